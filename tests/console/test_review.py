"""The operators' desk: who comes in, what it shows, and what it never does."""

import html
import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commissions.models import ArtistProfile, CommissionRequest
from marketplace.accounts.models import User
from marketplace.deals.models import Deal, Event
from marketplace.moderation.models import Report
from marketplace.readonly import ReadOnlyAdmin
from tests.commissions.jobs import commission_of, press
from tests.factories import UserFactory
from tests.hostile import HOSTILE, Reader

pytestmark = pytest.mark.django_db

LISTED = [User, Deal, Event, CommissionRequest, ArtistProfile, Report]


def changelist(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def change(row):
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


@pytest.fixture
def rows(people):
    """One row of every listed model."""
    deal = commission_of(people)
    facts = {"reporter": people.buyer, "person": people.artist, "title": "Ines", "reason": "scam"}
    report = Report.objects.create(path="/u/ines/", words="A bank transfer.", **facts)
    profile = people.artist.artist_profile
    return [people.buyer, deal.deal, deal.events.first(), deal, profile, report]


def test_everything_that_is_listed_is_read_only():
    assert [m for m, a in admin.site._registry.items() if not isinstance(a, ReadOnlyAdmin)] == []


def test_what_has_to_be_there_is_listed():
    assert set(LISTED) <= set(admin.site._registry)


@pytest.mark.parametrize("who", ["operator", "superuser"])
def test_operators_read_every_list_and_every_row(client_for, people, rows, who):
    client = client_for(getattr(people, who))

    pages = [changelist(type(row)) for row in rows] + [change(row) for row in rows]

    assert {client.get(page).status_code for page in pages} == {200}


@pytest.mark.parametrize("who", [None, "buyer", "artist"])
def test_nobody_else_comes_in(client_for, people, rows, who):
    client = client_for(who and getattr(people, who))

    answers = [client.get(page) for page in [reverse("admin:index"), *map(change, rows)]]

    assert not any(answer.status_code == 200 for answer in answers)


def test_an_operator_who_left_is_out_at_once(client_for, people):
    client = client_for(people.operator)
    assert client.get(reverse("admin:index")).status_code == 200

    User.objects.filter(pk=people.operator.pk).update(is_active=False)

    assert client.get(reverse("admin:index")).status_code != 200


@pytest.mark.parametrize("who", ["operator", "superuser"])
def test_nothing_is_added_changed_or_deleted(client_for, people, rows, who):
    client = client_for(getattr(people, who))

    for row in rows:
        before = type(row).objects.count()
        options = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        facts = {"title": "Forged", "status": "completed", "is_superuser": "on", "email": "x@x.x"}
        delete = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
        assert client.post(reverse(f"{options}_add"), facts).status_code == 403
        assert client.post(change(row), facts | {"_save": "Save"}).status_code == 403
        assert client.post(change(row), facts | {"_saveasnew": "1"}).status_code == 403
        assert client.post(reverse(f"{options}_delete", args=[row.pk]), delete).status_code == 403
        client.post(changelist(type(row)), delete)
        assert type(row).objects.count() == before
        assert vars(type(row).objects.get(pk=row.pk)).get("title") != "Forged"


def test_forged_list_edits_change_nothing(client_for, people, rows):
    forged = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "1",
        "form-0-id": rows[-1].pk,
        "form-0-status": "handled",
        "form-1-status": "open",
        "_save": "Save",
    }

    client_for(people.superuser).post(changelist(Report), forged)

    assert [report.status for report in Report.objects.all()] == ["open"]


@pytest.mark.parametrize(
    "query",
    [
        "password__startswith=a",
        "email__startswith=b",
        "reporter__password__startswith=a",
        "buyer__password__startswith=a",
        "buyer__email__startswith=b",
        "actor__email__contains=e",
        "artist__password__contains=e",
        "user_permissions__codename=x",
        "_to_field=password",
        "_popup=1&_to_field=email",
    ],
)
@pytest.mark.parametrize("model", LISTED)
def test_a_hidden_column_cannot_be_read_letter_by_letter(client_for, people, rows, model, query):
    answer = client_for(people.operator).get(f"{changelist(model)}?{query}")

    # Refused, or sent back to the whole list.
    assert answer.status_code in (302, 400)
    assert answer.get("Location", "").endswith(("", "?e=1"))


