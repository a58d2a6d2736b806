"""Quote, counter, agree: the pages between the brief and the first payment."""

from django.shortcuts import get_object_or_404, render
from django.views import View

from commissions.forms.quotes import AgreeForm, CounterForm, QuoteForm
from commissions.forms.verbs import WordsForm
from commissions.models import CommissionRequest
from commissions.workspace import Workspace
from marketplace.money import money

from .verbs import ConfirmView


class Quote(ConfirmView):
    """The plan of paid stages. "One more stage" works without JavaScript as well."""

    verb = "quote"
    template_name = "commissions/quote_form.html"
    question = "Your quote for “{title}”"
    done = "Your quote is sent. {other} agrees, or asks for another one."

    def get_form(self, deal, data=None, files=None):
        return QuoteForm(data, deal=deal)

    def refused(self, deal, form, refusal):
        """The page shows the brief as it is now, so the next try answers that one."""
        deal.refresh_from_db()
        form.data = form.data.copy()
        form.data["brief_version"] = str(deal.brief_version)
        return super().refused(deal, form, refusal)

    def post(self, request, code):
        if request.POST.get("do") != "more":
            return super().post(request, code)
        deal = self.get_deal()
        data = request.POST.copy()
        count = data.get("steps-TOTAL_FORMS", "")
        data["steps-TOTAL_FORMS"] = str(min(int(count[:3]) + 1, 8)) if count.isdecimal() else "3"
        return self.show(deal, QuoteForm(data, deal=deal))


class TakeBack(ConfirmView):
    verb = "take_back"
    question = "Take your quote back?"
    lead = "{other} can no longer agree to it. The brief stays; you can send another quote."
    done = "You took the quote back."


class Counter(ConfirmView):
    verb = "counter"
    form_class = CounterForm
    question = "Ask {other} for another quote?"
    lead = "This quote goes back with your words. {other} may answer with a new one."
    done = "Your wish is on its way."


class Agree(ConfirmView):
    verb = "agree"
    template_name = "commissions/agree.html"
    question = "Agree to {total} in {count} stages?"
    lead = "This plan and {other}’s terms are frozen for both of you. Nothing is charged yet."
    done = "Agreed. Pay the first stage, then {other} starts."

    def get_form(self, deal, data=None, files=None):
        return AgreeForm(data, initial={"plan_version": deal.plan_version})

    def names(self, deal):
        total = sum(step.amount_cents for step in deal.steps)
        return super().names(deal) | {"total": money(total), "count": len(deal.steps)}


class Agreement(View):
    """What the two agreed on, to read and to print."""

    def get(self, request, code):
        deals = CommissionRequest.objects.visible_to(request.user).with_people()
        deal = get_object_or_404(deals.exclude(agreed_at=None), code=code)
        workspace = Workspace(deal, request.user)
        return render(request, "commissions/agreement.html", {"deal": deal, "workspace": workspace})


class AskOperators(ConfirmView):
    verb = "ask_operators"
    form_class = WordsForm
    question = "Ask the operators?"
    lead = "The clock stops and the money stays held until they have looked at it."
    points = (
        (
            "eye",
            "What they see",
            "The stages, the sums, the dates, and the words that you write here.",
        ),
        ("message", "What they do", "They release the stage, refund it, or split it, and say why."),
        ("info", "First", "Would a change do? Asking {other} for one keeps the work going."),
    )
    done = "The operators are asked. The clock stands still."
