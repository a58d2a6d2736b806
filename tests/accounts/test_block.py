import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from marketplace.accounts.models import Block
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(username="ana")


@pytest.fixture
def otto():
    return UserFactory(username="otto", display_name="Otto Pest")


def block(client, who, verb="block"):
    return client.post(reverse(f"accounts:{verb}", args=[who]))


def test_blocking_stands_between_the_two_in_both_directions(client_for, ana, otto):
    block(client_for(ana), "otto")

    assert ana.has_blocked(otto)
    assert not otto.has_blocked(ana)
    assert ana.is_blocked_between(otto)
    assert otto.is_blocked_between(ana)


def test_a_second_click_changes_nothing(client_for, ana, otto):
    for _ in range(2):
        response = block(client_for(ana), "otto")

    assert response.status_code == 302
    assert Block.objects.count() == 1


def test_it_can_be_undone_by_the_one_who_did_it(client_for, ana, otto):
    ana.block(otto)

    block(client_for(otto), "ana", "unblock")
    assert ana.has_blocked(otto)
    block(client_for(ana), "otto", "unblock")

    assert not ana.is_blocked_between(otto)


def test_the_list_shows_whom_one_has_blocked_and_nobody_else(client_for, ana, otto):
    ana.block(otto)

    mine = client_for(ana).get(reverse("accounts:blocks")).content.decode()
    theirs = client_for(otto).get(reverse("accounts:blocks")).content.decode()

    assert "Otto Pest" in mine
    assert "Nobody." in theirs


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_needs_the_same_queries_however_long(
    client_for, ana, count, django_assert_num_queries
):
    for number in range(count):
        ana.block(UserFactory(username=f"pest-{number}"))
    client = client_for(ana)

    with django_assert_num_queries(5):
        client.get(reverse("accounts:blocks"))


def test_nobody_blocks_themselves(client_for, ana):
    assert block(client_for(ana), "ana").status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.create(blocker=ana, blocked=ana)


def test_who_is_not_there_is_not_blocked(client_for, ana):
    assert block(client_for(ana), "nobody").status_code == 404


@pytest.mark.parametrize("verb", ["block", "unblock"])
def test_looking_changes_nothing(client_for, ana, otto, verb):
    ana.block(otto)

    response = client_for(ana).get(reverse(f"accounts:{verb}", args=["otto"]))

    assert response.status_code == 405
    assert ana.has_blocked(otto)


def test_signed_out_visitors_block_nobody(client, otto):
    assert block(client, "otto").url.startswith("/login/")
    assert not Block.objects.exists()
