"""The laws of beliefs: distributions stay distributions, order and pieces don't matter, nothing looks ahead."""

import math
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hormesis.domain.facts import Fact
from hormesis.estimation.curve import reps_to_failure
from hormesis.estimation.forecast import PersonalMix, forecast
from hormesis.estimation.serial import from_bytes, to_bytes
from hormesis.estimation.state import Beliefs
from hormesis.estimation.strength import Observation, SharedHabits, advance, log_load_at, observe, reps_at, start
from hormesis.estimation.top_sets import TopSets
from hormesis.exercises.library import load_library
from simulations.logs import DAY_ONE, fold, set_fact, workout_fact

PAGES = load_library().pages
NAMES = {"Bench": "barbell-bench-press", "Squat": "back-squat", "Pull": "weighted-pull-up", "Curl": "barbell-curl"}

_loads = st.sampled_from([None, 0, 20, 42.5, 60, 62.5, 80, 100, 102.5, 140, 500]) | st.floats(0.5, 300)
_types = st.sampled_from(["working", "working", "working", "warm_up", "drop", "failure", "amrap"])


@st.composite
def _set(draw: st.DrawFn, day: int, order: int) -> Fact:
    rir = draw(st.none() | st.integers(0, 6))
    return set_fact(
        day,
        draw(_loads),
        draw(st.none() | st.integers(0, 25)),
        draw(st.sampled_from([*NAMES, "Own invention"])),
        order,
        rir=rir,
        set_type=draw(_types),
        assisted=draw(st.sampled_from([None, None, None, True])),
        workout=draw(st.sampled_from([None, f"workout {day}"])),
    )


@st.composite
def mornings(draw: st.DrawFn, day: date) -> list[Fact]:
    """What a watch and the athlete may say of a day."""
    said: list[tuple[str, dict[str, Any]]] = [
        ("night", {"asleep_min": draw(st.floats(200, 600)), "in_bed_min": draw(st.none() | st.floats(300, 700))}),
        ("hrv", draw(st.sampled_from([{"rmssd_ms": 40}, {"sdnn_ms": 55.5}, {"rmssd_ms": 61, "device": "Ring 2"}]))),
        ("resting_hr", {"bpm": draw(st.integers(40, 90))}),
        ("check_in", {"energy": draw(st.integers(1, 5)), "stress": 3, "soreness": {"chest": draw(st.integers(0, 10))}}),
        ("status", {"status": "ill", "until": f"{day + timedelta(days=draw(st.integers(0, 4)))}"}),
        ("correction", {"muscle_group": "chest", "recovered_percent": draw(st.integers(0, 100))}),
        ("activity", {"exercise_name": "Running", "duration_s": 1800}),
        ("tightness", {"region": draw(st.sampled_from(["upper_back", "chest"])), "level": draw(st.integers(0, 10))}),
        ("desk", {"hours": draw(st.floats(0, 14))}),
        ("steps", {"count": draw(st.integers(0, 30_000))}),
        ("release", {"region": "upper_back", "duration_s": 60}),
        ("offer", {"region": "chest", "arm": draw(st.sampled_from(["release", "none"])), "probability": 0.5}),
    ]
    kept = draw(st.lists(st.sampled_from(said), unique_by=lambda one: one[0]))
    time = draw(st.sampled_from(["", "T07:00:00", "T19:30:00"]))
    return [Fact(kind, f"{day}{time}", f"{kind} {day}", {k: v for k, v in f.items() if v is not None}) for kind, f in kept]


