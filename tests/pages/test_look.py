"""The rules of the look that a machine can see: contrast, direction, nothing forgotten."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from marketplace.bundle import BUNDLES, SOURCE, joined, parts_of

ROOT = Path(__file__).resolve().parent.parent.parent
TOKENS = (ROOT / "static/css/tokens.css").read_text()
THEMED = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\);", TOKENS))
GROUNDS = ("paper", "surface", "sunken")
STATES = ("due", "held", "released", "refunded", "dispute")
TEXT = [
    *((text, ground) for text in ("ink", "ink-2", "ink-3", "link") for ground in GROUNDS),
    *((state, f"{state}-bg") for state in STATES),
    *(("ink", f"{state}-bg") for state in STATES),
    ("ink", "raised"),
    ("ink", "accent-bg"),
    ("ink-2", "accent-bg"),
    ("ink-2", "dispute-bg"),
    ("accent", "accent-bg"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("paper", "ink"),
]
CONTROLS = [(line, ground) for line in ("line-strong", "focus") for ground in GROUNDS]


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def too_close(pairs, least):
    return {
        (front, back, theme)
        for front, back in pairs
        for theme, at in (("light", 0), ("dark", 1))
        if contrast(THEMED[front].split(", ")[at], THEMED[back].split(", ")[at]) < least
    }


def test_text_stands_out_in_both_themes():
    assert too_close(TEXT, 4.5) == set()


def test_controls_stand_out_in_both_themes():
    assert too_close(CONTROLS, 3) == set()


def test_contrast_is_measured_as_the_standard_says():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_themes_are_the_same_where_light_dark_is_unknown():
    plain = dict(re.findall(r"^  --([\w-]+): (#\w{6});$", TOKENS, re.M))

    assert {name: both.split(", ")[0] for name, both in THEMED.items()} == plain


PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)\b|(?:^|[\s{;])(?:left|right)\s*:"
    r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
)


def test_styles_know_no_left_and_right():
    physical = {
        path.name
        for path in (ROOT / "static/css").rglob("*.css")
        if PHYSICAL.search(path.read_text())
    }

    assert physical == set()


LINKED = re.compile(r"""static ['"]((?:css|js)/[\w./-]+)['"]""")


@pytest.mark.parametrize(("folder", "bundle"), [("css", "css/app.css"), ("js", "js/app.js")])
def test_every_style_and_script_reaches_the_browser(folder, bundle):
    pages = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    linked = {SOURCE / name for page in pages for name in LINKED.findall(page)}

    written = set((SOURCE / folder).rglob(f"*.{folder}"))

    assert written - linked - set(parts_of(bundle)) == set()


def test_bundles_name_no_further_files():
    for path, pattern in BUNDLES.items():
        assert pattern.search((SOURCE / path).read_text())
        assert not pattern.search(joined(path))


def test_the_browser_is_given_the_bundle():
    assert "@layer components {" in Path(finders.find("css/app.css")).read_text()


def test_every_icon_that_is_named_is_drawn():
    drawn = {path.stem for path in (ROOT / "templates/components/icons").glob("*.svg")}
    named = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'_icon\.html" with name="([\w-]+)"', path.read_text())
    }

    assert named <= drawn
    assert len(named) > 20


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/styleguide/", "/login/", "/signup/", "/fees/"])
def test_every_static_file_that_a_page_names_is_there(client, address):
    """With the hashed names of production a missing one is an error, not a gap."""
    page = client.get(address).content.decode()

    named = set(re.findall(r"/static/([\w./-]+)", page))
    assert named
    assert [name for name in sorted(named) if finders.find(name) is None] == []
