"""What has become of a payment: where the provider sends the payer back to."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from ..models import Payment
from ..payments import address


class PaymentPage(View):
    """Paid: on to the deal. Declined: why, and another try. Pending: what happens next."""

    def get(self, request, code):
        payments = request.user.payments.prefetch_related("holds__deal")
        payment = get_object_or_404(payments, code=code)
        deal = payment.holds.first().deal
        if payment.status == payment.Status.SUCCEEDED:
            return redirect(deal)
        return render(request, "ledger/payment.html", {"payment": payment, "deal": deal})

    def post(self, request, code):
        """Another try, with another card."""
        payment = get_object_or_404(request.user.payments, code=code)
        # What the bank says of the new try comes after what it said of the last one.
        Payment.objects.filter(pk=payment.pk, status=Payment.Status.DECLINED).update(
            status=Payment.Status.STARTED, reason=""
        )
        if payment.status in (payment.Status.STARTED, payment.Status.DECLINED):
            return redirect(address(payment))
        return redirect(payment)
