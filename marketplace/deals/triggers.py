"""What the database itself refuses: changed events, and statuses that no verb leads to.

A net below the verbs, for whatever goes around them: a shell, a data fix, a bug of ours. The
triggers are installed after every migrate and are safe to install again, because SQLite drops a
table's triggers whenever a migration rebuilds the table.
"""

from django.db import connections

from .models import Deal, Event

APPEND_ONLY = [Event]


def append_only(model):
    """Lets the database refuse changes of this table's rows as well."""
    if model not in APPEND_ONLY:
        APPEND_ONLY.append(model)


def install(using="default"):
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor, existing):
            cursor.execute(statement)


def remove(using="default"):
    """Takes all triggers away: for tests, whose teardown empties tables."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table, name, *_ in rules():
            cursor.execute(drop(connection.vendor, table, name))


def missing(using="default"):
    """The names of triggers that should be there and are not."""
    connection = connections[using]
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    return {
        name
        for _, name, event, *_ in rules()
        if name not in there and (event != "TRUNCATE" or connection.vendor == "postgresql")
    }


def statements(vendor, tables):
    for table, name, event, condition, words in rules():
        if table not in tables:
            continue
        if vendor == "postgresql":
            yield (
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation'; "
                "END $$"
            )
            yield drop(vendor, table, name)
            each = "STATEMENT" if event == "TRUNCATE" else "ROW"
            when = f"WHEN ({condition})" if condition else ""
            yield (
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} {when} "
                f"EXECUTE FUNCTION {name}()"
            )
        elif event != "TRUNCATE":
            yield drop(vendor, table, name)
            when = f"WHEN {condition}" if condition else ""
            yield (
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} "
                f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )


def drop(vendor, table, name):
    return f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if vendor == "postgresql" else "")


def rules():
    """Rows of (table, trigger, event, SQL condition, words)."""
    for model in APPEND_ONLY:
        table = model._meta.db_table
        for event in ("UPDATE", "DELETE", "TRUNCATE"):
            name = f"{table}_no_{event.lower()}"
            yield table, name, event, "", f"{table} is only ever added to"
    table = Deal._meta.db_table
    states = [f"{kind}:{state}" for kind, wing in wings() for state in wing.Status.values]
    pairs = [f"{kind}:{before}>{after}" for kind, wing in wings() for before, after in moves(wing)]
    yield (
        table,
        "deal_status_known",
        "INSERT",
        f"(NEW.kind || ':' || NEW.status NOT IN ({quoted(states)}))",
        "no such status in this wing",
    )
    yield (
        table,
        "deal_status_by_verb",
        "UPDATE",
        "(NEW.kind <> OLD.kind OR (NEW.status <> OLD.status AND "
        f"NEW.kind || ':' || OLD.status || '>' || NEW.status NOT IN ({quoted(pairs)})))",
        "no verb leads from this status to that one",
    )


def wings():
    return sorted(Deal.WINGS.items())


def moves(wing):
    """Every (before, after) that some verb of the wing makes."""
    return sorted(
        {
            (before, after)
            for verb in wing.verbs().values()
            for before in verb.source
            for after in verb.targets(before)
        }
    )


def quoted(values):
    return ", ".join(f"'{value}'" for value in values)
