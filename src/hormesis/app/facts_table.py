"""Every fact as one table in CSV: ``export_csv``."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from hormesis.domain.facts import fact_to_json
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["export_csv"]

_FIRST = ("kind", "id", "at")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LAST = ("source", "version", "recorded_at")


def export_csv(db: Database, athlete_id: str) -> Iterator[str]:
    """The header, then a row a fact, each without its line end; a column for each field of any kind, empty where it is missing.

    Lists and objects are written as JSON. A text that a spreadsheet would take for a formula gets an apostrophe before it.
    The facts are read twice, so that they need not all be held at once.
    """
    with db.reading() as tx:
        named: set[str] = set()
        for fact in fact_log.export(tx, athlete_id):
            named.update(fact.fields)
        columns = (*_FIRST, *sorted(named), *_LAST)
        yield _row(columns)
        for fact in fact_log.export(tx, athlete_id):
            values = fact_to_json(fact)
            yield _row([_cell(values.get(column)) for column in columns])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair has no place in a file
        return f"'{text}" if text.startswith(_FORMULA) else text
    return json.dumps(value, ensure_ascii=False)


def _row(cells: Any) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
