"""What only verbs may write stays out of ordinary saves."""

import pytest
from django.db import IntegrityError

from commissions.models import CommissionRequest
from marketplace.deals.models import Deal
from tests.deals.factories import CommissionFactory, quoted

pytestmark = pytest.mark.django_db


def test_a_stale_form_does_not_put_the_status_back():
    deal = CommissionFactory()
    stale = CommissionRequest.objects.get()
    quoted(deal)

    stale.title = "Rusty, in his scarf"
    stale.save()

    stored = CommissionRequest.objects.get()
    assert stored.title == "Rusty, in his scarf"
    assert (stored.status, stored.waiting_for) == ("quoted", deal.buyer)


def test_update_fields_cannot_name_the_status():
    deal = CommissionFactory()

    deal.status = "completed"
    deal.save(update_fields=["status"])

    assert CommissionRequest.objects.get().status == "requested"


def test_saving_a_row_with_deferred_columns_loads_none_of_them(django_assert_num_queries):
    CommissionFactory()
    deal = CommissionRequest.objects.only("title").get()

    deal.title = "Short"
    with django_assert_num_queries(1):
        deal.save()

    assert Deal.objects.get().title == "Short"


@pytest.mark.parametrize("model", [Deal, CommissionRequest])
def test_a_bulk_update_of_the_status_is_refused(model):
    CommissionFactory()

    with pytest.raises(TypeError, match="press a verb"):
        model.objects.update(status="completed")


def test_locking_the_child_is_refused():
    with pytest.raises(TypeError, match="Lock the Deal row"):
        CommissionRequest.objects.select_for_update()


def test_nobody_deals_with_themselves(people):
    with pytest.raises(IntegrityError):
        CommissionFactory(buyer=people.artist, seller=people.artist)
