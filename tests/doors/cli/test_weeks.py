"""``hormesis week --weeks`` and ``--compare``, and templates on the command line: forecasts that say so, changes side by side."""

from datetime import timedelta
from pathlib import Path

import pytest

from .conftest import NOW, Run

DATE = ("--date", "2026-03-02")
SHORT = ("--set", "days=2", "--set", "minutes=45")


def test_weeks_ahead_are_forecasts_with_intervals_that_widen(run: Run, log: Path) -> None:
    ahead = run("week", log, *DATE, "--weeks", 3, *SHORT, "--json").json
    assert [week["date"] for week in ahead["weeks"]] == ["2026-03-02", "2026-03-09", "2026-03-16"]
    for week in ahead["weeks"]:
        assert set(week) == {"date", "days", "minutes", "sets", "rir", "lifts", "why"}
        assert week["days"] == 2
        assert week["sets"]
        assert [one["name"] for one in week["lifts"]] == [one["name"] for one in ahead["weeks"][0]["lifts"]]
    by_lift = list(zip(*(week["lifts"] for week in ahead["weeks"]), strict=True))
    told = [one for one in by_lift[0] if one["low_kg"] is not None]
    assert len(told) >= 2
    assert all(one["low_kg"] < one["load_kg"] < one["high_kg"] for one in told)
    spread = [one["high_kg"] / one["low_kg"] for one in told]
    assert spread == sorted(spread), "what lies further ahead is known less well"


def test_the_first_of_the_weeks_ahead_is_the_week(run: Run, log: Path) -> None:
    ahead = run("week", log, *DATE, "--weeks", 1, *SHORT, "--json").json["weeks"][0]
    week = run("week", log, *DATE, *SHORT, "--json").json
    assert ahead["minutes"] == sum(day["minutes"] or 0 for day in week["days"])
    assert ahead["sets"] == {group: round(one["sets"], 1) for group, one in week["targets"].items() if one["sets"]}


def test_the_table_of_weeks_fits_a_terminal_and_says_that_it_is_a_forecast(run: Run, log: Path) -> None:
    out = run("week", log, *DATE, "--weeks", 4, *SHORT).out
    assert out.startswith("4 weeks from Mon 2 March")
    assert "A forecast: each week is planned as if the one before it had been done" in out
    assert "8 in 10" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_looking_ahead_keeps_nothing(run: Run, log: Path) -> None:
    run("import", log)
    before = run("export").out
    run("week", *DATE, "--weeks", 2, *SHORT)
    assert run("export").out == before


def test_two_weeks_side_by_side_say_what_a_change_takes(run: Run, log: Path) -> None:
    found = run("week", log, *DATE, "--compare", "--set", "days=2", "--set", "minutes=30", "--json").json
    wide = run("week", log, *DATE, "--compare", "--set", "days=2", "--set", "minutes=75", "--json").json
    assert set(found) == {"date", "days", "minutes", "sets", "exercises", "given_up", "units"}
    week = run("week", log, *DATE, "--json").json
    assert found["minutes"]["before"] == wide["minutes"]["before"] == sum(day["minutes"] or 0 for day in week["days"])
    assert found["minutes"]["after"] <= 60 < wide["minutes"]["after"]
    less, more = (sum(one["after"] - one["before"] for one in both["sets"].values()) for both in (found, wide))
    assert less < more
    assert all(one["before"] != one["after"] for one in found["sets"].values())
    out = run("week", log, *DATE, "--compare", "--set", "minutes=30").out
    assert "as it is, and with the change" in out
    assert "→" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_a_change_that_changes_nothing_says_so(run: Run, log: Path) -> None:
    found = run("week", log, *DATE, "--compare", "--set", "template=free", "--json").json
    assert found["sets"] == {}
    assert found["exercises"] == {"added": [], "dropped": []}
    assert "No muscle group gets other sets" in run("week", log, *DATE, "--compare", "--set", "template=free").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--compare",), "needs what to change"),
        (("--compare", "--set", "days=3", "--weeks", "2"), "goes without --weeks"),
        (("--weeks", "0"), "1 to 12"),
        (("--weeks", "13"), "1 to 12"),
        (("--set", "template=bro_split"), "full_body"),
    ],
)
def test_what_cannot_be_shown_is_refused(run: Run, log: Path, words: tuple[str, ...], says: str) -> None:
    done = run("week", log, *DATE, *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_a_template_that_was_told_lays_out_the_week_until_it_is_taken_back(run: Run, log: Path) -> None:
    run("import", log)
    run("set", "profile", "template=upper_lower", "days_per_week=2")
    week = run("week", *DATE, "--json").json
    assert [day["workout"] for day in week["days"] if day["work"]] == ["Upper", "Lower"]
    assert "template_cost" in "".join(why["code"] for why in week["why"])
    run("set", "profile", "template=free", at=NOW + timedelta(minutes=5))
    assert "template_cost" not in "".join(why["code"] for why in run("week", *DATE, "--json").json["why"])
