"""The artist's desk: task list, profile editor, the switch between open and closed."""

import functools

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from commissions.desk import Desk
from commissions.forms.profile import ProfileForm
from commissions.models import ArtistProfile


def artist_only(view):
    """Gives the view the profile of the person who asks; sends everybody else to the desk, which
    says how to become an artist."""

    @functools.wraps(view)
    def ask(request, *args, **kwargs):
        if not request.user.sells_art:
            return redirect("commissions:desk")
        return view(request, ArtistProfile.objects.of(request.user), *args, **kwargs)

    return ask


@require_safe
def desk(request):
    """The desk; whoever is no artist yet finds the way to become one."""
    if not request.user.sells_art:
        return render(request, "commissions/desk_start.html")
    profile = ArtistProfile.objects.of(request.user)
    return render(request, "commissions/desk.html", {"desk": Desk(profile), "profile": profile})


@require_POST
def become_artist(request):
    request.user.sells_art = True
    request.user.save(update_fields=["sells_art", "updated_at"])
    ArtistProfile.objects.of(request.user)
    messages.success(request, "Welcome. This is your desk: four things, and you can open.")
    return redirect("commissions:desk")


@artist_only
def edit_profile(request, profile):
    form = ProfileForm(request.POST or None, instance=profile)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved. Visitors see it at once.")
        return redirect("commissions:desk")
    status = 422 if form.errors else 200
    return render(request, "commissions/profile_form.html", {"form": form}, status=status)


@require_POST
@artist_only
def open_for_commissions(request, profile):
    try:
        profile.open()
    except ValidationError as refusal:
        messages.error(request, f"Not open yet. {' '.join(refusal.messages)}")
    else:
        messages.success(request, "You are open. Briefs may come in from now on.")
    return redirect("commissions:desk")


@require_POST
@artist_only
def close_for_commissions(request, profile):
    profile.close()
    messages.success(request, "You are closed. Nobody can send a brief; open jobs go on.")
    return redirect("commissions:desk")
