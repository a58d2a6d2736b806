"""What a visitor reads when a page cannot be shown."""

import logging

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader

from marketplace.pages.context import house

logger = logging.getLogger(__name__)

# When even the page about errors cannot be made.
LAST_WORDS = (
    "<!doctype html><html lang=en><title>Error</title><h1>Something broke on our side</h1>"
    "<p>Nothing that you sent was saved. Please go back and try again in a minute.</p>"
)


def bad_request(request, exception=None):
    if isinstance(exception, RequestDataTooBig):
        return show(request, 413)
    if isinstance(exception, TooManyFilesSent):
        return show(request, 400, template_name="413.html")
    return show(request, 400)


def forbidden(request, exception=None):
    """403 says who may: the exception carries the words."""
    return show(request, 403, {"reason": str(exception or "")})


def not_found(request, exception=None):
    """One page for what is missing and for what is somebody else's; it never tells which."""
    return show(request, 404)


def too_many(request, exception=None):
    return show(request, 429)


def csrf_failure(request, reason=""):
    return show(request, 403, template_name="403_csrf.html")


def show(request, status, context=None, template_name=None):
    return render(request, template_name or f"{status}.html", context, status=status)


def server_error(request):
    """Asks neither the database nor the session for anything: one of them may be what broke."""
    try:
        page = loader.get_template("500.html").render(
            {"site": house(), "theme": "", "request_id": getattr(request, "id", "")}
        )
    except Exception:
        logger.exception("The page for errors cannot be shown")
        page = LAST_WORDS
    return HttpResponse(page, status=500, headers={"Cache-Control": "no-store"})
