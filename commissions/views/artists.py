"""Finding artists: the list, an artist's page, a work, a style."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commissions.browse import Browse


@login_not_required
@require_safe
def artist_list(request):
    browse = Browse(request.GET)
    context = {"browse": browse, "query": " ".join(browse.words)}
    return render(request, "commissions/artist_list.html", context)
