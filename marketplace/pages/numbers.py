"""Measured numbers for the front page. What has not happened yet is not shown as a nought."""

from statistics import median

from django.core.cache import caches

from commissions.models import ArtistTag, CommissionRequest

COUNTED_TO = 1000  # counting further would cost more than the reader learns
NEWEST = 200  # how many finished commissions the median is taken of


def measured():
    """``(number, words)`` pairs, kept for a minute."""
    return caches["local"].get_or_set("measured-numbers", measure, 60)


def measure():
    artists = bounded(ArtistTag.objects.filter(tag=None, is_accepting=True))
    finished = bounded(CommissionRequest.objects.completed())
    days = median_days()
    found = [
        (artists, "artist open for work" if artists == "1" else "artists open for work"),
        (finished, "commission finished" if finished == "1" else "commissions finished"),
        (days, "day from brief to final" if days == "1" else "days from brief to final, median"),
    ]
    return [(number, words) for number, words in found if number]


def bounded(found):
    """How many there are, as words: ``38``, ``1,000+``, or nothing for none."""
    count = found.order_by()[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO:,}+" if count > COUNTED_TO else str(count or "")


def median_days():
    """Days from the brief to the buyer's last word, of the newest finished commissions."""
    finished = CommissionRequest.objects.completed().order_by("-pk")
    spans = finished.values_list("created_at", "closed_at")[:NEWEST]
    days = [max((end - start).days, 1) for start, end in spans]
    return str(round(median(days))) if days else ""
