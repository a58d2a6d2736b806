"""People as operators see them in the console."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"


@pytest.fixture
def ana():
    return UserFactory(username="ana", display_name="Ana Brandt", email="ana@example.com")


@pytest.fixture
def olga(client_for):
    return client_for(UserFactory(username="olga", operator=True))


@pytest.fixture
def sue(client_for):
    return client_for(UserFactory(username="sue", operator=True, is_superuser=True))


def detail(person):
    return f"{LIST}{person.pk}/change/"


def test_an_operator_reads_facts_and_no_secret(olga, ana):
    page = olga.get(detail(ana)).content.decode()

    assert "Ana Brandt" in page
    assert "a…@example.com" in page
    assert "ana@example.com" not in page
    assert "md5$" not in page
    assert "password" not in page.lower().replace("password_change", "")


def test_a_superuser_reads_the_address(sue, ana):
    assert "ana@example.com" in sue.get(detail(ana)).content.decode()
    assert "ana@example.com" in sue.get(LIST).content.decode()


def test_the_list_masks_addresses_for_operators(olga, ana):
    page = olga.get(LIST).content.decode()

    assert "a…@example.com" in page
    assert "ana@example.com" not in page


def test_an_opened_page_is_written_down(olga, ana):
    olga.get(detail(ana))

    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_id) == ("olga", str(ana.pk))
    assert entry.get_change_message() == "Opened this person's page."


@pytest.mark.parametrize(
    ("words", "found"),
    [("an", True), ('"ana b"', True), ("ana@example.com", True), ("ana@", False), ("zz", False)],
)
def test_an_operator_finds_by_a_beginning_of_the_name_or_the_whole_address(olga, ana, words, found):
    page = olga.get(LIST, {"q": words}).content.decode()

    assert ("Ana Brandt" in page) is found


def test_a_superuser_finds_by_a_beginning_of_the_address(sue, ana):
    assert "Ana Brandt" in sue.get(LIST, {"q": "ana@"}).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"password__startswith": "md5"},
        {"password": "x"},
        {"email__startswith": "a"},
        {"emailaddress__email__startswith": "a"},
        {"authenticator__data__contains": "a"},
        {"usersession__ip": "127.0.0.1"},
        {"_popup": "1", "password__startswith": "a"},
    ],
)
def test_no_query_string_reaches_a_secret(olga, sue, ana, query):
    assert "Ana Brandt" in olga.get(LIST, {"is_active__exact": "1"}).content.decode()

    for client in (olga, sue):
        assert client.get(LIST, query).status_code == 400


def test_a_field_that_others_do_not_point_at_names_nobody(sue, ana):
    assert sue.get(LIST, {"_to_field": "password", "_popup": "1"}).status_code == 400


@pytest.mark.parametrize("who", ["olga", "sue"])
def test_nobody_edits_adds_or_deletes(request, who, ana):
    client = request.getfixturevalue(who)
    forged = {"display_name": "Forged", "is_staff": "on", "is_superuser": "on", "email": "x@y.zz"}

    for address in (
        detail(ana),
        f"{LIST}add/",
        f"{LIST}{ana.pk}/delete/",
        f"{LIST}{ana.pk}/password/",
    ):
        assert client.post(address, forged).status_code in {302, 403, 404}
    client.post(LIST, {"action": "delete_selected", "_selected_action": [ana.pk], "post": "yes"})

    ana.refresh_from_db()
    assert (ana.display_name, ana.is_staff, ana.email) == ("Ana Brandt", False, "ana@example.com")


@pytest.mark.parametrize(
    "path",
    [
        "account/emailaddress/",
        "mfa/authenticator/",
        "usersessions/usersession/",
        "sessions/session/",
    ],
)
def test_tables_with_secrets_are_not_listed(sue, path):
    assert sue.get(f"/admin/{path}").status_code == 404
    assert sue.get(LIST).status_code == 200


def test_who_is_no_operator_is_turned_away(client_for, ana):
    UserFactory(username="artie", artist=True)

    response = client_for(ana).get(LIST)

    assert response.status_code in {302, 403}
    assert "artie" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_needs_the_same_queries_however_long(olga, count, django_assert_max_num_queries):
    UserFactory.create_batch(count)

    with django_assert_max_num_queries(9):
        olga.get(LIST)


def test_the_door_of_the_console_is_the_door_of_the_site(client):
    assert client.get(reverse("admin:index")).url.startswith("/admin/login/")
