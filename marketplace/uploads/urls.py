from django.urls import path, re_path

from .views import handing_in, reading
from .views.avatar import avatar

app_name = "uploads"
urlpatterns = [
    re_path(
        r"^files/(?P<code>[0-9a-z]{1,16})/(?P<size>small|middle|large|full)/$",
        reading.file,
        name="file",
    ),
    path("uploads/", handing_in.upload, name="upload"),
    path("uploads/<slug:code>/remove/", handing_in.remove, name="remove"),
    path("settings/avatar/", avatar, name="avatar"),
]
