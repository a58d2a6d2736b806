"""Deals in any state, as the database has them, without the verbs that lead there."""

import factory
from django.utils import timezone

from commissions.models import ArtistProfile, CommissionRequest
from commissions.models.plan import default_plan
from tests.factories import UserFactory


class ArtistProfileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArtistProfile
        django_get_or_create = ("artist",)

    artist = factory.SubFactory(UserFactory, artist=True)
    bio = "I draw what I see from the ferry."
    base_rate_cents = 14000
    revisions_included = 2
    is_accepting_commissions = True
    fresh_at = factory.LazyFunction(timezone.now)


class CommissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CommissionRequest
        skip_postgeneration_save = True

    buyer = factory.SubFactory(UserFactory, buyer=True)
    seller = factory.SubFactory(UserFactory, artist=True)
    title = "A fox in a scarf"
    description = "Rusty, two weeks before his release."
    agreed_budget_cents = 21000
    status = CommissionRequest.Status.REQUESTED
    waiting_on = "seller"
    waiting_for = factory.SelfAttribute("seller")

    @factory.post_generation
    def profile(self, create, extracted, **facts):
        ArtistProfileFactory(artist=self.seller, **facts)


def quoted(deal):
    """``deal`` with the artist's quote, by its verb."""
    deal.quote(by=deal.seller, steps=default_plan(21000), total_cents=21000)
    return deal
