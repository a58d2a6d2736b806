"""What a person was told, and what they want by mail."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from .models import Preference
from .telling import TOPICS

PAGE = 40


class NotificationList(View):
    """Newest first; ``before`` is the key of the last one of the page before."""

    def get(self, request):
        notes = request.user.notifications.order_by("-pk")
        before = request.GET.get("before", "")
        if before.isdecimal() and len(before) < 19:
            notes = notes.filter(pk__lt=int(before))
        notes = list(notes[: PAGE + 1])
        moves = list(moves_among(notes[:PAGE]))
        context = {
            "moves": moves,
            "news": [note for note in notes[:PAGE] if note not in moves],
            "next_url": f"?before={notes[PAGE - 1].pk}" if len(notes) > PAGE else "",
            "has_unread": any(not note.read_at for note in notes),
        }
        return render(request, "notifications/list.html", context)


def moves_among(notes):
    """Of each group its newest, when that asks for something and was not opened yet."""
    seen = set()
    for note in notes:
        if note.group not in seen and note.is_move and not note.read_at:
            yield note
        seen.add(note.group)


class Open(View):
    """Marks one read, with all of its group, and goes where it leads."""

    http_method_names = ["post"]

    def post(self, request, pk):
        note = get_object_or_404(request.user.notifications, pk=pk)
        type(note).objects.read_group(request.user, note.group)
        return redirect(note.url)


class ReadAll(View):
    http_method_names = ["post"]

    def post(self, request):
        request.user.notifications.unread().update(read_at=timezone.now())
        return redirect("notifications:list")


class Settings(View):
    """Which topics come by mail. Money and deadlines always do."""

    def get(self, request):
        off = set(request.user.notification_preferences.values_list("topic", flat=True))
        rows = [{"topic": topic, "is_on": topic.name not in off} for topic in TOPICS.values()]
        return render(request, "notifications/settings.html", {"rows": rows})

    def post(self, request):
        wanted = set(request.POST.getlist("mail"))
        optional = [topic.name for topic in TOPICS.values() if topic.is_optional]
        request.user.notification_preferences.filter(topic__in=wanted).delete()
        Preference.objects.bulk_create(
            [Preference(user=request.user, topic=name) for name in optional if name not in wanted],
            ignore_conflicts=True,
        )
        messages.success(request, "Saved.")
        return redirect("notifications:settings")
