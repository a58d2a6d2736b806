"""Mail of this room."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mass_mail
from django.template.loader import render_to_string
from django.urls import reverse


def tell_operators(report):
    """Tells every operator of a new report; one mail each, so that no address is shown around."""
    operators = get_user_model().objects.filter(is_staff=True, is_active=True)
    facts = {
        "report": report,
        "page": f"{settings.SITE_URL}{report.path}",
        "desk": settings.SITE_URL + reverse("admin:moderation_report_change", args=[report.pk]),
    }
    subject = f"{settings.EMAIL_SUBJECT_PREFIX}Reported: {' '.join(report.title.split())}"
    words = render_to_string("moderation/mail/reported.txt", facts)
    send_mass_mail(
        (subject, words, settings.DEFAULT_FROM_EMAIL, [email])
        for email in operators.values_list("email", flat=True)
    )
