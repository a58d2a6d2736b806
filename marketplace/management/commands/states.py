"""``manage.py states``: the state diagram of each wing, in Mermaid, from its verbs."""

from django.core.management.base import BaseCommand

from marketplace.deals.models import Deal


class Command(BaseCommand):
    help = "Prints the state diagram of every wing (Mermaid)."

    def handle(self, **options):
        for kind, wing in sorted(Deal.WINGS.items()):
            self.stdout.write(f"%% {kind}\nstateDiagram-v2")
            for verb in wing.verbs().values():
                for line in self.lines(verb):
                    self.stdout.write(f"  {line}")
            for state in sorted(wing.ENDED):
                self.stdout.write(f"  {state} --> [*]")

    def lines(self, verb):
        if verb.to == ("same",):
            return
        for before in verb.source:
            for after in verb.to:
                yield f"{before} --> {after} : {verb.name} ({', '.join(verb.by)})"
