"""Words that people search by: how they are cut and folded."""

import re
import unicodedata

LONGEST = 40  # letters of a word that are kept


def fold(text):
    """The words of a text without case and accents: ``Renée O'Neil`` as renee, o, neil."""
    bare = "".join(
        character
        for character in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(character)
    )
    found = re.findall(r"\w+", unicodedata.normalize("NFKC", bare).casefold().replace("_", " "))
    return list(dict.fromkeys(word[:LONGEST] for word in found))
