"""The artist answers a brief with a plan of paid stages."""

import pytest

from tests.commissions.jobs import Status, commission_of, press, reread

pytestmark = pytest.mark.django_db

STAGES = [("Sketch", "60", ["sketch"]), ("Rest", "240", ["linework", "color", "final"])]


def plan(*stages, total="300", version=1, **more):
    words = {"total": total, "brief_version": version, "steps-INITIAL_FORMS": "0", **more}
    words["steps-TOTAL_FORMS"] = str(len(stages))
    for number, (title, amount, tags) in enumerate(stages):
        words[f"steps-{number}-title"] = title
        words[f"steps-{number}-amount"] = amount
        words[f"steps-{number}-stages"] = tags
    return words


@pytest.fixture
def deal(people):
    return commission_of(people, references=1)


@pytest.fixture
def artist(people, client_for):
    return client_for(people.artist)


def send(client, deal, *stages, **more):
    return client.post(deal.verb_url("quote"), plan(*stages, **more), follow=True)


def test_the_form_begins_with_the_budget_in_three_stages(artist, deal):
    page = artist.get(deal.verb_url("quote"))

    rows = [row.initial["amount"] for row in page.context["form"].rows]
    assert deal.description in page.content.decode()
    assert rows == [6000, 12000, 12000]


def test_a_plan_that_adds_up_is_the_buyers_move(artist, deal, people):
    send(artist, deal, *STAGES, note="Two weeks for all of it.")

    deal = reread(deal)
    assert (deal.status, deal.waiting_for) == (Status.QUOTED, people.buyer)
    assert [step.amount_cents for step in deal.steps] == [6000, 24000]
    assert deal.clock_at is not None


def test_an_empty_row_is_no_stage(artist, deal):
    send(artist, deal, *STAGES, ("", "", []))

    assert len(reread(deal).steps) == 2


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ([("Sketch", "60", ["sketch"]), ("Rest", "200", ["final"])], "add up to $260.00"),
        ([("Sketch", "0", ["sketch"]), ("Rest", "300", ["final"])], "Enter $0.01 or more"),
        ([("Sketch", "60", []), ("Rest", "240", ["final"])], "Tick what this stage shows"),
        ([("Twice", "60", ["final"]), ("Rest", "240", ["final"])], "one stage only"),
        ([("First", "60", ["final"]), ("Last", "240", ["sketch"])], "with the final picture"),
        ([], "Plan one to 8 stages"),
    ],
)
def test_a_plan_that_cannot_work_comes_back_as_typed(artist, deal, stages, words):
    answer = send(artist, deal, *stages)

    page = answer.content.decode()
    assert words in page
    assert all(title in page for title, *_ in stages)
    assert reread(deal).status == Status.REQUESTED


def test_one_more_stage_needs_no_script_and_loses_nothing(artist, deal):
    page = send(artist, deal, *STAGES, do="more", note="Typed already.").content.decode()

    assert 'name="steps-2-title"' in page
    assert "Typed already." in page
    assert reread(deal).status == Status.REQUESTED


def test_a_brief_that_changed_meanwhile_is_read_again_first(artist, deal):
    press(deal, "edit_brief", title="Two foxes", pictures=[])

    answer = send(artist, deal, *STAGES, version=1)

    assert "has changed the brief" in answer.content.decode()
    assert reread(deal).status == Status.REQUESTED
    send(artist, deal, *STAGES, version=answer.context["form"]["brief_version"].value())
    assert reread(deal).status == Status.QUOTED


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999"])
def test_a_strange_version_sends_nothing(artist, deal, version):
    send(artist, deal, *STAGES, version=version)

    assert reread(deal).status == Status.REQUESTED


def test_the_buyer_is_told_that_it_is_not_theirs_to_do(people, client_for, deal):
    answer = send(client_for(people.buyer), deal, *STAGES)

    assert answer.status_code == 403
    assert reread(deal).status == Status.REQUESTED
