"""The books: a transfer goes from one account to another, and stays as it is."""

import pytest
from django.db import IntegrityError, connection, transaction

from marketplace.ledger.models import Account, Transfer

pytestmark = pytest.mark.django_db

Kind = Account.Kind


def transfer(debit, credit, amount_cents, key="fee:1"):
    return Transfer.objects.create(
        debit=debit, credit=credit, amount_cents=amount_cents, kind="fee", key=key
    )


@pytest.fixture
def held():
    return Account.objects.house(Kind.HELD)


@pytest.fixture
def fees():
    return Account.objects.house(Kind.FEES)


def test_the_house_has_one_account_of_each_kind(held):
    assert Account.objects.house(Kind.HELD) == held

    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(kind=Kind.HELD)


def test_a_person_has_one_balance(people):
    account = Account.objects.balance_of(people.artist)

    assert Account.objects.balance_of(people.artist) == account
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(kind=Kind.BALANCE, owner=people.artist)


def test_a_balance_is_what_came_less_what_went(held, fees):
    transfer(held, fees, 500, "a")
    transfer(held, fees, 25, "b")
    transfer(fees, held, 100, "c")

    assert (held.balance_cents, fees.balance_cents) == (-425, 425)


@pytest.mark.parametrize("cents", [0, -1])
def test_a_transfer_is_positive(held, fees, cents):
    with pytest.raises(IntegrityError), transaction.atomic():
        transfer(held, fees, cents)

    assert held.balance_cents == 0


def test_a_transfer_has_two_sides(held):
    with pytest.raises(IntegrityError), transaction.atomic():
        transfer(held, held, 500)

    assert not Transfer.objects.exists()


def test_the_same_thing_is_not_paid_twice(held, fees):
    transfer(held, fees, 500)

    with pytest.raises(IntegrityError), transaction.atomic():
        transfer(held, fees, 500)

    assert fees.balance_cents == 500


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_transfer SET amount_cents = 1",
        "UPDATE ledger_transfer SET credit_id = debit_id",
        "DELETE FROM ledger_transfer",
    ],
)
def test_raw_sql_changes_no_transfer(held, fees, statement):
    transfer(held, fees, 500)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert fees.balance_cents == 500


def test_saving_a_transfer_again_is_refused(held, fees):
    row = transfer(held, fees, 500)
    row.amount_cents = 5

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    assert fees.balance_cents == 500


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.django_db(transaction=True)
def test_truncate_is_refused():
    transfer(Account.objects.house(Kind.HELD), Account.objects.house(Kind.FEES), 500)

    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("TRUNCATE ledger_transfer")

    assert Transfer.objects.count() == 1
