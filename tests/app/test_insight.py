"""The week under review: what was known that morning and no more, numbers that follow from the facts, gaps that say why."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hormesis.app.facts import record
from hormesis.app.insight import insight_for
from hormesis.app.knowledge import load_knowledge
from hormesis.app.today import today_for
from hormesis.domain.facts import Fact
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from simulations.logs import set_fact, workout_fact

KNOWLEDGE = load_knowledge()
DAY_ONE = date(2026, 1, 5)
WEEKS = 12
END = DAY_ONE + timedelta(weeks=WEEKS)
"""The Monday after the log."""
BENCH, SQUAT = "Bench Press (Barbell)", "Squat (Barbell)"


def store(facts: list[Fact]) -> Database:
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 6, 1, 12, tzinfo=UTC)))
    if facts:
        record(db, "ann", facts)
    return db


def insight(facts: list[Fact], on: date = END, **asked: Any) -> dict[str, Any]:
    found = insight_for(store(facts), "ann", on, KNOWLEDGE, **asked)
    assert json.loads(json.dumps(found, allow_nan=False)) == found  # JSON's own types and nothing else
    return found


def training(weeks: int = WEEKS, gain: float = 1.0) -> list[Fact]:
    """Squat on Mondays and Fridays, bench on Wednesdays, three sets each; loads rise by ``gain`` kg a week. RIR 2 to 3."""
    chance = random.Random(5)
    facts = []
    for week in range(weeks):
        for weekday, name, load in ((0, SQUAT, 100.0), (2, BENCH, 60.0), (4, SQUAT, 102.0)):
            day = 7 * week + weekday
            facts.append(workout_fact(day, name))
            reps = 5 + (chance.random() < 0.3)
            sets = [
                set_fact(day, load + gain * week, reps, name, order, rir=2 + (order == 0), workout=f"workout {day}")
                for order in range(3)
            ]
            facts += sets
    return facts


def said(kind: str, day: date, clock: str = "06:30", **fields: Any) -> Fact:
    return Fact(kind, f"{day}T{clock}:00", f"{kind} {day} {clock}", fields, "watch")


def signals(last: date = END, weeks: int = WEEKS) -> list[Fact]:
    """Nights of about 7 h 20 from 23 o'clock, a resting heart rate of about 55, rMSSD of about 60; one of each a morning."""
    chance = random.Random(7)
    facts = []
    for ago in range(7 * weeks, -1, -1):
        day = last - timedelta(days=ago)
        onset = datetime.combine(day - timedelta(days=1), datetime.min.time()) + timedelta(hours=23, minutes=chance.gauss(0, 15))
        asleep = 440 + round(chance.gauss(0, 25))
        facts.append(said("night", day, asleep_min=asleep, in_bed_min=asleep + 30, onset=onset.isoformat(timespec="minutes")))
        facts.append(said("resting_hr", day, bpm=round(55 + chance.gauss(0, 1.5), 1)))
        facts.append(said("hrv", day, rmssd_ms=round(60 + chance.gauss(0, 6), 1)))
    return facts


def profile(**fields: Any) -> Fact:
    return said("profile", DAY_ONE, **fields)


def test_nothing_of_the_day_or_later_is_looked_at_but_its_own_morning() -> None:
    on = DAY_ONE + timedelta(weeks=10)
    everything = [*training(), *signals()]
    before = [fact for fact in everything if fact.day < on]
    morning = [fact for fact in everything if fact.day == on and fact.kind in ("night", "hrv", "resting_hr")]
    assert len(morning) == 3
    assert insight(everything, on) == insight([*before, *morning], on)
    without = insight(before, on)
    assert without != insight(everything, on)
    assert without["forecasts"] == insight(everything, on)["forecasts"]


@pytest.mark.parametrize("seed", [1, 2])
def test_facts_in_any_order_and_any_number_of_times_give_the_same_report(seed: int) -> None:
    facts = [*training(9), *signals(weeks=5)]
    mixed = [*facts, *facts[:50]]
    random.Random(seed).shuffle(mixed)
    db = store([])
    for start in range(0, len(mixed), 90):
        record(db, "ann", mixed[start : start + 90])
    assert insight_for(db, "ann", END, KNOWLEDGE) == insight(facts)


