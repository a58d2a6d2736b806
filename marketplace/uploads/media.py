"""Public pictures from a folder, answered before sessions and people come into it."""

import re

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse

from . import storage

# The exact shape of what the intake writes; nothing else in the folder has an address.
PATTERN = re.compile(r"[0-9a-f]{32}/(?:small|middle|large)\.webp", re.ASCII)

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",  # keys are never used again
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


class PublicPicturesMiddleware:
    """Serves ``/media/<key>/<size>.webp`` while the public storage is a folder.

    A middleware and not a view: a page shows dozens of pictures, and none of them should ask the
    database who is looking. Everything that does not match goes on and meets the site's 404.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.picture(request) or self.get_response(request)

    def picture(self, request):
        name = request.path_info.removeprefix(settings.MEDIA_URL)
        if request.method not in {"GET", "HEAD"} or not PATTERN.fullmatch(name):
            return None
        place = storage.public()
        if not isinstance(place, FileSystemStorage):
            return None
        try:
            return FileResponse(place.open(name), content_type="image/webp", headers=HEADERS)
        except FileNotFoundError:
            return None
