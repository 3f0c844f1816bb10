"""Many rows at once: ``insert_many``. Statements as SQLAlchemy writes them, values handed to the driver as they are."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice

import sqlalchemy as sa

__all__ = ["insert_many"]

_AT_ONCE = 2000
"""So that a big import is not held a third time while it is written."""


def insert_many(tx: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, str | int | None]]) -> None:
    """Insert ``rows``, each with a value for every column. Only for text and whole numbers, which need no conversion.

    A third faster than ``tx.execute(table.insert(), rows)``, which looks at each value for one: an import is made of this.
    """
    rest = iter(rows)
    while piece := list(islice(rest, _AT_ONCE)):
        statement, order = _statement(table, tx.dialect, tuple(piece[0]))
        if order is None:
            tx.exec_driver_sql(statement, [dict(row) for row in piece])
        else:
            tx.exec_driver_sql(statement, [tuple([row[name] for name in order]) for row in piece])


@lru_cache(maxsize=64)
def _statement(table: sa.Table, dialect: sa.Dialect, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    """The statement, and the order of its values where they have no names. Writing it takes as long as running it."""
    made = table.insert().compile(dialect=dialect, column_keys=list(columns))
    return str(made), None if made.positiontup is None else tuple(made.positiontup)