@pytest.mark.parametrize("model", LISTED)
def test_every_filter_that_is_offered_works(client_for, people, rows, model):
    client = client_for(people.operator)
    page = client.get(changelist(model)).content.decode()

    filters = set(re.findall(r'<a href="(\?[^"]*=[^"]*)"', page))

    assert {
        client.get(changelist(model) + html.unescape(each)).status_code for each in filters
    } <= {200}


@pytest.mark.parametrize("model", LISTED)
def test_lists_do_not_count_without_end(client_for, people, model, django_assert_max_num_queries):
    client = client_for(people.operator)

    with django_assert_max_num_queries(12) as asked:
        client.get(changelist(model))

    counts = [query["sql"] for query in asked if "COUNT(" in query["sql"].upper()]
    assert [sql for sql in counts if "LIMIT" not in sql.upper()] == []


@pytest.mark.parametrize("model", LISTED)
def test_lists_ask_the_same_for_one_and_for_three(
    client_for, people, rows, model, django_assert_max_num_queries
):
    client = client_for(people.operator)

    def count():
        with django_assert_max_num_queries(20) as asked:
            client.get(changelist(model))
        return len(asked)

    at_one = count()
    for name in ("Second", "Third"):
        person = UserFactory(display_name=name, artist=True)
        ArtistProfile.objects.create(artist=person)
        Report.objects.create(
            reporter=person, person=people.artist, path="/u/ines/", title=name, reason="scam"
        )
    for title in ("Second", "Third"):
        commission_of(people, title=title)

    assert count() == at_one


def test_hostile_words_stay_words(client_for, people, rows):
    client = client_for(people.operator)
    report = rows[-1]
    harmless = Reader(client.get(change(report)).content.decode())

    for words in HOSTILE:
        Report.objects.filter(pk=report.pk).update(words=words, title=words[:200])
        found = Reader(client.get(change(report)).content.decode())
        assert found.tags <= harmless.tags, words
        assert not {name for name in found.attributes if name.startswith("on")}, words
        assert not {url for url in found.links if url and url.startswith("javascript")}, words


def test_the_brief_stays_with_the_two_of_a_deal(client_for, people):
    deal = commission_of(people, description="A secret birthday.", references=1)
    client = client_for(people.superuser)

    pages = [client.get(change(row)).content.decode() for row in (deal, deal.deal)]

    assert all("Bea Buyer" in page for page in pages)
    assert not any("A secret birthday." in page for page in pages)
    assert not any(deal.references.get().picture.code in page for page in pages)


def test_an_empty_desk_says_so(client_for, people):
    page = client_for(people.operator).get(reverse("admin:index")).content.decode()

    assert "Nothing waiting" in page


def test_the_desk_shows_the_oldest_report_first(client_for, people, rows):
    Report.objects.update(created_at=timezone.now() - timezone.timedelta(hours=41))
    Report.objects.create(reporter=people.artist, path="/u/bea/", title="Bea", reason="other")

    page = client_for(people.operator).get(reverse("admin:index")).content.decode()

    assert "Oldest open 41 h" in page
    assert re.search(r'queue__count">2<', page)
    assert page.index(">Ines</a>") < page.index(">Bea</a>")


def test_passwords_are_changed_on_the_sites_own_page(client_for, people):
    answer = client_for(people.operator).get(reverse("admin:password_change"))

    assert answer.url == reverse("account_change_password")


NONSENSE = ["status=%00", "state=%00", "reason__exact=%00", "date_joined__year=99999999999", "p=-1"]


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_in_a_filter_breaks_no_list(client_for, people, rows, query):
    client = client_for(people.operator)

    statuses = {client.get(f"{changelist(type(row))}?{query}").status_code for row in rows}

    assert statuses <= {200, 302, 400}


def test_a_key_larger_than_any_is_nobodys(client_for, people, rows):
    client = client_for(people.operator)

    for row in rows:
        options = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        assert client.get(reverse(f"{options}_change", args=["9" * 26])).status_code == 302
        assert client.get(reverse(f"{options}_history", args=["9" * 26])).status_code == 302


def queries_for(client, pages):
    with CaptureQueriesContext(connection) as asked:
        for page in pages:
            client.get(page)
    return len(asked)


def test_a_page_needs_the_same_queries_however_much_happened(client_for, people):
    deal = commission_of(people, "in_progress")
    people.artist.block(people.stranger)
    client = client_for(people.superuser)
    pages = [change(deal), change(deal.deal), change(people.artist)]
    queries_for(client, pages)  # Django remembers the content types
    once = queries_for(client, pages)

    for person in (people.other_artist, people.operator):
        press(deal, "share")
        people.artist.block(person)

    assert queries_for(client, pages) == once
