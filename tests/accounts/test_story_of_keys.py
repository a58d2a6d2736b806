"""In a real browser: an app with six digits, a passkey, and the way back in with each."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD, UserFactory
from tests.stage import axe, scrolls_sideways

pytestmark = pytest.mark.browser

# A device that holds passkeys and always says yes.
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _plain_http(settings):
    """The stage has no certificate; a browser allows passkeys on localhost all the same."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


def six_digits(secret):
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mark = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = mark[-1] & 15
    number = struct.unpack(">I", mark[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def log_in(page):
    page.goto("/login/")
    page.get_by_label("E-mail or public name").fill("ana")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda address: "/login/" not in address)


def log_out(page):
    page.goto("/logout/")
    page.locator("main").get_by_role("button", name="Log out").click()
    page.wait_for_url(lambda address: "/logout/" not in address)


def look(page):
    axe(page)
    assert not scrolls_sideways(page)


def set_up_app(page):
    page.goto("/2fa/totp/activate/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    secret = page.locator(".qr__secret").inner_text()
    page.get_by_label("Six digits from the app").fill(six_digits(secret))
    page.get_by_role("button", name="Switch it on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    return page.locator(".recovery-codes li").first.inner_text()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [390, 1440])
def test_an_app_guards_the_account(stage, width, javascript):
    UserFactory(username="ana")
    page = stage.page(width=width, dark=javascript, javascript=javascript)
    log_in(page)
    recovery_code = set_up_app(page)
    if javascript:
        look(page)
    log_out(page)

    log_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")
    page.get_by_label("Code from your app").fill(recovery_code)
    page.locator("main").get_by_role("button", name="Log in").click()

    page.wait_for_url("**/dashboard/")


def test_a_passkey_opens_the_door_without_a_word(stage):
    UserFactory(username="ana")
    page = stage.page(width=390)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    log_in(page)
    set_up_app(page)
    page.goto("/2fa/webauthn/add/")
    look(page)
    page.get_by_label("Let it log me in on its own").check()
    page.get_by_role("button", name="Add the key").click()
    page.wait_for_url("**/2fa/")
    page.goto("/2fa/webauthn/")
    look(page)
    log_out(page)

    page.goto("/login/")
    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url("**/dashboard/")
