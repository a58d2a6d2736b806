"""The artist's portfolio: works are added, described, put in order and taken down."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from commissions.forms.portfolio import PieceForm, WorksForm
from commissions.models.works import MOST_WORKS
from commissions.showroom import work_card

from .desk import artist_only


@artist_only
def portfolio(request, profile):
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorksForm(*sent, profile=profile)
    if sent and form.is_valid():
        added = len(form.save())
        messages.success(request, f"{added} work{'s' if added != 1 else ''} added, at the end.")
        return redirect("commissions:portfolio")
    pieces = list(profile.pieces.select_related("picture"))
    works = [(piece, work_card(piece, "")) for piece in pieces]
    context = {"form": form, "profile": profile, "works": works, "most": MOST_WORKS}
    return render(
        request, "commissions/portfolio.html", context, status=422 if form.errors else 200
    )


@artist_only
def edit_piece(request, profile, code):
    piece = own_piece(profile, code)
    form = PieceForm(request.POST or None, instance=piece)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"“{piece.title}” is saved.")
        return redirect("commissions:portfolio")
    context = {"form": form, "piece": piece, "work": work_card(piece, "")}
    status = 422 if form.errors else 200
    return render(request, "commissions/piece_form.html", context, status=status)


@artist_only
def remove_piece(request, profile, code):
    """Asks first; the files go with the work and do not come back."""
    piece = own_piece(profile, code)
    if request.method != "POST":
        context = {"piece": piece, "work": work_card(piece, "")}
        return render(request, "commissions/piece_confirm_delete.html", context)
    was_open = profile.is_accepting_commissions
    piece.remove()
    messages.success(request, f"“{piece.title}” is taken down.")
    if was_open and not profile.is_accepting_commissions:
        messages.info(request, "You are closed now: an open page needs at least one work.")
    return redirect("commissions:portfolio")


@require_POST
@artist_only
def move_piece(request, profile, code):
    """One step up or down, for whoever does not drag."""
    codes = list(profile.pieces.values_list("code", flat=True))
    place = codes.index(own_piece(profile, code).code)
    other = place + (1 if request.POST.get("to") == "down" else -1)
    if 0 <= other < len(codes):
        codes[place], codes[other] = codes[other], codes[place]
        profile.order_works(codes)
    return redirect(f"{reverse('commissions:portfolio')}#work-{code}")


@require_POST
@artist_only
def order_pieces(request, profile):
    profile.order_works(request.POST.get("order", "").split(",")[:MOST_WORKS])
    messages.success(request, "The order is saved.")
    return redirect("commissions:portfolio")


def own_piece(profile, code):
    piece = get_object_or_404(profile.pieces.select_related("picture"), code=code)
    piece.profile = profile
    return piece
