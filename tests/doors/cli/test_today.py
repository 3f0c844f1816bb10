"""``hormesis today``: the contract of its JSON, and a text one can read at the rack."""

from pathlib import Path

import pytest

from .conftest import Run

KEYS = {"date", "workout", "readiness", "muscles", "warm_up", "work", "release", "minutes", "next_workout", "why", "safety"}
SET_KEYS = {"id", "set_type", "reps", "load_kg", "rir", "rest_s", "duration_s", "side", "answers"}


def test_the_plan_has_the_fields_of_the_contract(run: Run, log: Path) -> None:
    plan = run("today", log, "--date", "2026-03-03", "--json").json
    assert set(plan) >= KEYS
    assert plan["date"] == "2026-03-03"
    assert [one["exercise"] for one in plan["work"]] == ["barbell-bench-press", "lat-pulldown"]
    for one in plan["work"]:
        assert set(one) >= {"exercise", "name", "sets", "e1rm", "why"}
        assert all(set(planned) >= SET_KEYS for planned in one["sets"])
        assert all(set(why) == {"code", "text", "values", "evidence"} for why in one["why"])
        assert one["e1rm"]["low"] <= one["e1rm"]["value"] <= one["e1rm"]["high"]


def test_the_same_log_and_date_give_the_same_bytes(run: Run, log: Path) -> None:
    words = ("today", log, "--date", "2026-03-03", "--json")
    assert run(*words).out == run(*words).out


def test_files_are_planned_as_the_store_is_and_not_kept(run: Run, log: Path, home: Path) -> None:
    of_files = run("today", log, "--json").json
    assert not home.exists()
    run("import", log)
    assert run("today", "--json").json == of_files


def test_nothing_after_the_morning_of_the_day_is_looked_at(run: Run, log: Path, tmp_path: Path) -> None:
    lines = log.read_text().splitlines(keepends=True)
    shorter = tmp_path / "shorter.csv"
    shorter.write_text("".join(line for line in lines if not line.startswith("2026-02-2")))
    words = ("--date", "2026-02-20", "--json")
    assert run("today", log, *words).json == run("today", shorter, *words).json


def test_with_nothing_stored_it_says_how_to_begin(run: Run) -> None:
    done = run("today")
    assert done.code == 0
    assert "hormesis import FILE" in done.out
    assert run("today", "--json").json["work"] == []


def test_a_refused_file_gives_no_plan(run: Run, log: Path, junk: Path) -> None:
    done = run("today", log, junk, "--json")
    assert (done.code, done.out) == (2, "")
    assert "junk.csv" in done.err


def test_the_text_has_each_lift_with_its_load_and_reason_within_80_columns(run: Run, log: Path) -> None:
    plan = run("today", log, "--date", "2026-03-03", "--json").json
    done = run("today", log, "--date", "2026-03-03")
    assert done.code == 0
    words = " ".join(done.out.split())
    for one in plan["work"]:
        assert one["name"] in words
        assert f"at {one['sets'][0]['load_kg']:g} kg" in words
        assert all(why["text"] in words for why in one["why"])
    assert all(why["text"] in words for why in plan["why"])
    assert "leave" in words
    assert "rest 2 min" in words or "rest 3 min" in words
    assert max(len(line) for line in done.out.splitlines()) <= 80


@pytest.mark.parametrize(("unit", "other"), [("lb", " kg"), ("kg", " lb")])
def test_loads_are_shown_in_the_unit_that_is_asked_for(run: Run, log: Path, unit: str, other: str) -> None:
    run("import", log, "--unit", "kg")
    done = run("today", "--date", "2026-03-03", "--unit", unit)
    assert f" {unit}" in done.out
    assert other not in done.out


def test_less_time_gives_a_shorter_workout_and_says_so(run: Run) -> None:
    usual = run("today", "--demo", "--json").json
    short = run("today", "--demo", "--minutes", "25", "--json").json
    assert len(short["work"]) < len(usual["work"])
    assert short["minutes"] < usual["minutes"]


def test_the_demo_is_labelled_and_needs_no_home(run: Run, home: Path) -> None:
    done = run("today", "--demo")
    assert done.out.startswith("Demo athlete, made up")
    assert not home.exists()
    assert run("today", "--demo", "x.csv").code == 2
