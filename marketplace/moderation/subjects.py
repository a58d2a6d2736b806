"""What can be reported: pages that everybody can see, named by those who own them.

The ground does not know the wings. A room names its public pages when the site starts::

    subjects.reportable("commissions:artist-detail", find_artist)

where ``find_artist(username)`` takes what the address carries and returns a :class:`Subject`, or
raises ``Http404`` when nobody could see that page.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve

LONGEST_PATH = 400  # a style of forty letters, each nine bytes as an address writes it
FINDERS = {}  # name of the page's URL → finder


@dataclass(frozen=True)
class Subject:
    """What a report is about: its one address, what it is called, and whose it is, if anybody's."""

    path: str
    title: str
    person: object = None


def reportable(view_name, finder):
    FINDERS[view_name] = finder


def find(what):
    """The subject behind a path of this site. Raises Http404 for everything else."""
    if not is_plain_path(what):
        raise Http404("no path of this site")
    try:
        match = resolve(urlsplit(what).path)
    except Resolver404 as error:
        raise Http404("no such page") from error
    if match.view_name not in FINDERS:
        raise Http404("not a public page")
    return FINDERS[match.view_name](**match.kwargs)


def is_plain_path(what):
    """Whether this is a path and nothing that a browser could read as another site."""
    return (
        what.startswith("/")
        and not what.startswith("//")
        and len(what) <= LONGEST_PATH
        and "\\" not in what
        and what.isprintable()
    )
