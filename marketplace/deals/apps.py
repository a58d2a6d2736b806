from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DealsConfig(AppConfig):
    name = "marketplace.deals"

    def ready(self):
        post_migrate.connect(install_triggers, sender=self)


def install_triggers(sender, using, **kwargs):
    from . import triggers

    triggers.install(using)
