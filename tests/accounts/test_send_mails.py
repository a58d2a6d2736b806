import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse

from tests.accounts.door import mailed_code, sign_up, type_code
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class Unplugged(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")


def test_a_mail_is_plain_short_and_from_the_site(client, settings):
    sign_up(client)

    letter = mail.outbox[0]
    assert letter.alternatives == []
    assert letter.subject == f"[{settings.SITE_NAME}] Welcome! Your code"
    assert letter.from_email == settings.DEFAULT_FROM_EMAIL
    assert letter.body.startswith("Hello Ana Brandt, good to have you.")
    assert letter.body.endswith(f"{settings.SITE_NAME}\nhttp://testserver")
    assert len(letter.body.splitlines()) < 15


def test_a_name_is_written_as_it_is(client):
    sign_up(client, display_name='Ana & "Bo" <3 O\'Hara')

    assert mail.outbox[0].body.startswith('Hello Ana & "Bo" <3 O\'Hara,')


@pytest.mark.parametrize("name", ["Ana\nBcc: x@y.zz", "Ana\r\nSubject: x", "Ana\x0b\x0cSubject: x"])
def test_no_name_reaches_a_header(client, name):
    sign_up(client, display_name=name)
    assert mail.outbox == []

    ana = UserFactory(display_name="Ana", email="ana@example.com")
    type(ana).objects.filter(pk=ana.pk).update(display_name=name)
    client.post(reverse("account_request_login_code"), {"email": "ana@example.com"})

    headers = mail.outbox[0].message()
    assert "Bcc" not in headers
    assert headers.get_all("Subject") == ["[Makers Yard] Your code to log in"]


def test_without_a_mail_server_nothing_breaks_and_the_page_says_so(client, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Unplugged"

    response = sign_up(client)

    page = client.get(response.url).content.decode()
    assert "Our mail server does not answer" in page

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    client.post(response.url, {"action": "resend"})
    assert type_code(client, mailed_code()).url == "/welcome/"
