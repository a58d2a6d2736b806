import json
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.urls import reverse

from tests.accounts.door import is_signed_in, log_in, prove
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
ANSWER = {"clientDataJSON": "e30", "attestationObject": "oA", "authenticatorData": "AA"}
FORGED = [
    "",
    "nonsense",
    "[]",
    "{}",
    "1",
    '"text"',
    json.dumps({"id": "x", "rawId": "x", "type": "public-key", "response": {}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": ANSWER}),
    json.dumps({"id": "AA", "rawId": "AA", "response": ANSWER | {"userHandle": "!"}}),
    json.dumps({"id": "AA", "rawId": "AA", "response": ANSWER | {"signature": 5}}),
]


@pytest.fixture
def ana():
    return UserFactory(username="ana", email="ana@example.com")


@pytest.fixture
def client(client, ana):
    log_in(client, "ana", PASSWORD)
    prove(client, PASSWORD)
    return client


def digits(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def set_up_app(client):
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    response = client.post(reverse("mfa_activate_totp"), {"code": digits(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    return secret


def test_an_app_is_set_up_with_its_six_digits(client, ana, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)

    assert Authenticator.objects.filter(user=ana, type="totp").count() == 1
    assert "The app with six digits is on" in mail.outbox[-1].subject


def test_wrong_digits_set_up_nothing(client, ana):
    client.get(reverse("mfa_activate_totp"))

    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert response.context["form"].errors
    assert not Authenticator.objects.exists()


def test_the_square_is_drawn_in_the_page_itself(client):
    page = client.get(reverse("mfa_activate_totp")).content.decode()

    assert re.search(r'<svg class="qr"[^>]*viewBox="0 0 (\d+) \1"><path d="M4 4h1v1h-1z', page)
    assert "data:image" not in page


def test_the_password_alone_is_not_enough_any_more(client, client_for, ana):
    set_up_app(client)
    elsewhere = client_for()

    response = log_in(elsewhere, "ana", PASSWORD)

    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(elsewhere)
    response = elsewhere.post(response.url, {"code": "000000"})
    assert "This code is not right" in response.content.decode()
    assert not is_signed_in(elsewhere)


def test_a_recovery_code_works_once(client, client_for, ana):
    set_up_app(client)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    first, second = client_for(), client_for()
    for who in (first, second):
        log_in(who, "ana", PASSWORD)
        who.post(reverse("mfa_authenticate"), {"code": code})

    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_tries_at_the_digits_are_limited(client, client_for, ana):
    secret = set_up_app(client)
    elsewhere = client_for()
    log_in(elsewhere, "ana", PASSWORD)
    for _ in range(5):
        elsewhere.post(reverse("mfa_authenticate"), {"code": "000000"})

    elsewhere.post(reverse("mfa_authenticate"), {"code": digits(secret)})

    assert not is_signed_in(elsewhere)


def test_the_page_of_keys_says_who_asks(client, settings):
    page = client.get(reverse("mfa_add_webauthn"))

    options = page.context["js_data"]["creation_options"]["publicKey"]
    assert options["rp"] == {"id": "testserver", "name": settings.SITE_NAME}
    assert options["user"]["name"] == "ana@example.com"
    data = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page.text)
    assert json.loads(data[1])["creation_options"]["publicKey"]["rp"] == options["rp"]


def test_a_made_up_key_is_refused(client, ana):
    client.get(reverse("mfa_add_webauthn"))

    for credential in FORGED:
        response = client.post(
            reverse("mfa_add_webauthn"), {"name": "key", "credential": credential}
        )
        assert response.context["form"].errors

    assert not Authenticator.objects.exists()


def test_a_made_up_key_lets_nobody_in(client_for, ana):
    stranger = client_for()
    assert stranger.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})

    for credential in FORGED:
        stranger.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert not is_signed_in(stranger)


def test_whoever_has_not_just_proved_who_they_are_does_so_first(client_for, ana):
    response = client_for(ana).get(reverse("mfa_activate_totp"))

    assert response.url.startswith("/reauthenticate/")
