"""The buttons of a commission: each opens a page that says what will happen, and asks."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect

from commissions.forms.verbs import AcceptForm, ChangeForm, DeclineForm, DeliverForm
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


class Accept(ConfirmView):
    verb = "accept"
    form_class = AcceptForm
    question = "Accept “{title}”?"
    lead = "You say yes to this brief as it stands here. {other} cannot change it afterwards."
    points = (
        ("brush", "Your part", "You share each stage when it is there. {other} sees it at once."),
        (
            "slots",
            "Your places",
            "You take {slots} pieces at a time. With this one you have {busy}.",
        ),
        ("retry", "Changes", "Included for the finished picture: {agreed}."),
    )
    done = "You accepted the job. Share the sketch when it is there."
    shows_brief = True

    def names(self, deal):
        mine = CommissionRequest.objects.filter(seller=deal.seller)
        busy = mine.under_way().count() + 1
        return super().names(deal) | {"slots": deal.seller.artist_profile.slots, "busy": busy}

    def get_form(self, deal, data=None, files=None):
        return self.form_class(data, initial={"brief_version": deal.brief_version})


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


class Deliver(ConfirmView):
    verb = "deliver"
    form_class = DeliverForm
    question = "Deliver the final?"
    lead = "{other} sees the final picture already. Delivering says that it is done."
    points = (
        ("eye", "{other} looks", "And completes the commission or asks for a change."),
        ("retry", "Changes", "{left} of {agreed} are left."),
        ("download", "Full size", "Opens for {other} when the commission is completed."),
    )
    done = "The final is delivered."
    shows_final = True

    def get(self, request, code):
        deal = self.get_deal()
        if deal.is_active and not deal.has_final_to_deliver():
            messages.error(request, "Share the final picture first, then deliver.")
            return redirect(deal)
        return super().get(request, code)


class AskChange(ConfirmView):
    verb = "ask_change"
    form_class = ChangeForm
    question = "Ask {other} for a change?"
    lead = "It goes back to {other} with your words. This uses one of {left} changes left."
    done = "Your wish is on its way."
    shows_final = True


class Complete(ConfirmView):
    verb = "complete"
    form_class = Form
    question = "Complete “{title}”?"
    lead = "Look once more: this step cannot be taken back."
    points = (
        ("download", "Yours", "The full-size final picture opens for you to download."),
        ("check", "Done", "{other} sees that you are content. Nothing is asked of either."),
        (
            "retry",
            "Changes",
            "None can be asked for afterwards. Now {left} of {agreed} are left.",
        ),
    )
    done = "Completed. The full-size picture is under Files."
    shows_final = True
