"""Many rows at once: ``insert_many``. Statements as SQLAlchemy writes them, values handed to the driver as they are."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

__all__ = ["insert_many"]


def insert_many(tx: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, str | int | None]]) -> None:
    """Insert ``rows``, each with a value for every column. Only for text and whole numbers, which need no conversion.

    A third faster than ``tx.execute(table.insert(), rows)``, which looks at each value for one: an import is made of this.
    """
    if not rows:
        return
    statement = table.insert().compile(dialect=tx.dialect, column_keys=list(rows[0]))
    if statement.positiontup is None:
        tx.exec_driver_sql(str(statement), [dict(row) for row in rows])
    else:
        order = statement.positiontup
        tx.exec_driver_sql(str(statement), [tuple([row[name] for name in order]) for row in rows])
