"""``hormesis backtest``: the contract of its JSON, and nothing stored."""

from datetime import timedelta
from pathlib import Path

from simulations.logs import DAY_ONE

from .conftest import Run

SCORES = {"mae_reps", "mae_same_as_last", "mae_epley_last", "coverage90", "width90", "log_score"}


def test_the_scores_have_the_fields_of_the_contract(run: Run, log: Path, home: Path) -> None:
    done = run("backtest", log, "--json")
    assert (done.code, done.err) == (0, "")
    assert set(done.json) == {"logs", "overall", "signals"}
    assert done.json["signals"] is None
    (scored,) = done.json["logs"]
    assert set(scored) == SCORES | {"file", "exercise_sessions", "seconds"}
    assert scored["file"] == str(log)
    assert scored["exercise_sessions"] == 3 * (12 - 4)
    assert set(done.json["overall"]) >= SCORES
    assert not home.exists()


def test_the_table_names_each_log_and_says_what_its_columns_mean(run: Run, log: Path) -> None:
    done = run("backtest", log, log)
    assert done.code == 0
    assert done.out.count("strong.csv") == 2
    assert "overall" in done.out
    assert "Off by: the mean error, in reps" in done.out


def test_signals_are_weighed_against_the_log_of_their_person(run: Run, log: Path, tmp_path: Path) -> None:
    watch = tmp_path / "watch.jsonl"
    days = (DAY_ONE + timedelta(days=d) for d in range(60))
    watch.write_text("".join(f'{{"kind":"resting_hr","at":"{day}","bpm":{50 + day.day % 7}}}\n' for day in days))
    done = run("backtest", log, "--signals", watch, "--json")
    assert {"delta_mae", "low", "high", "gamma"} <= set(done.json["signals"])
    assert "What your signals of the day before were worth" in run("backtest", log, "--signals", watch).out


def test_signals_go_with_one_log_only(run: Run, log: Path) -> None:
    done = run("backtest", log, log, "--signals", "watch.jsonl")
    assert done.code == 2
    assert "found 2 logs; give the signals of one person with that person's one log" in done.err


def test_a_file_that_cannot_be_read_is_refused(run: Run, junk: Path) -> None:
    done = run("backtest", junk, "--json")
    assert (done.code, done.out) == (2, "")
    assert "junk.csv" in done.err
