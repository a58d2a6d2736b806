"""What visitors of a demonstration see when something goes wrong."""

import logging

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404

from .views import errors

logger = logging.getLogger(__name__)


class OwnErrorPagesMiddleware:
    """Shows the site's own error pages although DEBUG is on.

    A demonstration runs with DEBUG, and people who are no developers look at it; Django's
    technical pages would tell them nothing and the settings to anybody. The traceback goes to
    the log.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        no_such_address = response.status_code == 404 and request.resolver_match is None
        return errors.not_found(request) if no_such_address else response

    def process_exception(self, request, exception):
        if isinstance(exception, Http404):
            return errors.not_found(request, exception)
        if isinstance(exception, PermissionDenied):
            return errors.forbidden(request, exception)
        if isinstance(exception, SuspiciousOperation | BadRequest):
            return errors.bad_request(request, exception)
        logger.exception("%s failed", request.path, exc_info=exception)
        return errors.server_error(request)
