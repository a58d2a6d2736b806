"""Sharing the work, stage by stage."""

from django.contrib import messages
from django.shortcuts import redirect, render

from commissions.forms.progress import ShareForm
from commissions.models import ProgressPhoto
from commissions.pictures import as_shown
from commissions.workspace import Workspace

from .verbs import ConfirmView


class Share(ConfirmView):
    """Pictures, then a preview as the buyer will see them, then the verb: ``share`` or ``keep``.

    One address takes all three steps; the answers travel along in hidden fields. Between the
    steps only the uploaded pictures are kept, and they are the artist's own.
    """

    verb = "share"
    form_class = ShareForm
    template_name = "commissions/progress_form.html"

    def get_form(self, deal, data=None, files=None):
        next_stage = Workspace(deal, self.request.user).next_stage
        if next_stage in ("submit", "deliver"):
            next_stage = deal.stage_tags[-1]
        owner = self.request.user
        return self.form_class(data, files, deal=deal, next_stage=next_stage, owner=owner)

    def post(self, request, code):
        deal = self.get_deal()
        if not self.is_open(deal):
            return self.too_late(deal)
        if self.is_there_already(deal):
            messages.success(request, "These pictures are there already.")
            return redirect(deal)
        if request.POST.get("do") == "send":
            return super().post(request, code)
        form = self.get_form(deal, request.POST, request.FILES)
        if not form.is_valid():
            return self.show(deal, form, status=422)
        if request.POST.get("do") == "back":
            return self.show(deal, form)
        return self.preview(deal, form)

    def preview(self, deal, form):
        words = form.cleaned_data
        stage = ProgressPhoto.Stage(words["stage_tag"]).label
        pictures = [as_shown(picture, "large", f"{stage} stage") for picture in words["pictures"]]
        context = {
            "deal": deal,
            "words": words,
            "stage": stage,
            "pictures": pictures,
            "is_shared": words["audience"] == form.SHARED,
        }
        return render(self.request, "commissions/progress_preview.html", context)

    def is_there_already(self, deal):
        """Whether this is the second click: all pictures are photos of this commission."""
        codes = {code for code in self.request.POST.getlist("pictures") if code.isalnum()}
        photos = deal.photos.filter(picture__code__in=codes)
        return bool(codes) and photos.count() == len(codes)

    def press(self, deal, form):
        words = dict(form.cleaned_data)
        is_shared = words.pop("audience") == form.SHARED
        name = deal.buyer.short_name
        self.done = f"{name} sees it now." if is_shared else "Kept. Only you see it."
        press = deal.share if is_shared else deal.keep
        press(by=self.request.user, **words)
