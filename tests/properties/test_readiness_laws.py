"""The laws of readiness: worse is never better, less is never surer, order doesn't matter, and nothing looks ahead."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hormesis.domain.evidence import Unavailable
from hormesis.domain.facts import Fact
from hormesis.estimation.body import Body, Morning, morning_of
from hormesis.estimation.readiness import Readiness, readiness_of
from hormesis.estimation.readings import readings_of
from hormesis.estimation.sleep import Night
from hormesis.estimation.state import Forecasted
from hormesis.estimation.training_load import DayLoad
from hormesis.exercises.library import load_library
from simulations.logs import DAY_ONE, fold, set_fact

PAGES, NAMES = load_library().pages, {"Bench": "barbell-bench-press", "Squat": "back-squat"}
ON = date(2026, 6, 1)
SPREAD = 1e-9

# field of a fact → (its kind, worse is: 1 higher or −1 lower, range)
WORSE: dict[str, tuple[str, int, float, float]] = {
    "rmssd_ms": ("hrv", -1, 15, 150),
    "sdnn_ms": ("hrv", -1, 15, 200),
    "bpm": ("resting_hr", 1, 35, 100),
    "energy": ("check_in", -1, 1, 5),
    "sleep_quality": ("check_in", -1, 1, 5),
    "motivation": ("check_in", -1, 1, 5),
    "stress": ("check_in", 1, 1, 5),
    "severity": ("symptom", 1, 0, 10),
}


def _at(day: date, time: str = "T07:00:00") -> str:
    return f"{day}{time}"


def _fact(kind: str, day: date, fields: dict[str, Any], device: str = "") -> Fact:
    own = {**fields, "device": device} if device and kind not in ("check_in", "symptom") else fields
    return Fact(kind, _at(day), f"{kind} {day} {sorted(fields)} {device}", own, "watch")


@st.composite
def _night(draw: st.DrawFn, day: date, asleep_min: float | None = None) -> Fact:
    asleep = draw(st.floats(60, 650)) if asleep_min is None else asleep_min
    fields: dict[str, Any] = {"asleep_min": asleep}
    if draw(st.booleans()):
        fields["in_bed_min"] = asleep + draw(st.floats(0, 120))
    if draw(st.booleans()):
        fields["onset"] = _at(day, f"T0{draw(st.integers(0, 5))}:20:00")
    if draw(st.booleans()):
        fields |= {"deep_min": draw(st.floats(10, 120)), "rem_min": 60.0}
    return _fact("night", day, fields, draw(st.sampled_from(["", "", "", "Ring"])))


@st.composite
def _value(draw: st.DrawFn, day: date, field: str) -> Fact:
    kind, _, low, high = WORSE[field]
    return _fact(kind, day, {field: draw(st.floats(low, high))}, draw(st.sampled_from(["", "", "", "Ring"])))


@st.composite
def _soreness(draw: st.DrawFn, day: date) -> Fact:
    groups = draw(st.dictionaries(st.sampled_from(["quads", "chest", "lats", "calves"]), st.floats(0, 10), min_size=1))
    return _fact("check_in", day, {"soreness": groups})


def _day(day: date) -> st.SearchStrategy[list[Fact]]:
    some = [_night(day), _soreness(day), *(_value(day, field) for field in WORSE)]
    return st.lists(st.one_of(some), max_size=7, unique_by=lambda fact: fact.id)


@st.composite
def _bodies(draw: st.DrawFn) -> Body:
    """Weeks of mornings before ``ON``: two days that differ, repeated with gaps, so that most devices are known well enough."""
    patterns = [draw(_day(ON)) for _ in range(3)]
    body = Body()
    for ago in range(draw(st.sampled_from([0, 5, 16, 30, 45])), 0, -1):
        day = ON - timedelta(days=ago)
        facts = [replace(fact, at=_at(day)) for fact in patterns[draw(st.integers(0, 2)) if ago < 4 else ago % 3]]
        body = body.observe(morning_of(body, day, facts))
    for ago in range(60, 0, -2) if draw(st.booleans()) else ():
        body = body.add_load(DayLoad(ON.toordinal() - ago, float(100 + ago % 7 * 50), "sets"))
    return body


def _ready(body: Body, facts: list[Fact]) -> Readiness | Unavailable:
    return readiness_of(readings_of(body, morning_of(body, ON, sorted(facts, key=lambda fact: (fact.at, fact.id)))))


def _never_better(before: Readiness | Unavailable, after: Readiness | Unavailable) -> None:
    assert isinstance(before, Readiness) == isinstance(after, Readiness)
    if isinstance(before, Readiness) and isinstance(after, Readiness):
        assert after.mean <= before.mean + SPREAD
        assert after.p_low >= before.p_low - SPREAD
        assert after.p_high <= before.p_high + SPREAD
        assert after.score.value <= before.score.value + 1e-6
        assert abs(after.sd - before.sd) < SPREAD


@settings(max_examples=150, deadline=None)
@given(body=_bodies(), facts=_day(ON), field=st.sampled_from(sorted(WORSE)), by=st.floats(0, 1), data=st.data())
def test_with_beliefs_fixed_a_worse_value_never_raises_readiness(
    body: Body, facts: list[Fact], field: str, by: float, data: st.DataObject
) -> None:
    """Lower HRV, energy, sleep quality or motivation; a higher heart rate, more stress, worse symptoms."""
    _, sign, low, high = WORSE[field]
    one = data.draw(_value(ON, field))
    worst = high if sign > 0 else low
    worse = replace(one, fields={**one.fields, field: one.fields[field] + by * (worst - one.fields[field])})
    others = [fact for fact in facts if fact.id != one.id and (fact.kind != "symptom" or field != "severity")]
    _never_better(_ready(body, [*others, one]), _ready(body, [*others, worse]))


@settings(max_examples=150, deadline=None)
@given(body=_bodies(), facts=_day(ON), shorter=st.floats(0, 1), data=st.data())
def test_with_beliefs_fixed_a_shorter_night_at_the_same_hours_never_raises_readiness(
    body: Body, facts: list[Fact], shorter: float, data: st.DataObject
) -> None:
    one = data.draw(_night(ON))
    less = one.fields["asleep_min"] - shorter * (one.fields["asleep_min"] - 60)
    worse = replace(one, fields={**one.fields, "asleep_min": less})
    others = [fact for fact in facts if fact.kind != "night"]
    _never_better(_ready(body, [*others, one]), _ready(body, [*others, worse]))


@settings(max_examples=100, deadline=None)
@given(body=_bodies(), facts=_day(ON), data=st.data())
def test_with_beliefs_fixed_more_soreness_anywhere_never_raises_readiness(
    body: Body, facts: list[Fact], data: st.DataObject
) -> None:
    one = data.draw(_soreness(ON))
    sore = {group: min(level + data.draw(st.floats(0, 10)), 10) for group, level in one.fields["soreness"].items()}
    sore |= {"glutes": data.draw(st.floats(0, 10))} if data.draw(st.booleans()) else {}
    others = [fact for fact in facts if fact.id != one.id]
    worse = replace(one, fields={"soreness": sore})
    _never_better(_ready(body, [*others, one]), _ready(body, [*others, worse]))


@settings(max_examples=200, deadline=None)
@given(body=_bodies(), facts=_day(ON), data=st.data())
def test_a_missing_value_only_widens(body: Body, facts: list[Fact], data: st.DataObject) -> None:
    """Whatever is left out of the morning: never surer than with it."""
    fewer = [fact for fact in facts if data.draw(st.booleans())]
    whole, part = _ready(body, facts), _ready(body, fewer)
    if isinstance(part, Readiness):
        assert isinstance(whole, Readiness)
        assert part.sd >= whole.sd - SPREAD


@settings(max_examples=100, deadline=None)
@given(body=_bodies(), facts=_day(ON), data=st.data())
def test_a_missing_past_only_widens(body: Body, facts: list[Fact], data: st.DataObject) -> None:
    """Fewer days known of any device: never surer than with them."""
    kept = {era: tuple(one for i, one in enumerate(past) if i % 3) for era, past in body.samples.items()}
    kept = {era: past for era, past in kept.items() if data.draw(st.booleans())}
    nights: dict[str, tuple[Night, ...]] = {device: past[::2] for device, past in body.nights.items()}
    whole, part = _ready(body, facts), _ready(replace(body, samples=kept, nights=nights), facts)
    if isinstance(part, Readiness):
        assert isinstance(whole, Readiness)
        assert part.sd >= whole.sd - SPREAD


@settings(max_examples=100, deadline=None)
@given(body=_bodies(), facts=_day(ON))
def test_every_readiness_is_a_distribution_whose_shares_add_up(body: Body, facts: list[Fact]) -> None:
    found = _ready(body, facts)
    if isinstance(found, Readiness):
        score = found.score
        assert 0 < found.sd <= 1
        assert abs(found.mean - sum(share.adds for share in found.shares)) < SPREAD
        assert score.low is not None
        assert score.high is not None
        assert 0 <= score.low <= score.value <= score.high <= 100
        assert found.p_low + found.p_high <= 1


@settings(max_examples=60, deadline=None)
@given(body=_bodies(), facts=_day(ON), data=st.data())
def test_a_morning_is_the_same_in_any_order_and_said_twice(body: Body, facts: list[Fact], data: st.DataObject) -> None:
    def seen(found: list[Fact]) -> Morning:
        return morning_of(body, ON, sorted(found, key=lambda fact: (fact.at, fact.id)))

    assert seen([*data.draw(st.permutations(facts)), *facts]) == seen(facts)


@st.composite
def _diary(draw: st.DrawFn) -> list[Fact]:
    """Training every second evening and a morning's word on most days."""
    facts: list[Fact] = []
    for i in range(draw(st.integers(8, 24))):
        day = DAY_ONE + timedelta(days=i)
        if i % 2 == 0:
            facts += [set_fact(i, 80 + draw(st.sampled_from([0, 2.5])), draw(st.integers(4, 12)), name) for name in NAMES]
        facts += draw(_day(day)) if draw(st.booleans()) else [_fact("check_in", day, {"energy": draw(st.integers(1, 5))})]
    return facts


