"""The texts of the house."""

import pytest
from django.core.checks import run_checks
from django.urls import reverse

from marketplace.pages.views.texts import TEXTS
from tests.hostile import Reader

pytestmark = pytest.mark.django_db


def page_of(client, name):
    return client.get(reverse(f"pages:{name}")).content.decode()


@pytest.mark.parametrize("name", [name for name, _ in TEXTS])
def test_everybody_reads_them_without_a_cookie(client, django_assert_num_queries, name):
    with django_assert_num_queries(0):
        answer = client.get(reverse(f"pages:{name}"))

    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("name", [name for name, _ in TEXTS])
def test_they_never_say_escrow(client, name):
    assert "escrow" not in page_of(client, name).lower()


@pytest.mark.parametrize(
    ("percent", "fee", "payout"), [("10", "$30.00", "$270.00"), ("7.5", "$22.50", "$277.50")]
)
def test_the_fee_comes_from_the_settings(client, settings, percent, fee, payout):
    from decimal import Decimal

    settings.FEE_PERCENT = Decimal(percent)

    page = page_of(client, "fees")

    assert f"{percent}%" in page
    assert fee in page
    assert payout in page


def test_the_days_come_from_the_settings(client, settings):
    settings.DEADLINE_DAYS = settings.DEADLINE_DAYS | {"stage_unreviewed": 23}

    assert "23 days" in page_of(client, "how-payment-works")


def test_the_name_of_the_site_comes_from_the_settings(client, settings):
    settings.SITE_NAME = "Corner Market"

    pages = [page_of(client, name) for name, _ in TEXTS]

    assert all("Corner Market" in page for page in pages)
    assert not any("Makers Yard" in page for page in pages)


def test_contact_shows_an_address_and_a_way_to_ask(client, settings):
    settings.CONTACT_EMAIL = "yard@example.com"

    links = Reader(page_of(client, "contact")).links

    assert "mailto:yard@example.com" in links
    assert f"{reverse('moderation:report')}?what=/contact/" in links


@pytest.mark.parametrize("name", ["how-payment-works", "fees", "terms"])
def test_they_say_that_no_real_money_moves(client, name):
    page = page_of(client, name)

    assert "ayments run in test mode" in page
    assert "no real money moves" in page


def test_robots_stay_out_of_what_is_private(client):
    answer = client.get("/robots.txt")

    assert answer["Content-Type"].startswith("text/plain")
    for private in ("/admin/", "/c/", "/dashboard/", "/files/", "/settings/"):
        assert f"Disallow: {private}" in answer.content.decode()


def test_a_browser_that_asks_for_an_icon_gets_it(client):
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    assert answer.url.endswith("brand.svg")


def test_django_finds_nothing_to_complain_about():
    assert run_checks() == []
