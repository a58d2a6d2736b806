"""What everybody may know about a person."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.generic import DetailView

from marketplace.accounts.models import User


@method_decorator(login_not_required, name="dispatch")
class Profile(DetailView):
    template_name = "pages/profile.html"
    context_object_name = "person"

    def get_object(self, queryset=None):
        return get_object_or_404(User, username=self.kwargs["username"], is_active=True)
