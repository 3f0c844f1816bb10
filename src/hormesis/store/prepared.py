"""Statements that are written once: ``Prepared``. What every saved set asks is worth it: to build a statement and to look it up
again costs SQLAlchemy several times what the database takes for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

__all__ = ["Prepared"]

_Text = tuple[str, tuple[str, ...] | None, Mapping[str, Any]]
"""The statement, the order of its values where they have no names, and those that stand already."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement with ``sa.bindparam`` in the places of its values: text and whole numbers only, which need no conversion."""

    statement: sa.ClauseElement
    _texts: dict[str, _Text] = field(default_factory=dict, repr=False, compare=False)

    def run(self, tx: sa.Connection, **values: str | int | None) -> sa.CursorResult[Any]:
        """Run it with a value for each of its names."""
        text, order, standing = self._texts.get(tx.dialect.name) or self._written(tx.dialect)
        said = {**standing, **values} if standing else values
        return tx.exec_driver_sql(text, said if order is None else tuple([said[name] for name in order]))

    def _written(self, dialect: sa.Dialect) -> _Text:
        made: Any = self.statement.compile(dialect=dialect)
        standing = {name: value for name, value in made.params.items() if value is not None}
        text = str(made), None if made.positiontup is None else tuple(made.positiontup), standing
        self._texts[dialect.name] = text  # two threads write the same
        return text