def test_each_morning_of_the_series_is_what_that_morning_said() -> None:
    facts = [*training(), *signals()]
    db = store(facts)
    series = {one["date"]: one for one in insight_for(db, "ann", END, KNOWLEDGE)["readiness"]["series"]}
    assert len(series) == 7 * 8 + 1
    for day in (END - timedelta(days=40), END - timedelta(days=3), END):
        then = today_for(db, "ann", day, KNOWLEDGE)["readiness"]
        now = series[day.isoformat()]
        assert (round(now["score"]), round(now["low"]), round(now["high"]), now["band"]) == (
            then["score"],
            then["low"],
            then["high"],
            then["band"],
        )


def test_hard_sets_are_counted_against_target_and_own_weeks() -> None:
    volume = insight([profile(goal="hypertrophy", experience="intermediate"), *training()])["volume"]
    by_group = {one["group"]: one for one in volume["groups"]}
    quads, chest = by_group["quads"], by_group["chest"]
    assert (quads["sets"], quads["target"], quads["status"]) == (6, {"low": 8, "high": 16}, "below")
    assert quads["usual"] == {"mean": 6, "low": 6, "high": 6}
    assert (chest["sets"], chest["status"]) == (3, "below")
    assert by_group["triceps"]["sets"] == 1.5
    assert volume["sets"] == 9
    assert volume["weeks_before"] == 8


def test_without_a_goal_there_is_no_target_and_without_experience_a_wide_one() -> None:
    silent = insight(training())["volume"]
    assert all(one["target"] is None and one["status"] is None for one in silent["groups"])
    assert "volume_no_goal" in [one["code"] for one in silent["why"]]
    wide = insight([profile(goal="hypertrophy"), *training()])["volume"]
    assert {one["target"]["high"] for one in wide["groups"]} == {20}
    assert "volume_band_widened" in [one["code"] for one in wide["why"]]


def test_sets_of_an_unknown_exercise_are_said_not_guessed() -> None:
    facts = [*training(), *(set_fact(7 * WEEKS - 2, 20, 10, "Zorblax", order) for order in range(4))]
    volume = insight(facts)["volume"]
    assert volume["unplaced_sets"] == 4
    assert volume["groups"] == insight(training())["volume"]["groups"]


def test_strength_is_the_1rm_of_the_plan_with_a_change_that_can_be_doubted() -> None:
    facts = training(gain=3.0)
    found = {one["lift"]: one for one in insight(facts)["strength"]}
    planned = {one["name"]: one["e1rm"] for one in today_for(store(facts), "ann", END, KNOWLEDGE)["work"]}
    lift = found[SQUAT]
    assert lift["e1rm"]["value"] == planned["Back Squat" if "Back Squat" in planned else SQUAT]["value"]
    assert lift["e1rm"]["low"] < lift["e1rm"]["value"] < lift["e1rm"]["high"]
    assert lift["change"]["p_rose"] > 0.9
    assert lift["change"]["low"] < lift["change"]["percent"] < lift["change"]["high"]
    assert END - timedelta(days=35) <= date.fromisoformat(lift["change"]["since"]) <= END - timedelta(days=28)
    assert [one["date"] for one in lift["series"]] == sorted(one["date"] for one in lift["series"])
    assert all(one["low"] < one["value"] < one["high"] for one in lift["series"])
    assert "summary_rose" in [one["code"] for one in insight(facts)["summary"]]


def test_a_lift_of_three_weeks_has_no_change_in_four() -> None:
    on = DAY_ONE + timedelta(weeks=3)
    changes = [one["change"] for one in insight(training(3), on)["strength"]]
    assert changes
    assert all(change["unavailable"]["code"] == "change_too_new" for change in changes)


def test_the_largest_miss_of_the_week_stands_first() -> None:
    facts = training()
    planted = [
        Fact(one.kind, one.at, one.id, {**one.fields, "reps": 14}, one.source)
        if one.kind == "set" and one.day == END - timedelta(days=5)
        else one
        for one in facts
    ]
    usual, missed = insight(facts)["forecasts"], insight(planted)["forecasts"]
    assert missed["misses"][0]["lift"] == BENCH
    assert missed["misses"][0]["reps"] == 14
    assert missed["misses"][0]["high"] < 14
    assert missed["missed"] == usual["missed"] + 1
    assert missed["week"]["held"] == missed["made"] - missed["missed"]


def test_calibration_counts_each_forecast_once_and_knows_what_to_expect() -> None:
    found = insight(training())["forecasts"]
    assert found["all"]["forecasts"] == 3 * WEEKS - 4 * 2  # from each lift's fifth day on
    assert found["week"]["forecasts"] == 3
    assert found["lately"]["forecasts"] == 3 * 8
    for span in ("week", "lately", "all"):
        one = found[span]
        assert one["low"] <= one["share"] <= one["high"]
        assert 0.9 <= one["expected"] <= 1


