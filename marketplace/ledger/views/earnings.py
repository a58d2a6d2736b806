"""A seller's money: held, released, paid out."""

import uuid

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views import View

from marketplace.deals.lifecycle import Refused
from marketplace.money import MoneyFormField, money

from ..errands import ask_payout
from ..statement import Statement


class WithdrawForm(forms.Form):
    amount = MoneyFormField(label="How much?")
    op_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class Earnings(View):
    def get(self, request, form=None, status=200):
        statement = Statement(request.user)
        context = {
            "statement": statement,
            "form": form or WithdrawForm(initial={"amount": statement.balance_cents}),
        }
        return render(request, "ledger/earnings.html", context, status=status)


class Withdraw(View):
    http_method_names = ["post"]

    def post(self, request):
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return Earnings().get(request, form=form, status=422)
        amount_cents = form.cleaned_data["amount"]
        try:
            payout = ask_payout(request.user, amount_cents, op_id=form.cleaned_data["op_id"])
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{money(payout.amount_cents)} is on its way to your bank.")
        return redirect("ledger:earnings")
