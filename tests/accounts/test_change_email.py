import pytest
from django.core import mail
from django.urls import reverse

from tests.accounts.door import log_in, mailed_code, prove, type_code
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(username="ana", email="ana@example.com")


@pytest.fixture
def client(client, ana):
    """Ana, who has just proved who she is."""
    log_in(client, "ana", PASSWORD)
    prove(client, PASSWORD)
    return client


def ask(client, email="new@example.com"):
    return client.post(reverse("account_email"), {"email": email, "action_add": ""})


def test_the_address_changes_with_the_code_mailed_to_the_new_one(client, ana):
    ask(client)
    assert mail.outbox[-1].to == ["new@example.com"]
    ana.refresh_from_db()
    assert ana.email == "ana@example.com"

    type_code(client, mailed_code())

    ana.refresh_from_db()
    assert ana.email == "new@example.com"
    assert [address.email for address in ana.emailaddress_set.all()] == ["new@example.com"]


def test_the_old_address_is_told(client):
    ask(client)
    type_code(client, mailed_code())

    told = [letter.to for letter in mail.outbox if "address was changed" in letter.subject]
    assert ["ana@example.com"] in told


def test_a_wrong_code_changes_nothing(client, ana):
    ask(client)

    type_code(client, "BBBB-BBBB")

    ana.refresh_from_db()
    assert ana.email == "ana@example.com"


def test_an_address_of_somebody_else_is_not_taken_even_with_its_code(client, ana):
    UserFactory(email="otto@example.com")

    response = ask(client, "otto@example.com")
    type_code(client, mailed_code())

    assert response.url == "/confirm-email/"  # the same answer as for any other address
    ana.refresh_from_db()
    assert ana.email == "ana@example.com"


@pytest.mark.parametrize(
    "email", ["", "nonsense", "a\x00@example.com", "a@example.com\r\nBcc: b@c.de", "a" * 300]
)
def test_bad_addresses_are_refused(client, ana, email):
    response = ask(client, email)

    assert response.context["form"].errors
    assert mail.outbox == []


def test_whoever_has_not_just_proved_it_is_asked_for_the_password(client_for, ana):
    response = ask(client_for(ana))

    assert response.url == "/reauthenticate/?next=%2Femail%2F"
    assert mail.outbox == []


def test_what_was_asked_for_goes_on_after_the_password(client_for, ana):
    client = client_for(ana)
    asked = ask(client)

    response = client.post(asked.url, {"password": PASSWORD})

    assert response.url == "/confirm-email/"
    assert mail.outbox[-1].to == ["new@example.com"]
