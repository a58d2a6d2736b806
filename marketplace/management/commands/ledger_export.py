"""``manage.py ledger_export > ledger.csv``: every transfer, oldest first."""

import csv
import sys

from django.core.management.base import BaseCommand

from marketplace.csvs import safe_cell
from marketplace.ledger.models import Transfer

COLUMNS = (
    "id",
    "at",
    "kind",
    "from",
    "from_owner",
    "to",
    "to_owner",
    "cents",
    "hold",
    "deal",
    "key",
)
PATHS = (
    *("pk", "at", "kind", "debit__kind", "debit__owner__username"),
    *("credit__kind", "credit__owner__username", "amount_cents", "hold", "hold__deal__code", "key"),
)


class Command(BaseCommand):
    help = "Writes every transfer as CSV."

    def handle(self, **options):
        writer = csv.writer(sys.stdout)
        writer.writerow(COLUMNS)
        for row in Transfer.objects.order_by("pk").values_list(*PATHS).iterator():
            writer.writerow([safe_cell(value) for value in row])
