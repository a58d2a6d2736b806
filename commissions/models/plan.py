"""The plan of a commission: its paid stages, what each costs and what it shows."""

from dataclasses import asdict, dataclass
from datetime import date

from marketplace.deals.lifecycle import Refused
from marketplace.ledger.models import Hold
from marketplace.money import money, percent_of

from .progress import ProgressPhoto

LONGEST = 8  # stages
Stage = ProgressPhoto.Stage


@dataclass(frozen=True)
class Step:
    """One paid stage: ``stages`` are the stage tags it pays for, ``due_on`` a date or None."""

    title: str
    amount_cents: int
    stages: tuple[str, ...]
    due_on: date | None = None

    @property
    def shows(self):
        """The kinds of pictures, in words."""
        return ", ".join(Stage(tag).label for tag in self.stages)

    def stored(self):
        return asdict(self) | {
            "stages": list(self.stages),
            "due_on": self.due_on.isoformat() if self.due_on else None,
        }

    @classmethod
    def read(cls, row):
        due_on = date.fromisoformat(row["due_on"]) if row["due_on"] else None
        return cls(row["title"], row["amount_cents"], tuple(row["stages"]), due_on)


def default_plan(total_cents):
    """Sketch 20 %, linework and colour 40 %, final the rest, to the cent."""
    sketch, middle = percent_of(total_cents, 20), percent_of(total_cents, 40)
    return [
        Step("Sketch", sketch, (Stage.SKETCH.value,)),
        Step("Linework and colour", middle, (Stage.LINEWORK.value, Stage.COLOR.value)),
        Step("Final", total_cents - sketch - middle, (Stage.FINAL.value,)),
    ]


def check_plan(steps, total_cents):
    """Raises ``Refused`` unless the plan can be worked by: sums, stages and their order."""
    if not 1 <= len(steps) <= LONGEST:
        raise Refused(f"Plan one to {LONGEST} stages.")
    if any(step.amount_cents <= 0 for step in steps):
        raise Refused("Each stage needs a sum of its own.")
    added = sum(step.amount_cents for step in steps)
    if added != total_cents:
        raise Refused(f"The stages add up to {money(added)}, not to {money(total_cents)}.")
    tags = [tag for step in steps for tag in step.stages]
    if len(tags) != len(set(tags)):
        raise Refused("Each kind of picture belongs to one stage only.")
    if Stage.FINAL not in steps[-1].stages:
        raise Refused("The last stage has to be the one with the final picture.")
    if any(not step.stages for step in steps):
        raise Refused("Say for each stage which pictures it pays for.")


class PaymentMilestone(Hold):
    """One paid stage of a commission, under the wing's own names."""

    class Meta:
        proxy = True

    @property
    def commission(self):
        return self.deal.concrete

    @property
    def amount(self):
        return self.amount_cents
