"""Closing a report: the one thing to do at the desk."""

import pytest
from django.urls import reverse

from marketplace.moderation.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(people):
    return Report.objects.create(
        reporter=people.buyer, person=people.artist, path="/u/ines/", title="Ines", reason="scam"
    )


def handle(client, report, answer="Spoke with them."):
    return client.post(
        reverse("admin:moderation_report_handle", args=[report.pk]), {"answer": answer}
    )


def test_an_operator_closes_it_with_a_reason(client_for, people, report):
    handle(client_for(people.operator), report)

    report.refresh_from_db()
    assert (report.status, report.handled_by) == ("handled", people.operator)
    assert report.answer == "Spoke with them."
    assert report.handled_at


@pytest.mark.parametrize("words", ["", "   ", "a\x00b", "x" * 2001])
def test_it_stays_open_without_a_reason(client_for, people, report, words):
    handle(client_for(people.operator), report, words)

    report.refresh_from_db()
    assert report.is_open


def test_several_are_closed_with_one_reason(client_for, people, report):
    other = Report.objects.create(
        reporter=people.artist, path="/u/bea/", title="Bea", reason="other"
    )
    facts = {"action": "handle", "_selected_action": [report.pk, other.pk], "answer": "Same story."}

    client_for(people.operator).post(reverse("admin:moderation_report_changelist"), facts)

    assert set(Report.objects.values_list("status", "answer")) == {("handled", "Same story.")}


@pytest.mark.parametrize("who", [None, "buyer", "artist"])
def test_nobody_else_closes_it(client_for, people, report, who):
    handle(client_for(who and getattr(people, who)), report)

    report.refresh_from_db()
    assert report.is_open


def test_looking_closes_nothing(client_for, people, report):
    client = client_for(people.operator)

    answer = client.get(reverse("admin:moderation_report_handle", args=[report.pk]))

    report.refresh_from_db()
    assert answer.status_code == 403
    assert report.is_open


def test_the_second_operator_changes_nothing(client_for, people, report):
    handle(client_for(people.operator), report, "Taken down.")
    handle(client_for(people.superuser), report, "Nothing wrong.")

    report.refresh_from_db()
    assert (report.handled_by, report.answer) == (people.operator, "Taken down.")


def test_who_reported_sees_that_it_was_handled(client_for, people, report):
    report.handle(by=people.operator, answer="Internal words.")

    page = client_for(people.buyer).get(reverse("moderation:report", query={"what": "/u/ines/"}))

    assert "it was handled" in page.content.decode()
    assert "Internal words." not in page.content.decode()