@st.composite
def _logs(draw: st.DrawFn, most_days: int = 8) -> list[Fact]:
    facts: list[Fact] = []
    day = 0
    for _ in range(draw(st.integers(1, most_days))):
        day += draw(st.sampled_from([1, 2, 3, 7, 40]))
        facts += [draw(_set(day, order)) for order in range(draw(st.integers(1, 4)))]
        if draw(st.booleans()):
            facts.append(workout_fact(day, draw(st.sampled_from(["Push #1", "Pull", ""]))))
        if draw(st.booleans()):
            facts.append(Fact("body_mass", f"{DAY_ONE + timedelta(days=day)}", f"mass {day}", {"kg": draw(st.floats(50, 120))}))
        if draw(st.booleans()):
            facts += draw(mornings(DAY_ONE + timedelta(days=day)))
    return facts


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return bool(one.shape == other.shape and one.tobytes() == other.tobytes())
    if is_dataclass(one):
        return type(one) is type(other) and all(_same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


@settings(max_examples=50, deadline=None)
@given(facts=_logs(), data=st.data())
def test_facts_in_any_order_and_in_pieces_of_any_size_give_the_same_beliefs_byte_for_byte(
    facts: list[Fact], data: st.DataObject
) -> None:
    beliefs, _ = fold(facts, PAGES, NAMES)
    shuffled = data.draw(st.permutations(facts))
    pieces, _ = fold(shuffled, PAGES, NAMES, days_at_once=data.draw(st.integers(1, 4)))
    assert to_bytes(pieces) == to_bytes(beliefs)


@settings(max_examples=50, deadline=None)
@given(facts=_logs())
def test_beliefs_from_bytes_are_the_same_and_go_on_the_same(facts: list[Fact]) -> None:
    beliefs, _ = fold(facts, PAGES, NAMES)
    again = from_bytes(to_bytes(beliefs))
    assert _same(again, beliefs)
    assert to_bytes(again) == to_bytes(beliefs)


def test_no_beliefs_at_all_are_the_same_after_bytes() -> None:
    assert _same(from_bytes(to_bytes(Beliefs())), Beliefs())


@settings(max_examples=50, deadline=None)
@given(facts=_logs())
def test_forecasts_are_distributions_and_beliefs_stay_finite_for_any_history(facts: list[Fact]) -> None:
    beliefs, made = fold(facts, PAGES, NAMES)
    for one in made:
        p = one.seen.probabilities
        assert p.shape == (20,)
        assert (p > 0).all()
        assert math.isclose(p.sum(), 1, abs_tol=1e-9)
        assert np.allclose(one.seen.heads.sum(axis=1), 1, atol=1e-9)
        assert math.isclose(one.seen.weights.sum(), 1, abs_tol=1e-9)
        assert one.seen.quantile(0.05) <= one.seen.median <= one.seen.quantile(0.95)
    for lift in beliefs.lifts.values():
        if lift.strength is not None:
            assert np.isfinite(lift.strength.x).all()
            assert np.linalg.eigvalsh(lift.strength.p)[0] > -1e-12
            assert 0.015 - 1e-9 <= math.exp(lift.strength.x[2]) <= 0.09 + 1e-9
    assert (beliefs.mix.lean() > 0).all()


_days = st.lists(st.tuples(st.integers(1, 60), st.floats(-1, 7), st.integers(1, 20)), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(days=_days, log_w=st.floats(-3, 9), later=st.integers(0, 900))
def test_a_forecast_at_any_load_from_any_history_is_a_distribution(
    days: list[tuple[int, float, int]], log_w: float, later: int
) -> None:
    tops, ordinal = TopSets.start(), 730000
    for gap, past, reps in days:
        ordinal += gap
        tops = tops.add(ordinal, past, reps)
    seen = forecast(tops, log_w, ordinal + later, PersonalMix.start())
    assert np.isfinite(seen.probabilities).all()
    assert (seen.probabilities > 0).all()
    assert math.isclose(seen.probabilities.sum(), 1, abs_tol=1e-9)


_seen = st.builds(
    Observation,
    st.floats(3.0, 5.5),
    st.integers(0, 15),
    st.sampled_from(["failure", "rir", "open"]),
    st.integers(0, 8).map(float),
    st.sampled_from([0.0, 0.06]),
)


@settings(max_examples=60, deadline=None)
@given(history=st.lists(st.tuples(st.floats(0, 10), _seen), max_size=15), loads=st.tuples(st.floats(2, 6), st.floats(2, 6)))
def test_with_beliefs_fixed_a_heavier_load_never_gives_more_repetitions_of_capacity(
    history: list[tuple[float, Observation]], loads: tuple[float, float]
) -> None:
    habits = SharedHabits.start()
    lift = start(math.log(100), math.log(0.04), habits)
    for weeks, seen in history:
        lift, habits, _ = observe(advance(lift, weeks, weeks), habits, seen)
    light, heavy = sorted(loads)
    assert reps_at(lift, light)[0] >= reps_at(lift, heavy)[0]
    assert reps_to_failure(lift.log_1rm, lift.x[2], light) >= reps_to_failure(lift.log_1rm, lift.x[2], heavy)
    assert log_load_at(lift, 5)[0] >= log_load_at(lift, 6)[0]


@settings(max_examples=50, deadline=None)
@given(facts=_logs(), reps=st.integers(1, 20), data=st.data())
def test_no_forecast_looks_at_the_repetitions_of_its_day_or_at_later_days(
    facts: list[Fact], reps: int, data: st.DataObject
) -> None:
    """Another number of repetitions on a day, and no day after it: forecasts up to that day and of it are the same."""
    days = sorted({fact.day for fact in facts if fact.kind == "set"})
    day = data.draw(st.sampled_from(days))
    scored = {"working", "failure", "amrap"}

    def otherwise(fact: Fact) -> Fact:
        fit = fact.day == day and fact.kind == "set" and fact.fields.get("set_type", "working") in scored
        counts = fit and 1 <= fact.fields.get("reps", 0) <= 20
        return Fact(fact.kind, fact.at, fact.id, {**fact.fields, "reps": reps}) if counts else fact

    _, made = fold(facts, PAGES, NAMES)
    _, changed = fold([otherwise(fact) for fact in facts if fact.day <= day], PAGES, NAMES)
    known = [one for one in made if one.day <= day]
    assert [(a.lift, a.day, a.load_kg) for a in known] == [(b.lift, b.day, b.load_kg) for b in changed]
    for a, b in zip(known, changed, strict=True):
        assert np.allclose(a.seen.probabilities, b.seen.probabilities, rtol=0, atol=1e-12)


@settings(max_examples=30, deadline=None)
@given(facts=_logs(), day=st.integers(0, 100))
def test_a_warm_up_set_anywhere_changes_no_strength_before_the_next_day(facts: list[Fact], day: int) -> None:
    """Within its day a warm-up says nothing; that the pattern was moved at all may end a layoff."""
    days = sorted({(fact.day - DAY_ONE).days for fact in facts if fact.kind == "set"})
    warm = set_fact(days[day % len(days)], 30, 12, "Bench", 90, set_type="warm_up")
    if not any(fact.kind == "set" and fact.fields["exercise_name"] == "Bench" and fact.day == warm.day for fact in facts):
        return
    plain, _ = fold(facts, PAGES, NAMES)
    warmed, _ = fold([*facts, warm], PAGES, NAMES)
    assert _same(warmed.lifts["Bench"].strength, plain.lifts["Bench"].strength)
    assert _same(warmed.lifts["Bench"].tops, plain.lifts["Bench"].tops)
    assert _same(warmed.habits, plain.habits)
