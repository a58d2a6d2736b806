"""The first page."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from commissions.cards import open_cards, popular_styles
from marketplace.pages import numbers, showpiece
from marketplace.pages.context import viewer_of
from marketplace.pages.rows import moves_of


@method_decorator(login_not_required, name="dispatch")
class Home(TemplateView):
    template_name = "pages/home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            heading="Watch it being made.\nPay as it comes to life.",
            artists=open_cards(4),
            styles=popular_styles(10),
            numbers=numbers.measured(),
            showpiece=showpiece.showpiece(),
            moves=self.moves(),
        )

    def moves(self):
        """What waits for the person who looks; nothing is asked about a signed-out visitor."""
        viewer = viewer_of(self.request)
        return moves_of(viewer, 3) if viewer else []
