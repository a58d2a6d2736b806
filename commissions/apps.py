from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    name = "commissions"

    def ready(self):
        from marketplace.accounts import repeats
        from marketplace.uploads.access import rule

        from . import access, hats, reportable
        from .models.artists import keep_names_in_step

        rule("references", access.references)
        rule("progress photos", access.progress_photos)
        hats.register()
        reportable.register()
        repeats.register(keep_names_in_step)
