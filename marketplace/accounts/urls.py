from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from . import mailbox
from .views import blocks, enter, settings, welcome
from .views.mailbox import mailbox as mailbox_page

app_name = "accounts"


def private(address, view, name):
    """A page that no cache keeps, so that the back button shows it to nobody after a log-out."""
    return path(address, never_cache(view), name=name)


urlpatterns = [
    private("welcome/", welcome.Welcome.as_view(), "welcome"),
    private("welcome/tasks/", welcome.Tasks.as_view(), "tasks"),
    path("settings/", RedirectView.as_view(pattern_name="accounts:settings-profile")),
    private("settings/profile/", settings.Profile.as_view(), "settings-profile"),
    private("settings/name/", settings.Username.as_view(), "settings-username"),
    private("settings/mark/", settings.Mark.as_view(), "settings-mark"),
    private("settings/hats/", welcome.SettingsHats.as_view(), "settings-hats"),
    private("settings/blocks/", blocks.blocks, "blocks"),
    path("u/<slug:username>/block/", blocks.block, name="block"),
    path("u/<slug:username>/unblock/", blocks.unblock, name="unblock"),
    path("demo/enter/<slug:username>/", enter.enter, name="enter"),
]
if mailbox.is_there():
    urlpatterns.append(path("dev/mailbox/", mailbox_page, name="mailbox"))
