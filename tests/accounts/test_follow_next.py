import pytest
from django.urls import reverse

from tests.accounts.door import log_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "https://evil.example",
    "http://testserver.evil.example/",
    "http://testserver@evil.example/",
    "http://testserver/deals/",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "/\n/evil.example",
    " //evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "%2f%2fevil.example",
    "evil.example",
    ".evil.example",
    "@evil.example",
    "//evil.example%2f@testserver/",
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_log_in_leads_nowhere_else(client, wanted):
    UserFactory(username="ana")

    response = log_in(client, "ana", PASSWORD, next=wanted)

    assert response.status_code == 302
    assert response.url == "/dashboard/"


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_log_out_leads_nowhere_else(client_for, wanted):
    client = client_for(UserFactory())

    response = client.post(reverse("account_logout"), {"next": wanted})

    assert response.url == "/"


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_the_hats_lead_nowhere_else(client_for, wanted):
    client = client_for(UserFactory())

    response = client.post(reverse("accounts:welcome"), {"next": wanted, "commissions_art": "on"})

    assert response.url == "/welcome/tasks/"


def test_a_path_of_this_site_is_followed(client):
    UserFactory(username="ana")

    response = log_in(client, "ana", PASSWORD, next="/deals/?page=2")

    assert response.url == "/deals/?page=2"


def test_a_page_for_people_who_are_in_comes_back_after_the_log_in(client):
    UserFactory(username="ana")
    asked = client.get("/settings/profile/")

    response = client.post(asked.url, {"login": "ana", "password": PASSWORD})

    assert response.url == "/settings/profile/"