_after_words: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.sampled_from(
    [
        ("check_in", {"energy": 1, "stress": 5, "sleep_quality": 1, "soreness": {"chest": 10}}),
        ("night", {"asleep_min": 90.0}),
        ("night", {"asleep_min": 90.0, "wake": "next"}),
        ("hrv", {"rmssd_ms": 6.0}),
        ("resting_hr", {"bpm": 110.0}),
        ("symptom", {"severity": 10}),
        ("status", {"status": "ill"}),
        ("profile", {"menstrual_symptoms": True}),
        ("correction", {"muscle_group": "chest", "recovered_percent": 0}),
    ]
)


def _same(one: list[Forecasted], other: list[Forecasted]) -> bool:
    return [(a.lift, a.day, a.seen.probabilities.tolist()) for a in one] == [
        (b.lift, b.day, b.seen.probabilities.tolist()) for b in other
    ]


@settings(max_examples=50, deadline=None)
@given(facts=_diary(), words=st.lists(_after_words, min_size=1, max_size=4), separator=st.sampled_from("T "), data=st.data())
def test_nothing_said_after_a_workout_began_reaches_its_forecasts(
    facts: list[Fact], words: list[tuple[str, dict[str, Any]]], separator: str, data: st.DataObject
) -> None:
    """On a day: words after 18:00 leave the forecasts up to that day as they were."""
    day = data.draw(st.sampled_from(sorted({fact.day for fact in facts if fact.kind == "set"})))
    tomorrow = {"wake": _at(day + timedelta(days=1))}
    after = [
        Fact(kind, f"{day}{separator}{18 + i}:40:00", f"after {i}", {**said, **(tomorrow if "wake" in said else {})})
        for i, (kind, said) in enumerate(words)
    ]
    _, made = fold(facts, PAGES, NAMES)
    _, more = fold([*facts, *after], PAGES, NAMES)
    assert _same([one for one in made if one.day <= day], [one for one in more if one.day <= day])


