"""The WSGI application: what the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
django = get_wsgi_application()


def application(environ, start_response):
    """Django, without a body for those who asked for the headers alone.

    Waitress sends what it is given, and a body after HEAD would be read as the answer to the
    next request of that line.
    """
    environ["CONTENT_TYPE"] = in_utf8(environ.get("CONTENT_TYPE", ""))
    body = django(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return body
    body.close()
    return []


def in_utf8(content_type):
    """The header without the encoding that it claims: all that browsers send here is UTF-8.

    Django would believe it, and Python knows encodings that fail and others whose characters no
    database takes. Nothing but the kind and the boundary is ever needed.
    """
    kind, *params = content_type.split(";")
    kept = [param for param in params if param.strip().lower().startswith("boundary=")]
    return ";".join([kind, *kept])
