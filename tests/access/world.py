"""One of each thing that an address can name, between the people of the ``people`` fixture."""

from types import SimpleNamespace

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from marketplace.ledger.models import Account, Payout, SandboxCharge, Transfer
from marketplace.moderation.models import Report
from tests.commissions.factories import make_artist
from tests.commissions.jobs import commission_of, press

ACTORS = ("anonymous", "stranger", "buyer", "artist", "other_artist", "operator", "superuser")


def build(people):
    """A commission in work between ``buyer`` and ``artist`` with a reference, a shared and a
    kept photo; a profile with a work for both artists; a report by the stranger."""
    make_artist(artist=people.artist, styles=("ink",))
    make_artist(artist=people.other_artist)
    deal = commission_of(people, "in_progress", references=1)
    press(deal, "share")
    press(deal, "keep")
    piece = people.artist.artist_profile.pieces.get()
    Payout.objects.create(
        account=Account.objects.balance_of(people.artist), amount_cents=100, key="payout:1"
    )
    report = Report.objects.create(
        reporter=people.stranger, path="/artists/ines/", title="Ines", reason="other"
    )
    keys = {}
    for actor in ACTORS[1:]:
        client = Client()
        client.force_login(getattr(people, actor))
        keys[actor] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return SimpleNamespace(people=people, deal=deal, piece=piece, report=report, keys=keys)


def arguments(world):
    """What the addresses' parts are filled with: part → value."""
    deal = world.deal
    return {
        "username": world.people.artist.username,
        "code": deal.code,
        "work": world.piece.code,
        "photo": deal.photos.get(is_visible_to_buyer=False).picture.code,
        "shared": deal.photos.get(is_visible_to_buyer=True).picture.code,
        "kept": deal.photos.get(is_visible_to_buyer=False).picture.code,
        "reference": deal.references.get().picture.code,
        "slug": "ink",
        "SMALL": "small",
        "LARGE": "large",
        "FULL": "full",
        "report": world.report.pk,
        "user": world.people.buyer.pk,
        "deal": deal.pk,
        "event": deal.events.first().pk,
        "profile": world.people.artist.artist_profile.pk,
        **money(deal),
    }


def money(deal):
    payment = deal.holds.get(position=0).payments.get()
    return {
        "note": deal.buyer.notifications.first().pk,
        "payment": payment.code,
        "payment_pk": payment.pk,
        "charge": SandboxCharge.objects.get(payment_code=payment.code).reference,
        "hold": deal.holds.get(position=0).pk,
        "transfer": Transfer.objects.first().pk,
        "payout": Payout.objects.get().pk,
        "SANDBOX": "sandbox",
    }


def ask(world, actor, method, name, parts):
    """The status code that ``actor`` gets."""
    client = Client()
    if actor in world.keys:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.keys[actor]
    known = arguments(world)
    filled = {part: known[source] for part, source in parts.items()}
    return getattr(client, method.lower())(reverse(name, kwargs=filled or None)).status_code


def addresses(resolver=None, namespace=""):
    """The names of all addresses of the site, with their namespaces; "" for nameless ones."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = entry.namespace or ""
            yield from addresses(entry, f"{namespace}{inner}:" if inner else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name or ''}"
