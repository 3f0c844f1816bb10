"""Plates on each side of a bar: named where the gym's are known, and in the athlete's own unit."""

from pathlib import Path

from .conftest import Run

TODAY = ("today", "--date", "2026-03-03")


def test_plates_are_named_once_the_gym_is_known(run: Run, log: Path) -> None:
    run("import", log)
    assert all(s["plates_kg"] is None for one in run(*TODAY, "--json").json["work"] for s in one["sets"])
    assert "plates on each side" not in run(*TODAY).out
    run("set", "gym", "bars_kg=20", "plates_kg=1.25,2.5,5,10,20")
    bars = [
        s
        for one in run(*TODAY, "--json").json["work"]
        for s in one["sets"]
        if one["exercise"] in ("barbell-bench-press", "back-squat") and s["load_kg"]
    ]
    assert bars
    for s in bars:
        assert s["bar_kg"] + 2 * sum(s["plates_kg"]) == s["load_kg"]
    assert "plates on each side: " in run(*TODAY).out
    assert " kg, on the bar of 20 kg" in run(*TODAY).out
    assert " lb, on the bar of 44.09 lb" in run(*TODAY, "--unit", "lb").out
