"""``hormesis import`` and ``hormesis imports``: whole files or nothing, twice is once, undo is exact."""

from pathlib import Path

from .conftest import Run, write_log


def test_the_report_of_an_import_has_its_stable_fields(run: Run, log: Path) -> None:
    done = run("import", log, "--json")
    assert (done.code, done.err) == (0, "")
    (report,) = done.json["imports"]
    assert done.json["refused"] == []
    assert (report["source"], report["workouts"], report["sets"]) == ("strong", 24, 108)
    assert (report["first_day"], report["last_day"]) == ("2025-12-09", "2026-02-27")
    assert {m["exercise"] for m in report["matched"]} == {"barbell-bench-press", "lat-pulldown", "back-squat"}


def test_the_report_for_people_names_unit_days_and_undo(run: Run, log: Path) -> None:
    done = run("import", log)
    assert done.code == 0
    for said in ("24 workouts, 108 sets, 2025-12-09 to 2026-02-27", "kg", "3 matched", "hormesis imports undo 1"):
        assert said in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_importing_twice_adds_nothing(run: Run, log: Path) -> None:
    run("import", log)
    before = run("export").out
    done = run("import", log, "--json")
    assert done.code == 0
    assert (done.json["imports"][0]["appended"]["written"], done.json["imports"][0]["same_file_as"]) == (0, 1)
    assert run("export").out == before
    assert len(run("imports", "list", "--json").json) == 1


def test_a_dry_run_keeps_nothing(run: Run, log: Path) -> None:
    done = run("import", log, "--dry-run")
    assert done.code == 0
    assert "nothing was kept" in done.out
    assert run("export").out == ""


def test_a_refused_file_does_not_keep_the_others_out(run: Run, log: Path, junk: Path) -> None:
    done = run("import", junk, log, "--json")
    assert done.code == 2
    assert [r["file"] for r in done.json["imports"]] == ["strong.csv"]
    assert [r["file"] for r in done.json["refused"]] == [str(junk)]
    assert "junk.csv" in done.err
    assert run("export").out.count("\n") == 132


def test_junk_is_refused_with_the_supported_exports(run: Run, junk: Path) -> None:
    done = run("import", junk)
    assert done.code == 2
    assert "supported exports: strong" in done.err
    assert "Traceback" not in done.err


def test_undo_leaves_the_store_as_it_was(run: Run, log: Path, tmp_path: Path) -> None:
    run("import", log)
    before, plan = run("export").out, run("today", "--json").out
    later = tmp_path / "later.csv"
    write_log(later, weeks=14)
    run("import", later)
    assert run("export").out != before
    undone = run("imports", "undo", "2", "--json")
    assert undone.json["file_name"] == "later.csv"
    assert run("export").out == before
    assert run("today", "--json").out == plan


def test_importing_again_after_an_undo_brings_all_back(run: Run, log: Path) -> None:
    run("import", log)
    plan = run("today", "--json").out
    run("imports", "undo", "1")
    assert run("export").out == ""
    run("import", log)
    assert run("export").out.count("\n") == 132
    assert run("today", "--json").out == plan


def test_an_undo_that_cannot_be_says_why(run: Run, log: Path) -> None:
    run("import", log)
    assert "no import 7" in run("imports", "undo", "7").err
    run("imports", "undo", "1")
    again = run("imports", "undo", "1")
    assert again.code == 2
    assert "was undone" in again.err


def test_the_list_shows_what_was_undone(run: Run, log: Path) -> None:
    assert "hormesis import FILE" in run("imports", "list").out
    run("import", log)
    run("imports", "undo", "1")
    assert "undone" in run("imports", "list").out
    (record,) = run("imports", "list", "--json").json
    assert (record["id"], record["file_name"], record["written"]) == (1, "strong.csv", 132)
    assert record["undone_at"]


def test_the_unit_can_be_overridden(run: Run, log: Path) -> None:
    report = run("import", log, "--unit", "lb", "--json").json["imports"][0]
    assert (report["unit"]["unit"], report["unit"]["known_from"]) == ("lb", "given")
