"""What everybody may know about a person."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from commissions.models import ArtistProfile
from commissions.showroom import Showroom
from marketplace.accounts.models import Block, User
from marketplace.pages.context import viewer_of


@method_decorator(login_not_required, name="dispatch")
class Profile(TemplateView):
    """One person, all hats. People who left, or were asked to, have no page."""

    template_name = "pages/profile.html"

    def get(self, request, username):
        if username != username.lower():
            return redirect("pages:profile", username.lower(), permanent=True)
        person = get_object_or_404(User, username=username, is_active=True)
        viewer = viewer_of(request)
        context = {
            "person": person,
            "is_own": person == viewer,
            "is_blocked": bool(viewer)
            and Block.objects.filter(blocker=viewer, blocked=person).exists(),
            "artist": artist_section(person),
        }
        return self.render_to_response(context)


def artist_section(person):
    """What an artist shows, or None for people who are none."""
    profile = ArtistProfile.objects.public().select_related("artist").filter(artist=person).first()
    return Showroom(profile) if profile else None
