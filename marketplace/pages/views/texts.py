"""The texts of the house: how things work, what they cost, what the rules are."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView


@method_decorator(login_not_required, name="dispatch")
class Text(TemplateView):
    """One text. Its sums and dates come from the settings, never from the template."""


class HowPaymentWorks(Text):
    template_name = "pages/how_payment_works.html"


class Fees(Text):
    template_name = "pages/fees.html"


class Rules(Text):
    template_name = "pages/rules.html"


class Help(Text):
    template_name = "pages/help.html"


class Terms(Text):
    template_name = "pages/terms.html"


class Privacy(Text):
    template_name = "pages/privacy.html"


class Contact(Text):
    template_name = "pages/contact.html"
