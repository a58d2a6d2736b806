"""The front door's own pages that visitors may report: people, and the texts of the house."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.moderation.subjects import Subject, reportable

TITLES = {
    "contact": "A question to the operators",
    "help": "Help",
    "rules": "Rules of the yard",
    "home": "The first page",
}


def register():
    reportable("pages:profile", find_person)
    for name in TITLES:
        reportable(f"pages:{name}", text_finder(name))


def find_person(username):
    person = get_object_or_404(User, username=username.lower(), is_active=True)
    return Subject(person.get_absolute_url(), person.display_name, person)


def text_finder(name):
    return lambda: Subject(reverse(f"pages:{name}"), TITLES[name])
