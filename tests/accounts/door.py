"""What the tests of getting in do again and again."""

import re

from django.core import mail
from django.urls import reverse

NEW = {
    "email": "ana.brandt@example.com",
    "password1": "seven blue kettles",
    "display_name": "Ana Brandt",
}


def sign_up(client, **facts):
    return client.post(reverse("account_signup"), NEW | facts)


def mailed_code():
    """The code in the newest mail."""
    return re.search(r"^([A-Z]{4}-[A-Z]{4})$", mail.outbox[-1].body, re.MULTILINE)[1]


def type_code(client, code, name="account_email_verification_sent"):
    return client.post(reverse(name), {"code": code})


def log_in(client, login, password, **more):
    return client.post(reverse("account_login"), {"login": login, "password": password, **more})


def prove(client, password):
    """Types the password once more, as before everything that guards the account."""
    return client.post(reverse("account_reauthenticate"), {"password": password})


def is_signed_in(client):
    return "_auth_user_id" in client.session
