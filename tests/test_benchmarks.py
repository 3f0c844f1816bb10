"""The files that speed is measured on: their size, their layout, always the same; and the floors of what was measured."""

import json
from datetime import date
from pathlib import Path

from benchmarks import saving
from benchmarks.apple_export import COMMITTED, LEAST_MIB_A_SECOND, LEAST_TIMES_FASTER, MOST_READ_MB
from benchmarks.apple_log import DAYS, write_apple_export
from benchmarks.jobs import COMMITTED as JOBS
from benchmarks.jobs import LEAST_ENDED_A_SECOND, measured
from benchmarks.strong_log import SETS, write_strong_log
from benchmarks.today import COMMITTED as TODAY
from benchmarks.today import MEDIAN_MS
from benchmarks.week import COMMITTED as WEEK
from benchmarks.week import FLOORS
from hormesis.sources.registry import read_file, recognise
from hormesis.sources.source import ReadOptions


def test_the_generated_log_has_its_number_of_sets_and_is_read_as_strong(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    write_strong_log(first)
    write_strong_log(second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text().count("\n") == SETS + 1 == 38_787
    assert recognise(first).name == "strong"


def test_the_generated_apple_export_is_the_same_each_time_and_gives_a_fact_a_day_of_each_kind(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xml", tmp_path / "second.xml"
    records = write_apple_export(first, days=40)
    assert write_apple_export(second, days=40) == records
    assert first.read_bytes() == second.read_bytes()
    assert 0.95 < records * DAYS / 40 / 939_000 < 1.05
    assert 0.95 < first.stat().st_size * DAYS / 40 / 420e6 < 1.05
    text = first.read_text(encoding="utf-8")
    assert 0.4 < text.count("</Record>") / records < 0.6, "about half of the records have children"
    facts, report = read_file(first, ReadOptions("bench", date(2026, 1, 1)))
    kinds = [fact.kind for fact in facts]
    assert {kind: kinds.count(kind) for kind in ("night", "hrv", "resting_hr", "respiratory_rate", "steps")} == {
        "night": 40,
        "hrv": 40,
        "resting_hr": 40,
        "respiratory_rate": 40,
        "steps": 40,
    }
    assert not any("unreadable" in why for why in report.skipped)


def test_the_committed_figures_of_the_apple_export_hold_their_floors() -> None:
    figures = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert figures["read"]["mib_a_second"] >= LEAST_MIB_A_SECOND
    assert figures["read"]["peak_mb"] <= MOST_READ_MB
    rivals = [figures[name] for name in ("healthkit-to-sqlite", "apple-health-parser")]
    faster = min(rivals, key=lambda one: float(one["seconds"]))
    ours = figures["hormesis import"]
    assert faster["seconds"] >= LEAST_TIMES_FASTER * ours["seconds"]
    assert ours["peak_mb"] <= faster["peak_mb"]
    assert figures["file"]["records"] == figures["healthkit-to-sqlite"]["records"], "which counts those inside a Correlation too"
    workouts = 966
    assert figures["apple-health-parser"]["records"] == figures["read"]["records"] - workouts == ours["records"] - workouts


def test_the_committed_figures_of_jobs_hold_their_floor(tmp_path: Path) -> None:
    figures = json.loads(JOBS.read_text(encoding="utf-8"))
    assert figures["claimed_and_ended_a_second"] >= LEAST_ENDED_A_SECOND
    assert measured(tmp_path / "hormesis.db", 20).keys() == figures.keys()


def test_the_committed_figures_of_todays_plan_hold_their_bound() -> None:
    figures = json.loads(TODAY.read_text(encoding="utf-8"))
    assert figures["sets"] == SETS
    assert figures["exercises_a_day"] >= 4
    assert figures["median_ms"] <= MEDIAN_MS
    assert figures["p95_ms"] <= 2 * MEDIAN_MS


def test_the_committed_cost_of_a_saved_set_is_the_same_on_the_first_day_and_after_ten_years() -> None:
    figures = json.loads(saving.COMMITTED.read_text(encoding="utf-8"))
    for name in ("SQLite", "PostgreSQL"):
        curve = figures[name]
        assert [one["years"] for one in curve] == list(saving.YEARS)
        assert curve[-1]["facts"] > figures["sets"]
        assert curve[-1]["cpu_ms"] <= min(saving.MOST_CPU_MS, saving.MOST_GROWTH * curve[0]["cpu_ms"])


def test_the_committed_figures_of_the_week_hold_their_floors() -> None:
    figures = json.loads(WEEK.read_text(encoding="utf-8"))
    assert figures["athletes"] == 200
    assert figures["compared"] == len(figures["rows"]) == 30
    assert {name: figures[name] for name, most in FLOORS.items() if figures[name] > most} == {}
