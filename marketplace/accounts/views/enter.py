from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from ..adapter import is_own_path
from ..models import User


@login_not_required
@require_POST
def enter(request, username):
    """Steps in as a person of the demonstration, without a password. Elsewhere it does not exist.

    The person's second factor is not asked for either: the whole cast is made up.
    """
    if not settings.DEMO:
        raise Http404("Only in a demonstration.")
    person = get_object_or_404(User, username=username, is_demo=True, is_active=True)
    logout(request)
    wanted = request.POST.get("next", "")
    if not is_own_path(wanted):
        wanted = reverse("admin:index") if person.is_staff else None
    return perform_login(request, person, email_verification="none", redirect_url=wanted)
