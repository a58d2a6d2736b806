"""Paying a stage, approving it, and taking the final: the steps that move money."""

import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from commissions.forms.quotes import ReleaseForm
from commissions.models import CommissionRequest
from marketplace.deals.lifecycle import Refused
from marketplace.ledger import payments
from marketplace.ledger.bar import MoneyBar
from marketplace.ledger.models import Hold
from marketplace.money import money

from .verbs import ConfirmView


class PayForm(forms.Form):
    """The operation and the sum that stands on the button."""

    op_id = forms.UUIDField(widget=forms.HiddenInput)
    expected_cents = forms.IntegerField(widget=forms.HiddenInput)


class Pay(View):
    """One stage: what it is for, when it is released, how it comes back. Then the provider."""

    def get_deal(self, request, code):
        deals = CommissionRequest.objects.visible_to(request.user).with_people()
        deal = get_object_or_404(deals, code=code)
        if deal.role_of(request.user) != "buyer":
            raise PermissionDenied("Only the buyer pays.")
        return deal

    def get(self, request, code):
        deal = self.get_deal(request, code)
        milestone = deal.payable_milestone()
        if milestone is None:
            messages.info(request, "There is nothing to pay at the moment.")
            return redirect(deal)
        form = PayForm(initial={"op_id": uuid.uuid4(), "expected_cents": milestone.amount_cents})
        after = {milestone.pk: (Hold.Status.HELD, 0, 0)}
        context = {
            "deal": deal,
            "form": form,
            "milestone": milestone,
            "sum": money(milestone.amount_cents),
            "bar": MoneyBar(deal.milestones, after),
        }
        return render(request, "commissions/pay.html", context)

    def post(self, request, code):
        deal = self.get_deal(request, code)
        form = PayForm(request.POST)
        milestone = deal.payable_milestone()
        if milestone is None or not form.is_valid():
            messages.error(request, "Nothing was charged. Look at how things stand, then pay.")
            return redirect(deal)
        try:
            payment = payments.start(request.user, [milestone], **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(deal)
        return redirect(payments.address(payment))


class ReleaseView(ConfirmView):
    """The confirm page of a release: the money bar now and after, and the sum on the button."""

    template_name = "commissions/release.html"

    def get_form(self, deal, data=None, files=None):
        milestone = deal.current_milestone
        return ReleaseForm(data, initial={"expected_cents": milestone.amount_cents})

    def names(self, deal):
        milestone = deal.current_milestone
        fee = deal.fee_on(milestone.amount_cents)
        return super().names(deal) | {
            "stage": milestone.title,
            "sum": money(milestone.amount_cents),
            "kept": money(milestone.amount_cents - fee),
            "fee": money(fee),
            "then": self.then(deal),
        }

    def then(self, deal):
        following = deal.milestones.filter(position=deal.current_milestone_index + 1).first()
        if following is None:
            return "Nothing more is due, and the commission is closed."
        days = deal.days("next_stage_unpaid")
        return (
            f"{following.title}, {money(following.amount_cents)}, falls due. If it stays unpaid "
            f"for {days} days, the commission ends and what is released stays released."
        )

    def get_extra_context(self, deal):
        milestone = deal.current_milestone
        after = {milestone.pk: (Hold.Status.RELEASED, milestone.amount_cents, 0)}
        return super().get_extra_context(deal) | {
            "label": f"{deal.verbs()[self.verb].label}, release {money(milestone.amount_cents)}",
            "now": MoneyBar(deal.milestones),
            "after": MoneyBar(deal.milestones, after),
        }


class Approve(ReleaseView):
    verb = "approve"
    question = "Approve {stage} and release {sum}?"
    lead = "Look once more: this step cannot be taken back. Later stages stay protected."
    points = (
        ("user", "To {other}", "{kept} after the fee of {fee}."),
        ("next", "Then", "{then}"),
        ("retry", "Not quite right?", "Ask for a change instead: {left} of {agreed} are left."),
    )
    done = "Released. The next stage is due."

    def get_extra_context(self, deal):
        context = super().get_extra_context(deal)
        workspace = context["workspace"]
        return context | {"final": workspace.after if workspace.right else None}


class Complete(ReleaseView):
    verb = "complete"
    question = "Complete “{title}” and release {sum}?"
    lead = "Look once more: this step cannot be taken back."
    points = (
        ("download", "Yours", "The full-size final opens for you to download."),
        ("user", "To {other}", "{kept} after the fee of {fee}."),
        ("next", "Then", "{then}"),
    )
    done = "Completed. The full-size picture is under Files."
    shows_final = True
