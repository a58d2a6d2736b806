"""What happened to a commission, in words for one of its two parties."""

from itertools import groupby

# verb → what its actor did. Shared photos are told by the photos themselves.
TOLD = {
    "send": "sent the brief",
    "edit_brief": "changed the brief",
    "withdraw": "took the brief back",
    "decline": "declined the brief",
    "quote": "sent a quote",
    "take_back": "took the quote back",
    "counter": "asked for another quote",
    "agree": "agreed to the plan",
    "start": "noted the first payment: it is held",
    "fund_stage": "noted the payment of the next stage: it is held",
    "submit": "submitted the stage",
    "approve": "approved the stage and released it",
    "release_silently": "released the stage: no answer by the date",
    "put_off": "put the date off by two days: its notice was late",
    "expire": "closed this: no answer by the date",
    "end": "ended this: the next stage stayed unpaid",
    "ask_operators": "asked the operators",
    "settle": "settled what was held",
    "deliver": "delivered the final",
    "ask_change": "asked for a change",
    "complete": "completed the commission",
}


def history_of(events, shared_photos, viewer, deal):
    """Rows of words, moment and note, newest first."""
    rows = [
        {
            "words": f"{name_of(event.actor, viewer, event.role)} {TOLD[event.verb]}",
            "at": event.at,
            "note": event.note,
        }
        for event in events
        if event.verb in TOLD
    ]
    by_share = groupby(shared_photos, key=lambda photo: (photo.shared_at, photo.stage_tag))
    for (moment, _), group in by_share:
        photos = list(group)
        rows.append(
            {
                "words": f"{name_of(deal.seller, viewer, 'seller')} shared {told(photos)}",
                "at": moment,
                "note": photos[0].caption,
            }
        )
    return sorted(rows, key=lambda row: row["at"], reverse=True)


def told(photos):
    stage = photos[0].get_stage_tag_display().lower()
    stage = "the final picture" if stage == "final" else f"the {stage}"
    return stage if len(photos) == 1 else f"{stage}, {len(photos)} pictures"


def name_of(actor, viewer, role):
    if actor is None:
        return "The site"
    if actor.pk == viewer.pk:
        return "You"
    return "An operator" if role == "operator" else actor.short_name
