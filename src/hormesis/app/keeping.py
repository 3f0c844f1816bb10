"""The store as a whole: ``migrate_store``, ``back_up``, ``restore``, ``copy_to``. What they do is for every athlete in it."""

import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hormesis.app.workspace import Workspace
from hormesis.domain.errors import Invalid
from hormesis.store.address import address_of, is_in_memory
from hormesis.store.backups import restore_backup, write_backup
from hormesis.store.copying import copy_store
from hormesis.store.database import upgrade_database
from hormesis.store.rows import Digest
from hormesis.store.tables import CHANGES, REVISION

__all__ = ["Migrated", "Moved", "back_up", "copy_to", "migrate_store", "restore"]


@dataclass(frozen=True, slots=True)
class Migrated:
    """``before`` is the schema that a store had (None: it was made just now); ``done`` says what brought it to ``now``."""

    place: str
    before: str | None
    now: str
    done: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same in JSON's own types."""
        return {"database": self.place, "before": self.before, "now": self.now, "done": list(self.done)}


@dataclass(frozen=True, slots=True)
class Moved:
    """What went from one place to another: how many rows of each table, and the SHA-256 that both sides give."""

    source: str
    target: str
    rows: dict[str, int]
    sha256: str

    def as_json(self) -> dict[str, Any]:
        """The same in JSON's own types."""
        return asdict(self)


def migrate_store(workspace: Workspace) -> Migrated:
    """Bring the store of the settings to the schema of this program, or make it. Raises ``Invalid`` when it can't be opened."""
    before = upgrade_database(workspace.settings.database, workspace.clock())
    done = tuple(f"{revision}: {change}" for revision, change in CHANGES.items() if before is not None and revision > before)
    with workspace.whole() as db:
        return Migrated(db.place, before, REVISION, done)


def back_up(workspace: Workspace, path: Path) -> Moved:
    """Write everything that the store holds to a new file, while others use it. Raises ``Invalid`` when the file is there."""
    with workspace.whole() as db:
        return _moved(db.place, str(path), write_backup(db, path))


def restore(workspace: Workspace, path: Path) -> Moved:
    """Put a backup into the store, which is empty. Raises ``Invalid`` for the file and ``Conflict`` for a store that is not."""
    with workspace.whole() as db, tempfile.TemporaryDirectory(prefix="hormesis-") as scratch:
        return _moved(str(path), db.place, restore_backup(path, db, Path(scratch)))


def copy_to(workspace: Workspace, location: str) -> Moved:
    """Copy the whole store to another one, which is empty: SQLite to PostgreSQL, back, or to its like.

    Raises ``Invalid`` when one can't be opened and ``Conflict`` when the other one holds anything.
    """
    if is_in_memory(address_of(location)):
        raise Invalid(f"--to: found {location!r}, where nothing is kept; name a file, or postgresql://user@host/name")
    with workspace.whole() as db, workspace.whole(location) as target:
        return _moved(db.place, target.place, copy_store(db, target))


def _moved(source: str, target: str, digest: Digest) -> Moved:
    return Moved(source, target, dict(digest.rows), digest.sha256)
