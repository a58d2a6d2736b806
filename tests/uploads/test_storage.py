"""What STORAGE_URL turns into, and that the private storage never has a public address."""

from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import InvalidStorageError, storages
from django.utils import timezone
from django.utils.module_loading import import_string

from marketplace import environment
from marketplace.uploads.models import Picture
from marketplace.uploads.purposes import PURPOSES

from .buckets import Buckets
from .pictures import upload

URL = "s3://KEY:a%2Fb@s3.example.com:9000/shown/hidden?region=eu-1"


def made(url, tmp_path=Path("/nowhere")):
    return environment.storages(url, public=tmp_path / "media", private=tmp_path / "private")


def built(settings_of_one):
    return import_string(settings_of_one["BACKEND"])(**settings_of_one["OPTIONS"])


def test_folders_by_default(tmp_path):
    found = made("", tmp_path)

    assert built(found["default"]).location == str(tmp_path / "media")
    assert built(found["private"]).location == str(tmp_path / "private")
    with pytest.raises(ValueError, match="no address"):
        built(found["private"]).url("key/large.webp")


def test_private_files_are_for_the_site_s_own_account_alone(tmp_path):
    place = built(made("", tmp_path)["private"])
    place.save("key/large.webp", ContentFile(b"x"))

    file = tmp_path / "private" / "key" / "large.webp"
    assert [oct(path.stat().st_mode)[-3:] for path in (file, file.parent)] == ["600", "700"]


@pytest.mark.parametrize("which", ["default", "private"])
def test_buckets_keep_what_is_there_and_give_no_rights(which):
    place = built(made(URL)[which])

    assert place.file_overwrite is False
    assert place.default_acl is None
    assert place.max_memory_size == 1024 * 1024
    assert (place.access_key, place.secret_key) == ("KEY", "a/b")
    assert (place.endpoint_url, place.region_name) == ("https://s3.example.com:9000", "eu-1")
    assert place.bucket_name == {"default": "shown", "private": "hidden"}[which]


def test_private_addresses_are_signed_and_never_a_site_s_own(tmp_path):
    place = built(made(URL)["private"])

    assert place.querystring_auth is True
    assert place.custom_domain is None
    assert place.querystring_expire <= 60
    assert "X-Amz-Signature" in place.url("key/large.webp")


def test_public_addresses_are_plain_and_kept_by_browsers():
    place = built(made(URL)["default"])

    assert place.url("key/large.webp") == "https://s3.example.com:9000/shown/key/large.webp"
    assert "immutable" in place.object_parameters["CacheControl"]
    assert environment.picture_hosts(URL) == ["https://s3.example.com:9000"]


@pytest.mark.parametrize(
    "url", ["https://s3.example.com/a/b", "s3://host/one", "s3://host", "s3:///a/b", "s3://h/a/a"]
)
def test_a_storage_that_makes_no_sense_is_refused_at_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL"):
        made(url)


def test_the_two_storages_are_apart():
    assert storages["default"].location != storages["private"].location
    with pytest.raises(InvalidStorageError):
        storages["other"]


@pytest.fixture
def buckets(settings):
    with Buckets() as running:
        found = made(running.address + "?region=eu-1&insecure=1")
        settings.STORAGES = settings.STORAGES | found
        yield running


@pytest.mark.django_db
def test_pictures_live_in_buckets_like_in_folders(buckets, client_for, people):
    shown = Picture.objects.take(upload(), owner=people.artist)
    hidden = Picture.objects.take(upload(), owner=people.artist, private=True, keep_full=True)

    assert f"/shown/{shown.key}/large.webp" in buckets.objects
    assert f"/hidden/{hidden.key}/full.jpg" in buckets.objects
    assert shown.url("large").endswith(f"/shown/{shown.key}/large.webp")
    assert hidden.url("large") == f"/files/{hidden.code}/large/"
    assert urlopen(shown.url("large")).headers["Content-Type"] == "image/webp"

    answer = client_for(people.artist).get(hidden.url("large"))
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert client_for(people.stranger).get(hidden.url("large")).status_code == 404
    with pytest.raises(HTTPError, match="403"):
        urlopen(f"{buckets.site}/hidden/{hidden.key}/large.webp")


@pytest.mark.django_db(transaction=True)
def test_buckets_are_swept_like_folders(buckets, people):
    unused = Picture.objects.take(upload(), owner=people.artist, private=True)
    lost = Picture.objects.take(upload(), owner=people.artist)
    Picture.objects.filter(pk=lost.pk)._raw_delete("default")

    later = timezone.now() + timedelta(hours=25)
    assert Picture.objects.sweep(later - timedelta(hours=2)) == {"pictures": 0, "files": 0}
    assert Picture.objects.sweep(later) == {"pictures": 1, "files": 1}
    assert not Picture.objects.filter(pk=unused.pk).exists()
    assert buckets.objects == {}


@pytest.mark.django_db
def test_a_bucket_that_is_down_leaves_no_row_and_one_may_try_again(buckets, client_for, people):
    buckets.is_down = True
    data = {"purpose": PURPOSES["reference"].token(), "files": upload()}

    answer = client_for(people.buyer).post(
        "/uploads/", data, headers={"accept": "application/json"}
    )

    assert answer.status_code == 503
    assert "Try again in a minute" in answer.json()["refused"][0]["words"]
    assert not Picture.objects.exists()
