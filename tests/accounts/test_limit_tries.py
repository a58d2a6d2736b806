"""At most five tries in five minutes, whatever door, name, host or network one says one has."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from tests.accounts.door import is_signed_in, log_in, mailed_code, type_code
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(username="ana", email="ana@example.com")


def test_the_sixth_try_is_not_looked_at(client, ana):
    for _ in range(5):
        log_in(client, "ana", "wrong")

    response = log_in(client, "ana", PASSWORD)

    assert "Too many tries" in response.content.decode()
    assert not is_signed_in(client)


def test_name_and_address_count_for_one_account(client, ana):
    for login in ("ana", "ana@example.com", "ANA", "Ana@Example.com", "ana"):
        log_in(client, login, "wrong")

    log_in(client, "ana@example.com", PASSWORD)

    assert not is_signed_in(client)


def test_other_hosts_count_for_one_account(client, ana):
    for host in ("localhost", "127.0.0.1", "testserver", "localhost:8000", "localhost"):
        client.post(
            reverse("account_login"), {"login": "ana", "password": "wrong"}, headers={"host": host}
        )

    log_in(client, "ana", PASSWORD)

    assert not is_signed_in(client)


def test_an_address_that_a_client_only_says_it_has_is_not_believed(client):
    for number in range(10):
        log_in(client, f"somebody-{number}", "wrong")
    UserFactory(username="ana")

    client.post(
        reverse("account_login"),
        {"login": "ana", "password": PASSWORD},
        headers={"x-forwarded-for": "203.0.113.7"},
    )

    assert not is_signed_in(client)


def test_other_people_log_in_while_one_is_tried(client, client_for, ana):
    UserFactory(username="otto")
    for _ in range(5):
        log_in(client, "ana", "wrong")

    other = client_for()
    log_in(other, "otto", PASSWORD)

    assert is_signed_in(other)


def test_a_log_in_that_works_does_not_start_the_count_anew(client, client_for, ana):
    UserFactory(username="mallory")
    for _ in range(4):
        log_in(client, "ana", "wrong")
    helper = client_for()
    log_in(helper, "mallory", PASSWORD)
    log_in(client, "ana", "wrong")

    log_in(client, "ana", PASSWORD)

    assert is_signed_in(helper)
    assert not is_signed_in(client)


def test_the_admin_has_no_door_of_its_own(client):
    operator = UserFactory(username="olga", operator=True)

    page = client.get(reverse("admin:login"))
    posted = client.post(reverse("admin:login"), {"username": "olga", "password": PASSWORD})

    assert page.url == "/login/?next=%2Fadmin%2Flogin%2F"
    assert posted.status_code == 302
    assert not is_signed_in(client)
    for _ in range(5):
        log_in(client, operator.email, "wrong", next="/admin/")
    log_in(client, operator.email, PASSWORD, next="/admin/")
    assert not is_signed_in(client)


def test_a_new_code_brings_no_new_tries(client, ana):
    for _ in range(2):
        client.post(reverse("account_request_login_code"), {"email": "ana@example.com"})
        for wrong in ("BBBB-BBBB", "CCCC-CCCC", "DDDD-DDDD"):
            type_code(client, wrong, "account_confirm_login_code")
    client.post(reverse("account_request_login_code"), {"email": "ana@example.com"})

    type_code(client, mailed_code(), "account_confirm_login_code")

    assert not is_signed_in(client)


def test_nobody_fills_a_strangers_mailbox(client_for, ana):
    for _ in range(10):
        client_for().post(reverse("account_request_login_code"), {"email": "ana@example.com"})

    assert len(mail.outbox) == 3


@pytest.mark.django_db(transaction=True)
def test_tries_at_once_do_not_slip_through(client_for, ana):
    def answer(number):
        try:
            return log_in(client_for(), "ana", "wrong")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(answer, range(12)))

    looked_at = [page for page in answers if b"or the password is not right" in page.content]
    # Who does not get a turn at counting in time is refused as well.
    refused = [page for page in answers if page.status_code == 429 or b"Too many" in page.content]
    assert 1 <= len(looked_at) <= 5
    assert len(looked_at) + len(refused) == 12


def test_who_asks_without_end_gets_a_page_that_says_so(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    for _ in range(3):
        log_in(client, "nobody", "wrong")

    response = log_in(client, "nobody", "wrong")

    assert response.status_code == 429
    assert 'class="site-header"' in response.content.decode()


def test_the_count_lies_where_all_processes_see_it(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
