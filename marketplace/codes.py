"""Short public codes: what addresses carry instead of primary keys."""

import secrets

from django.db import models

# No vowels, no look-alikes: codes are read out on the telephone and never spell a word.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def random_code(length=10):
    """``length`` characters of about 4.75 bits each: ten cannot be guessed or counted through."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


class CodeField(models.CharField):
    """A unique random code, made when the row is."""

    def __init__(self, **options):
        options |= {"max_length": 16, "unique": True, "editable": False, "default": random_code}
        super().__init__(**options)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "unique", "editable", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs
