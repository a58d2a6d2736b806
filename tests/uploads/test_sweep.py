"""No row without its file, no file without its row: what nobody will miss is cleared away."""

import os
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from commissions.models import ArtistProfile, PortfolioPiece
from marketplace.uploads.intake import Refused
from marketplace.uploads.models import Picture
from marketplace.uploads.storage import listing

from .pictures import upload

pytestmark = pytest.mark.django_db(transaction=True)

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _fresh_folders(settings, tmp_path):
    """Other tests leave files without rows behind."""
    settings.STORAGES = {
        name: options | {"OPTIONS": {"location": str(tmp_path / name)}}
        for name, options in settings.STORAGES.items()
        if name != "staticfiles"
    } | {"staticfiles": settings.STORAGES["staticfiles"]}


@pytest.fixture
def picture(people):
    return Picture.objects.take(upload(), owner=people.artist, private=True, keep_full=True)


def sweep(after=DAY + timedelta(minutes=1)):
    return Picture.objects.sweep(timezone.now() + after)


def test_what_was_never_used_goes_after_a_day(picture):
    assert sweep() == {"pictures": 1, "files": 0}

    assert not Picture.objects.exists()
    assert not storages["private"].exists(picture.key)


def test_it_waits_a_day(picture):
    assert sweep(DAY - timedelta(minutes=1)) == {"pictures": 0, "files": 0}

    assert storages["private"].exists(f"{picture.key}/full.jpg")


def test_what_belongs_to_something_stays(picture):
    assert picture.attach()
    assert not picture.attach()

    assert sweep() == {"pictures": 0, "files": 0}


def test_what_something_uses_stays_even_if_nobody_said_so(people, picture):
    profile = ArtistProfile.objects.create(artist=people.artist, fresh_at=timezone.now())
    PortfolioPiece.objects.create(profile=profile, title="A fox", picture=picture)

    assert sweep() == {"pictures": 0, "files": 0}
    picture.refresh_from_db()
    assert picture.attached_at


@pytest.mark.parametrize("where", ["default", "private"])
def test_files_without_a_row_go_after_a_day(people, where):
    picture = Picture.objects.take(upload(), owner=people.artist, private=where == "private")
    Picture.objects.filter(pk=picture.pk)._raw_delete("default")
    assert storages[where].exists(f"{picture.key}/small.webp")

    assert sweep(DAY - timedelta(minutes=1))["files"] == 0
    assert sweep() == {"pictures": 0, "files": 1}
    assert not storages[where].exists(picture.key)


def test_half_written_files_go_too(picture, people):
    os.makedirs(storages["default"].path("0" * 32))

    assert sweep()["files"] == 1


def test_files_whose_row_is_rolled_back_go_in_the_end(people):
    with transaction.atomic():
        Picture.objects.take(upload(), owner=people.artist)
        transaction.set_rollback(True)
    assert not Picture.objects.exists()

    assert sweep() == {"pictures": 0, "files": 1}


def test_files_stay_when_deleting_the_row_is_rolled_back(picture):
    with transaction.atomic():
        picture.delete()
        transaction.set_rollback(True)

    assert Picture.objects.exists()
    assert storages["private"].exists(f"{picture.key}/large.webp")


def test_a_full_disk_leaves_neither_row_nor_file(people, monkeypatch):
    place = type(storages["private"])
    save = place.save

    def fill_up(self, name, content):
        if name.endswith("middle.webp"):
            raise OSError(28, "No space left on device")
        return save(self, name, content)

    monkeypatch.setattr(place, "save", fill_up)
    with pytest.raises(Refused, match="could not store it just now"):
        Picture.objects.take(upload(), owner=people.artist, private=True)

    assert not Picture.objects.exists()
    assert listing(storages["private"]) == ([], [])


def test_a_storage_that_is_down_does_not_undo_a_deletion(picture, monkeypatch):
    def down(*args):
        raise OSError("connection refused")

    monkeypatch.setattr(type(storages["private"]), "listdir", down)
    picture.delete()

    assert not Picture.objects.exists()
