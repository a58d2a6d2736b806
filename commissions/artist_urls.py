"""The addresses of artists: finding them, and their own desks."""

from django.urls import path

from .views import artists

artist_urls = [
    path("commissions/", artists.artist_list, name="artist-list"),
    path("artists/<str:username>/", artists.artist_detail, name="artist-detail"),
    path("artists/<str:username>/works/<slug:code>/", artists.work_detail, name="work-detail"),
    path("tags/<str:slug>/", artists.tag_detail, name="tag-detail"),
]
