"""What a visitor reads when a page cannot be shown."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.test import Client
from django.urls import reverse

from marketplace.pages.views import errors
from tests.commissions.jobs import commission_of


@pytest.fixture
def page_of(rf):
    """The page that a handler makes for a visitor."""

    def make(handler, *error):
        request = rf.get("/somewhere/")
        request.id = "0123456789abcdef"
        return handler(request, *error)

    return make


@pytest.mark.parametrize(
    ("handler", "error", "status"),
    [
        (errors.bad_request, SuspiciousOperation("x"), 400),
        (errors.bad_request, RequestDataTooBig("x"), 413),
        (errors.forbidden, PermissionDenied("x"), 403),
        (errors.not_found, Exception("x"), 404),
        (errors.too_many, Exception("x"), 429),
    ],
)
def test_every_error_has_a_page_in_the_look_of_the_site(page_of, handler, error, status):
    answer = page_of(handler, error)

    assert answer.status_code == status
    assert "Makers Yard" in answer.content.decode()
    assert "<h1" in answer.content.decode()


def test_a_refusal_says_who_can(page_of):
    words = "This is for the other side of the deal to do."

    assert words in page_of(errors.forbidden, PermissionDenied(words)).content.decode()


@pytest.mark.django_db
def test_what_is_missing_and_what_is_private_look_alike(client_for, people):
    deal = commission_of(people)
    client = client_for(people.stranger)

    private, missing = client.get(f"/c/{deal.code}/"), client.get("/c/bbbbbbbbbb/")

    assert client_for(people.buyer).get(f"/c/{deal.code}/").status_code == 200
    assert (private.status_code, missing.status_code) == (404, 404)
    assert len(private.content) == len(missing.content)


@pytest.mark.django_db
def test_a_signed_in_person_reads_as_whom(client_for, people):
    page = client_for(people.stranger).get("/c/bbbbbbbbbb/").content.decode()

    assert "Stan Stranger" in page
    assert "Wrong account?" in page


@pytest.mark.django_db
def test_a_visitor_of_a_missing_page_gets_no_cookie(client):
    answer = client.get("/nothing/here/")

    assert answer.status_code == 404
    assert not answer.cookies
    assert "Wrong account?" not in answer.content.decode()


def test_the_page_for_broken_things_needs_no_database(page_of):
    # Without the db mark any query would fail this test.
    answer = page_of(errors.server_error)

    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
    assert "0123456789abcdef" in answer.content.decode()


def test_when_even_that_page_breaks_there_are_last_words(page_of, settings, tmp_path):
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]

    answer = page_of(errors.server_error)

    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_words(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.buyer)

    answer = client.post(reverse("accounts:block", args=["ines"]))

    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()
    assert not people.buyer.blocks.exists()


@pytest.mark.django_db
def test_a_request_that_is_too_big_is_refused_in_words(client_for, people, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    address = reverse("moderation:report", query={"what": "/u/ines/"})

    answer = client_for(people.buyer).post(address, {"reason": "scam", "words": "x" * 2000})

    assert answer.status_code == 413
    assert "<h1" in answer.content.decode()
