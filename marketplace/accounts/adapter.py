"""Where the market's rules meet allauth's."""

import logging
from smtplib import SMTPException
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.internal.userkit import filter_users_by_email, get_user_by_username
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.validators import MaxLengthValidator
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from marketplace.validators import one_line

from .models import User

logger = logging.getLogger("marketplace.accounts")


def is_own_path(url):
    """Whether ``url`` is a path of this site and nothing else: no host, not even our own."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed.",
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "username_password_mismatch": "The name or the password is not right.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
        "incorrect_code": "This code is not right. Look at the newest mail from us.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "This is not your current password.",
        "rate_limited": "That was quick. Wait a moment before you ask for another mail.",
    }

    def is_safe_url(self, url):
        return is_own_path(url)

    # --- A new person

    def save_user(self, request, user, form, commit=True):
        user.display_name = form.cleaned_data["display_name"]
        return super().save_user(request, user, form, commit=commit)

    def populate_username(self, request, user):
        user.username = User.objects.free_username(user.display_name)

    def clean_email(self, email):
        one_line(email)
        # SQLite would keep a longer one; PostgreSQL would answer with an error of its own.
        MaxLengthValidator(User._meta.get_field("email").max_length)(email)
        return email

    # --- Who may come in

    def pre_login(self, request, user, **login):
        if not user.can_log_in:
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **login)

    def post_login(self, request, user, *, signup, redirect_url, **login):
        if signup and redirect_url:
            redirect_url = f"{reverse('accounts:welcome')}?{urlencode({'next': redirect_url})}"
        return super().post_login(request, user, signup=signup, redirect_url=redirect_url, **login)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Tries are counted for the account, whatever name or host was used to reach it."""
        name = (credentials.get("email") or credentials.get("username") or "").lower()
        if "@" in name:
            user = next(iter(filter_users_by_email(name, prefer_verified=True)), None)
        else:
            user = get_user_by_username(name)
        return f"account:{user.pk}" if user else f"name:{name}"

    # --- Mail

    def send_mail(self, template_prefix, email, context):
        """Sends it with addresses from SITE_URL: the request's host is whatever a client says."""
        facts = context | {
            "request": current.request,
            "email": email,
            "site_name": settings.SITE_NAME,
            "site_url": settings.SITE_URL,
            "site_host": urlsplit(settings.SITE_URL).netloc,
        }
        mail = self.render_mail(template_prefix, email, facts)
        try:
            mail.send()
        except (SMTPException, OSError):
            logger.exception("mail not sent", extra={"data": {"mail": template_prefix}})
            messages.error(
                current.request,
                "Our mail server does not answer, so the mail was not sent. Nothing is lost: "
                "try again in a few minutes.",
            )


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right. Codes change every 30 seconds.",
    }

    def generate_authenticator_name(self, user, type):
        return f"Key {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": settings.SITE_NAME}
