"""The audit names every kind of damage, and the export carries nothing that runs."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from marketplace.deals import triggers
from marketplace.ledger import audit, errands
from marketplace.ledger.models import Transfer
from tests.commissions.jobs import Status, commission_of, press
from tests.factories import UserFactory
from tests.ledger.paying import charge_for, post_word, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def market(people, client):
    """Released, held, refunded, paid too late, and on its way to a bank: one of each."""
    deal = commission_of(people, Status.IN_REVIEW)
    press(press(deal, "approve"), "pay")
    errands.ask_payout(people.artist, 5400, op_id="one")
    commission_of(people, Status.CANCELLED)
    late = commission_of(people, Status.AGREED)
    charge = charge_for(late.payable_milestone())
    press(late, "withdraw")
    post_word(client, word(charge))


def damage(statement):
    """What a careless hand does to the tables, with the triggers out of the way."""
    connection.check_constraints()
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount > 0
    connection.check_constraints()
    triggers.install()


DAMAGES = {
    "UPDATE ledger_hold SET status = 'due' WHERE status = 'held'": "is due, but 12000 cents",
    "UPDATE ledger_hold SET status = 'held' WHERE status = 'void'": "is held, but 0 cents",
    "DELETE FROM ledger_transfer WHERE kind = 'released'": "6000 cents released, not so",
    "DELETE FROM ledger_transfer WHERE kind = 'refunded'": "6000 cents refunded, not so",
    "UPDATE ledger_transfer SET amount_cents = 601 WHERE kind = 'fee'": "is 601 cents, not 600",
    "UPDATE deals_deal SET fee_percent = 12": "fee is 600 cents, not 720",
    "DELETE FROM ledger_transfer WHERE kind = 'paid' AND amount_cents = 12000": "Held for deals: 0",
    "DELETE FROM ledger_refund WHERE hold_id IS NULL": "to be sent back: 6000 cents, not 0",
    "DELETE FROM ledger_refund WHERE hold_id IS NOT NULL": "nobody was asked to return",
    "UPDATE ledger_payout SET amount_cents = 1": "On its way out: 5400 cents, not 1",
    "UPDATE ledger_transfer SET amount_cents = 9900 WHERE kind = 'payout_asked'": "is overdrawn",
    "UPDATE ledger_payment SET amount_cents = 1 WHERE status = 'succeeded'": "sum of its holds",
}


def test_books_that_are_right_have_no_differences(market):
    assert list(audit.differences()) == []


@pytest.mark.parametrize("statement", DAMAGES)
def test_each_kind_of_damage_is_named(market, statement):
    damage(statement)

    assert DAMAGES[statement] in "\n".join(audit.differences())


def test_a_missing_trigger_is_named(market):
    connection.check_constraints()
    triggers.remove()

    assert "The trigger ledger_transfer_no_update is missing" in "\n".join(audit.differences())


def test_the_check_says_that_all_is_well(market, capsys):
    call_command("ledger_check")

    count = Transfer.objects.count()
    assert f"The books are right: {count} transfers, zero differences." in capsys.readouterr().out


def test_the_check_fails_loudly(market, capsys):
    damage("UPDATE ledger_payout SET amount_cents = 1")

    with pytest.raises(CommandError, match="wrong in 1 places") as failure:
        call_command("ledger_check")

    assert failure.value.returncode == 1
    assert "5400 cents, not 1" in capsys.readouterr().err


def test_the_export_has_every_transfer(market, capsys):
    call_command("ledger_export")

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [int(row["id"]) for row in rows] == list(Transfer.objects.values_list("pk", flat=True))
    assert sum(int(row["cents"]) for row in rows if row["kind"] == "paid") == 24000


@pytest.mark.parametrize("name", ["=cmd", "+1", "-1", "@sum"])
def test_the_export_runs_nothing_in_a_spreadsheet(people, name, capsys):
    people.artist = UserFactory(username=name, artist=True)
    commission_of(people, Status.ENDED)

    call_command("ledger_export")

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert f"'{name}" in {row["to_owner"] for row in rows}
