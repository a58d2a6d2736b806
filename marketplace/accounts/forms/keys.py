"""Forms that take the answer of a passkey or security key.

allauth catches some of what a made-up answer can break while it is taken apart, not all of it: a
wrong length or letter inside would be an error of ours. Whatever breaks, the answer is refused.
"""

import struct
from contextlib import contextmanager

from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django.forms import ValidationError

BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)


@contextmanager
def refusing_what_breaks():
    try:
        yield
    except BROKEN as error:
        raise ValidationError("This key did not answer as it should. Try once more.") from error


class AddKeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What you call this key"
        self.fields["name"].widget.attrs["maxlength"] = 60
        self.fields["passwordless"].label = "Let it log me in on its own, without my password"
        self.fields[
            "passwordless"
        ].help_text = "Then it is a passkey: the device asks for your finger, your face or its PIN."

    def clean_name(self):
        return super().clean_name()[:60]

    def clean(self):
        with refusing_what_breaks():
            return super().clean()


class UseKeyForm(webauthn.AuthenticateWebAuthnForm):
    def clean_credential(self):
        with refusing_what_breaks():
            return super().clean_credential()


class LoginWithKeyForm(webauthn.LoginWebAuthnForm):
    def clean_credential(self):
        with refusing_what_breaks():
            return super().clean_credential()


class ReauthenticateWithKeyForm(webauthn.ReauthenticateWebAuthnForm):
    def clean_credential(self):
        with refusing_what_breaks():
            return super().clean_credential()
