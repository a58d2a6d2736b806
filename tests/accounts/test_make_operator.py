import pytest
from django.core.management import CommandError, call_command

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(email="ana@example.com", display_name="Ana Brandt")


def run(capsys, *words):
    call_command("make_operator", *words)
    return capsys.readouterr().out.strip()


def test_somebody_who_signed_up_becomes_one(ana, capsys):
    said = run(capsys, "Ana@Example.com")

    ana.refresh_from_db()
    assert (ana.is_staff, ana.is_superuser, ana.role) == (True, False, "operator")
    assert said == "Ana Brandt (ana@example.com) is now an operator."


def test_the_role_is_taken_away_again_with_all_that_comes_with_it(capsys):
    sue = UserFactory(email="sue@example.com", operator=True, is_superuser=True)

    run(capsys, "sue@example.com", "--remove")

    sue.refresh_from_db()
    assert (sue.is_staff, sue.is_superuser) == (False, False)


def test_a_second_time_changes_nothing(ana, capsys):
    run(capsys, ana.email)

    assert run(capsys, ana.email).endswith("is an operator already.")
    run(capsys, ana.email, "--remove")
    assert run(capsys, ana.email, "--remove").endswith("is no operator already.")


def test_nobody_is_made_up(ana):
    with pytest.raises(CommandError, match="signs up on the site first"):
        call_command("make_operator", "otto@example.com")
