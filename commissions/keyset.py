"""Pages by key: "the rows after this one" instead of "skip so many rows".

A cursor names the last row of a page by what the list is sorted by and its key. The next page
starts there with one step into the index, however deep it lies and whatever was added meanwhile.
"""

import base64
import binascii
import datetime
import struct
from typing import NamedTuple

from django.db.models import BooleanField, F, Func, Value

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MICROSECOND = datetime.timedelta(microseconds=1)
SHAPE = ">cqq"  # which sort, its value, the row's key


class Past(Func):
    """``(column, key) < (value, value)``: one comparison, which both databases read from an index
    on (column, key). Spelt with OR it would be read row by row among equal values."""

    arity = 4
    output_field = BooleanField()

    def __init__(self, *expressions, descending, **extra):
        super().__init__(*expressions, **extra)
        self.descending = descending

    def as_sql(self, compiler, connection, **extra):
        parts = [compiler.compile(expression) for expression in self.source_expressions]
        (column, _), (key, _), (value, _), (last, _) = parts
        sign = "<" if self.descending else ">"
        sql = f"({column}, {key}) {sign} ({value}, {last})"
        return sql, [param for _, params in parts for param in params]


class Order(NamedTuple):
    """A way to sort: by ``field``, then by ``key`` in the same direction."""

    letter: str
    field: str
    key: str
    descending: bool

    def names(self, *, backwards=False):
        sign = "-" if self.descending != backwards else ""
        return [f"{sign}{self.field}", f"{sign}{self.key}"]

    def past(self, queryset, cursor, *, backwards=False):
        """The rows that follow the cursor, or precede it when read ``backwards``."""
        value, key = cursor
        return queryset.filter(
            Past(
                F(self.field),
                F(self.key),
                Value(value, output_field=queryset.model._meta.get_field(self.field)),
                Value(key),
                descending=self.descending != backwards,
            )
        )

    def write(self, row):
        """The cursor of a row, as an address carries it."""
        value = row[self.field]
        if isinstance(value, datetime.datetime):
            value = (value - EPOCH) // MICROSECOND
        packed = struct.pack(SHAPE, self.letter.encode(), value, row[self.key])
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    def read(self, words):
        """A cursor from an address as ``(value, key)``; None unless it is one of this order."""
        try:
            packed = base64.b64decode(words + "=" * (-len(words) % 4), altchars="-_", validate=True)
            letter, value, key = struct.unpack(SHAPE, packed)
            if letter != self.letter.encode():
                return None
            return (EPOCH + value * MICROSECOND if self.is_moment else value), key
        except (ValueError, binascii.Error, struct.error, OverflowError):
            return None

    @property
    def is_moment(self):
        return self.field.endswith("_at")
