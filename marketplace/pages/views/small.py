"""Addresses that browsers, crawlers and the people who build the site ask for."""

from django.contrib.auth.decorators import login_not_required
from django.templatetags.static import static
from django.utils.decorators import method_decorator
from django.views.generic import RedirectView, TemplateView


@method_decorator(login_not_required, name="dispatch")
class Robots(TemplateView):
    template_name = "pages/robots.txt"
    content_type = "text/plain; charset=utf-8"


@method_decorator(login_not_required, name="dispatch")
class Favicon(RedirectView):
    """Browsers ask for it when they show something that is no page, such as a picture."""

    def get_redirect_url(self):
        return static("img/brand.svg")
