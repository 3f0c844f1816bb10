"""``hormesis set``: typed fields from words, and nothing kept of what is not understood."""

import json
from datetime import UTC, datetime

import pytest

from .conftest import Run


def test_fields_become_their_own_types(run: Run) -> None:
    said = run("set", "profile", "goal=strength", "days_per_week=4", "body_mass_kg=81.5", "focus=chest,lats", "--json").json
    assert said["kind"] == "profile"
    assert (said["goal"], said["days_per_week"], said["body_mass_kg"]) == ("strength", 4, 81.5)
    assert said["focus"] == ["chest", "lats"]


@pytest.mark.parametrize(("text", "kg"), [("45lb,35lbs", [20.4117, 15.8757]), ("20,15 kg", [20, 15.0]), ("20", [20])])
def test_loads_may_carry_their_unit(run: Run, text: str, kg: list[float]) -> None:
    assert run("set", "gym", f"bars_kg={text}", "--json").json["bars_kg"] == kg


def test_what_is_left_out_stays_as_it_was(run: Run) -> None:
    run("set", "profile", "goal=strength", "units=lb")
    run("set", "goal", "power")
    facts = [json.loads(line) for line in run("export").out.splitlines()]
    assert [fact.get("goal") for fact in facts if fact["kind"] == "profile"] == ["strength", "power"]
    assert run("today", "--json").json["units"] == "lb"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("profile", "goall=strength"), "did you mean 'goal'"),
        (("profile", "goal=3"), "one of strength, hypertrophy"),
        (("profile", "goal"), "write field=value"),
        (("profile", "goal="), "write field=value"),
        (("profile", "units=kg", "units=lb"), "twice"),
        (("profile", "days_per_week=9"), "a whole number from 1 to 7"),
        (("gym", "bars_kg=heavy"), "found 'heavy'"),
        (("condition", "code=curse"), "osteoporosis"),
        (("limitation", "region=elbows"), "found 'elbows'"),
        (("limitation", "side=left"), "region: missing"),
        (("gym", "implements=barbell,dumbell"), "implements: found 'dumbell'"),
        (("profile", "focus=chest,backk"), "focus: found 'backk'"),
        (("profile", "time_zone=Mars/Olympus"), "time_zone: found 'Mars/Olympus'"),
        (("limitation", "region=shoulder", "avoid=overhed"), "overhead"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_is_kept(run: Run, words: tuple[str, ...], says: str) -> None:
    done = run("set", *words)
    assert done.code == 2
    assert says in done.err
    assert run("export").out == ""


def test_a_limitation_keeps_exercises_out_of_the_plan_from_the_same_day(run: Run, log: object) -> None:
    run("import", log)
    tuesday = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
    before = run("today", "--json", at=tuesday).json
    assert "Bench Press (Barbell)" in [one["name"] for one in before["work"]]
    run("set", "limitation", "region=shoulder", "avoid=horizontal_press", at=tuesday)
    after = run("today", "--json", at=tuesday).json
    assert "Bench Press (Barbell)" not in [one["name"] for one in after["work"]]
    assert any("Bench Press" in reason["text"] for reason in after["safety"])


def test_a_limitation_that_avoids_nothing_is_said_to_rule_out_nothing(run: Run) -> None:
    assert "avoid=" in run("set", "limitation", "region=shoulder").out
