"""The texts of the house: how things work, what they cost, what the rules are."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from marketplace.pages import examples

TEXTS = [
    ("help", "Help"),
    ("how-payment-works", "How held payment works"),
    ("fees", "Fees, in numbers"),
    ("rules", "Rules of the yard"),
    ("terms", "Terms"),
    ("privacy", "Privacy"),
    ("contact", "Contact"),
]


@method_decorator(login_not_required, name="dispatch")
class Text(TemplateView):
    """One text. Its sums, dates and addresses come from the settings, never from the template."""

    name = None  # of its URL

    def get_template_names(self):
        return [f"pages/texts/{self.name.replace('-', '_')}.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            texts=[(f"pages:{name}", title) for name, title in TEXTS],
            here=f"pages:{self.name}",
            contact=settings.CONTACT_EMAIL,
            days=settings.DEADLINE_DAYS,
        )


class HowPaymentWorks(Text):
    name = "how-payment-works"
    extra_context = {"plan": examples.stage_plan}


class Fees(Text):
    name = "fees"
    extra_context = {"rows": examples.fee_rows}


class Rules(Text):
    name = "rules"


class Help(Text):
    name = "help"


class Terms(Text):
    name = "terms"


class Privacy(Text):
    name = "privacy"


class Contact(Text):
    name = "contact"
