"""What every answer tells the browser, and what no answer may do."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.commissions.jobs import commission_of
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

PAGES = ["/", "/help/", "/login/", "/u/ines/", "/dashboard/", "/admin/", "/nothing/here/"]
EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def client(client_for, people):
    return client_for(people.operator)


def policy_of(answer):
    parts = answer["Content-Security-Policy"].split(";")
    return {part.split()[0]: part.split()[1:] for part in parts}


@pytest.mark.parametrize("address", [*PAGES, "/healthz", "/readyz", "/robots.txt"])
def test_every_answer_is_guarded(client, address):
    answer = client.get(address)

    assert {name: answer[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("address", PAGES)
def test_the_policy_lets_nothing_in_from_elsewhere(client, address):
    policy = policy_of(client.get(address))

    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == ["'self'"]
    assert not any("unsafe" in word or "*" in word for words in policy.values() for word in words)


def test_a_private_picture_is_guarded_too(client_for, people):
    picture = commission_of(people, references=1).references.get().picture

    answer = client_for(people.artist).get(picture.url("small"))

    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_a_broken_page_is_guarded_too(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("marketplace.pages.views.deals.Overview", None)

    answer = client.get("/dashboard/")

    assert answer.status_code == 500
    assert {name: answer[name] for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("address", PAGES)
def test_pages_have_nothing_inline(client, address):
    page = client.get(address).content.decode()

    assert " style=" not in page
    assert "<style" not in page
    assert "javascript:" not in page


def test_cookies_are_for_this_site_and_for_https_alone(people):
    client = Client()
    client.get("/login/")

    client.post("/login/", {"login": people.buyer.email, "password": PASSWORD})

    assert {"sessionid", "csrftoken"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


def test_production_keeps_browsers_on_https():
    assert settings.SECURE_HSTS_SECONDS >= 3600
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver@evil", "a b"]
)
def test_another_host_is_refused(host):
    answer = Client().get("/", headers={"host": host})

    assert answer.status_code == 400


def test_a_host_that_a_stranger_forwards_is_not_believed(client):
    page = client.get("/", headers={"x-forwarded-host": "evil.example"}).content.decode()

    assert "evil.example" not in page


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example",
        "%2f%2fevil.example",
        "/%09/evil.example",
        "\thttps://evil.example",
        "https://testserver@evil.example/",
        "javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("address", ["/", "/appearance/", "/login/", "/admin/login/"])
def test_next_leads_nowhere_else(people, address, elsewhere):
    facts = {"next": elsewhere, "theme": "dark", "login": people.buyer.email, "password": PASSWORD}

    for answer in (
        Client().get(address, {"next": elsewhere}),
        Client().post(address, facts, query_params={"next": elsewhere}),
    ):
        assert answer.get("Location", "/").startswith("/")
        assert not answer.get("Location", "/").startswith(("//", "/\\"))


def test_logging_out_needs_a_post(client_for, people):
    client = client_for(people.buyer)

    client.get(reverse("account_logout"))

    assert client.get("/dashboard/").status_code == 200
