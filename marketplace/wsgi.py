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
    body = django(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return body
    body.close()
    return []
