"""The record of imports: ``begin``, ``finish``, ``history``, ``get``, ``same_file``, ``mark_undone``.

An import that wrote nothing leaves no record: there would be nothing to undo.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.domain.errors import NotFound
from hormesis.store.athletes import last_version
from hormesis.store.tables import imports

__all__ = ["ImportRecord", "begin", "finish", "get", "history", "mark_undone", "same_file"]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One file that was imported. ``id`` counts from 1 for each athlete; ``written`` counts fact versions."""

    id: int
    file_name: str
    content_hash: str
    source: str
    layout: str
    imported_at: str
    written: int
    report: Mapping[str, Any]
    undone_at: str | None


def begin(tx: sa.Connection, athlete_id: str, file_name: str, content_hash: str, source: str, layout: str, at: str) -> int:
    """Open the record of an import; returns its id, which the facts are to carry. ``finish`` it in the same transaction."""
    last_version(tx, athlete_id)
    newest = tx.execute(sa.select(sa.func.max(imports.c.id)).where(imports.c.athlete_id == athlete_id)).scalar()
    import_id = (newest or 0) + 1
    row = {
        "athlete_id": athlete_id,
        "id": import_id,
        "file_name": file_name,
        "content_hash": content_hash,
        "source": source,
        "layout": layout,
        "imported_at": at,
        "written": 0,
        "report": "{}",
    }
    tx.execute(imports.insert().values(row))
    return import_id


def finish(tx: sa.Connection, athlete_id: str, import_id: int, written: int, report: Mapping[str, Any]) -> None:
    """Close the record with what came of it; a record of nothing written is taken out again."""
    this = (imports.c.athlete_id == athlete_id) & (imports.c.id == import_id)
    if written:
        tx.execute(imports.update().where(this).values(written=written, report=json.dumps(report)))
    else:
        tx.execute(imports.delete().where(this))


def history(tx: sa.Connection, athlete_id: str) -> list[ImportRecord]:
    """Every recorded import, oldest first, those undone among them."""
    rows = tx.execute(_records().where(imports.c.athlete_id == athlete_id).order_by(imports.c.id))
    return [_record(row) for row in rows]


def get(tx: sa.Connection, athlete_id: str, import_id: int) -> ImportRecord:
    """One recorded import. Raises ``NotFound``."""
    row = tx.execute(_records().where(imports.c.athlete_id == athlete_id, imports.c.id == import_id)).first()
    if row is None:
        raise NotFound(f"no import {import_id!r}; `hormesis imports list` shows those there are")
    return _record(row)


def same_file(tx: sa.Connection, athlete_id: str, content_hash: str) -> int | None:
    """The newest import, not undone, of a file with exactly this content; None when there is none."""
    query = sa.select(sa.func.max(imports.c.id)).where(
        imports.c.athlete_id == athlete_id, imports.c.content_hash == content_hash, imports.c.undone_at.is_(None)
    )
    return tx.execute(query).scalar()


def mark_undone(tx: sa.Connection, athlete_id: str, import_id: int, at: str) -> None:
    """Write down that the import was undone; taking its facts back is ``facts.take_back_import``."""
    tx.execute(imports.update().where(imports.c.athlete_id == athlete_id, imports.c.id == import_id).values(undone_at=at))


def _records() -> sa.Select[Any]:
    return sa.select(*[column for column in imports.c if column.name != "athlete_id"])


def _record(row: sa.Row[Any]) -> ImportRecord:
    values = dict(row._mapping)
    return ImportRecord(**{**values, "report": json.loads(values["report"])})
