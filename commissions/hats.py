"""The first small tasks of the two hats of this wing."""

from django.urls import reverse

from commissions.desk import GOOD_START
from commissions.models import ArtistProfile, BriefDraft, CommissionRequest
from marketplace.accounts import hats
from marketplace.accounts.hats import Task


def first_steps_of_a_buyer(user):
    draft = BriefDraft.objects.filter(buyer=user).select_related("artist").first()
    has_sent = CommissionRequest.objects.filter(buyer=user).exists()
    browse = reverse("commissions:artist-list")
    brief = reverse("commissions:brief-create", args=[draft.artist.username]) if draft else browse
    return [
        Task("Find an artist you like", browse, 3, has_sent or draft is not None),
        Task("Write your first brief", brief, 10, has_sent),
        Task(
            "Say where you live, so that dates are yours",
            reverse("accounts:settings-profile"),
            1,
            user.time_zone != "UTC",
        ),
    ]


def first_steps_of_an_artist(user):
    """Somebody without a profile yet, who only looks at the hat, does not get one by looking."""
    profile = ArtistProfile.objects.filter(artist=user).first() or ArtistProfile(artist=user)
    tells = profile.pk and profile.bio.strip() and profile.base_rate_cents and profile.styles
    works = profile.pieces.count() if profile.pk else 0
    return [
        Task(
            "Say who you are and what you make", reverse("commissions:profile-edit"), 5, bool(tells)
        ),
        Task("Hang three works", reverse("commissions:portfolio"), 5, works >= GOOD_START),
        Task(
            "Open for commissions", reverse("commissions:desk"), 1, profile.is_accepting_commissions
        ),
    ]


def register():
    hats.register("commissions_art", first_steps_of_a_buyer)
    hats.register("sells_art", first_steps_of_an_artist)
