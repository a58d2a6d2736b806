from django.urls import path

from .views import ReportView

app_name = "moderation"
urlpatterns = [path("report/", ReportView.as_view(), name="report")]
