"""What each of the two parties reads on the page of a commission."""

import pytest

from tests.commissions.jobs import BRIEF, Status, commission_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("party", ["buyer", "artist"])
def test_every_state_has_its_page_and_its_words(people, client_for, status, party):
    deal = commission_of(people, status, references=1)
    user = getattr(people, party)

    answer = client_for(user).get(deal.get_absolute_url())

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="turn-line"' in page
    assert BRIEF["description"] in page
