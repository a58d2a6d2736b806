"""The stage on which the wings build their part of the demo market.

Each app may have a module ``demo`` with ``build(stage)``, which makes people and things through
the product's own doors, and ``objects()``, which lists the addresses worth visiting.
"""

import random
from contextlib import contextmanager
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.files import File
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.codes import ALPHABET
from marketplace.uploads.models import Picture

# Printed by `make run` and shown on the login page: demo people have nothing to hide.
PASSWORD = "watch-it-being-made"  # noqa: S105


class Stage:
    """Makes people and pictures, the same ones at every run, at any time in the past."""

    def __init__(self):
        self.now = timezone.now()
        self.dice = random.Random("Makers Yard")  # noqa: S311 - repeatable on purpose
        self.password_hash = make_password(PASSWORD)
        self.people = {}
        self.pictures = []

    def code(self):
        """A public code like any other, but the same at every run."""
        return "".join(self.dice.choice(ALPHABET) for _ in range(10))

    def person(self, username, display_name, **facts):
        """A demo person with a confirmed address and the demo password."""
        email = f"{username}@demo.invalid"
        user = User(username=username, display_name=display_name, email=email, **facts)
        user.is_demo, user.password, user.chose_hats_at = True, self.password_hash, timezone.now()
        user.full_clean(exclude=["password"])
        user.save()
        EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
        self.people[username] = user
        return user

    def picture(self, path, *, owner, alt, private=False):
        """The file at ``path``, taken in like an upload."""
        with path.open("rb") as opened:
            upload = File(opened, name=path.name)
            # What two people show each other may be downloaded whole; so it is with uploads.
            picture = Picture.objects.take(
                upload, owner=owner, private=private, alt=alt, keep_full=private
            )
        self.pictures.append(picture)
        picture.code = self.code()
        picture.save(update_fields=["code"])
        return picture

    def clear(self):
        """Removes the pictures' files, when their rows were not kept."""
        for picture in self.pictures:
            picture.remove_files()

    @contextmanager
    def days_ago(self, days):
        """Inside, the clock of this process stands ``days`` days before the start of the run.

        Every row is dated by the code that makes it, so that verbs and events, which nobody may
        change afterwards, tell a history that could have happened.
        """
        real, then = timezone.now, self.now - timedelta(days=days)
        timezone.now = lambda: then
        try:
            yield
        finally:
            timezone.now = real


def logins():
    """The demo people with what it takes to log in, those a visitor tries first at the top."""
    for user in User.objects.filter(is_demo=True).order_by("pk"):
        yield {
            "username": user.username,
            "display_name": user.display_name,
            "email": user.email,
            "password": PASSWORD,
            "role": user.role,
            "address": user.get_absolute_url(),
        }
