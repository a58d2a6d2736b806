import pytest
from django.urls import reverse

from marketplace.accounts.marks import MARKS
from marketplace.accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PROFILE = "accounts:settings-profile"
NAME = "accounts:settings-username"


@pytest.fixture
def ana():
    return UserFactory(username="ana", display_name="Ana Brandt")


@pytest.fixture
def client(client_for, ana):
    return client_for(ana)


def test_name_and_time_zone_are_saved(client, ana):
    response = client.post(
        reverse(PROFILE), {"display_name": "Ana B.", "time_zone": "Europe/Lisbon"}
    )

    assert response.url == reverse(PROFILE)
    ana.refresh_from_db()
    assert (ana.display_name, ana.time_zone) == ("Ana B.", "Europe/Lisbon")


def test_zones_are_grouped_by_continent(client):
    field = client.get(reverse(PROFILE)).context["form"].fields["time_zone"]

    groups = dict(field.choices)
    assert ("Europe/Lisbon", "Lisbon") in groups["Europe"]
    assert groups["UTC"] == "UTC"


@pytest.mark.parametrize(
    "facts",
    [
        {"display_name": ""},
        {"display_name": "a" * 61},
        {"display_name": "Ana\x00"},
        {"display_name": "Ana\nBcc: all@example.com"},
        {"time_zone": "Europe/Atlantis"},
        {"time_zone": "../../etc/passwd"},
        {"time_zone": ""},
    ],
)
def test_bad_input_is_refused_and_the_page_still_knows_who_looks(client, ana, facts):
    response = client.post(
        reverse(PROFILE), {"display_name": "Ana B.", "time_zone": "Europe/Lisbon"} | facts
    )

    assert response.context["form"].errors
    assert b"<title>Error: " in response.content
    assert response.context["user"].display_name == "Ana Brandt"
    ana.refresh_from_db()
    assert (ana.display_name, ana.time_zone) == ("Ana Brandt", "UTC")


def test_nothing_else_is_taken_from_the_form(client, ana):
    forged = {"is_staff": "on", "username": "admin", "email": "x@example.com", "role": "operator"}

    client.post(reverse(PROFILE), {"display_name": "Ana", "time_zone": "UTC"} | forged)

    changed = User.objects.get(pk=ana.pk)
    assert changed.display_name == "Ana"
    assert (changed.is_staff, changed.username, changed.email) == (False, "ana", ana.email)


def test_a_name_full_of_markup_is_shown_as_it_was_typed(client, ana):
    client.post(reverse(PROFILE), {"display_name": "<script>x</script>", "time_zone": "UTC"})

    page = client.get(reverse(PROFILE)).content.decode()

    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page


def test_a_mark_is_chosen_from_the_forty(client, ana):
    page = client.get(reverse("accounts:settings-mark"))
    assert page.content.decode().count('type="radio"') == len(MARKS) == 40

    client.post(reverse("accounts:settings-mark"), {"mark": "snail-1"})

    ana.refresh_from_db()
    assert ana.mark == "snail-1"
    assert ana.avatar_url.endswith("/marks/snail-1.webp")


@pytest.mark.parametrize("mark", ["", "snail-9", "../../secret", "SNAIL-1"])
def test_no_other_mark_is_taken(client, ana, mark):
    response = client.post(reverse("accounts:settings-mark"), {"mark": mark})

    assert response.context["form"].errors
    ana.refresh_from_db()
    assert ana.mark == "cup-1"


def test_the_public_name_changes_once(client, ana):
    client.post(reverse(NAME), {"username": "Brandt-Ana"})
    ana.refresh_from_db()
    assert (ana.username, ana.can_edit_username) == ("brandt-ana", False)

    client.post(reverse(NAME), {"username": "third-name"})

    ana.refresh_from_db()
    assert ana.username == "brandt-ana"
    assert b'<form class="form' not in client.get(reverse(NAME)).content


def test_two_tabs_do_not_change_it_twice(client, ana):
    client.post(reverse(NAME), {"username": "of-one-tab"})

    page = client.post(reverse(NAME), {"username": "of-the-other"}, follow=True)

    assert "You have changed it once already" in page.content.decode()
    ana.refresh_from_db()
    assert ana.username == "of-one-tab"


BAD = ["", "ab", "a" * 31, "-ana", "ana_b", "a b c", "admin", "Support", "ana", "añà", "a\x00b"]


@pytest.mark.parametrize("username", BAD)
def test_bad_names_are_refused(client, ana, username):
    response = client.post(reverse(NAME), {"username": username})

    assert response.context["form"].errors
    ana.refresh_from_db()
    assert (ana.username, ana.can_edit_username) == ("ana", True)


@pytest.mark.parametrize("username", ["otto", "Otto", "OTTO"])
def test_a_name_that_somebody_has_is_refused_with_one_message(client, username):
    UserFactory(username="otto")

    response = client.post(reverse(NAME), {"username": username})

    assert response.context["form"].errors == {"username": ["Somebody has this name already."]}


@pytest.mark.parametrize(
    "page",
    [
        "/settings/profile/",
        "/settings/name/",
        "/settings/mark/",
        "/settings/hats/",
        "/settings/blocks/",
        "/welcome/",
        "/welcome/tasks/",
        "/email/",
        "/password/change/",
        "/2fa/",
        "/sessions/",
    ],
)
def test_signed_out_visitors_are_asked_to_log_in(client, client_for, page):
    assert client.get(page).status_code in {200, 302}

    response = client_for().get(page)

    assert response.url.startswith("/login/?next=/")
