from .artist_urls import artist_urls

app_name = "commissions"
urlpatterns = [
    *artist_urls,
]
