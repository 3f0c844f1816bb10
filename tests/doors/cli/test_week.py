"""``hormesis week``: the contract of its JSON, what-ifs by ``--set``, and a text one can read."""

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

WORDS = ("--date", "2026-03-02", "--json")
KEYS = {"date", "days", "targets", "given_up", "why"}
DAY_KEYS = {"date", "minutes", "warm_up", "work", "release", "why"}


def test_the_week_has_the_fields_of_the_contract(run: Run, log: Path) -> None:
    week = run("week", log, *WORDS, "--set", "minutes=80").json
    assert set(week) >= KEYS
    assert [day["date"] for day in week["days"]] == [f"2026-03-0{n}" for n in range(2, 9)]
    assert all(set(day) >= DAY_KEYS for day in week["days"])
    trained = [day for day in week["days"] if day["work"]]
    assert [day["date"] for day in trained] == ["2026-03-03", "2026-03-06"], "their own Tuesdays and Fridays"
    for one in (one for day in trained for one in day["work"]):
        assert set(one) >= {"exercise", "name", "sets", "e1rm", "why"}
        assert one["why"]
    assert {"Bench Press (Barbell)", "Squat (Barbell)"} <= {one["name"] for day in trained for one in day["work"]}
    assert all(set(one) == {"sets", "target", "low", "high"} for one in week["targets"].values())
    assert all(one["low"] <= one["target"] <= one["high"] for one in week["targets"].values())
    for why in (*week["given_up"], *week["why"], *(why for day in week["days"] for why in day["why"])):
        assert set(why) == {"code", "text", "values", "evidence"}


def test_a_week_of_the_work_that_today_would_prescribe(run: Run, log: Path) -> None:
    first = run("week", log, "--date", "2026-03-03", "--json").json["days"][0]
    today = run("today", log, "--date", "2026-03-03", "--json").json
    loads = {one["name"]: one["sets"][0]["load_kg"] for one in today["work"]}
    shared = [one for one in first["work"] if one["name"] in loads]
    assert shared
    assert all(one["sets"][0]["load_kg"] == loads[one["name"]] for one in shared)


def test_files_are_planned_as_the_store_is_and_not_kept(run: Run, log: Path, home: Path) -> None:
    of_files = run("week", log, *WORDS).json
    assert not home.exists()
    run("import", log)
    assert run("week", *WORDS).json == of_files


def test_what_if_changes_the_week_and_keeps_nothing(run: Run, log: Path) -> None:
    run("import", log)
    before = run("week", *WORDS).json
    what_if = run(
        "week", *WORDS, "--set", "days=3", "--set", "minutes=40", "--set", "minutes.tue=25", "--set", "goal=strength"
    ).json
    trained = [day for day in what_if["days"] if day["work"]]
    assert len(trained) == 3
    assert all(day["minutes"] <= (25 if day["date"] == "2026-03-03" else 40) for day in trained)
    skipped = run("week", *WORDS, "--set", "skip=2026-03-03,2026-03-04").json
    assert not [day for day in skipped["days"] if day["work"] and day["date"] in ("2026-03-03", "2026-03-04")]
    assert run("week", *WORDS).json == before


def test_another_gym_is_another_week(run: Run, log: Path) -> None:
    week = run("week", log, *WORDS, "--set", "implements=band", "--set", "days=2").json
    names = [one["name"] for day in week["days"] for one in day["work"]]
    assert names
    assert not [name for name in names if "Barbell" in name or "Cable" in name]
    assert "week_not_at_hand" in [why["code"] for why in week["why"]]


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("days", "write field=value"),
        ("days=9", "found '9'"),
        ("minutes.foo=30", "minutes.mon"),
        ("minutes.thu=long", "whole number"),
        ("skip=friday", "write a day as"),
        ("colour=red", "no field 'colour'"),
        ("goal=fame", "one of strength"),
    ],
)
def test_a_setting_that_is_not_understood_is_refused_with_what_is_allowed(run: Run, log: Path, setting: str, says: str) -> None:
    done = run("week", log, *WORDS, "--set", setting)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_the_text_shows_days_targets_and_what_is_given_up(run: Run, log: Path) -> None:
    out = run("week", log, "--date", "2026-03-02", "--set", "minutes=30").out
    assert "Tue 3 March" in out
    assert "Wed 4 March · rest" in out
    assert " × " in out
    assert "Given up" in out
    assert "get" in out.partition("Given up")[2]
    assert all(len(line) <= 80 for line in out.splitlines())


def test_with_nothing_stored_there_is_a_week_that_needs_nothing(run: Run) -> None:
    week = run("week", *WORDS).json
    assert [day for day in week["days"] if day["work"]]
    assert {"week_no_gym", "goal_assumed"} <= {why["code"] for why in week["why"]}


def test_another_process_makes_the_same_week(run: Run, log: Path, tmp_path: Path) -> None:
    here = run("week", log, *WORDS).out
    environment = {"HORMESIS_HOME": str(tmp_path / "other"), "PYTHONHASHSEED": "7", "PATH": ""}
    words = [sys.executable, "-m", "hormesis.main", "week", str(log), *WORDS]
    there = subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout
    assert there == here
