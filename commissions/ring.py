"""The ring of the turn line: how much of the time is used, and how much is left."""

from dataclasses import dataclass

MINUTE, HOUR, DAY = 60, 3600, 86400


@dataclass(frozen=True)
class Ring:
    """``percent`` of the time used; ``top`` and ``bottom``: the time left in two short words."""

    percent: int
    top: str
    bottom: str

    @classmethod
    def between(cls, start, end, now):
        left = max(int((end - now).total_seconds()), 0)
        used = 100 - 100 * left / max((end - start).total_seconds(), 1)
        percent = min(max(round(used), 1), 100)
        if left >= DAY:
            return cls(percent, f"{left // DAY} d", f"{left % DAY // HOUR} h")
        return cls(percent, f"{left // HOUR} h", f"{left % HOUR // MINUTE} min")
