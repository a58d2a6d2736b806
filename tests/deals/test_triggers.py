"""The net in the database, for whatever goes around the verbs."""

import pytest
from django.db import IntegrityError, connection, transaction

from commissions.models import CommissionRequest
from marketplace.deals import triggers
from marketplace.deals.models import Deal, Event
from tests.deals.factories import CommissionFactory, quoted

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return quoted(CommissionFactory()).events.get()


def refused(statement):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_all_triggers_are_there_after_migrate():
    assert triggers.missing() == set()


def test_installing_again_changes_nothing():
    triggers.install()

    assert triggers.missing() == set()


def test_a_missing_trigger_is_named():
    triggers.remove()

    assert "deals_event_no_delete" in triggers.missing()
    triggers.install()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE deals_event SET note = 'other'",
        "DELETE FROM deals_event",
        "UPDATE deals_deal SET status = 'completed'",  # no verb leads there from quoted
        "UPDATE deals_deal SET status = 'nonsense'",
        "UPDATE deals_deal SET kind = 'order'",
    ],
)
def test_raw_sql_is_refused(event, statement):
    refused(statement)

    stored = Deal.objects.get()
    assert (stored.status, stored.kind) == ("quoted", "commission")
    assert Event.objects.get().note == event.note


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own way around a trigger")
def test_insert_or_replace_is_refused(event):
    refused(
        "INSERT OR REPLACE INTO deals_event (id, deal_id, role, verb, before, after, note, at) "
        f"VALUES ({event.pk}, {event.deal_id}, 'seller', 'quote', '', '', 'other', '2020-01-01')"
    )


def test_a_status_of_no_wing_cannot_be_inserted():
    with pytest.raises(IntegrityError), transaction.atomic():
        CommissionFactory(status="nonsense")

    assert not CommissionRequest.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.django_db(transaction=True)
def test_truncate_is_refused(event):
    refused("TRUNCATE deals_event")
    refused("TRUNCATE deals_deal CASCADE")

    assert Event.objects.count() == 1
