"""The view behind every button of a deal."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from .lifecycle import Refused, WrongRole


class VerbView(View):
    """Presses one verb of one deal.

    Subclasses name the ``model``, the ``verb``, and, when the verb takes words, a plain
    ``form_class`` whose cleaned data become the verb's keyword arguments. GET shows
    ``template_name``; POST presses. Who is not part of the deal gets 404; the other party 403.
    """

    model = None
    verb = None
    form_class = Form
    template_name = None
    done = "Done."  # what the person reads after it

    def get_deal(self):
        deals = self.model.objects.visible_to(self.request.user).select_related("buyer", "seller")
        deal = get_object_or_404(deals, code=self.kwargs["code"])
        if deal.role_of(self.request.user) not in self.model.verbs()[self.verb].by:
            raise PermissionDenied(deal.words_for_wrong_role(self.model.verbs()[self.verb]))
        return deal

    def get_form(self, deal, data=None, files=None):
        return self.form_class(data, files)

    def show(self, deal, form, status=200):
        context = {"deal": deal, "form": form, **self.get_extra_context(deal)}
        return render(self.request, self.template_name, context, status=status)

    def get_extra_context(self, deal):
        return {}

    def get(self, request, code):
        deal = self.get_deal()
        if not self.is_open(deal):
            return self.too_late(deal)
        return self.show(deal, self.get_form(deal))

    def post(self, request, code):
        deal = self.get_deal()
        if not self.is_open(deal):
            return self.too_late(deal)
        form = self.get_form(deal, request.POST, request.FILES)
        if not form.is_valid():
            return self.show(deal, form, status=422)
        try:
            self.press(deal, form)
        except WrongRole as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except Refused as refusal:
            return self.refused(deal, form, refusal)
        else:
            messages.success(request, self.done)
        return redirect(deal)

    def is_open(self, deal):
        return self.verb in deal.verbs_for(self.request.user)

    def too_late(self, deal):
        messages.error(self.request, deal.words_for_wrong_state(deal.verbs()[self.verb]))
        return redirect(deal)

    def refused(self, deal, form, refusal):
        """While the verb is still open, what was typed comes back with the reason beside it."""
        deal.refresh_from_db()
        if form.visible_fields() and self.is_open(deal):
            form.add_error(None, str(refusal))
            return self.show(deal, form, status=422)
        messages.error(self.request, str(refusal))
        return redirect(deal)

    def press(self, deal, form):
        getattr(deal, self.verb)(by=self.request.user, **form.cleaned_data)
