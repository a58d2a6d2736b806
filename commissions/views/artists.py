"""Finding artists: the list, an artist's page, a work, a style."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commissions.browse import Browse
from commissions.models import ArtistProfile, StyleTag
from commissions.showroom import Showroom, work_card
from commissions.style_page import StylePage


@login_not_required
@require_safe
def artist_list(request):
    browse = Browse(request.GET)
    context = {"browse": browse, "query": " ".join(browse.words)}
    return render(request, "commissions/artist_list.html", context)


@login_not_required
@require_safe
def artist_detail(request, username):
    room = showroom(username)
    return render(request, "commissions/artist_detail.html", {"room": room})


@login_not_required
@require_safe
def work_detail(request, username, code):
    room = showroom(username)
    piece = get_object_or_404(room.profile.pieces.select_related("picture"), code=code)
    previous, following = room.around(piece)
    others = [card for card in room.works if card["url"] != piece.get_absolute_url()]
    context = {
        "room": room,
        "piece": piece,
        "work": work_card(piece, piece.get_absolute_url()),
        "previous": previous,
        "following": following,
        "others": others[:6],
    }
    return render(request, "commissions/work_detail.html", context)


@login_not_required
@require_safe
def tag_detail(request, slug):
    page = StylePage(get_object_or_404(StyleTag, slug=slug))
    return render(request, "commissions/tag_detail.html", {"page": page})


def showroom(username):
    profiles = ArtistProfile.objects.public().select_related("artist")
    profile = get_object_or_404(profiles, artist__username=username)
    return Showroom(profile)
