"""The address that payment providers write to."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseForbidden
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from .. import gateways, inbox

logger = logging.getLogger("marketplace.ledger")


@method_decorator([csrf_exempt, login_not_required], name="dispatch")
class Webhook(View):
    """Signature only: no session, no CSRF token. What is signed is taken, even when unknown."""

    http_method_names = ["post"]

    def post(self, request, gateway):
        try:
            outcome = inbox.receive(gateway, request.body, request.headers)
        except KeyError:
            raise Http404 from None
        except gateways.Forged as reason:
            logger.warning("forged webhook", extra={"data": {"why": str(reason)}})
            return HttpResponseForbidden("The signature does not fit.", content_type="text/plain")
        return HttpResponse(outcome, content_type="text/plain")
