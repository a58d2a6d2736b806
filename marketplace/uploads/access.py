"""Who may open a private picture, and in which sizes.

The rooms above this one know why somebody may look: each registers a rule in its
``AppConfig.ready``. A rule is a function ``(picture, user)`` that returns the sizes it grants
(``SHOWN``, ``ALL`` or any set of them), or None when it has nothing to say. Rules only add up:
what no rule grants stays closed, to operators as well. The owner sees everything, always.

    access.rule("commission references", lambda picture, user: access.SHOWN if … else None)
"""

# "full" is the picture in all its pixels, for downloading; the others are for looking at.
SHOWN = frozenset({"small", "middle", "large"})
ALL = SHOWN | {"full"}

rules = {}


def rule(name, function):
    """Registers a rule; the same name again replaces it."""
    rules[name] = function


def sizes(picture, user):
    """The set of sizes that this person may open now."""
    if not user.is_authenticated:
        return frozenset()
    if picture.owner_id == user.pk:
        return ALL
    return frozenset().union(*(grant(picture, user) or () for grant in rules.values()))
