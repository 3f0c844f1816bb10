"""Every row of a store, as lines of text that are the same whatever database holds them: ``lines``, ``digest_of``, ``copy_rows``.

Caches are left out, work that waits, who is signed in, and what belongs to a database itself. Tables and columns go by name, rows
in the order of their key.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.store.bulk import insert_many
from hormesis.store.tables import METADATA, answer, challenge, checkpoint, job, revision, session

__all__ = ["SEAL", "Digest", "copy_rows", "digest_of", "is_empty", "kept_tables", "lines", "row_from", "tables_as_found"]

SEAL = "seal"
"""The table of a backup that says what the backup holds."""

_LEFT_OUT = (checkpoint.name, answer.name, job.name, session.name, challenge.name, revision.name, SEAL)
_AT_ONCE = 2000
_encode = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Digest:
    """What a store holds: rows by table, and the SHA-256 of their lines in hexadecimal."""

    rows: Mapping[str, int]
    sha256: str


def kept_tables(metadata: sa.MetaData = METADATA) -> list[sa.Table]:
    """The tables that are copied, each after those that it refers to."""
    return [table for table in metadata.sorted_tables if table.name not in _LEFT_OUT]


def tables_as_found(tx: sa.Connection) -> list[sa.Table]:
    """The tables that are copied, as they stand in a database of any schema that holds nothing else."""
    found = sa.MetaData()
    found.reflect(tx)
    return kept_tables(found)


def lines(tx: sa.Connection, tables: Iterable[sa.Table]) -> Iterator[tuple[str, str]]:
    """Each row of ``tables`` as (table, a line of JSON without its end)."""
    for table in sorted(tables, key=lambda one: one.name):
        for row in _rows(tx, table):
            yield table.name, _encode({table.name: {name: _as_json(value) for name, value in row.items()}})


def digest_of(tx: sa.Connection, tables: Iterable[sa.Table]) -> Digest:
    """What ``tables`` hold."""
    sha = hashlib.sha256()
    count = {table.name: 0 for table in sorted(tables, key=lambda one: one.name)}
    for name, line in lines(tx, tables):
        sha.update(line.encode() + b"\n")
        count[name] += 1
    return Digest(count, sha.hexdigest())


def row_from(line: str | bytes) -> tuple[str, dict[str, Any]]:
    """The table and the row of a line. Raises ``ValueError`` where it is none."""
    said = json.loads(line)
    if not isinstance(said, dict) or len(said) != 1:
        raise ValueError("not a row")
    ((name, row),) = said.items()
    if not isinstance(row, dict):
        raise ValueError("not a row")
    return name, {
        column: base64.b64decode(value["base64"]) if isinstance(value, dict) else value for column, value in row.items()
    }


def is_empty(tx: sa.Connection) -> bool:
    """Whether the store holds no row that a copy would meet."""
    return not any(tx.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first() for table in kept_tables())


def copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    """Write every row of one store into another one, which is empty; both have the newest schema."""
    for table in kept_tables():
        insert_many(target, table, _rows(source, table))


def _rows(tx: sa.Connection, table: sa.Table) -> Iterator[dict[str, Any]]:
    columns = sorted(table.columns, key=lambda column: column.name)
    names = [column.name for column in columns]
    query = sa.select(*columns).order_by(*table.primary_key)
    streamed = tx.execute(query, execution_options={"stream_results": True})
    for rows in streamed.partitions(_AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _as_json(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
