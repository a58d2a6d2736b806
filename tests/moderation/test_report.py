"""Reporting a public page."""

import pytest
from django.core import mail
from django.urls import reverse

from marketplace.moderation.forms import REPORTS_A_DAY
from marketplace.moderation.mail import tell_operators
from marketplace.moderation.models import Report
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def address(what):
    return reverse("moderation:report", query={"what": what})


@pytest.fixture
def send(client_for, people):
    """Posts a report of the artist's public page; returns the answer."""

    def post(by=None, what="/u/ines/", reason="scam", words="They want a bank transfer."):
        client = client_for(by or people.buyer)
        return client.post(address(what), {"reason": reason, "words": words})

    return post


def test_the_page_says_what_is_reported(client_for, people):
    page = client_for(people.buyer).get(address("/u/ines/")).content.decode()

    assert "Report “Ines Artist”" in page


def test_a_report_is_kept_with_its_facts(send, people):
    answer = send()

    report = Report.objects.get()
    assert answer.status_code == 200
    assert "Thank you" in answer.content.decode()
    assert (report.path, report.title, report.person) == ("/u/ines/", "Ines Artist", people.artist)
    assert (report.reporter, report.reason, report.is_open) == (people.buyer, "scam", True)
    assert report.words == "They want a bank transfer."


def test_every_operator_gets_a_mail_of_their_own(
    send, people, settings, django_capture_on_commit_callbacks
):
    UserFactory(operator=True, is_active=False, email="gone@example.com")

    with django_capture_on_commit_callbacks(execute=True):
        send()

    assert {tuple(sent.to) for sent in mail.outbox} == {
        (people.operator.email,),
        (people.superuser.email,),
    }
    assert mail.outbox[0].subject == f"[{settings.SITE_NAME}] Reported: Ines Artist"
    assert "http://testserver/u/ines/" in mail.outbox[0].body


@pytest.mark.parametrize("title", ["Ines\r\nBcc: all@example.com", "Ines\u2028x", "Ines\nx"])
def test_a_title_cannot_break_out_of_the_subject(people, title):
    facts = {"path": "/u/ines/", "reason": "scam", "title": title}

    tell_operators(Report.objects.create(reporter=people.buyer, **facts))

    assert len(mail.outbox) == 2
    assert "Bcc" not in mail.outbox[0].message()
    assert "\n" not in mail.outbox[0].subject


def test_a_second_report_of_the_same_thing_is_added_to_the_first(
    send, django_capture_on_commit_callbacks
):
    send(words="First.")

    with django_capture_on_commit_callbacks(execute=True):
        send(reason="harassment", words="And then this.")

    report = Report.objects.get()
    assert (report.reason, report.words) == ("harassment", "First.\n\nAnd then this.")
    assert mail.outbox == []


def test_the_same_words_twice_stand_once(send):
    send(words="First.")
    send(words="First.")

    assert Report.objects.get().words == "First."


def test_another_persons_report_stands_alone(send, people):
    send()
    send(by=people.stranger)

    assert Report.objects.count() == 2


def test_after_it_was_handled_a_new_one_begins(send, people):
    send()
    Report.objects.get().handle(by=people.operator, answer="Spoke with them.")

    send()

    assert [report.status for report in Report.objects.order_by("pk")] == ["handled", "open"]


def test_of_two_operators_one_handles_it(send, people):
    send()
    report = Report.objects.get()

    first = report.handle(by=people.operator, answer="Taken down.")
    second = report.handle(by=people.superuser, answer="Nothing wrong.")

    report.refresh_from_db()
    assert (first, second) == (True, False)
    assert (report.handled_by, report.answer) == (people.operator, "Taken down.")


def test_a_reason_is_asked_for(send):
    answer = send(reason="")

    assert answer.status_code == 422
    assert "Choose what is wrong." in answer.content.decode()
    assert "They want a bank transfer." in answer.content.decode()
    assert not Report.objects.exists()


def test_something_else_needs_words(send):
    answer = send(reason="other", words="")

    assert answer.status_code == 422
    assert "Say in a few words" in answer.content.decode()


@pytest.mark.parametrize("words", ["\x00", "a\x07b", "x" * 2001])
def test_words_that_nobody_types_are_refused(send, words):
    assert send(words=words).status_code == 422
    assert not Report.objects.exists()


def test_nobody_reports_their_own_page(send, people):
    answer = send(by=people.artist)

    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_there_is_a_limit_for_a_day(send, people):
    for number in range(REPORTS_A_DAY):
        Report.objects.create(reporter=people.buyer, path=f"/u/{number}/", title="x", reason="scam")

    answer = send()

    assert answer.status_code == 422
    assert "more can follow tomorrow" in answer.content.decode()
    assert Report.objects.count() == REPORTS_A_DAY


def test_a_form_carries_nothing_but_reason_and_words(client_for, people):
    facts = {"reason": "scam", "words": "", "status": "handled", "reporter": people.artist.pk}

    client_for(people.buyer).post(address("/u/ines/"), facts | {"path": "/u/bea/", "answer": "x"})

    report = Report.objects.get()
    assert (report.reporter, report.status, report.answer) == (people.buyer, "open", "")
    assert report.path == "/u/ines/"


def test_signed_out_visitors_log_in_first(client):
    answer = client.get(address("/u/ines/"))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))
