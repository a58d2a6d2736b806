import pytest
from django.core import mail
from django.urls import reverse

from tests.accounts.door import is_signed_in, log_in, mailed_code, type_code
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = "seven blue kettles"


@pytest.fixture
def ana():
    return UserFactory(username="ana", email="ana@example.com")


def ask(client, email="ana@example.com", **more):
    return client.post(reverse("account_reset_password"), {"email": email}, **more)


def type_reset_code(client, code):
    return type_code(client, code, "account_confirm_password_reset_code")


def choose(client, password=NEW, **more):
    return client.post(reverse("account_complete_password_reset"), {"password1": password}, **more)


def test_a_mailed_code_opens_the_way_to_a_new_password(client, ana):
    ask(client)
    type_reset_code(client, mailed_code())

    choose(client, headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"})

    assert log_in(client, "ana", NEW).url == "/dashboard/"
    assert "Your password was changed" in mail.outbox[-1].subject
    assert "From: 127.0.0.1, Firefox on Linux" in mail.outbox[-1].body


def test_every_session_from_before_is_dead(client, client_for, ana):
    elsewhere = client_for(ana)
    assert elsewhere.get(reverse("accounts:settings-profile")).status_code == 200
    ask(client)
    type_reset_code(client, mailed_code())

    choose(client)

    assert elsewhere.get(reverse("accounts:settings-profile")).status_code == 302


@pytest.mark.parametrize("password", ["short", "", "ana@example.com", "password1234"])
def test_a_weak_password_is_refused(client, ana, password):
    ask(client)
    type_reset_code(client, mailed_code())

    response = choose(client, password)

    assert response.context["form"].errors
    log_in(client, "ana", PASSWORD)
    assert is_signed_in(client)


def test_without_the_code_there_is_no_way(client, ana):
    ask(client)
    type_reset_code(client, "BBBB-BBBB")

    response = choose(client)

    assert response.status_code == 302
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_a_code_of_one_person_changes_no_other(client, client_for, ana):
    otto = UserFactory(username="otto", email="otto@example.com")
    ask(client)
    code_of_ana = mailed_code()
    thief = client_for()
    ask(thief, "otto@example.com")

    type_reset_code(thief, code_of_ana)
    choose(thief)

    otto.refresh_from_db()
    assert otto.check_password(PASSWORD)


def test_an_old_code_is_refused(client, ana, settings):
    ask(client)
    settings.ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = -1

    type_reset_code(client, mailed_code())
    choose(client)

    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_the_way_can_be_gone_once(client, ana):
    ask(client)
    type_reset_code(client, mailed_code())
    choose(client)

    choose(client, "nine red lanterns")

    ana.refresh_from_db()
    assert ana.check_password(NEW)


def test_who_has_no_account_gets_the_same_answer(client, client_for, ana):
    known = ask(client)
    unknown = ask(client_for(), "nobody@example.com")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert "No account with this e-mail" in mail.outbox[1].subject


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80@evil"])
def test_a_strange_host_gets_no_mail(client, ana, host):
    assert ask(client).status_code == 302
    mail.outbox.clear()

    response = ask(client, headers={"host": host})

    assert response.status_code == 400
    assert mail.outbox == []


def test_addresses_in_mails_are_ours_whatever_the_request_says(client, ana):
    headers = {"host": "localhost:666", "x-forwarded-host": "evil.example"}

    ask(client, "nobody@example.com", headers=headers)

    body = mail.outbox[0].body
    assert "http://testserver/signup/" in body
    assert "evil.example" not in body
    assert "localhost" not in body