def test_training_and_its_load_stand_against_the_athletes_own() -> None:
    found = insight(training())
    assert found["training"]["workouts"] == 3
    assert found["training"]["minutes"] == 180
    assert found["training"]["usual"] == {"workouts": 3, "sets": 9, "minutes": 180}
    load = found["load"]
    assert load["low"] < load["usual"] < load["high"]
    assert load["ratio"] == pytest.approx(1, abs=0.05)
    assert "ratio_tells_nothing" in [one["code"] for one in load["why"]]
    assert len(load["series"]) == 7 * 8
    assert sum(one["load"] > 0 for one in load["series"]) == 3 * 8
    assert found["intensity"]["week"]["hard_share"] == 1
    assert found["intensity"]["week"]["mean_rir"] == pytest.approx(7 / 3, abs=0.01)
    assert 0.6 < found["intensity"]["week"]["mean_share_of_1rm"] < 0.95


def test_the_load_is_not_judged_in_the_first_four_weeks() -> None:
    found = insight(training(3), DAY_ONE + timedelta(weeks=3))["load"]
    assert found["unavailable"]["code"] == "load_learning"
    assert any(one["load"] for one in found["series"])


def test_a_signal_out_of_band_is_named_with_its_mornings() -> None:
    risen = [
        Fact(one.kind, one.at, one.id, {"bpm": 75.0}, one.source)
        if one.kind == "resting_hr" and one.day > END - timedelta(days=4)
        else one
        for one in signals()
    ]
    shown = {one["signal"]: one for one in insight([*training(), *risen])["signals"]}
    assert shown["resting_hr"]["out_of_band"][-1] == END.isoformat()
    assert set(shown["resting_hr"]["out_of_band"]) <= {(END - timedelta(days=ago)).isoformat() for ago in range(7)}
    last = shown["resting_hr"]["days"][-1]
    assert last["value"] > last["high"] > last["usual"] > last["low"]
    assert last["measured"] == 75
    assert not {one["signal"]: one for one in insight([*training(), *signals()])["signals"]}["resting_hr"]["out_of_band"][-1:]


def test_sleep_is_held_against_the_athletes_own_need() -> None:
    short = [
        Fact(one.kind, one.at, one.id, {**one.fields, "asleep_min": 300}, one.source)
        if one.kind == "night" and one.day in (END, END - timedelta(days=2))
        else one
        for one in signals()
    ]
    sleep = insight([*training(), *short])["sleep"]
    assert (sleep["nights"], sleep["short_nights"], sleep["least_min"]) == (7, 2, 300)
    assert sleep["need_is_own"]
    assert 420 < sleep["need_min"] < 460
    assert 0 < sleep["bedtime_sd_min"] < 40


def test_muscles_have_an_interval_and_only_those_that_were_trained() -> None:
    muscles = insight([*training(), set_fact(7 * WEEKS - 1, 60, 8, BENCH, rir=0)], END)["muscles"]
    assert "tibialis" not in muscles
    assert all(one["low"] <= one["percent"] <= one["high"] for one in muscles.values())
    assert muscles["chest"]["low"] < muscles["chest"]["high"]
    assert muscles["chest"]["percent"] < muscles["quads"]["percent"]


def test_with_nothing_known_each_part_says_why() -> None:
    found = insight([])
    for part in ("readiness", "sleep", "load", "worth"):
        assert found[part]["unavailable"]["text"]
    assert found["training"]["why"][0]["code"] == "report_no_log"
    assert found["forecasts"]["why"][0]["code"] == "forecasts_none"
    assert found["strength"] == found["signals"] == found["summary"] == []
    assert found["muscles"] == {}


def test_a_log_that_ended_long_ago_says_when() -> None:
    found = insight(training(4), END + timedelta(weeks=30))
    assert found["training"]["workouts"] == 0
    assert found["training"]["why"][0]["values"]["last"] == "2026-01-30"
    assert found["load"]["unavailable"]["code"] == "load_none_lately"


def test_longer_series_change_no_figure_of_the_week() -> None:
    facts = [*training(), *signals()]
    short, long = insight(facts, weeks=1), insight(facts, weeks=11)
    assert len(short["readiness"]["series"]) == 8
    assert len(long["readiness"]["series"]) == 78
    for part in ("volume", "training", "intensity", "muscles", "sleep", "worth"):
        assert short[part] == long[part]
    assert [one["e1rm"] for one in short["strength"]] == [one["e1rm"] for one in long["strength"]]
