"""The quote's form grows by a stage without JavaScript, whatever the browser says it has."""

import pytest

from tests.commissions.jobs import commission_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("count", "stages"), [("3", 4), ("8", 8), ("", 3), ("x", 3), ("²", 3), ("9" * 5000, 8)]
)
def test_one_more_stage(people, client_for, count, stages):
    deal = commission_of(people)
    words = {"do": "more", "steps-TOTAL_FORMS": count, "steps-INITIAL_FORMS": "0"}

    answer = client_for(people.artist).post(deal.verb_url("quote"), words)

    assert answer.status_code == 200
    assert f'name="steps-TOTAL_FORMS" value="{stages}"' in answer.content.decode()
