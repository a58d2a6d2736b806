"""What every text on the site must keep to."""

import unicodedata

from django.core.exceptions import ValidationError


def no_control_characters(value):
    """Refuses characters that nobody types: they break mail headers, logs and PostgreSQL."""
    for character in value:
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\r\t":
            raise ValidationError("Take out the invisible control characters.")


def one_line(value):
    no_control_characters(value)
    if any(character in "\n\r\t\u2028\u2029" for character in value):
        raise ValidationError("Write it on one line.")
