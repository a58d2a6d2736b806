import pytest
from django.core import mail
from django.urls import reverse

from tests.accounts.door import is_signed_in, log_in, mailed_code, type_code
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(username="ana", email="ana@example.com", display_name="Ana Brandt")


@pytest.mark.parametrize("login", ["ana@example.com", "ANA@Example.com", "ana", "Ana", " ana "])
def test_by_e_mail_or_by_public_name(client, ana, login):
    response = log_in(client, login, PASSWORD)

    assert response.url == "/dashboard/"
    assert is_signed_in(client)


@pytest.mark.parametrize("login", ["ana", "ana@example.com", "nobody", "nobody@example.com"])
def test_the_answer_never_says_which_half_was_wrong(client, ana, login):
    right_name = log_in(client, "ana@example.com", "wrong").content.decode()
    response = log_in(client, login, "wrong")

    assert response.status_code == 200
    assert not is_signed_in(client)
    message = response.context["form"].non_field_errors()[0]
    same = "The e-mail address or the password" if "@" in login else "The name or the password"
    assert message.startswith(same)
    assert "or the password is not right" in right_name


@pytest.mark.parametrize(
    ("login", "password"), [("a\x00na", PASSWORD), ("ana", "\x00"), ("a" * 5000, PASSWORD)]
)
def test_strange_characters_and_long_names_are_refused(client, ana, login, password):
    response = log_in(client, login, password)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not is_signed_in(client)


def test_the_session_gets_a_new_key(client, ana):
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted

    log_in(client, "ana", PASSWORD)

    assert is_signed_in(client)
    assert client.session.session_key != planted


def test_by_a_mailed_code(client, ana):
    client.post(reverse("account_request_login_code"), {"email": "ana@example.com"})

    response = type_code(client, mailed_code(), "account_confirm_login_code")

    assert response.url == "/dashboard/"
    assert is_signed_in(client)


def test_a_code_is_mailed_to_people_with_an_account_only_but_the_answer_is_one(client_for, ana):
    answers = [
        client_for().post(reverse("account_request_login_code"), {"email": email})
        for email in ("ana@example.com", "nobody@example.com")
    ]

    assert [(answer.status_code, answer.url) for answer in answers] == [
        (302, "/login/code/confirm/")
    ] * 2
    assert "Your code to log in" in mail.outbox[0].subject
    assert "No account with this e-mail" in mail.outbox[1].subject


@pytest.mark.parametrize("code", ["", "BBBB-BBBB", "\x00", "1' OR 1=1"])
def test_a_wrong_code_lets_nobody_in(client, ana, code):
    client.post(reverse("account_request_login_code"), {"email": "ana@example.com"})

    type_code(client, code, "account_confirm_login_code")

    assert not is_signed_in(client)


def test_a_code_is_good_in_the_browser_that_asked_for_it_alone(client, client_for, ana):
    client.post(reverse("account_request_login_code"), {"email": "ana@example.com"})
    other = client_for()
    other.post(reverse("account_request_login_code"), {"email": "nobody@example.com"})

    type_code(other, mailed_code_of_first(), "account_confirm_login_code")

    assert not is_signed_in(other)


def test_an_unconfirmed_person_confirms_before_anything_else(client):
    UserFactory(username="una", confirmed=False)

    response = log_in(client, "una", PASSWORD)

    assert response.url == "/confirm-email/"
    assert not is_signed_in(client)


def test_a_closed_account_stays_outside(client, ana):
    ana.is_active = False
    ana.save()

    response = log_in(client, "ana", PASSWORD)

    assert response.url == "/inactive/"
    assert not is_signed_in(client)
    assert "This account is closed" in client.get(response.url).content.decode()


def test_who_is_closed_out_is_out_with_the_next_request(client_for, ana):
    client = client_for(ana)
    assert client.get(reverse("accounts:settings-profile")).status_code == 200
    ana.is_active = False
    ana.save()

    response = client.get(reverse("accounts:settings-profile"))

    assert response.url.startswith("/login/")


def mailed_code_of_first():
    newest = mail.outbox.pop()
    try:
        return mailed_code()
    finally:
        mail.outbox.append(newest)
