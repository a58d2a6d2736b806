"""Words that people search by: how they are cut, folded and found by their beginnings."""

import re
import unicodedata

from django.db import models
from django.db.models.lookups import StartsWith

LONGEST = 40  # letters of a word that are kept
# Sorts after every other character in the binary order of SQLite.
LAST_CHARACTER = "\U0010ffff"


def fold(text):
    """The words of a text without case and accents: ``Renée O'Neil`` as renee, o, neil."""
    bare = "".join(
        character
        for character in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(character)
    )
    found = re.findall(r"\w+", unicodedata.normalize("NFKC", bare).casefold().replace("_", " "))
    return list(dict.fromkeys(word[:LONGEST] for word in found))


@models.CharField.register_lookup
class Prefix(StartsWith):
    """``word__prefix="mir"``, answered from an index on both databases.

    PostgreSQL reads LIKE 'mir%' from an index with pattern operators under any collation; SQLite
    never uses an index for Django's LIKE … ESCAPE, so there it is the range of the binary order.
    """

    lookup_name = "prefix"

    def get_rhs_op(self, connection, rhs):
        return connection.operators["startswith"] % rhs

    def as_sqlite(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return (
            f"({column} >= %s AND {column} < %s)",
            [*params, self.rhs, *params, self.rhs + LAST_CHARACTER],
        )
