"""Whose move it is in a commission, in words for the one who reads."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

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
        "{other} reads your brief and sends a quote or declines. Until then you can change it or "
        "take it back. Nothing is charged.",
    ),
    ("requested", "seller"): (
        "Your move: answer the brief",
        "Send a quote with your stages and sums, or decline in your own words.",
    ),
    ("quoted", "buyer"): (
        "Your move: look at the quote",
        "{other} offers a plan of paid stages. Agree to it, or say what should be different.",
    ),
    ("quoted", "seller"): (
        "Waiting for {other} to agree",
        "{other} agrees to your quote or asks for another one. You can still take it back.",
    ),
    ("agreed", "buyer"): (
        "Your move: pay the first stage",
        "{other} starts when it is paid. The money is held until you approve the stage.",
    ),
    ("agreed", "seller"): (
        "Waiting for {other} to pay the first stage",
        "Do not start before it is paid. You are told when it is.",
    ),
    ("unpaid", "buyer"): (
        "Your move: pay {milestone}",
        "{other} goes on when it is paid. The money is held until you approve the stage.",
    ),
    ("unpaid", "seller"): (
        "Waiting for {other} to pay {milestone}",
        "What you keep private in the meantime stays yours. You are told when it is paid.",
    ),
    ("bank", "buyer"): (
        "Waiting for the bank",
        "Your payment for {milestone} is made; the bank takes its time. {other} starts when it "
        "has answered. You need not do anything.",
    ),
    ("bank", "seller"): (
        "Waiting for the bank",
        "{other} has paid {milestone}; the bank takes its time. You are told when it is held.",
    ),
    ("in_review", "buyer"): (
        "Your move: look at {milestone}",
        "Approve it and the money goes to {other}, or ask for a change. {changes}",
    ),
    ("in_review", "seller"): (
        "Waiting for {other} to approve {milestone}",
        "{other} approves it or asks for a change. {changes}",
    ),
    ("asked", "buyer"): (
        "The operators are looking at this",
        "The clock stands still and the money stays held until they decide. You are told why.",
    ),
    ("asked", "seller"): (
        "The operators are looking at this",
        "The clock stands still and the money stays held until they decide. You are told why.",
    ),
    ("expired", "buyer"): ("This ran out of time", "Nobody answered by the date. No money moved."),
    ("expired", "seller"): ("This ran out of time", "Nobody answered by the date. No money moved."),
    ("ended", "buyer"): (
        "Ended before the final",
        "What was released stays with {other}; what was held is settled as the bar shows.",
    ),
    ("ended", "seller"): (
        "Ended before the final",
        "What was released stays yours; what was held is settled as the bar shows.",
    ),
    ("cancelled", "buyer"): ("Cancelled", "All that was held goes back to you."),
    ("cancelled", "seller"): ("Cancelled", "All that was held goes back to {other}."),
    ("in_progress", "buyer"): (
        "Waiting for {other} to show you {stage}",
        "Each stage appears here as {other} shares it. Nothing is asked of you now.",
    ),
    ("in_progress", "seller"): (
        "Your move: show {other} {stage}",
        "Share photos as you go. {other} sees them at once; what you keep private stays yours.",
    ),
    ("shown", "buyer"): (
        "Waiting for {other} to submit {milestone}",
        "You can see it already. {other} says when it is ready for your answer.",
    ),
    ("shown", "seller"): (
        "Your move: submit {milestone}",
        "{other} sees it already. Submit it when it is ready; {other} then approves it or asks "
        "for a change.",
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

        ``next_stage``: a stage, ``"change"`` for a picture once more, ``"submit"`` or
        ``"deliver"`` when all of the paid stage is shown, ``"bank"`` when it was paid and the
        bank has not answered, ``""`` when not asked for.
        """
        state = state_of(deal, next_stage)
        heading, words = TURNS[state, deal.role_of(user)]
        names = {
            "other": deal.other_party(user).short_name,
            "stage": NEXT.get(next_stage, NEXT[""]),
            "milestone": deal.stage_title,
            "changes": changes_left(deal),
        }
        words = f"{words.format(**names)} {deadline(deal)}".strip()
        return cls(heading.format(**names), words, deal.is_waiting_for(user) and state != "bank")


def state_of(deal, next_stage):
    """The row of TURNS: mostly the status."""
    if next_stage == "bank":
        return "bank"
    if deal.asked_at:
        return "asked"
    if deal.status == "in_progress":
        if deal.waiting_on == "buyer":
            return "unpaid"
        if next_stage in ("submit", "deliver"):
            return "shown" if next_stage == "submit" else "ready"
    return deal.status


# What the clock does when nobody acts, by status.
SILENCE = {
    "requested": "Unanswered, the brief runs out on {date}.",
    "quoted": "Unanswered, the quote runs out on {date}.",
    "agreed": "Unpaid, it runs out on {date}.",
    "in_progress": "Unpaid by {date}, the commission ends; what is released stays released.",
    "in_review": "With no answer by {date}, {sum} is released.",
    "delivered": "With no answer by {date}, {sum} is released.",
}


def deadline(deal):
    if not deal.clock_at or deal.asked_at or deal.status not in SILENCE:
        return ""
    moment = timezone.localtime(deal.clock_at)
    date = f"{date_format(moment, 'D j M, H:i')} {moment.tzname()}"
    return SILENCE[deal.status].format(date=date, sum=deal.stage_sum)


def changes_left(deal):
    left, agreed = deal.revisions_left, deal.revisions_included
    if not agreed:
        return "No changes were agreed."
    return f"{left} of {agreed} changes {'is' if left == 1 else 'are'} left."
