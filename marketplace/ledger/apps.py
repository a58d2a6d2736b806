from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "marketplace.ledger"

    def ready(self):
        from marketplace.deals import triggers

        from .models import Transfer

        triggers.append_only(Transfer)