_of_whole_days: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.sampled_from(
    [
        ("hrv", {"sdnn_ms": 6.0}),
        ("hrv", {"rmssd_ms": 6.0}),
        ("resting_hr", {"bpm": 110.0}),
        ("respiratory_rate", {"per_min": 30.0}),
    ]
)


@settings(max_examples=100, deadline=None)
@given(body=_bodies(), facts=_day(ON), whole=st.lists(_of_whole_days, min_size=1))
def test_a_value_of_the_whole_day_never_reaches_the_readiness_of_its_own_morning(
    body: Body, facts: list[Fact], whole: list[tuple[str, dict[str, Any]]]
) -> None:
    of_today = [Fact(kind, str(ON), f"whole {i}", {**value, "whole_day": True}) for i, (kind, value) in enumerate(whole)]
    assert _ready(body, [*facts, *of_today]) == _ready(body, facts)


@settings(max_examples=50, deadline=None)
@given(
    facts=_diary(), whole=st.lists(_of_whole_days, min_size=1), at=st.sampled_from(["", "T00:00:00", "T05:00:00"]), data=st.data()
)
def test_a_value_of_the_whole_day_never_reaches_a_forecast_of_its_own_day(
    facts: list[Fact], whole: list[tuple[str, dict[str, Any]]], at: str, data: st.DataObject
) -> None:
    """Whatever time it is written at, and with weeks of the same device before it."""
    facts = [*facts, *(_fact("hrv", DAY_ONE - timedelta(days=i), {"sdnn_ms": 50.0, "whole_day": True}) for i in range(1, 30))]
    day = data.draw(st.sampled_from(sorted({fact.day for fact in facts if fact.kind == "set"})))
    after = [Fact(kind, f"{day}{at}", f"whole {i}", {**value, "whole_day": True}) for i, (kind, value) in enumerate(whole)]
    _, made = fold(facts, PAGES, NAMES)
    _, more = fold([*facts, *after], PAGES, NAMES)
    assert _same([one for one in made if one.day <= day], [one for one in more if one.day <= day])


@settings(max_examples=50, deadline=None)
@given(facts=_diary(), data=st.data())
def test_nothing_of_a_later_day_changes_an_earlier_forecast(facts: list[Fact], data: st.DataObject) -> None:
    day = data.draw(st.sampled_from(sorted({fact.day for fact in facts})))
    _, made = fold(facts, PAGES, NAMES)
    _, until = fold([fact for fact in facts if fact.day <= day], PAGES, NAMES)
    assert [(a.lift, a.day) for a in made if a.day <= day] == [(b.lift, b.day) for b in until]
    for a, b in zip(made, until, strict=False):
        assert abs(a.seen.probabilities - b.seen.probabilities).max() < 1e-12
