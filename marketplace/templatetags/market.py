"""How sums, dates and people's own words are shown: ``{% load market %}``."""

import datetime
from urllib.parse import urljoin

import nh3
from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from marketplace import money as sums

register = template.Library()

# A subset that cannot shout: no headings, pictures, tables, rules or HTML.
PARSER = MarkdownIt("zero", {"breaks": True, "html": False}).enable(
    "emphasis link autolink list blockquote backticks escape entity newline".split()
)
CLEANER = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "ul", "ol", "li", "a", "blockquote", "code"},
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow noopener ugc",
)


@register.filter
def money(amount_cents):
    """``14000`` as ``$140.00``; nothing as nothing."""
    return "" if amount_cents is None else sums.money(amount_cents)


@register.filter
def short_money(amount_cents):
    """``14000`` as ``$140``; nothing as nothing."""
    return "" if amount_cents is None else sums.short_money(amount_cents)


@register.filter
def markdown(words):
    """A person's words with emphasis, lists, quotes and links; everything else as it was typed."""
    # Safe because the cleaner lets through nothing but the tags that are named above.
    return SafeString(CLEANER.clean(PARSER.render(words or "")))


@register.filter
def absolute(address):
    """An address of this site as others have to write it: ``https://…/artists/ann/``."""
    return urljoin(f"{settings.SITE_URL}/", address)


@register.filter
def when(moment):
    """A deadline: ``Sat 14 Mar, 18:00 UTC``, in the reader's zone, which is named."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    words = f"{date_format(local, day_format(local, 'D j M'))}, {date_format(local, 'H:i')}"
    return format_html(
        '<time datetime="{}">{} {}</time>', local.isoformat("T", "minutes"), words, zone(local)
    )


@register.filter
def day(moment):
    """A day, of a date or a moment: ``14 Mar``, with its year when that is another one."""
    if not moment:
        return ""
    if isinstance(moment, datetime.datetime):
        moment = timezone.localtime(moment).date()
    words = date_format(moment, day_format(moment, "j M"))
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), words)


def day_format(moment, without_year):
    return without_year if moment.year == timezone.localdate().year else f"{without_year} Y"


def zone(local):
    """``CET``; zones without a name of their own are called after their distance, ``UTC+07``."""
    name = local.tzname()
    return f"UTC{name}" if name[0] in "+-" else name
