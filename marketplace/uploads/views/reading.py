"""Reading private pictures."""

from django.http import FileResponse, Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from marketplace.uploads import access
from marketplace.uploads.models import Look, Picture

TYPES = {".webp": "image/webp", ".png": "image/png", ".jpg": "image/jpeg"}

PRIVATE_HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def file(request, code, size):
    """A private picture, or the full size of any; asks for permission at every single read.

    Who may not see it gets the same answer as for one that does not exist. Opening is written
    down; the small rendition, which pages show in passing, does not count as opening.
    """
    picture = Picture.objects.filter(code=code).first()
    if picture is None or size not in access.sizes(picture, request.user):
        raise Http404
    try:
        opened = picture.open(size)
    except FileNotFoundError:
        raise Http404 from None
    if size != "small":
        Look.objects.note(request.user, picture, timezone.now())
    name = picture.file_name(size)
    return FileResponse(
        opened,
        as_attachment=size == "full",
        filename=name,
        content_type=TYPES[name[name.rindex(".") :]],
        headers=PRIVATE_HEADERS,
    )
