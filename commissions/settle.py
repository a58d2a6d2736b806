"""The operators' page that settles what is held of a commission: look, preview, confirm."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render

from marketplace.deals.lifecycle import Refused
from marketplace.ledger.bar import MoneyBar
from marketplace.ledger.models import Hold
from marketplace.money import MoneyFormField, money
from marketplace.validators import no_control_characters

from .models import CommissionRequest

RELEASE, REFUND, SPLIT = "release", "refund", "split"


class SettleForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What happens with the money that is held?",
        choices=[
            (RELEASE, "Release all of it to the artist; the commission goes on"),
            (REFUND, "Refund all of it to the buyer; the commission ends"),
            (SPLIT, "Split it; the commission ends"),
        ],
        widget=forms.RadioSelect,
    )
    release = MoneyFormField(label="To the artist, when split", required=False)
    note = forms.CharField(
        label="Why? Both read this.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[no_control_characters],
    )
    held_cents = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, milestone, **options):
        super().__init__(*args, initial={"held_cents": milestone.amount_cents}, **options)
        self.milestone = milestone

    def clean(self):
        words = super().clean()
        amount = self.milestone.amount_cents
        if words.get("held_cents") != amount:
            raise forms.ValidationError("What is held has changed meanwhile. Look again.")
        if words.get("outcome") == SPLIT and not 0 < (words.get("release") or 0) < amount:
            self.add_error("release", f"Enter a part of the {money(amount)} that are held.")
        shares = {RELEASE: amount, REFUND: 0, SPLIT: words.get("release")}
        words["release_cents"] = shares.get(words.get("outcome"))
        return words


def settle(request, pk):
    """GET: the form. POST ``do=preview``: the money before and after. POST ``do=confirm``: it."""
    if not (request.user.is_active and request.user.is_staff):
        raise PermissionDenied
    deal = get_object_or_404(CommissionRequest.objects.with_people(), pk=pk)
    if deal.is_party(request.user):
        raise PermissionDenied("You are part of this deal. Another operator has to decide it.")
    back = redirect("admin:commissions_commissionrequest_change", pk)
    if "settle" not in deal.verbs_for(request.user) or not deal.current_milestone.is_held:
        messages.error(request, "Nothing is held here at the moment. Nothing was moved.")
        return back
    form = SettleForm(request.POST or None, milestone=deal.current_milestone)
    if request.method != "POST" or not form.is_valid():
        return page(request, deal, form)
    if request.POST.get("do") != "confirm":
        return page(request, deal, form, preview(deal, form.cleaned_data["release_cents"]))
    words = form.cleaned_data
    try:
        deal.settle(by=request.user, release_cents=words["release_cents"], note=words["note"])
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Settled. Both have been told, with your words.")
    return back


def preview(deal, release_cents):
    milestone = deal.current_milestone
    refund_cents = milestone.amount_cents - release_cents
    status = Hold.Status.RELEASED if release_cents else Hold.Status.REFUNDED
    after = {milestone.pk: (status, release_cents, refund_cents)}
    if refund_cents:
        after |= {row.pk: (Hold.Status.VOID, 0, 0) for row in deal.milestones.due()}
    fee = deal.fee_on(release_cents)
    return {
        "now": MoneyBar(deal.milestones),
        "after": MoneyBar(deal.milestones, after),
        "to_artist": money(release_cents - fee),
        "fee": money(fee),
        "to_buyer": money(refund_cents),
    }


def page(request, deal, form, previewed=None):
    from django.contrib import admin

    asked = deal.events.filter(verb="ask_operators").select_related("actor").last()
    context = {
        **admin.site.each_context(request),
        "title": f"Settle: {deal.title}",
        "deal": deal,
        "form": form,
        "asked": asked,
        "preview": previewed,
        "bar": MoneyBar(deal.milestones),
    }
    status = 422 if form.errors else 200
    return render(request, "admin/commissions/settle.html", context, status=status)
