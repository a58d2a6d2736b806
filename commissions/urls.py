from .artist_urls import artist_urls
from .job_urls import job_urls

app_name = "commissions"
urlpatterns = [
    *artist_urls,
    *job_urls,
]
