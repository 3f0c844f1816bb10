"""Bringing files in and taking them out again: ``import_files``, ``import_file``, ``list_imports``, ``undo_import``."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from hormesis.app.doubles import without_doubles
from hormesis.app.import_report import ImportReport, report_on
from hormesis.domain.errors import Conflict, HormesisError
from hormesis.domain.facts import Fact
from hormesis.exercises.naming import Namer
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport
from hormesis.store import facts as fact_log
from hormesis.store import imports as records
from hormesis.store.clock import Clock
from hormesis.store.database import Database
from hormesis.store.imports import ImportRecord

__all__ = [
    "Export",
    "ImportRun",
    "Refusal",
    "Undone",
    "import_file",
    "import_files",
    "keep_export",
    "list_imports",
    "read_export",
    "undo_import",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file of which nothing was kept, and why."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportRun:
    """What came of several files, in the order in which they were given."""

    reports: tuple[ImportReport, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was undone, and how many fact versions were taken back."""

    import_id: int
    file_name: str
    taken_back: int


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was read whole, and nothing of it written yet."""

    name: str
    facts: tuple[Fact, ...]
    read: ReadReport
    content_hash: str


def import_files(db: Database, paths: Sequence[Path], options: ReadOptions, namer: Namer, dry_run: bool = False) -> ImportRun:
    """Import each file in a transaction of its own. A file that is refused does not keep the others out."""
    reports, refused = [], []
    for path in paths:
        try:
            reports.append(import_file(db, path, options, namer, dry_run))
        except HormesisError as error:
            refused.append(Refusal(str(path), str(error)))
    return ImportRun(tuple(reports), tuple(refused))


def import_file(db: Database, path: Path, options: ReadOptions, namer: Namer, dry_run: bool = False) -> ImportReport:
    """Import one export, recognised by its content, for ``options.athlete_id``: all of it or nothing.

    Reading it again adds nothing, and that is a success; only an import that wrote something is recorded and can be undone.
    With ``dry_run`` the report is the same and nothing is kept. Raises ``Invalid`` when the file is refused.
    """
    export = read_export(path, options)
    with db.transaction(keep=not dry_run) as tx:
        return keep_export(tx, db.clock, export, options, namer, dry_run)


def read_export(path: Path, options: ReadOptions) -> Export:
    """The whole of one export, before anything is written. Raises ``Invalid`` when the file is refused."""
    drawn, read = read_file(path, options)
    return Export(path.name, tuple(drawn), read, _hash(path))


def keep_export(
    tx: sa.Connection, clock: Clock, export: Export, options: ReadOptions, namer: Namer, dry_run: bool = False
) -> ImportReport:
    """Write what was read, inside the caller's transaction, and the record of it."""
    athlete_id, read = options.athlete_id, export.read
    same = records.same_file(tx, athlete_id, export.content_hash)
    at = clock.recorded_at()
    import_id = records.begin(tx, athlete_id, export.name, export.content_hash, read.source, read.layout, at)
    new, doubles = without_doubles(tx, athlete_id, export.facts)
    appended = fact_log.append(tx, athlete_id, new, clock, import_id)
    report = report_on(export.name, export.facts, read, namer, appended, import_id, dry_run, same, doubles)
    records.finish(tx, athlete_id, import_id, appended.written, report.as_json())
    return report


def list_imports(db: Database, athlete_id: str) -> list[ImportRecord]:
    """Every import that wrote something, oldest first, those undone among them."""
    with db.reading() as tx:
        return records.history(tx, athlete_id)


def undo_import(db: Database, athlete_id: str, import_id: int) -> Undone:
    """Take back what an import wrote, exactly: what stood before it stands again. Importing the file again brings it back.

    Raises ``NotFound`` when there is no such import and ``Conflict`` when it was undone before.
    """
    with db.transaction() as tx:
        record = records.get(tx, athlete_id, import_id)
        if record.undone_at is not None:
            raise Conflict(
                f"import {import_id!r} was undone at {record.undone_at}; import {record.file_name!r} again to revive it"
            )
        taken_back = fact_log.take_back_import(tx, athlete_id, import_id, db.clock)
        records.mark_undone(tx, athlete_id, import_id, db.clock.recorded_at())
    return Undone(import_id, record.file_name, taken_back)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
