"""What visitors may report of this wing: artists, their works, and styles."""

from django.shortcuts import get_object_or_404

from marketplace.moderation.subjects import Subject, reportable

from .models import ArtistProfile, PortfolioPiece, StyleTag


def register():
    reportable("commissions:artist-detail", find_artist)
    reportable("commissions:work-detail", find_work)
    reportable("commissions:tag-detail", find_style)


def find_artist(username):
    profiles = ArtistProfile.objects.public().select_related("artist")
    profile = get_object_or_404(profiles, artist__username=username)
    return Subject(profile.get_absolute_url(), str(profile), profile.artist)


def find_work(username, code):
    works = PortfolioPiece.objects.select_related("profile__artist")
    public = works.filter(profile__in=ArtistProfile.objects.public())
    work = get_object_or_404(public, code=code, profile__artist__username=username)
    return Subject(work.get_absolute_url(), work.title, work.profile.artist)


def find_style(slug):
    style = get_object_or_404(StyleTag, slug=slug)
    return Subject(style.get_absolute_url(), f"The style “{style}”")
