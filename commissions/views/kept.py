"""Photos that an artist has kept: shown after all, or removed."""

from django.forms import Form
from django.shortcuts import get_object_or_404, redirect

from commissions.pictures import shown

from .verbs import ConfirmView


class KeptPhotoView(ConfirmView):
    """A verb about one of the artist's photos; that of another commission has no such address."""

    form_class = Form
    template_name = "commissions/photo.html"

    def get_photo(self, deal):
        photos = deal.photos.select_related("picture")
        return get_object_or_404(photos, picture__code=self.kwargs["photo"])

    def get_deal(self):
        deal = super().get_deal()
        self.photo = self.get_photo(deal)
        return deal

    def get_extra_context(self, deal):
        return super().get_extra_context(deal) | {"photo": shown(self.photo, "large")}

    def get(self, request, code, photo):
        if self.get_photo(self.get_deal()).is_visible_to_buyer:
            return redirect("commissions:commission-detail", code)
        return super().get(request, code)

    def post(self, request, code, photo):
        return super().post(request, code)

    def press(self, deal, form):
        getattr(deal, self.verb)(by=self.request.user, photo=self.photo)


class Show(KeptPhotoView):
    verb = "show"
    question = "Share this picture with {other}?"
    lead = "{other} sees it at once. It cannot be taken back."
    done = "It is shared."


class Discard(KeptPhotoView):
    verb = "discard"
    question = "Remove this picture?"
    lead = "It is deleted with all its sizes. {other} has never seen it."
    kind = "danger"
    done = "It is removed."
