from django.urls import path

from .views import earnings, payments, sandbox, webhooks

app_name = "ledger"
urlpatterns = [
    path("payments/<str:code>/", payments.PaymentPage.as_view(), name="payment"),
    path("earnings/", earnings.Earnings.as_view(), name="earnings"),
    path("earnings/withdraw/", earnings.Withdraw.as_view(), name="withdraw"),
    path("sandbox/<str:reference>/", sandbox.SandboxPage.as_view(), name="sandbox"),
    path("webhooks/<str:gateway>/", webhooks.Webhook.as_view(), name="webhook"),
]
