"""Made-up facts for the style guide: every component in every state, and no row of a database."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms
from django.contrib.messages import ERROR, INFO, SUCCESS, WARNING
from django.contrib.messages.storage.base import Message
from django.templatetags.static import static

from marketplace.ledger.bar import MoneyBar

MOMENT = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)


class Label(str):
    """The words of a choice, with a hint and an icon for cards."""

    def __new__(cls, words, hint="", icon=""):
        label = super().__new__(cls, words)
        label.hint, label.icon = hint, icon
        return label


class SampleForm(forms.Form):
    title = forms.CharField(label="Name this piece", help_text="For your list and Mirel’s.")
    email = forms.EmailField(label="E-mail", help_text="We write only about your deals.")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    words = forms.CharField(
        label="What should it show?", max_length=2000, required=False, widget=forms.Textarea
    )
    stage = forms.ChoiceField(
        label="How far is it?", choices=[("", "Choose"), ("sketch", "Sketch"), ("final", "Final")]
    )
    who = forms.ChoiceField(
        label="Who sees it?",
        widget=forms.RadioSelect,
        choices=[
            ("now", Label("Share with Ana now", "She gets a mail", "eye")),
            ("later", Label("Keep it private", "Only you see it", "eye-off")),
        ],
    )
    styles = forms.MultipleChoiceField(
        label="Styles",
        widget=forms.CheckboxSelectMultiple,
        choices=[("ink", "Ink"), ("painterly", "Painterly")],
    )
    agree = forms.BooleanField(label="I have read the rules of the yard.")


def picture(stage, size=480, **facts):
    return {
        "src": static(f"img/hero/{stage}-{size}.webp"),
        "large": static(f"img/hero/{stage}-{800 if size == 480 else size}.webp"),
        "width": size,
        "height": size * 5 // 4,
        "alt": f"A fox, {stage}",
        "colour": "#e8e4da" if stage == "sketch" else "#2d4238",
    } | facts


def card(name, **facts):
    return {
        "url": "#cards",
        "name": name,
        "price": "from $140",
        "line": "Pet portraits, painterly",
        "slots": "2 of 5 slots open, about 9 days",
        "is_open": True,
        "mark_url": static("img/marks/fish-2.webp"),
        "cover": picture("final", focus="upper"),
        "thumbs": [
            static(f"img/hero/{stage}-96.webp") for stage in ("sketch", "linework", "colour")
        ],
    } | facts


CARDS = {
    "open": {},
    "closed": {"is_open": False, "slots": "Full, opens again in May"},
    "empty": {"cover": None, "thumbs": []},
    "long": {
        "line": "Portraits, people, landscapes and everything that has ever had fur or feathers",
        "price": "from $1,000,000",
    },
}
NAMES = {
    "open": "Mirel Ostrava",
    "closed": "Teo Halloran",
    "empty": "森 はな",
    "long": "Bartholomew-Maximilian von und zu Hohenstauffenburg",
}


def stages():
    thumb = {stage: picture(stage, 96) for stage in ("sketch", "linework")}
    return [
        {"name": "Sketch", "state": "done", "note": "Shared Wed 4 Mar", "picture": thumb["sketch"]},
        {
            "name": "Linework",
            "state": "now",
            "note": "Shared Wed 11 Mar",
            "picture": thumb["linework"],
            "url": "#stages",
            "badge_kind": "review",
            "badge": "You are here",
        },
        {"name": "Colour", "state": "todo", "note": "Not yet"},
        {"name": "Final", "state": "todo", "note": "Not yet"},
    ]


def holds():
    """Paid stages in every state, the last of them split."""
    sums = {"Sketch": 6000, "Linework": 12000, "Colour": 4000, "Second animal": 3000, "Final": 5000}
    states = ["released", "held", "due", "refunded", "released"]
    shares = [(6000, 0), (0, 0), (0, 0), (0, 3000), (3000, 2000)]
    return [
        SimpleNamespace(
            pk=number,
            title=title,
            status=state,
            amount_cents=cents,
            released_cents=released,
            refunded_cents=refunded,
            paid_at=MOMENT,
            closed_at=MOMENT if released or refunded else None,
            due_at=None,
        )
        for number, ((title, cents), state, (released, refunded)) in enumerate(
            zip(sums.items(), states, shares, strict=True)
        )
    ]


def turns():
    acts = [
        {"url": "#turn", "label": "Send a quote", "method": "get", "kind": "primary"},
        {"url": "#turn", "label": "Decline", "method": "get", "kind": ""},
    ]
    return [
        {"tone": "yours", "heading": "Your move: answer the brief", "icon": "brush", "acts": acts,
         "words": "Ana waits for a quote or a no. Nothing has been paid."},
        {"tone": "others", "heading": "Mirel draws the linework", "icon": "clock",
         "words": "You will get a mail when there is something to look at."},
        {"tone": "yours", "heading": "With a clock", "percent": 67, "top": "2 d", "bottom": "7 h",
         "words": "The arc is the time used; the text is the time left."},
        {"tone": "case", "heading": "The operators look at this", "icon": "flag",
         "words": "The clock stands still until they have decided."},
        {"tone": "over", "heading": "Completed", "icon": "check", "words": "Closed on 21 March."},
    ]  # fmt: skip


def samples():
    invalid = SampleForm({"title": "", "email": "ana at post"}, auto_id="bad_%s")
    invalid.is_valid()
    return {
        "blank": SampleForm(),
        "invalid": invalid,
        "cards": [card(NAMES[kind], **facts) for kind, facts in CARDS.items()],
        "work": picture("final") | {"title": "Rusty the fox", "url": "#cards", "note": "Gouache"},
        "works": [
            picture(stage) | {"title": f"Rusty, {stage}", "url": "#rooms"}
            for stage in ("final", "sketch", "final")
        ],
        "cells": [{"x": 0.5 + 20 * place, "is_free": place > 2} for place in range(5)],
        "pixel": picture("colour", 96, pixel=True) | {"title": "Pixel art", "url": "#cards"},
        "sketch": picture("sketch", label="Sketch, 3 February"),
        "final": picture("final", label="Finished, 21 February"),
        "pictures": [picture("sketch", caption="Day 1"), picture("final", caption="Day 9")],
        "film": [
            {"src": static(f"img/hero/{stage}-96.webp"), "name": stage.title(), "note": note}
            for stage, note in [("sketch", "Day 1"), ("linework", "Day 4"), ("final", "Day 9")]
        ],
        "stages": stages(),
        "money_bar": MoneyBar(holds()),
        "turns": turns(),
        "marks": [
            static(f"img/marks/{name}.webp") for name in ("flower-1", "fish-2", "moon-1", "bee-2")
        ],
        "facts": [("Usually", "9 days"), ("Revisions", "2 included"), ("From", "$140")],
        "numbers": [("48", "finished works"), ("12", "artists"), ("9", "days, median")],
        "next_steps": [("You send the brief", "It costs nothing."), ("Mirel answers", "Yes.")],
        "events": [
            SimpleNamespace(words="Mirel shared the linework", at=MOMENT, note=""),
            SimpleNamespace(words="Ana asked for a change", at=MOMENT, note="The ears, please."),
        ],
        "tasks": [
            {"title": "Your profile", "url": "#tasks", "kind": "done", "state": "Done"},
            {"title": "Three works", "url": "#tasks", "kind": "now", "state": "1 of 3",
             "hint": "Up to eight at once."},
            {"title": "Open for work", "kind": "plain", "state": "Cannot start yet"},
        ],
        "hat_tasks": [("Save three artists you like", "1 min"), ("Write a brief", "10 min")],
        "notes": [
            Message(level, words)
            for level, words in [
                (SUCCESS, "Saved. This browser remembers it."),
                (INFO, "The brief was sent already."),
                (WARNING, "One picture is missing."),
                (ERROR, "That is no longer possible: Mirel declined the brief."),
            ]
        ],
        "rows": [
            {"code": "abc", "src": static("img/hero/final-96.webp"), "name": "rusty-garden.jpg",
             "size": "4.2 MB"},
        ],
    }  # fmt: skip
