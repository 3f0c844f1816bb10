"""Every screen where little is known: for whoever has just arrived, and for a log without a watch."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.phone import served
from tests.web.conftest import opened, phone_at
from web.screens import SCREENS, Walk, in_order

HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
LIFTS = ("Bench Press (Barbell)", "Deadlift (Barbell)", "Pull Up", "An exercise of one's own with a name as long as they come")
BEGUN_BY = {"log", "done"}
"""Screens that need a plan to begin a workout from."""


def log_of_weeks(weeks: int) -> str:
    """A Strong export up to yesterday, two workouts a week, without RPE."""
    rows = []
    for back in range(7 * weeks, 0, -3):
        at = f"{date.today() - timedelta(days=back)} 18:00:00"
        rows += [f"{at},Evening,1h,{lift},{n},{100 - back // 7},{6 + n},0,0,,," for lift in LIFTS for n in (1, 2, 3)]
    return HEADER + "\n".join(rows) + "\n"


def broken(address: str, browser: Browser, names: list[str]) -> list[str]:
    """The screens on which something went wrong, or which stick out of a small phone."""
    found = []
    with phone_at(address, browser, reduced_motion="reduce") as phone, opened(phone) as page:
        walk = Walk(page)
        for name, shown in in_order(names).items():
            shown.way(walk)
            if page.get_by_text("That went wrong").count() or page.evaluate("document.documentElement.scrollWidth") > 360:
                found.append(name)
    return found


@pytest.mark.parametrize("weeks", [0, 8])
def test_no_screen_breaks(built: Path, browser: Browser, tmp_path: Path, weeks: int) -> None:
    log = tmp_path / "strong.csv"
    log.write_text(log_of_weeks(weeks), encoding="utf-8")
    names = [name for name in SCREENS if weeks or name not in BEGUN_BY]
    assert built
    with served(tmp_path / "home", *([log] if weeks else []), demo=False) as address:
        assert broken(address, browser, [*names, "recovery-signals", "recovery-tightness", "plan-what-if"]) == []
