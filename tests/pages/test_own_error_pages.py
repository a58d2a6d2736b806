"""A demonstration runs with DEBUG on, and shows the site's own error pages all the same."""

import pytest
from django.conf import settings as live
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation

from marketplace.pages.middleware import OwnErrorPagesMiddleware

pytestmark = pytest.mark.django_db
MIDDLEWARE = "marketplace.pages.middleware.OwnErrorPagesMiddleware"


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEBUG = True
    names = [name for name in live.MIDDLEWARE if name != MIDDLEWARE]
    names.insert(names.index("allauth.account.middleware.AccountMiddleware"), MIDDLEWARE)
    settings.MIDDLEWARE = names


@pytest.mark.parametrize("path", ["/nothing-of-the-kind/", "/artists/nobody-at-all/"])
def test_what_is_missing(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "There is nothing here" in response.text
    assert "DEBUG" not in response.text


def test_an_address_without_its_slash_is_still_put_right(client):
    response = client.get("/help")

    assert (response.status_code, response["Location"]) == (301, "/help/")


def test_a_password_is_still_asked_for_again(client_for, people):
    response = client_for(people.buyer).get("/2fa/totp/activate/")

    assert response.status_code == 302
    assert response["Location"].startswith("/reauthenticate/")


def test_what_breaks_is_logged_and_tells_no_settings(rf, caplog):
    request = rf.get("/fees/")

    response = OwnErrorPagesMiddleware(None).process_exception(request, RuntimeError("teapot"))

    assert response.status_code == 500
    assert "Something broke on our side" in response.text
    assert "teapot" not in response.text
    assert "teapot" in caplog.text


@pytest.mark.parametrize(
    ("exception", "status"),
    [(PermissionDenied("Only Ines may."), 403), (SuspiciousOperation(), 400), (BadRequest(), 400)],
)
def test_what_is_refused_keeps_its_status(rf, exception, status):
    response = OwnErrorPagesMiddleware(None).process_exception(rf.get("/fees/"), exception)

    assert response.status_code == status
