"""The buttons of a commission: each opens a page that says what will happen, and asks."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect

from commissions.forms.verbs import ChangeForm, DeclineForm, DeliverForm
from commissions.models import CommissionRequest
from commissions.workspace import Workspace
from marketplace.deals.views import VerbView


class ConfirmView(VerbView):
    """Says in words what the verb does. ``question``, ``lead``, ``points`` (icon, title, text)
    and ``done`` may name {other}, {title}, {left}, {agreed} and what ``names`` adds."""

    model = CommissionRequest
    template_name = "commissions/confirm.html"
    question = lead = ""
    points = ()
    kind = "primary"
    shows_brief = shows_final = False

    def names(self, deal):
        return {
            "other": deal.other_party(self.request.user).short_name,
            "title": deal.title,
            "left": deal.revisions_left,
            "agreed": deal.revisions_included,
        }

    def get_extra_context(self, deal):
        names = self.names(deal)
        workspace = Workspace(deal, self.request.user)
        return {
            "question": self.question.format(**names),
            "lead": self.lead.format(**names),
            "points": [
                (icon, title.format(**names), text.format(**names))
                for icon, title, text in self.points
            ],
            "label": deal.verbs()[self.verb].label,
            "kind": self.kind,
            "workspace": workspace,
            "brief": workspace if self.shows_brief else None,
            "final": workspace.final if self.shows_final else None,
        }


class Decline(ConfirmView):
    verb = "decline"
    form_class = DeclineForm
    question = "Decline “{title}”?"
    lead = "This ends the request. {other} reads your words and may ask somebody else."
    kind = "danger"
    done = "You declined the brief."
    shows_brief = True


class Withdraw(ConfirmView):
    verb = "withdraw"
    form_class = Form
    question = "Take “{title}” back?"
    lead = "This ends the request; it cannot be opened again."
    points = (
        ("eye-off", "Your pictures", "{other} cannot open them any more."),
        ("info", "Money", "None was taken, so none has to come back."),
        ("brush", "Later", "You can send a new brief whenever you like."),
    )
    kind = "danger"
    done = "You took the brief back."


class ShowStage(ConfirmView):
    """Handing in what was shared: refused early while there is nothing new to look at."""

    form_class = DeliverForm

    def get(self, request, code):
        deal = self.get_deal()
        if self.verb in deal.verbs_for(request.user) and not deal.has_something_new():
            what = "the final picture" if deal.is_last_stage else "a picture of this stage"
            messages.error(request, f"Share {what} first.")
            return redirect(deal)
        return super().get(request, code)

    def names(self, deal):
        return super().names(deal) | {
            "stage": deal.current_milestone.title,
            "days": deal.days("stage_unreviewed"),
        }


class Submit(ShowStage):
    verb = "submit"
    question = "Ask {other} to approve {stage}?"
    lead = "{other} sees the pictures already. Submitting starts the {days} days to answer."
    points = (
        ("eye", "{other} looks", "And approves it, or asks for a change."),
        ("retry", "Changes", "{left} of {agreed} are left."),
        ("clock", "No answer", "After {days} days the stage is released to you."),
    )
    done = "The stage is submitted."


class Deliver(ShowStage):
    verb = "deliver"
    question = "Deliver the final?"
    lead = "{other} sees the final picture already. Delivering says that it is done."
    points = (
        ("eye", "{other} looks", "And completes the commission or asks for a change."),
        ("retry", "Changes", "{left} of {agreed} are left."),
        ("clock", "No answer", "After {days} days the last stage is released to you."),
    )
    done = "The final is delivered."
    shows_final = True


class AskChange(ConfirmView):
    verb = "ask_change"
    form_class = ChangeForm
    question = "Ask {other} for a change?"
    lead = "It goes back to {other} with your words. This uses one of {left} changes left."
    done = "Your wish is on its way."
    shows_final = True
