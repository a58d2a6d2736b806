"""Every component in every state; a new look starts here."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from marketplace.pages.samples import samples


@method_decorator(login_not_required, name="dispatch")
class Styleguide(TemplateView):
    template_name = "pages/styleguide.html"

    def get_context_data(self, **context):
        return super().get_context_data(**samples(), **context)
