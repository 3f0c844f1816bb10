"""Real exports imported twice, undone, and carried to another store."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hormesis.app.facts import export_jsonl
from hormesis.app.imports import import_file, list_imports, undo_import
from hormesis.app.knowledge import knowledge_for
from hormesis.sources.source import ReadOptions
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real exports at {DATA}"),
]

LOGS = ("strong/strong_01.csv", "hevy/hevy_09.csv", "fitnotes/fitnotes_01.csv", "fitnotes/fitnotes_01b_older.csv")


def test_real_logs_import_once_undo_exactly_and_move_to_another_store(tmp_path: Path) -> None:
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)))
    options, namer = ReadOptions("ann", date(2026, 11, 22)), knowledge_for(db, "ann").namer
    states = [list(export_jsonl(db, "ann"))]
    for log in LOGS:
        first = import_file(db, DATA / log, options, namer)
        assert first.appended.written > 0
        states.append(list(export_jsonl(db, "ann")))
        assert import_file(db, DATA / log, options, namer).appended.written == 0, f"{log} read again wrote something"
        assert list(export_jsonl(db, "ann")) == states[-1]
    moved = tmp_path / "moved.jsonl"
    moved.write_text("".join(line + "\n" for line in states[-1]))
    import_file(db, moved, ReadOptions("moved", options.today), namer)
    assert list(export_jsonl(db, "moved")) == states[-1]
    for record, before in zip(reversed(list_imports(db, "ann")), reversed(states[:-1]), strict=True):
        undo_import(db, "ann", record.id)
        assert list(export_jsonl(db, "ann")) == before, f"undoing {record.file_name} was not exact"
    db.close()
