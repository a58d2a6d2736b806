"""Forms of getting in: allauth's own, with our words, and with no question asked twice."""

from allauth.account import forms as account
from allauth.account.internal.flows.password_reset_by_code import (
    PASSWORD_RESET_VERIFICATION_SESSION_KEY,
)
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.core import context, ratelimit
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.db import IntegrityError, transaction

from ..adapter import AccountAdapter
from ..models import User

LONG_ENOUGH = "12 characters or more. Pasting is fine, three odd words are good."


class Labelled:
    """Every field has a label, so nothing is written into it; a password is typed once, because
    it can be shown."""

    labels = {}
    hints = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, field.help_text)


class LoginForm(Labelled, account.LoginForm):
    labels = {"login": "E-mail or public name"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class SignupForm(Labelled, account.SignupForm):
    """E-mail, password, display name: nothing else is asked, and nothing else is read."""

    display_name = forms.CharField(
        label="Name others see",
        max_length=60,
        validators=User._meta.get_field("display_name").validators,
        help_text="Change it whenever you like.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["email", "password1", "display_name"]
    labels = {"email": "E-mail"}
    hints = {"password1": LONG_ENOUGH}

    def try_save(self, request):
        if self.account_already_exists:
            # As long as making an account takes, so that time does not tell who has one.
            User().set_password(self.cleaned_data["password1"])
            return super().try_save(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            # Two sign-ups at once. The later one finds either the address or the name taken;
            # a name can be made anew.
            self.validate_unique_email(self.cleaned_data["email"])
            return super().try_save(request)


def refuse_many_tries(address):
    """Counts the tries at mailed codes for each address: a new code brings no new tries."""
    request = context.request
    if not ratelimit.consume(request, action="try_code", key=address):
        raise AccountAdapter(request).validation_error("too_many_login_attempts")


class LoginCodeForm(Labelled, account.ConfirmLoginCodeForm):
    def clean_code(self):
        refuse_many_tries(context.request.session[LOGIN_SESSION_KEY]["email"])
        return super().clean_code()


class ResetCodeForm(Labelled, account.ConfirmPasswordResetCodeForm):
    def clean_code(self):
        refuse_many_tries(context.request.session[PASSWORD_RESET_VERIFICATION_SESSION_KEY]["email"])
        return super().clean_code()


class EmailCodeForm(Labelled, account.ConfirmEmailVerificationCodeForm):
    def clean_code(self):
        refuse_many_tries(self.email)
        return super().clean_code()


class RequestLoginCodeForm(Labelled, account.RequestLoginCodeForm):
    labels = {"email": "E-mail"}


class ResetPasswordForm(Labelled, account.ResetPasswordForm):
    labels = {"email": "E-mail"}


class NewPasswordForm(Labelled, account.ResetPasswordKeyForm):
    labels = {"password1": "New password"}
    hints = {"password1": LONG_ENOUGH}


class ChangePasswordForm(Labelled, account.ChangePasswordForm):
    labels = {"oldpassword": "Current password", "password1": "New password"}
    hints = {"password1": LONG_ENOUGH}


class SetPasswordForm(Labelled, account.SetPasswordForm):
    hints = {"password1": LONG_ENOUGH}


class ReauthenticateForm(Labelled, account.ReauthenticateForm):
    pass


class AddEmailForm(Labelled, account.AddEmailForm):
    labels = {"email": "New e-mail"}


class SecondFactorForm(Labelled, mfa.AuthenticateForm):
    labels = {"code": "Code from your app, or a recovery code"}


class SecondFactorAgainForm(Labelled, mfa.ReauthenticateForm):
    labels = {"code": "Code from your app, or a recovery code"}


class ActivateTOTPForm(Labelled, totp.ActivateTOTPForm):
    labels = {"code": "Six digits from the app"}
