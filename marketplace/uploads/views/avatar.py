"""One's own picture instead of the maker's mark."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from marketplace.uploads.forms import AvatarForm
from marketplace.uploads.models import Picture


@require_http_methods(["GET", "HEAD", "POST"])
def avatar(request):
    """Shows, changes and removes it. After removing, the mark takes its place again."""
    if "remove" in request.POST:
        Picture.objects.wear(None, by=request.user)
        messages.success(request, "Your picture is gone, and your mark is back.")
        return redirect("uploads:avatar")
    form = AvatarForm(request.POST or None, request.FILES or None, owner=request.user)
    if request.method == "POST" and form.is_valid():
        Picture.objects.wear(form.cleaned_data["picture"], by=request.user)
        messages.success(request, "This is your picture now.")
        return redirect("uploads:avatar")
    return render(request, "uploads/avatar.html", {"form": form})
