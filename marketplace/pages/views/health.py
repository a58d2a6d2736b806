"""What a load balancer asks: is the process alive, and can it do its work?"""

import logging
import secrets

from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
@login_not_required
def alive(request):
    return plain("ok")


@require_safe
@login_not_required
def ready(request):
    """``ok``, or 503 with a line for each part that does not work. The log has the reasons."""
    broken = [name for name, check in CHECKS.items() if not works(name, check)]
    if broken:
        return plain("".join(f"{name} does not work\n" for name in broken), status=503)
    return plain("ok")


def plain(words, status=200):
    answer = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer


def works(name, check):
    try:
        check()
    except Exception:
        logger.exception("readyz: %s", name)
        return False
    return True


def check_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_cache():
    caches["default"].get("readyz")


def check_storage(alias):
    storage = storages[alias]
    name = storage.save(f"readyz-{secrets.token_hex(8)}", ContentFile(b"ready"))
    storage.delete(name)


CHECKS = {
    "database": check_database,
    "cache table": check_cache,
    "storage of public pictures": lambda: check_storage("default"),
    "storage of private pictures": lambda: check_storage("private"),
}
