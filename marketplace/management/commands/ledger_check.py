"""``manage.py ledger_check``: recomputes the books; exit code 1 when anything differs."""

from django.core.management.base import BaseCommand, CommandError

from marketplace.ledger.audit import differences
from marketplace.ledger.models import Transfer


class Command(BaseCommand):
    help = "Recomputes every balance and every hold from the transfers."

    def handle(self, **options):
        found = list(differences())
        for words in found:
            self.stderr.write(words)
        if found:
            raise CommandError(f"The books are wrong in {len(found)} places.")
        count = Transfer.objects.count()
        self.stdout.write(f"The books are right: {count} transfers, zero differences.")
