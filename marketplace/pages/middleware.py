"""The site's own page for what is not there, with DEBUG as well."""

from django.conf import settings

from .views.errors import not_found


class NotFoundMiddleware:
    """With DEBUG, Django answers a missing page with a list of every address of the site. Whoever
    tries the demo market has to meet the page that production shows."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if settings.DEBUG and response.status_code == 404 and is_page:
            return not_found(request)
        return response
