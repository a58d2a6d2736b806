"""The WSGI application: what the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
django = get_wsgi_application()


def application(environ, start_response):
    # Waitress sends a wrapped file whole, even to somebody who asked for the headers alone, and
    # what it sends too much would be read as the answer to the next request of that line.
    if environ["REQUEST_METHOD"] == "HEAD":
        environ.pop("wsgi.file_wrapper", None)
    return django(environ, start_response)
