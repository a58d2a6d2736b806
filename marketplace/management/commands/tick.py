"""``manage.py tick``: lets the clock act once; ``--at`` a later time in a demo market only."""

from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from marketplace.deals import clock
from marketplace.ledger import errands, gateways
from marketplace.ledger.gateways import sandbox
from marketplace.notifications import outbox


class Command(BaseCommand):
    help = "Runs what is due: deadlines, late answers of the sandbox, errands and mails."

    def add_arguments(self, parser):
        parser.add_argument("--at", help="as if it were this time: 2026-12-24 or 2026-12-24T18:00")

    def handle(self, *, at, **options):
        now = self.read(at) if at else None
        moved = clock.run(now) if at else clock.tick()
        sandbox.deliver(now)
        errands.run(now)
        outbox.send_due(now)
        self.stdout.write(f"The clock moved {moved} deals on.")

    def read(self, at):
        try:
            now = datetime.fromisoformat(at)
        except ValueError as error:
            raise CommandError("Write the time as 2026-12-24 or 2026-12-24T18:00.") from error
        if timezone.is_naive(now):
            now = timezone.make_aware(now)
        is_play = settings.DEMO and set(gateways.all_gateways()) == {"sandbox"}
        if now > timezone.now() and not is_play:
            raise CommandError(
                "A later time would release real money early. That is for a demo market "
                "(DEMO=1) with the sandbox as its only gateway."
            )
        return now
