"""Every page of getting in and of the settings stands in the site's own page."""

import re

import pytest
from django.urls import reverse

from tests.accounts.door import log_in, prove, sign_up
from tests.accounts.test_guard_with_second_factor import set_up_app
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

OUTSIDE = [
    "/login/",
    "/signup/",
    "/login/code/",
    "/password/reset/",
    "/password/reset/done/",
    "/inactive/",
]
INSIDE = [
    "/logout/",
    "/email/",
    "/password/change/",
    "/reauthenticate/",
    "/2fa/",
    "/2fa/totp/activate/",
    "/2fa/webauthn/",
    "/2fa/webauthn/add/",
    "/sessions/",
    "/welcome/",
    "/settings/profile/",
    "/settings/name/",
    "/settings/mark/",
    "/settings/hats/",
    "/settings/blocks/",
]
ALLAUTH_WORDS = re.compile(r"Sign In|Sign Up|Sign Out|Signup|Please reauthenticate|<noscript>")


def check(page):
    text = page.content.decode()
    assert page.status_code == 200
    assert 'class="site-header"' in text
    assert text.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text), "inline script"
    assert not re.search(r"<[^>]+ style=|<style|<[^>]+ on\w+=|javascript:", text), "inline style"
    assert 'src="data:' not in text
    assert not ALLAUTH_WORDS.search(text)
    assert "placeholder=" not in text.split("<main", 1)[1].split("</main>", 1)[0]


@pytest.mark.parametrize("path", OUTSIDE)
def test_outside(client, path):
    check(client.get(path))


@pytest.fixture
def ana(client):
    user = UserFactory(username="ana", email="ana@example.com", artist=True)
    log_in(client, "ana", PASSWORD)
    prove(client, PASSWORD)
    return user


@pytest.mark.parametrize("path", INSIDE)
def test_inside(client, ana, path):
    check(client.get(path))


@pytest.mark.parametrize(
    "path", [path for path in INSIDE if path.startswith(("/settings", "/email"))]
)
def test_every_topic_of_the_settings_leads_to_the_others(client, ana, path):
    page = client.get(path)

    topics = page.content.decode().split('class="side-nav"', 1)[1].split("</nav>", 1)[0]
    assert topics.count("<a ") == 11
    assert topics.count('aria-current="page"') == 1


def test_pages_below_a_topic_belong_to_it(client, ana):
    page = client.get("/2fa/webauthn/add/").content.decode()

    assert '<a href="/2fa/" aria-current="page">' in page


def test_the_pages_of_codes(client):
    sign_up(client)
    check(client.get("/confirm-email/"))


def test_the_second_step(client_for, client, ana):
    set_up_app(client)
    for path in (
        "/2fa/",
        "/2fa/recovery-codes/",
        "/2fa/recovery-codes/generate/",
        "/2fa/totp/deactivate/",
    ):
        check(client.get(path))
    elsewhere = client_for()
    log_in(elsewhere, "ana", PASSWORD)
    check(elsewhere.get(reverse("mfa_authenticate")))


def test_who_is_inside_does_not_log_in_again(client, ana):
    assert client.get("/login/").url == "/dashboard/"
    assert client.get("/signup/").url == "/dashboard/"


@pytest.mark.parametrize("path", ["/login/", "/signup/"])
def test_no_page_of_getting_in_is_kept_by_a_cache(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", [path for path in INSIDE if path.startswith(("/set", "/wel"))])
def test_no_page_of_the_settings_is_kept_by_a_cache(client, ana, path):
    assert "no-store" in client.get(path)["Cache-Control"]
