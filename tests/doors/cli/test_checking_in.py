"""``hormesis check-in``: any part of it may be said; it reaches the plan of the same day."""

from datetime import UTC, datetime

import pytest

from .conftest import Run

MORNING = datetime(2026, 3, 3, 7, 30, tzinfo=UTC)


def test_any_part_may_be_said(run: Run) -> None:
    said = run("check-in", "energy=2", "soreness=quads:6,lower back:3", "--json").json
    assert (said["kind"], said["energy"], said["soreness"]) == ("check_in", 2, {"quads": 6, "lower_back": 3})
    assert "sleep_quality" not in said


def test_a_bad_morning_is_a_readiness_with_its_interval_and_eases_the_day(run: Run, log: object) -> None:
    run("import", log)
    before = run("today", "--json", at=MORNING).json
    assert before["readiness"]["unavailable"]["code"] == "no_signals"
    run("check-in", "energy=1", "sleep_quality=1", "stress=5", "soreness=chest:9,quads:9,lats:9", at=MORNING)
    after = run("today", "--json", at=MORNING).json
    ready = after["readiness"]
    assert ready["low"] < ready["score"] < ready["high"] < 60
    assert ready["band"] == "light"
    assert {one["signal"] for one in ready["signals"]} >= {"energy", "sleep_quality", "stress", "soreness"}
    sets = [sum(len(one["sets"]) for one in plan["work"]) for plan in (before, after)]
    heaviest = [max((s["load_kg"] or 0) for one in plan["work"] for s in one["sets"]) for plan in (before, after)]
    assert sets[1] < sets[0]
    assert heaviest[1] <= heaviest[0]
    assert "Mostly: energy 1 of 5" in " ".join(why["text"] for why in after["why"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("energy=6",), "a number from 1 to 5"),
        (("soreness=knee:4",), "muscle groups"),
        (("soreness=quads:much",), "muscle groups"),
        (("mood=2",), "no field 'mood'"),
        ((), "hormesis check-in energy=4"),
    ],
)
def test_what_is_not_understood_is_refused(run: Run, words: tuple[str, ...], says: str) -> None:
    done = run("check-in", *words)
    assert done.code == 2
    assert says in done.err


def test_fine_legs_are_taken_at_their_word(run: Run, log: object) -> None:
    run("import", log)
    muscles = run("today", "--json", at=MORNING).json["muscles"]
    group = min(muscles, key=lambda name: muscles[name]["percent"])
    run("set", "correction", f"muscle_group={group}", "recovered_percent=100", at=MORNING)
    assert run("today", "--json", at=MORNING).json["muscles"][group]["percent"] == 100
