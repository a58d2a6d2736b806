from django.urls import path

from .views import artists

app_name = "commissions"
urlpatterns = [
    # Artists
    path("commissions/", artists.artist_list, name="artist-list"),
]
