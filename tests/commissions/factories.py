"""Artists for tests, made through the profile's own doors."""

import factory

from commissions.models import ArtistProfile
from marketplace.uploads.models import Picture
from tests.factories import UserFactory


class PictureFactory(factory.django.DjangoModelFactory):
    """The row of a public picture; its files are not there."""

    class Meta:
        model = Picture

    owner = factory.SubFactory(UserFactory)
    width = 1024
    height = 1280
    colour = "#886644"
    name = factory.Sequence(lambda number: f"work-{number}.jpg")
    alt = "A painted cat"
    size_bytes = 1000


def make_artist(
    name="Mirel Ostrava", *, styles=("pets",), works=1, price=14000, opened=True, **facts
):
    """A listed artist with works; open unless ``opened=False``. Returns the profile."""
    user = facts.pop("artist", None) or UserFactory(display_name=name, artist=True)
    fresh_at = facts.pop("fresh_at", None)
    profile = ArtistProfile.objects.create(
        artist=user, **{"bio": "I paint animals.", "base_rate_cents": price} | facts
    )
    profile.set_style_tags(styles)
    add_works(profile, works)
    if opened:
        profile.open()
    if fresh_at:
        with profile.changing():
            profile.fresh_at = fresh_at
    return profile


def add_works(profile, number=1, **facts):
    return profile.add_works(
        [
            {"title": f"Work {place + 1}", "picture": PictureFactory(owner=profile.artist)} | facts
            for place in range(number)
        ]
    )
