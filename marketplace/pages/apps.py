from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "marketplace.pages"

    def ready(self):
        from . import reportable

        reportable.register()
