"""What the web server is handed, before Django reads it."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from marketplace.wsgi import in_utf8


@pytest.mark.parametrize(
    "claimed",
    [
        "text/html; charset=rot13",
        "text/html; charset=undefined",
        "text/html; charset=idna",
        "text/html; charset*=rot13''%41",
        "text/html; other*=rot13''%41",
    ],
)
def test_no_claimed_encoding_breaks_a_request(claimed):
    environ = RequestFactory().get("/healthz", {"q": "ä"}).environ

    request = WSGIRequest(environ | {"CONTENT_TYPE": in_utf8(claimed)})

    assert request.GET["q"] == "ä"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("", ""),
        ("multipart/form-data; boundary=xx", "multipart/form-data; boundary=xx"),
        ("multipart/form-data; charset=utf-7; Boundary=xx", "multipart/form-data; Boundary=xx"),
        ("application/x-www-form-urlencoded; charset=latin-1", "application/x-www-form-urlencoded"),
    ],
)
def test_the_kind_and_the_boundary_stay(sent, read):
    assert in_utf8(sent) == read
