from django.urls import path
from django.views.generic import RedirectView

from . import mailbox
from .views import blocks, enter, settings, welcome
from .views.mailbox import mailbox as mailbox_page

app_name = "accounts"
urlpatterns = [
    path("welcome/", welcome.Welcome.as_view(), name="welcome"),
    path("welcome/tasks/", welcome.Tasks.as_view(), name="tasks"),
    path("settings/", RedirectView.as_view(pattern_name="accounts:settings-profile")),
    path("settings/profile/", settings.Profile.as_view(), name="settings-profile"),
    path("settings/name/", settings.Username.as_view(), name="settings-username"),
    path("settings/mark/", settings.Mark.as_view(), name="settings-mark"),
    path("settings/hats/", welcome.SettingsHats.as_view(), name="settings-hats"),
    path("settings/blocks/", blocks.blocks, name="blocks"),
    path("u/<slug:username>/block/", blocks.block, name="block"),
    path("u/<slug:username>/unblock/", blocks.unblock, name="unblock"),
    path("demo/enter/<slug:username>/", enter.enter, name="enter"),
]
if mailbox.is_there():
    urlpatterns.append(path("dev/mailbox/", mailbox_page, name="mailbox"))
