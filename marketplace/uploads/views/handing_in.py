"""Handing pictures in before the form they belong to is sent, and taking them back."""

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from marketplace.uploads.intake import Refused
from marketplace.uploads.models import Picture
from marketplace.uploads.names import tidy_name
from marketplace.uploads.purposes import read_token

STALE = "This page is out of date. Load it again; what is stored stays."


@require_POST
def upload(request):
    """Takes the files of one post in. JSON for scripts, else back to the page they came from.

    A file that is refused does not keep the others out.
    """
    try:
        purpose, about = read_token(request.POST.get("purpose", ""))
    except (signing.BadSignature, KeyError):
        return answer(request, [], [{"name": "", "words": STALE}])
    stored, refused = [], []
    for file in request.FILES.getlist("files"):
        try:
            stored.append(purpose.take(file, owner=request.user, about=about))
        except Refused as error:
            refused.append(line_of(file, error))
    if not stored and not refused:
        refused.append({"name": "", "words": "No file came along. Choose a picture."})
    return answer(request, stored, refused)


@require_POST
def remove(request, code):
    """Takes one's own picture back, as long as it is not part of anything."""
    if not Picture.objects.filter(owner=request.user, code=code).withdraw():
        raise Http404
    return answer(request, [], [])


def answer(request, stored, refused):
    if wants_json(request):
        body = {"pictures": [picture.as_row() for picture in stored], "refused": refused}
        return JsonResponse(body, status=status_of(stored, refused))
    for error in refused:
        messages.error(request, f"{error['name']}: {error['words']}".removeprefix(": "))
    return HttpResponseRedirect(next_page(request))


def line_of(file, error):
    return {
        "name": tidy_name(file.name),
        "words": " ".join(error.messages),
        "again": error.code == "storage",  # our fault: the same file may do in a minute
    }


def status_of(stored, refused):
    if stored or not refused:
        return 200
    return 503 if any(error.get("again") for error in refused) else 422


def wants_json(request):
    return "application/json" in request.headers.get("Accept", "")


def next_page(request):
    page = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return page
    return resolve_url("pages:dashboard")
