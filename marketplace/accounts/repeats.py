"""What the wings repeat of a person in their lists, brought in step when it changes.

The rooms below know no wing, so each wing that keeps copies registers a function ``(user)`` in its
``AppConfig.ready``. It is called inside the transaction that changes the person.
"""

# Whatever of a person may stand in a list.
REPEATED = frozenset({"display_name", "username", "sells_art", "is_active"})
functions = []


def register(function):
    if function not in functions:
        functions.append(function)


def tell(user):
    for function in functions:
        function(user)
