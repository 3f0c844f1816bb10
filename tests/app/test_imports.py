import json
from datetime import date
from pathlib import Path

import pytest

from hormesis.app.facts import delete_facts, export_jsonl
from hormesis.app.imports import import_file, import_files, list_imports, undo_import
from hormesis.domain.errors import Conflict, Invalid, NotFound
from hormesis.exercises.naming import Namer
from hormesis.sources.source import ReadOptions
from hormesis.store.database import Database
from hormesis.store.writing import Appended

ANN = "ann"


def _export(db: Database) -> list[str]:
    return list(export_jsonl(db, ANN))


def test_the_report_counts_and_names_what_was_read(db: Database, hevy: Path, options: ReadOptions, namer: Namer) -> None:
    report = import_file(db, hevy, options, namer)
    assert (report.source, report.workouts, report.sets, report.facts, report.rows) == ("hevy", 2, 4, 6, 4)
    assert (report.first_day, report.last_day) == (date(2024, 12, 9), date(2024, 12, 12))
    assert {(one.name, one.sets) for one in report.matched} == {("Squat (Barbell)", 2), ("Bench Press (Barbell)", 1)}
    assert [one.name for one in (*report.unsure, *report.unknown)] == ["Xyzzyplugh"]
    assert report.unit is not None
    assert report.unit.unit == "kg"
    assert report.appended == Appended(added=6, written=6)
    assert report.import_id == 1
    assert json.loads(json.dumps(report.as_json()))["first_day"] == "2024-12-09"


def test_importing_twice_adds_nothing_and_says_which_import_it_repeats(
    db: Database, hevy: Path, options: ReadOptions, namer: Namer
) -> None:
    import_file(db, hevy, options, namer)
    before = _export(db)
    again = import_file(db, hevy, options, namer)
    assert again.appended == Appended(unchanged=6)
    assert (again.import_id, again.same_file_as) == (None, 1)
    assert _export(db) == before
    assert [record.id for record in list_imports(db, ANN)] == [1], "nothing was written, so there is nothing to undo"


def test_a_longer_export_of_the_same_log_adds_only_what_is_new(
    db: Database, hevy: Path, options: ReadOptions, namer: Namer
) -> None:
    import_file(db, hevy, options, namer)
    more = 'Pull,"14 Dec 2024, 18:05","14 Dec 2024, 19:10",,Pull Up,,,0,normal,,8,,,\n'
    hevy.write_text(hevy.read_text() + more)
    assert import_file(db, hevy, options, namer).appended == Appended(added=2, unchanged=6, written=2)


def test_a_dry_run_reports_the_same_and_keeps_nothing(db: Database, hevy: Path, options: ReadOptions, namer: Namer) -> None:
    dry = import_file(db, hevy, options, namer, dry_run=True)
    assert (dry.appended, dry.import_id, dry.dry_run) == (Appended(added=6, written=6), None, True)
    assert _export(db) == []
    assert list_imports(db, ANN) == []
    assert import_file(db, hevy, options, namer).appended == dry.appended


def test_a_refused_file_does_not_keep_the_others_out(
    db: Database, hevy: Path, options: ReadOptions, namer: Namer, tmp_path: Path
) -> None:
    junk = tmp_path / "junk.csv"
    junk.write_bytes(bytes(range(256)))
    run = import_files(db, [junk, hevy, tmp_path / "missing.csv"], options, namer)
    assert [report.file for report in run.reports] == ["workouts.csv"]
    assert [refusal.file for refusal in run.refused] == [str(junk), str(tmp_path / "missing.csv")]
    assert all(refusal.message for refusal in run.refused)
    assert len(_export(db)) == 6


def test_a_file_that_is_broken_in_its_last_line_leaves_nothing(
    db: Database, options: ReadOptions, namer: Namer, tmp_path: Path
) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text('{"kind":"note","at":"2026-02-01","text":"fine"}\n{"kind":"note","at":"soon","text":"no"}\n')
    with pytest.raises(Invalid, match="line 2"):
        import_file(db, path, options, namer)
    assert _export(db) == []


def test_an_undo_is_exact_and_importing_again_revives(db: Database, hevy: Path, options: ReadOptions, namer: Namer) -> None:
    undone = undo_import(db, ANN, import_file(db, hevy, options, namer).import_id or 0)
    assert (undone.import_id, undone.file_name, undone.taken_back) == (1, "workouts.csv", 6)
    assert _export(db) == []
    again = import_file(db, hevy, options, namer)
    assert (again.appended, again.import_id) == (Appended(revived=6, written=6), 2)
    assert [(record.id, record.undone_at is not None) for record in list_imports(db, ANN)] == [(1, True), (2, False)]
    assert list_imports(db, ANN)[1].report["sets"] == 4


def test_an_undo_twice_or_of_nothing_is_refused_with_the_next_step(
    db: Database, hevy: Path, options: ReadOptions, namer: Namer
) -> None:
    with pytest.raises(NotFound, match="imports list"):
        undo_import(db, ANN, 7)
    import_file(db, hevy, options, namer)
    with pytest.raises(NotFound):
        undo_import(db, "bo", 1)
    undo_import(db, ANN, 1)
    with pytest.raises(Conflict, match="again to revive"):
        undo_import(db, ANN, 1)


def test_a_set_the_athlete_deleted_stays_deleted_when_the_log_is_imported_again(
    db: Database, hevy: Path, options: ReadOptions, namer: Namer
) -> None:
    import_file(db, hevy, options, namer)
    gone = next(fact["id"] for fact in map(json.loads, _export(db)) if fact["kind"] == "set")
    delete_facts(db, ANN, [gone])
    assert import_file(db, hevy, options, namer).appended == Appended(unchanged=5, deleted=1)
    assert gone not in {json.loads(line)["id"] for line in _export(db)}


def test_export_imported_elsewhere_exports_the_same(
    db: Database, hevy: Path, options: ReadOptions, namer: Namer, tmp_path: Path
) -> None:
    import_file(db, hevy, options, namer)
    moved = tmp_path / "facts.jsonl"
    moved.write_text("".join(line + "\n" for line in _export(db)))
    elsewhere = ReadOptions(athlete_id="ann again", today=options.today)
    import_file(db, moved, elsewhere, namer)
    assert list(export_jsonl(db, "ann again")) == _export(db)
