"""Whose move it is in a commission, in words for the one who reads."""

from dataclasses import dataclass

# What an artist shows next, by stage; "" where a list does not ask for the photos.
NEXT = {
    "": "the next stage",
    "sketch": "the sketch",
    "linework": "the linework",
    "color": "the colour",
    "final": "the final picture",
    "change": "the changed picture",
}

# (status, role of the reader) → heading and words. {other} is the other party's first name.
TURNS = {
    ("requested", "buyer"): (
        "Waiting for {other} to answer",
        "{other} reads your brief and accepts or declines it. Until then you can change it or "
        "take it back. No money is taken.",
    ),
    ("requested", "seller"): (
        "Your move: answer the brief",
        "Accept it and start, or decline it in your own words. Once you have accepted, {other} "
        "cannot change the brief any more.",
    ),
    ("in_progress", "buyer"): (
        "Waiting for {other} to show you {stage}",
        "Each stage appears here as {other} shares it. Nothing is asked of you now.",
    ),
    ("in_progress", "seller"): (
        "Your move: show {other} {stage}",
        "Share photos as you go. {other} sees them at once; what you keep private stays yours.",
    ),
    ("ready", "buyer"): (
        "Waiting for {other} to deliver the final",
        "You can see the final picture already. {other} says when it is done.",
    ),
    ("ready", "seller"): (
        "Your move: deliver the final",
        "{other} sees the final picture already. Deliver it when it is done; {other} then "
        "completes the commission or asks for a change.",
    ),
    ("delivered", "buyer"): (
        "Your move: look at the final",
        "Complete the commission when it is what you asked for: the full-size picture is then "
        "yours to download. {changes}",
    ),
    ("delivered", "seller"): (
        "Waiting for {other} to look at the final",
        "{other} completes the commission or asks for a change. {changes}",
    ),
    ("completed", "buyer"): (
        "Completed",
        "The full-size picture from {other} is under Files, to download whenever you like.",
    ),
    ("completed", "seller"): (
        "Completed",
        "{other} has taken the final picture. Nobody has a move any more.",
    ),
    ("declined", "buyer"): (
        "{other} has declined this brief",
        "Nothing was paid. Other artists may be glad of it.",
    ),
    ("declined", "seller"): (
        "You declined this brief",
        "{other} has read that. The reference pictures are closed to you.",
    ),
    ("withdrawn", "buyer"): (
        "You took this brief back",
        "Nothing was paid. {other} cannot open your pictures any more.",
    ),
    ("withdrawn", "seller"): (
        "{other} took this brief back",
        "Nothing is asked of you. The reference pictures are closed to you.",
    ),
}


@dataclass(frozen=True)
class Turn:
    heading: str
    words: str
    is_yours: bool

    @classmethod
    def of(cls, deal, user, next_stage=""):
        """The turn of ``deal`` as ``user``, one of its two parties, reads it.

        ``next_stage``: a stage, ``"change"`` for the final once more, ``"deliver"`` when all are
        shown, ``""`` when not asked for.
        """
        is_ready = deal.is_active and next_stage == "deliver"
        heading, words = TURNS["ready" if is_ready else deal.status, deal.role_of(user)]
        names = {
            "other": deal.other_party(user).short_name,
            "stage": NEXT.get(next_stage, NEXT[""]),
            "changes": changes_left(deal),
        }
        return cls(heading.format(**names), words.format(**names), deal.is_waiting_for(user))


def changes_left(deal):
    left, agreed = deal.revisions_left, deal.revisions_included
    if not agreed:
        return "No changes were agreed."
    return f"{left} of {agreed} changes {'is' if left == 1 else 'are'} left."
