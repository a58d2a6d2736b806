"""`manage.py demo`: a market full of invented people and works, for trying everything out."""

import json
import signal
import sys
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.module_loading import module_has_submodule

from marketplace import demo
from marketplace.accounts.models import User
from marketplace.notifications.models import Notification


class Command(BaseCommand):
    help = "Builds the demo market in an empty database."

    def add_arguments(self, parser):
        parser.add_argument(
            "--manifest",
            metavar="FILE",
            type=Path,
            help="also write people, passwords and addresses to FILE, as JSON",
        )

    def handle(self, *args, manifest, **options):
        if not settings.DEMO:
            raise CommandError(
                "This is not a demo site, and demo people would be able to log in with a known "
                "password. Set DEMO=1 for a site of its own that is meant to be one."
            )
        if User.objects.filter(is_demo=False).exists():
            raise CommandError(
                "People have signed up here already. The demo market is only built where nobody "
                "is: give it another DATABASE_URL and VAR_DIR."
            )
        if User.objects.exists():
            self.stdout.write("The demo market is there already.")
        else:
            self.build()
        if manifest:
            manifest.write_text(json.dumps(describe(), ensure_ascii=False, indent=1) + "\n")
        self.print_logins()

    def build(self):
        """All or nothing: one transaction for the rows, and no file stays without its row.

        What a run leaves that was killed outright is for the worker, which sweeps away files
        that no row names.
        """
        stage = demo.Stage()
        ended = signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped; nothing was kept."))
        try:
            with transaction.atomic():
                for module in demo_modules():
                    module.build(stage)
                # The people of the demo have no mailbox that anybody reads.
                Notification.objects.filter(user__is_demo=True).update(mail_at=None)
        except BaseException:
            stage.clear()
            raise
        finally:
            signal.signal(signal.SIGTERM, ended)
        self.stdout.write(f"The demo market is ready: {User.objects.count()} people.")

    def print_logins(self):
        first = {}
        for person in demo.logins():
            first.setdefault(person["role"], person)
        for role, person in first.items():
            self.stdout.write(f"  {role:<10} {person['email']:<32} {person['password']}")


def demo_modules():
    """The ``demo`` modules of all apps, the ground's first: later ones build on earlier ones."""
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "demo"):
            module = import_module(f"{config.name}.demo")
            if hasattr(module, "build"):
                yield module


def describe():
    """The manifest: who can log in, and what there is to visit, by whom."""
    objects = [
        thing
        for module in demo_modules()
        if hasattr(module, "objects")
        for thing in module.objects()
    ]
    return {"site": settings.SITE_URL, "users": list(demo.logins()), "objects": objects}
