import pytest
from django.urls import reverse

from marketplace.accounts.templatetags.getting_in import device
from tests.accounts.door import is_signed_in, log_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def devices(client_for):
    UserFactory(username="ana")
    clients = [client_for(), client_for()]
    for client in clients:
        log_in(client, "ana", PASSWORD)
    return clients


def test_every_device_is_listed_and_this_one_marked(devices):
    page = devices[0].get(reverse("usersessions_list"))

    assert len(page.context["sessions"]) == 2
    assert page.content.decode().count("This one") == 1


def test_the_others_are_logged_out(devices):
    devices[0].post(reverse("usersessions_list"))

    assert devices[0].get(reverse("accounts:settings-profile")).status_code == 200
    assert devices[1].get(reverse("accounts:settings-profile")).status_code == 302


def test_a_new_password_logs_the_others_out(devices):
    devices[0].post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "seven blue kettles"},
    )

    assert devices[0].get(reverse("accounts:settings-profile")).status_code == 200
    assert devices[1].get(reverse("accounts:settings-profile")).status_code == 302


def test_the_old_password_is_asked_for(devices):
    response = devices[0].post(
        reverse("account_change_password"),
        {"oldpassword": "wrong", "password1": "seven blue kettles"},
    )

    assert "oldpassword" in response.context["form"].errors
    assert is_signed_in(devices[1])


def test_devices_of_others_are_not_listed(devices, client_for):
    UserFactory(username="otto")
    otto = client_for()
    log_in(otto, "otto", PASSWORD)

    assert len(otto.get(reverse("usersessions_list")).context["sessions"]) == 1


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox on Linux",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1", "Safari on iPhone"),
        ("curl/8.5", "curl/8.5"),
        ("<script>", "<script>"),
    ],
)
def test_a_browser_is_named_as_a_person_would_name_it(user_agent, words):
    assert device(user_agent) == words
