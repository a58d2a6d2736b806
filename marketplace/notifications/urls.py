from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("notifications/", views.NotificationList.as_view(), name="list"),
    path("notifications/read/", views.ReadAll.as_view(), name="read-all"),
    path("notifications/<int:pk>/", views.Open.as_view(), name="open"),
    path("settings/notifications/", views.Settings.as_view(), name="settings"),
]
