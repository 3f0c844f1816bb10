"""The backup of a store in PostgreSQL, as lines of JSON: ``write_text_backup``, ``TextBackup``.

The first line says what it is (``{"hormesis_backup": 1, "schema": …, "made_at": …}``), each further one holds a row, the last one
(``{"rows": {…}, "sha256": …}``) how many there are and the SHA-256 of their lines, each with its line end.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from hormesis.domain.errors import Invalid
from hormesis.store.rows import Digest, kept_tables, lines, row_from
from hormesis.store.tables import REVISION

__all__ = ["TextBackup", "write_text_backup"]

_LAYOUT = 1


def write_text_backup(tx: sa.Connection, file: IO[bytes], made_at: str) -> Digest:
    """Write everything that ``tx`` sees of the newest schema; what it holds."""
    file.write(json.dumps({"hormesis_backup": _LAYOUT, "schema": REVISION, "made_at": made_at}).encode() + b"\n")
    sha = hashlib.sha256()
    tables = kept_tables()
    count = {table.name: 0 for table in sorted(tables, key=lambda one: one.name)}
    for name, line in lines(tx, tables):
        text = line.encode() + b"\n"
        sha.update(text)
        file.write(text)
        count[name] += 1
    file.write(json.dumps({"rows": count, "sha256": sha.hexdigest()}).encode() + b"\n")
    return Digest(count, sha.hexdigest())


@dataclass(frozen=True, slots=True)
class TextBackup:
    """A backup that was begun to be read. ``schema`` is the revision it was made at."""

    path: Path
    schema: str

    @classmethod
    def opened(cls, path: Path) -> "TextBackup":
        """The backup in a file. Raises ``Invalid`` when the file holds none."""
        with path.open("rb") as file:
            header = _json(file.readline(10_000))
        if header.get("hormesis_backup") != _LAYOUT or not isinstance(header.get("schema"), str):
            raise Invalid(
                f"{str(path)!r} is no backup of Hormesis; name a file that `hormesis backup` made "
                "(a log goes in by `hormesis import`)"
            )
        return cls(path, header["schema"])

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each row with the name of its table. Raises ``Invalid`` at the damage, at the latest after the last row."""
        sha = hashlib.sha256()
        with self.path.open("rb") as file:
            file.readline()
            held = file.readline()
            for number, following in enumerate(file, 2):
                sha.update(held)
                try:
                    yield row_from(held)
                except ValueError as error:
                    raise self._damaged(f"line {number} is not a row") from error
                held = following
        said = _json(held).get("sha256")
        if said is None:
            raise self._damaged("its end is missing")
        if said != sha.hexdigest():
            raise self._damaged(f"its rows give {sha.hexdigest()}, its last line says {said!r}")

    def _damaged(self, how: str) -> Invalid:
        return Invalid(f"{str(self.path)!r} is damaged: {how}; nothing was restored; use another backup")


def _json(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
