"""What the two parties are told when something happens to their commission."""

from marketplace.notifications.models import Notification
from marketplace.notifications.telling import tell

from .models.turns import deadline

# verb → role told → (topic, title). {actor} is the one who acted, {deal} the commission's title,
# {stage} the stage it is about. "your move" topics make it the reader's turn.
NOTICES = {
    "send": {"seller": ("move", "{actor} sent you a brief: {deal}")},
    "edit_brief": {"seller": ("news", "{actor} changed the brief of {deal}")},
    "quote": {"buyer": ("move", "{actor} sent a quote for {deal}")},
    "take_back": {"buyer": ("news", "{actor} took the quote for {deal} back")},
    "counter": {"seller": ("move", "{actor} asks for another quote for {deal}")},
    "agree": {"seller": ("news", "{actor} agreed to your quote for {deal}")},
    "decline": {"buyer": ("news", "{actor} declined {deal}")},
    "withdraw": {"seller": ("news", "{actor} took the brief of {deal} back")},
    "expire": {
        "buyer": ("news", "{deal} ran out of time"),
        "seller": ("news", "{deal} ran out of time"),
    },
    "start": {
        "seller": ("move", "{stage} of {deal} is paid: you can start"),
        "buyer": ("money", "Your payment for {stage} of {deal} is held"),
    },
    "fund_stage": {
        "seller": ("move", "{stage} of {deal} is paid: go on"),
        "buyer": ("money", "Your payment for {stage} of {deal} is held"),
    },
    "share": {"buyer": ("news", "{actor} shared a picture of {deal}")},
    "show": {"buyer": ("news", "{actor} shared a picture of {deal}")},
    "submit": {"buyer": ("deadline", "Look at {stage} of {deal}")},
    "deliver": {"buyer": ("deadline", "{actor} delivered the final of {deal}")},
    "ask_change": {"seller": ("move", "{actor} asks for a change to {deal}")},
    "approve": {"seller": ("money", "{actor} approved {before} of {deal}: released to you")},
    "complete": {"seller": ("money", "{actor} completed {deal}: the last stage is released")},
    "release_silently": {
        "seller": ("money", "{before} of {deal} is released to you"),
        "buyer": ("money", "{before} of {deal} was released: no answer by the date"),
    },
    "put_off": {"buyer": ("deadline", "Two more days to look at {stage} of {deal}")},
    "end": {
        "buyer": ("news", "{deal} ended: the next stage stayed unpaid"),
        "seller": ("news", "{deal} ended: the next stage stayed unpaid"),
    },
    "ask_operators": {
        "buyer": ("news", "The operators were asked about {deal}"),
        "seller": ("news", "The operators were asked about {deal}"),
    },
    "settle": {
        "buyer": ("money", "The operators decided on {deal}"),
        "seller": ("money", "The operators decided on {deal}"),
    },
}


def tell_of(deal, event):
    """Tells whom it concerns, in the transaction of the event.

    The one who acted knows already, and has read what came before.
    """
    if event.actor:
        Notification.objects.read_group(event.actor, deal.group)
    for role, (topic, title) in NOTICES.get(event.verb, {}).items():
        person = getattr(deal, role)
        if event.actor_id == person.pk:
            continue
        names = {
            "actor": event.actor.short_name if event.actor else "The site",
            "deal": deal.title,
            "stage": deal.stage_title,
            "before": stage_before(deal),
        }
        tell(
            person,
            topic,
            title=title.format(**names),
            words=deadline(deal) if deal.is_waiting_for(person) else "",
            url=deal.get_absolute_url(),
            group=deal.group,
            is_move=deal.is_waiting_for(person),
        )


def stage_before(deal):
    """The stage that was just released: the index has moved on unless it was the last."""
    if not deal.plan:
        return ""
    index = deal.current_milestone_index
    return deal.plan[index if deal.is_closed else max(index - 1, 0)]["title"]
