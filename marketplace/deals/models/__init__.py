"""What the wings have in common: the deal, its events, and the beat of the clock."""

from .deals import Beat, Deal, DealQuerySet, Event

__all__ = ["Beat", "Deal", "DealQuerySet", "Event"]
