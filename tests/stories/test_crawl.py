"""Every page of the demo market, as everybody: it answers, and it is sound."""

import pytest

from tests.stage import axe_faults, scrolls_sideways

from .conftest import FIRST_ARTIST, FIRST_BUYER, OPERATOR
from .crawl import Walk, kind_of, samples

pytestmark = pytest.mark.browser

VISITORS = [None, FIRST_BUYER, FIRST_ARTIST, OPERATOR]
# Pages that differ much within their kind.
LIMITS = {"commissions:commission-detail": 6, "commissions:artist-detail": 2}
# What a signed-in person sees no differently: looked at once, signed out.
SAME_FOR_ALL = {
    f"pages:{name}"
    for name in ("fees", "help", "how-payment-works", "privacy", "rules", "styleguide", "terms")
}
AWKWARD = ["/artists/layla-haddad/", "/artists/nagi-miura/", "/u/nagi-miura/"]

# One call a page: what it shows wrongly, in words.
SOUND = """() => {
  const faults = [];
  for (const image of document.querySelectorAll('img[src]:not([src*="/admin/img/"])')) {
    if (!image.hasAttribute('alt')) faults.push('no alt: ' + image.outerHTML);
    if (!image.hasAttribute('width') || !image.hasAttribute('height'))
      faults.push('no size: ' + image.outerHTML);
  }
  return faults;
}"""
# How far the layout moved while the page came in, and what of it.
SHIFT = """() => new Promise(done => {
  let sum = 0;
  const moved = new Set();
  new PerformanceObserver(list => {
    for (const entry of list.getEntries().filter(entry => !entry.hadRecentInput)) {
      sum += entry.value;
      for (const {node} of entry.sources) moved.add(node?.className || node?.nodeName);
    }
  }).observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => setTimeout(() => done([sum, [...moved].join(', ')]), 0));
})"""


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_answers_and_every_kind_of_page_is_sound(tour, visitor):
    page = tour.page(visitor)
    walk = Walk(page.context, tour.address).walk(*starts(visitor))
    assert len(walk.pages) > 100
    faults = list(walk.faults)

    for path in samples(walk.sound_pages(), LIMITS):
        if is_for(visitor, path):
            faults += look_at(page, path)

    assert not faults, "\n".join(faults)


def is_for(visitor, path):
    """Whether this visitor is the one to look at the page, and not another one before."""
    kind = kind_of(path)
    if kind.startswith("admin:") or visitor == OPERATOR:
        return kind.startswith("admin:") and "?" not in path
    return visitor is None or kind not in SAME_FOR_ALL


def starts(visitor):
    if visitor == OPERATOR:
        return ["/admin/", "/", *AWKWARD]
    return ["/", "/dashboard/" if visitor else "/login/", *AWKWARD]


def look_at(page, path):
    """Loads a page once and looks at it in four ways."""
    show(page, 1440, "light")
    page.goto(path)
    faults = page.evaluate(SOUND)
    distance, moved = page.evaluate(SHIFT)
    if distance > 0.02:
        faults.append(f"the layout moved by {distance:.3f}: {moved}")
    faults += axe_faults(page)
    show(page, 390, "dark")
    faults += axe_faults(page, ["color-contrast", "target-size", "scrollable-region-focusable"])
    show(page, 320, "light")
    if scrolls_sideways(page):
        faults.append("wider than a window of 320 pixels")
    return [f"{path}: {fault}" for fault in faults]


def show(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
