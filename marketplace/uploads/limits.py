"""How large one request may be."""

from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from django.urls import get_resolver

from .intake import LARGEST_FILE, MEGABYTE

# A form without a script may carry ten of the largest pictures, and its words.
LARGEST_BODY = 10 * LARGEST_FILE + 2 * MEGABYTE

TOO_LARGE = "That was too much at once. Choose fewer or smaller files, up to 25 MB each."


class BodyLimitMiddleware:
    """Refuses what its header says is too large, before a byte of it is read.

    Scripts get JSON like any other answer to an upload, people the site's own page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= LARGEST_BODY:
            return self.get_response(request)
        if "application/json" in request.headers.get("Accept", ""):
            refused = [{"name": "", "words": TOO_LARGE}]
            return JsonResponse({"pictures": [], "refused": refused}, status=413)
        # Not raised: with DEBUG on that would show the page for developers instead.
        handler = get_resolver().resolve_error_handler(400)
        return handler(request, exception=RequestDataTooBig(TOO_LARGE))
