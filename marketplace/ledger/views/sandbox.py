"""The sandbox provider's own pay page, as a real provider would host it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from ..gateways import all_gateways, sandbox
from ..models import Payment, SandboxCharge


@method_decorator(login_not_required, name="dispatch")
class SandboxPage(View):
    """Whoever has the address may pay, as at a real provider: it is long and used once."""

    def get_charge(self, reference):
        if sandbox.Sandbox.name not in all_gateways():
            raise Http404
        return get_object_or_404(SandboxCharge, reference=reference)

    def show(self, request, charge, **more):
        return render(
            request,
            "ledger/sandbox.html",
            {"charge": charge, "cards": sandbox.Card.choices, **more},
        )

    def get(self, request, reference):
        charge = self.get_charge(reference)
        return self.show(request, charge, confirming="confirm" in request.GET)

    def post(self, request, reference):
        charge = self.get_charge(reference)
        card = request.POST.get("card", "")
        if card not in sandbox.Card.values:
            return self.show(request, charge, error="Choose a card.")
        if card == sandbox.Card.CONFIRM and "confirmed" not in request.POST:
            return self.show(request, charge, confirming=True)
        if not charge.is_answered:
            sandbox.choose(charge, card)
            sandbox.deliver()
        return redirect(Payment.objects.get(code=charge.payment_code))
