"""The artist's desk: what is done, what is missing, and whether the door is open."""

from functools import cached_property

from django.urls import reverse
from django.utils.text import Truncator

from marketplace.money import short_money

GOOD_START = 3  # works with which visitors can decide


class Desk:
    """The task list of one artist."""

    def __init__(self, profile):
        self.profile = profile

    @cached_property
    def works(self):
        return self.profile.pieces.count()

    @cached_property
    def style_names(self):
        return [tag.name for tag in self.profile.styles]

    @cached_property
    def missing(self):
        return self.profile.missing

    @property
    def is_open(self):
        return self.profile.is_accepting_commissions

    @cached_property
    def tasks(self):
        """As components/_task_list.html shows them."""
        profile = self.profile
        days, price = profile.turnaround_days, profile.base_rate_cents
        return [
            self.task("A few words about you", "bio", profile.bio, first_words(profile.bio), True),
            self.task(
                "Styles you are found by",
                "styleTags",
                self.style_names,
                ", ".join(self.style_names),
                True,
            ),
            self.task("Starting price", "baseRate", price, f"from {short_money(price or 0)}", True),
            self.works_task(),
            self.task("Usual time", "turnaround_days", days, f"about {days} days"),
            self.task("Terms", "terms", profile.terms, first_words(profile.terms)),
            self.task("Changes included", "revisions_included", True, self.changes_words),
            self.task("Pieces at a time", "slots", True, str(profile.slots)),
            self.task(
                "Portfolio link", "portfolioUrl", profile.portfolio_url, profile.portfolio_url
            ),
        ]

    @property
    def changes_words(self):
        return str(self.profile.revisions_included or "none")

    def task(self, title, field, value, hint, needed=False):
        kind, state = self.state(bool(value), needed)
        url = f"{reverse('commissions:profile-edit')}#id_{field}"
        return {
            "title": title,
            "url": url,
            "hint": hint if value else "",
            "kind": kind,
            "state": state,
        }

    def works_task(self):
        kind, state = self.state(self.works >= GOOD_START, not self.works)
        if 0 < self.works < GOOD_START:
            hint = f"{self.works} so far. Visitors decide better with {GOOD_START}."
        else:
            hint = f"{self.works} works" if self.works else f"{GOOD_START} are a good start."
        url = reverse("commissions:portfolio")
        return {"title": "Works", "url": url, "hint": hint, "kind": kind, "state": state}

    def state(self, is_done, needed):
        if is_done:
            return "done", "Done"
        return ("now", "Needed to open") if needed else ("plain", "If you like")

    @property
    def progress(self):
        done = sum(task["kind"] == "done" for task in self.tasks)
        return f"{done} of {len(self.tasks)} done"


def first_words(text):
    return Truncator(text).chars(80)
