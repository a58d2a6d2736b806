"""A person's own deals, of all wings."""

from django.shortcuts import render
from django.views import View

from marketplace.pages.deals import Folder, Overview


class Dashboard(View):
    """What waits for the person, what they wait for, and what they came to do."""

    def get(self, request):
        return render(request, "pages/dashboard.html", {"overview": Overview(request.user)})


class DealList(View):
    """All deals of a person, open and past; any query string is tolerated."""

    def get(self, request):
        folder = Folder(request.user, request.GET)
        return render(request, "pages/deal_list.html", {"folder": folder})
