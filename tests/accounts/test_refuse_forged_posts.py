"""A page of somebody else's that posts to ours changes nothing."""

import pytest
from django.test import Client

from tests.accounts.door import is_signed_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

OUTSIDE = {
    "/signup/": {"email": "x@example.com", "password1": "seven blue kettles", "display_name": "X"},
    "/login/": {"login": "ana", "password": PASSWORD},
    "/login/code/": {"email": "ana@example.com"},
    "/password/reset/": {"email": "ana@example.com"},
    "/2fa/webauthn/login/": {"credential": "{}"},
}
INSIDE = {
    "/logout/": {},
    "/email/": {"email": "x@example.com", "action_add": ""},
    "/password/change/": {"oldpassword": PASSWORD, "password1": "seven blue kettles"},
    "/reauthenticate/": {"password": PASSWORD},
    "/sessions/": {},
    "/welcome/": {"sells_art": "on"},
    "/settings/profile/": {"display_name": "Forged", "time_zone": "UTC"},
    "/settings/name/": {"username": "forged"},
    "/settings/mark/": {"mark": "snail-1"},
    "/settings/hats/": {"sells_art": "on"},
    "/u/otto/block/": {},
    "/u/otto/unblock/": {},
}


@pytest.fixture
def ana():
    UserFactory(username="otto")
    return UserFactory(username="ana", email="ana@example.com", display_name="Ana")


@pytest.mark.parametrize(("path", "fields"), OUTSIDE.items())
def test_outside(ana, path, fields):
    client = Client(enforce_csrf_checks=True)

    assert client.post(path, fields).status_code == 403
    assert not is_signed_in(client)


@pytest.mark.parametrize(("path", "fields"), INSIDE.items())
@pytest.mark.parametrize("token", [None, "x" * 32, "y" * 64])
def test_inside(ana, path, fields, token):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana)
    forged = fields | ({"csrfmiddlewaretoken": token} if token else {})

    assert client.post(path, forged).status_code == 403

    before = ana.__dict__.copy()
    ana.refresh_from_db()
    facts = ("display_name", "username", "email", "mark", "sells_art", "password")
    assert [getattr(ana, fact) for fact in facts] == [before[fact] for fact in facts]
    assert is_signed_in(client)
    assert not ana.blocks.exists()


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://testserver.evil.example", "null"]
)
def test_a_right_token_from_a_strange_place_is_refused(ana, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana)
    token = client.get("/settings/profile/").context["csrf_token"]
    fields = INSIDE["/settings/profile/"] | {"csrfmiddlewaretoken": str(token)}

    refused = client.post("/settings/profile/", fields, headers={"origin": origin})
    taken = client.post("/settings/profile/", fields, headers={"origin": "http://testserver"})

    assert (refused.status_code, taken.status_code) == (403, 302)


@pytest.mark.parametrize("path", INSIDE)
def test_looking_changes_nothing(ana, path):
    client = Client()
    client.force_login(ana)

    client.get(path, INSIDE[path])

    ana.refresh_from_db()
    assert (ana.display_name, ana.username, ana.sells_art) == ("Ana", "ana", False)
    assert is_signed_in(client)
    assert not ana.blocks.exists()
