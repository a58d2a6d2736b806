"""A person's own deals, of all wings."""

from django.views.generic import ListView, TemplateView

from marketplace.deals.models import Deal


class Dashboard(TemplateView):
    template_name = "pages/dashboard.html"


class DealList(ListView):
    template_name = "pages/deal_list.html"
    context_object_name = "deals"

    def get_queryset(self):
        return Deal.objects.visible_to(self.request.user).newest_first()
