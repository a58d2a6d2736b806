"""Blocking: who is blocked starts nothing new with you, nor you with them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ..models import User


def blocks(request):
    blocked = User.objects.filter(blocked_by__blocker=request.user).order_by("display_name", "pk")
    return render(request, "accounts/settings_blocks.html", {"blocked": blocked})


def other_person(request, username):
    other = get_object_or_404(User, username=username)
    if other == request.user:
        raise Http404("Nobody blocks themselves.")
    return other


@require_POST
def block(request, username):
    other = other_person(request, username)
    request.user.block(other)
    messages.success(
        request,
        f"{other} is blocked: neither of you can start anything new with the other. "
        "What is open between you goes on.",
    )
    return redirect("accounts:blocks")


@require_POST
def unblock(request, username):
    other = other_person(request, username)
    request.user.unblock(other)
    messages.success(request, f"{other} is no longer blocked.")
    return redirect("accounts:blocks")
