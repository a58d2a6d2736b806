from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    name = "commissions"

    def ready(self):
        from marketplace.uploads.access import rule

        from . import access, reportable

        rule("references", access.references)
        rule("progress photos", access.progress_photos)
        reportable.register()
