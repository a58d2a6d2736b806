import importlib
import os

import pytest
from django.core.mail import EmailMessage, get_connection
from django.http import Http404
from django.test import RequestFactory
from django.urls import clear_url_caches

from marketplace.accounts import mailbox, urls
from marketplace.accounts.views.mailbox import mailbox as page

pytestmark = pytest.mark.django_db
FILES = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture
def development(settings, tmp_path):
    """A development site without a mail server, and three mails that it sent."""
    settings.DEBUG = True
    settings.EMAIL_URL = ""
    settings.EMAIL_FILE_PATH = str(tmp_path / "mailbox")
    # Kept, because a file is called after its connection, and a freed place may be used again.
    connections = [get_connection(FILES, file_path=settings.EMAIL_FILE_PATH) for _ in range(3)]
    seen = set()
    for number, text in enumerate(("first", "second: ABCD-EFGH", "third: schön <b>")):
        mail = EmailMessage(f"Mail {number}", text, to=["ana@example.com"])
        connections[number].send_messages([mail])
        # The clock of a file system may tick too slowly to tell the three apart.
        for path in set(tmp_path.glob("mailbox/*")) - seen:
            os.utime(path, (number, number))
            seen.add(path)


def ask(address="127.0.0.1", **headers):
    return page(RequestFactory(headers=headers).get("/dev/mailbox/", REMOTE_ADDR=address))


def test_the_newest_mail_is_on_top(development):
    text = ask().content.decode()

    places = [text.index(words) for words in ("Mail 2", "Mail 1", "Mail 0")]
    assert places == sorted(places)
    assert "ABCD-EFGH" in text
    assert "schön &lt;b&gt;" in text


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_may_look(development, address):
    assert ask(address).status_code == 200


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "203.0.113.9", "::2", "", "x"])
def test_no_other_machine_may(development, address):
    with pytest.raises(Http404):
        ask(address)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_a_proxy_on_this_machine_speaks_for_somebody_else(development, header):
    with pytest.raises(Http404):
        ask(**{header: "127.0.0.1"})


@pytest.mark.parametrize(("debug", "server"), [(False, ""), (True, "smtp://localhost:25")])
def test_elsewhere_there_is_none(development, settings, debug, server):
    assert mailbox.newest_mails()
    settings.DEBUG, settings.EMAIL_URL = debug, server

    with pytest.raises(Http404):
        ask()


def test_an_empty_mailbox_says_so(development, settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path / "nothing")

    assert "No mail yet" in ask().content.decode()


def test_in_production_the_address_is_not_even_known(client):
    assert "mailbox" not in {pattern.name for pattern in urls.urlpatterns}
    assert client.get("/dev/mailbox/").status_code in {302, 404}


def test_in_development_it_is(development, client):
    try:
        assert "mailbox" in {pattern.name for pattern in importlib.reload(urls).urlpatterns}
    finally:
        development_is_over(urls)


def development_is_over(module):
    from django.test import override_settings

    with override_settings(DEBUG=False):
        importlib.reload(module)
    clear_url_caches()
