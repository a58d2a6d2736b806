"""What a picture is uploaded for: that decides who sees it, not a field of the form.

A page hands its purpose to the browser signed, so that nobody makes a private reference public by
changing a word. The purpose is kept on the picture, and a form takes only its own.
"""

from dataclasses import dataclass

from allauth.account.utils import has_verified_email
from django.core import signing

from .intake import Refused
from .models import Picture

signer = signing.Signer(salt="uploads.purpose")


@dataclass(frozen=True)
class Purpose:
    """``about`` tells forms of one purpose apart: the artist of a brief, the code of a deal."""

    name: str
    is_private: bool = True
    keeps_full: bool = False
    needs_alt: bool = False
    max_count: int = 12

    def stamp(self, about=""):
        return f"{self.name}/{about}" if about else self.name

    def token(self, about=""):
        return signer.sign(self.stamp(about))

    def take(self, upload, *, owner, about=""):
        """Takes a file in for this purpose, within what one person may leave lying about.

        Raises Refused, also for somebody whose e-mail address is not confirmed yet.
        """
        if not has_verified_email(owner):
            raise Refused(
                "Confirm your e-mail address first; then you can add pictures.", code="unverified"
            )
        return Picture.objects.take(
            upload,
            owner=owner,
            private=self.is_private,
            keep_full=self.keeps_full,
            purpose=self.stamp(about),
            within_quota=True,
        )


PURPOSES = {
    purpose.name: purpose
    for purpose in (
        Purpose("portfolio", is_private=False, needs_alt=True, max_count=20),
        Purpose("reference", keeps_full=True),
        Purpose("progress", keeps_full=True),
        Purpose("avatar", is_private=False, max_count=1),
    )
}


def read_token(token):
    """``(purpose, about)`` of a signed purpose. Raises ``signing.BadSignature``."""
    name, _, about = signer.unsign(token).partition("/")
    return PURPOSES[name], about
