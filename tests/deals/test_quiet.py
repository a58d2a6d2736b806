"""Verbs that the other side must not notice."""

import pytest

from marketplace.deals.lifecycle import SAME, transition


def test_a_quiet_verb_moves_nothing():
    with pytest.raises(TypeError, match="moves nothing"):
        transition("requested", to="completed", by="buyer", quiet=True)


def test_a_quiet_verb_says_so():
    @transition("requested", to=SAME, by="buyer", quiet=True)
    def note(deal, *, by):
        pass

    assert note.verb.is_quiet
