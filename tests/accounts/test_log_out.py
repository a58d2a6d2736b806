import pytest
from django.urls import reverse

from tests.accounts.door import is_signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for):
    return client_for(UserFactory())


def test_a_post_logs_out(client):
    response = client.post(reverse("account_logout"))

    assert response.url == "/"
    assert not is_signed_in(client)


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete"])
def test_nothing_else_does(client, method):
    getattr(client, method)(reverse("account_logout"))

    assert is_signed_in(client)


def test_the_old_session_is_dead(client, client_for):
    old = client.session.session_key
    client.post(reverse("account_logout"))
    thief = client_for()
    thief.cookies["sessionid"] = old

    response = thief.get(reverse("accounts:settings-profile"))

    assert response.url.startswith("/login/")


def test_a_forged_page_logs_nobody_out(client):
    client.handler.enforce_csrf_checks = True

    response = client.post(reverse("account_logout"))

    assert response.status_code == 403
    assert is_signed_in(client)
