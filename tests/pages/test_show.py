"""How sums, dates and people's words are shown."""

import datetime
import zoneinfo

import pytest
from django.template import Context, Template
from django.utils import timezone

from marketplace.templatetags import market
from tests.hostile import HOSTILE, Reader

UTC = datetime.UTC


@pytest.mark.parametrize(
    ("amount", "long", "short"),
    [(14000, "$140.00", "$140"), (14050, "$140.50", "$140.50"), (0, "$0.00", "$0"), (None, "", "")],
)
def test_it_shows_sums(amount, long, short):
    assert (market.money(amount), market.short_money(amount)) == (long, short)


def test_markdown_knows_emphasis_lists_and_links():
    shown = market.markdown("*soft* **loud**\n\n- one\n- two\n\n[mine](https://example.com/a)")

    assert "<em>soft</em> <strong>loud</strong>" in shown
    assert "<li>one</li>" in shown
    assert '<a href="https://example.com/a" rel="nofollow noopener ugc">mine</a>' in shown


@pytest.mark.parametrize("words", ["# Big", "![cat](https://example.com/cat.png)", "---", "| a |"])
def test_markdown_has_no_headings_pictures_rules_or_tables(words):
    shown = market.markdown(words)

    assert not any(tag in shown for tag in ("<h1", "<img", "<hr", "<table"))


def test_markdown_keeps_line_breaks():
    assert market.markdown("one\ntwo") == "<p>one<br>\ntwo</p>\n"


@pytest.mark.parametrize("words", [None, ""])
def test_markdown_of_nothing_is_nothing(words):
    assert market.markdown(words) == ""


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_become_no_markup(words):
    found = Reader(market.markdown(words))

    assert found.tags <= {"p", "br", "em", "strong", "ul", "ol", "li", "a", "blockquote", "code"}
    assert found.attributes <= {"href", "rel", "start"}
    assert all(url.startswith(("https://example.com", "mailto:")) for url in found.links)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_escaped_in_an_ordinary_template(words):
    shown = Template("<b>{{ words }}</b>").render(Context({"words": words}))

    assert Reader(shown).tags == {"b"}


def test_a_deadline_names_its_zone():
    moment = datetime.datetime(timezone.localdate().year, 3, 14, 18, 0, tzinfo=UTC)

    assert f">{moment:%a} 14 Mar, 18:00 UTC</time>" in market.when(moment)


def test_a_deadline_is_told_in_the_readers_zone():
    moment = datetime.datetime(2020, 1, 14, 18, 0, tzinfo=UTC)

    with timezone.override(zoneinfo.ZoneInfo("Asia/Bangkok")):
        shown = market.when(moment)

    assert ">Wed 15 Jan 2020, 01:00 UTC+07</time>" in shown
    assert 'datetime="2020-01-15T01:00+07:00"' in shown


def test_a_day_of_another_year_has_its_year():
    assert market.day(datetime.date(2019, 2, 3)) == '<time datetime="2019-02-03">3 Feb 2019</time>'


def test_no_moment_is_no_words():
    assert (market.when(None), market.day(None)) == ("", "")
