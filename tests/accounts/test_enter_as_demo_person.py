import pytest
from django.core import mail
from django.urls import reverse

from tests.accounts.door import is_signed_in, log_in, mailed_code, type_code
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def faces():
    return {
        "bea": UserFactory(username="bea", display_name="Bea Buyer", is_demo=True, buyer=True),
        "ines": UserFactory(username="ines", display_name="Ines Ink", is_demo=True, artist=True),
        "olga": UserFactory(username="olga", display_name="Olga", is_demo=True, operator=True),
    }


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def enter(client, username, **more):
    return client.post(reverse("accounts:enter", args=[username]), more)


def test_the_log_in_page_offers_a_handful_of_people(client, faces, demo):
    UserFactory(username="real", display_name="Real Person")

    page = client.get(reverse("account_login")).content.decode()

    for words in ("Enter as Bea", "Enter as Ines", "Enter as Olga"):
        assert words in page
    assert "Enter as Real" not in page


@pytest.mark.parametrize(
    ("username", "first_page"),
    [("bea", "/dashboard/"), ("ines", "/dashboard/"), ("olga", "/admin/")],
)
def test_one_click_and_one_is_in(client, faces, demo, username, first_page):
    response = enter(client, username)

    assert response.url == first_page
    assert int(client.session["_auth_user_id"]) == faces[username].pk


def test_one_goes_where_one_was_going(client, faces, demo):
    page = client.get(reverse("account_login"), {"next": "/deals/"}).content.decode()

    assert page.count('name="next" value="/deals/"') == 5  # three faces, form, passkey
    assert enter(client, "bea", next="/deals/").url == "/deals/"
    assert enter(client, "bea", next="//evil.example").url == "/dashboard/"


def test_whoever_was_in_before_is_out(client_for, faces, demo):
    client = client_for(UserFactory())

    enter(client, "bea")

    assert int(client.session["_auth_user_id"]) == faces["bea"].pk


def test_real_people_are_not_entered(client, faces, demo):
    UserFactory(username="real")

    assert enter(client, "real").status_code == 404
    assert not is_signed_in(client)


def test_a_link_or_a_strange_page_enters_nobody(client, faces, demo):
    assert client.get(reverse("accounts:enter", args=["bea"])).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert enter(client, "bea").status_code == 403
    assert not is_signed_in(client)


def test_elsewhere_there_are_no_such_buttons(client, faces):
    page = client.get(reverse("account_login")).content.decode()

    assert "Enter as" not in page
    assert enter(client, "bea").status_code == 404
    assert not is_signed_in(client)


def test_in_a_demonstration_they_log_in_like_anybody(client, faces, demo):
    log_in(client, "bea", PASSWORD)

    assert is_signed_in(client)


def test_elsewhere_their_password_is_worth_nothing(client, faces):
    response = log_in(client, "bea", PASSWORD)

    assert response.url == "/inactive/"
    assert not is_signed_in(client)


def test_elsewhere_their_code_is_worth_nothing(client, faces):
    client.post(reverse("account_request_login_code"), {"email": faces["bea"].email})

    response = type_code(client, mailed_code(), "account_confirm_login_code")

    assert response.url == "/inactive/"
    assert not is_signed_in(client)


def test_elsewhere_a_new_password_is_worth_nothing(client, faces):
    client.post(reverse("account_reset_password"), {"email": faces["bea"].email})
    type_code(client, mailed_code(), "account_confirm_password_reset_code")
    client.post(reverse("account_complete_password_reset"), {"password1": "seven blue kettles"})

    log_in(client, "bea", "seven blue kettles")

    assert mail.outbox
    assert not is_signed_in(client)


def test_when_the_demonstration_is_over_their_sessions_are_dead(client, faces, demo, settings):
    enter(client, "bea")
    assert client.get(reverse("accounts:settings-profile")).status_code == 200

    settings.DEMO = False

    assert client.get(reverse("accounts:settings-profile")).url.startswith("/login/")
