from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


def create_cache_table(sender, using, **kwargs):
    """The cache counts log-ins; a site without its table would answer the first with a 500."""
    call_command("createcachetable", database=using, verbosity=0)


class MarketplaceConfig(AppConfig):
    name = "marketplace"

    def ready(self):
        # An app without models, such as this one, gets no post_migrate of its own.
        post_migrate.connect(create_cache_table, sender=self.apps.get_app_config("contenttypes"))
