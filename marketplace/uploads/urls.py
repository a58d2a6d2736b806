from django.urls import re_path

from . import views

app_name = "uploads"
urlpatterns = [
    re_path(
        r"^files/(?P<code>[0-9a-z]{1,16})/(?P<size>small|middle|large|full)/$",
        views.file,
        name="file",
    ),
]
