"""The request log, the visitor's time zone, and what answers are made ready with."""

import json
import logging
import re
import secrets
import time
import zoneinfo

from django.middleware.gzip import GZipMiddleware
from django.utils import timezone

logger = logging.getLogger("marketplace.request")


class RequestLogMiddleware:
    """One log line for each request, and its id in the answer for whoever asks for help.

    A well-formed ``X-Request-ID`` from a proxy is kept, so that its log and ours can be joined.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        given = request.headers.get("X-Request-ID", "")
        request.id = given if re.fullmatch(r"[\w-]{8,64}", given) else secrets.token_hex(8)
        started = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = request.id
        # The path only: a query string may hold what somebody searched for.
        logger.info(
            "request",
            extra={
                "data": {
                    "id": request.id,
                    "method": request.method,
                    "path": request.path,
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - started) * 1000, 1),
                    "user": self.user_pk(request),
                }
            },
        )
        return response

    def user_pk(self, request):
        """The signed-in user's key, without asking the database for it."""
        cached = getattr(request, "_cached_user", None)
        return cached.pk if cached else None


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record):
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "data", {})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class PageGZipMiddleware(GZipMiddleware):
    """Compresses pages; a picture is compressed already and would only lose its length."""

    def process_response(self, request, response):
        if response.get("Content-Type", "").startswith("image/"):
            return response
        return super().process_response(request, response)


class TimeZoneMiddleware:
    """Shows times in the signed-in person's own zone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)):
            return self.get_response(request)


class OneSiteMiddleware:
    """Lets no page call the site by the name of the host.

    allauth's views hand their templates a ``site`` of their own, made from the request, which
    would stand before the context processor's.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        (response.context_data or {}).pop("site", None)
        return response
