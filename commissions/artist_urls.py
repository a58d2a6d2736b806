"""The addresses of artists: finding them, and their own desks."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import artists, desk, portfolio


class WordConverter(StringConverter):
    """A slug in any script; nothing that a database would choke on."""

    regex = r"[-\w]+"


register_converter(WordConverter, "word")

artist_urls = [
    path("commissions/", artists.artist_list, name="artist-list"),
    path("artists/<slug:username>/", artists.artist_detail, name="artist-detail"),
    path("artists/<slug:username>/works/<slug:code>/", artists.work_detail, name="work-detail"),
    path("tags/<word:slug>/", artists.tag_detail, name="tag-detail"),
    path("sell/artist/", desk.desk, name="desk"),
    path("sell/artist/start/", desk.become_artist, name="desk-start"),
    path("sell/artist/profile/", desk.edit_profile, name="profile-edit"),
    path("sell/artist/open/", desk.open_for_commissions, name="desk-open"),
    path("sell/artist/close/", desk.close_for_commissions, name="desk-close"),
    path("sell/artist/portfolio/", portfolio.portfolio, name="portfolio"),
    path("sell/artist/portfolio/order/", portfolio.order_pieces, name="portfolio-order"),
    path("sell/artist/portfolio/<slug:code>/", portfolio.edit_piece, name="piece-edit"),
    path("sell/artist/portfolio/<slug:code>/move/", portfolio.move_piece, name="piece-move"),
    path("sell/artist/portfolio/<slug:code>/remove/", portfolio.remove_piece, name="piece-remove"),
]
