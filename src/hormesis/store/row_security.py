"""Row-level security on PostgreSQL: a statement that forgets whose rows it is about sees none of anybody else's. ``secure``.

A transaction says whose rows it works on in ``SETTING``: an athlete's id, ``EVERYONE`` for what is about the whole store
(migrations, backups), or ``ACCOUNTS`` for who signs in, before an athlete is known: that sees accounts and what hangs on them and
no athlete's log, as an athlete's transaction sees no account. A table says in ``info["seen_by"]`` where it is not an athlete's
alone. A transaction that says nothing sees no row. Superusers are held to no policy: the store wants a role of its own.
"""

from collections.abc import Iterable

import sqlalchemy as sa

__all__ = ["ACCOUNTS", "EVERYONE", "POLICY", "SETTING", "is_in_force", "secure"]

SETTING = "hormesis.athlete_id"
EVERYONE = "*"
ACCOUNTS = "@"
POLICY = "own_rows"


def secure(tx: sa.Connection, tables: Iterable[sa.Table]) -> None:
    """Put the policy on ``tables``, the owner of the tables not excepted. SQLite has no such thing: nothing is done there."""
    if tx.dialect.name != "postgresql":
        return
    for table in tables:
        column = "athlete_id" if "athlete_id" in table.c else "id"
        seen_by = table.info.get("seen_by", "athlete")
        seers = {
            "athlete": f"{column}, '{EVERYONE}'",
            "accounts": f"'{ACCOUNTS}', '{EVERYONE}'",
            "athlete and accounts": f"{column}, '{ACCOUNTS}', '{EVERYONE}'",
        }[seen_by]
        own = f"(SELECT current_setting('{SETTING}', true)) IN ({seers})"  # SELECT: asked once, not for each row
        tx.exec_driver_sql(f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        tx.exec_driver_sql(f'CREATE POLICY {POLICY} ON "{table.name}" USING ({own})')


def is_in_force(tx: sa.Connection) -> bool:
    """Whether the database holds this program's role to the policies."""
    if tx.dialect.name != "postgresql":
        return False
    sees_all = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    return not tx.exec_driver_sql(sees_all).scalar_one()
