import pytest
from django.urls import reverse

from marketplace.accounts import hats
from marketplace.accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(username="ana", display_name="Ana Brandt")


def choose(client, *fields, **more):
    return client.post(reverse("accounts:welcome"), dict.fromkeys(fields, "on") | more)


def test_only_hats_that_work_are_offered(client_for, ana):
    page = client_for(ana).get(reverse("accounts:welcome")).content.decode()

    assert "What brings you here, Ana?" in page
    assert 'name="commissions_art"' in page
    assert 'name="sells_art"' in page
    assert "sells_handmade" not in page
    assert "sells_things" not in page


def test_each_hat_shows_its_three_tasks(ana):
    assert [len(hats.tasks_of(hat, ana)) for hat in hats.offered()] == [3, 3]


def test_what_is_ticked_is_worn_and_brings_its_tasks(client_for, ana):
    client = client_for(ana)

    response = choose(client, "sells_art")

    assert response.url == reverse("accounts:tasks")
    ana.refresh_from_db()
    assert (ana.sells_art, ana.commissions_art, ana.role) == (True, False, "artist")
    assert ana.chose_hats_at
    tasks = client.get(response.url).context["lists"]
    assert [each["hat"].field for each in tasks] == ["sells_art"]
    for task in tasks[0]["tasks"]:
        assert client.get(task.url).status_code == 200


def test_what_is_not_offered_cannot_be_put_on(client_for, ana):
    choose(client_for(ana), "commissions_art", "sells_handmade", is_staff="on", role="operator")

    ana.refresh_from_db()
    assert (ana.commissions_art, ana.sells_handmade, ana.is_staff) == (True, False, False)


def test_a_hat_that_is_not_offered_stays_on(client_for):
    keeper = UserFactory(sells_handmade=True)

    choose(client_for(keeper), "commissions_art")

    keeper.refresh_from_db()
    assert keeper.sells_handmade


def test_it_can_be_skipped(client_for, ana):
    client = client_for(ana)

    page = client.get(reverse("accounts:welcome"), {"next": "/deals/"})

    assert '<a href="/deals/">Skip, I am just looking</a>' in page.content.decode()
    assert choose(client).url == reverse("accounts:tasks")
    assert client.get(reverse("accounts:tasks")).url == reverse("pages:dashboard")


def test_who_was_on_the_way_somewhere_goes_on(client_for, ana):
    response = choose(client_for(ana), "commissions_art", next="/artists/ines/brief/")

    assert response.url == "/artists/ines/brief/"


def test_hats_are_taken_off_in_the_settings(client_for):
    ines = UserFactory(artist=True)

    client_for(ines).post(reverse("accounts:settings-hats"), {"commissions_art": "on"})

    ines.refresh_from_db()
    assert (ines.sells_art, ines.commissions_art, ines.role) == (False, True, "buyer")


@pytest.mark.parametrize(
    ("facts", "role"),
    [
        ({}, "buyer"),
        ({"commissions_art": True}, "buyer"),
        ({"sells_things": True}, "buyer"),
        ({"sells_art": True, "sells_handmade": True}, "artist"),
        ({"sells_handmade": True, "commissions_art": True}, "artisan"),
        ({"is_staff": True, "sells_art": True}, "operator"),
    ],
)
def test_the_first_selling_hat_is_the_role(facts, role):
    assert User(**facts).role == role


def test_looking_at_the_hats_makes_nobody_an_artist(client_for, ana):
    client_for(ana).get(reverse("accounts:welcome"))

    assert not hasattr(ana, "artist_profile")


def test_an_unknown_hat_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="no hat"):
        hats.register("juggles", list)
