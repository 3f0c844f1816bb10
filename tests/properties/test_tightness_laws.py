"""The laws of tightness: probabilities stay probabilities, order and silence change nothing, a tight report never calms."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hormesis.domain.facts import Fact
from hormesis.estimation.exposures import Exposures, Session, exposures_on
from hormesis.estimation.muscles import Muscles
from hormesis.estimation.serial_tightness import tightness_from, tightness_state
from hormesis.estimation.tightness import Tightness
from hormesis.estimation.volume_habit import VolumeHabit
from simulations.logs import DAY_ONE

PATTERNS = {"horizontal_pull": ("shoulder", "upper_back"), "squat": ("hip", "knee"), "hinge": ("lower_back", "upper_back")}
REGIONS = ("upper_back", "hip", "knee", "calf")
HORIZON = 70

Day = tuple[int, tuple[str, ...], tuple[Fact, ...]]

_times = st.sampled_from(["", "T06:30:00", "T18:59:00", "T19:30:00", "T23:10:00"])


@st.composite
def _fact(draw: st.DrawFn, day: int, n: int) -> Fact:
    region = draw(st.sampled_from(REGIONS))
    said: list[tuple[str, dict[str, Any]]] = [
        ("tightness", {"region": region, "level": draw(st.integers(0, 10))}),
        ("check_in", {"stress": draw(st.integers(1, 5))}),
        ("desk", {"hours": draw(st.floats(0, 16))}),
        ("steps", {"count": draw(st.integers(0, 30_000))}),
        ("release", {"region": region, "duration_s": 60}),
        ("offer", {"region": region, "arm": draw(st.sampled_from(["release", "none"])), "probability": 0.5}),
    ]
    kind, fields = draw(st.sampled_from(said))
    return Fact(kind, f"{DAY_ONE + timedelta(days=day)}{draw(_times)}", f"{day} {n}", fields)


@st.composite
def lives(draw: st.DrawFn) -> list[Day]:
    days = sorted(draw(st.sets(st.integers(0, HORIZON), min_size=1, max_size=25)))
    return [
        (
            day,
            tuple(sorted(draw(st.sets(st.sampled_from(sorted(PATTERNS)), max_size=2)))),
            tuple(draw(_fact(day, n)) for n in range(draw(st.integers(0, 3)))),
        )
        for day in days
    ]


def lived(days: Sequence[Day], start: Tightness | None = None) -> Tightness:
    tightness = start or Tightness.start()
    for day, patterns, facts in days:
        on = DAY_ONE + timedelta(days=day)
        sessions = [Session(on.toordinal() * 24 + 19.0, {p: PATTERNS[p] for p in patterns})] if patterns else []
        tightness = tightness.observe(on, facts, exposures_on(on, facts, sessions, Muscles(), VolumeHabit()))
    return tightness


def planned(day: int) -> Exposures:
    return Exposures((DAY_ONE + timedelta(days=day)).toordinal() * 24 + 17.0, load={"mid_back": 0.08, "glutes": 0.02})


@settings(max_examples=80, deadline=None)
@given(days=lives(), later=st.integers(1, 200))
def test_every_forecast_is_a_probability_and_a_pattern_only_adds(days: list[Day], later: int) -> None:
    tightness = lived(days)
    for region in REGIONS:
        own = tightness.predict(region, None, planned(HORIZON + later))
        assert 0 < own.probability < 1
        assert own.pattern is None
        for pattern in PATTERNS:
            seen = tightness.predict(region, pattern, planned(HORIZON + later))
            assert own.probability <= seen.probability < 1
            assert (seen.source == "pattern") == (seen.probability > own.probability)
            assert len(seen.drivers) <= 2


@settings(max_examples=80, deadline=None)
@given(days=lives(), data=st.data())
def test_a_days_facts_in_any_order_and_days_in_pieces_give_the_same(days: list[Day], data: st.DataObject) -> None:
    mixed = [(day, patterns, tuple(data.draw(st.permutations(facts)))) for day, patterns, facts in days]
    cut = data.draw(st.integers(0, len(days)))
    begun = tightness_from(tightness_state(lived(mixed[:cut])))
    assert tightness_state(lived(mixed[cut:], begun)) == tightness_state(lived(days))


@settings(max_examples=80, deadline=None)
@given(days=lives())
def test_what_is_written_down_is_read_back_the_same(days: list[Day]) -> None:
    state = tightness_state(lived(days))
    assert tightness_state(tightness_from(state)) == state


@settings(max_examples=80, deadline=None)
@given(days=lives(), data=st.data())
def test_a_day_of_which_nothing_is_known_changes_nothing(days: list[Day], data: st.DataObject) -> None:
    missing = data.draw(st.integers(0, HORIZON).filter(lambda d: d not in {day for day, _, _ in days}))
    with_it = sorted([*days, (missing, (), ())])
    assert tightness_state(lived(with_it)) == tightness_state(lived(days))


@settings(max_examples=150, deadline=None)
@given(days=lives(), pattern=st.sampled_from(sorted(PATTERNS)), data=st.data())
def test_a_tight_report_after_a_pattern_never_lowers_what_it_provokes(days: list[Day], pattern: str, data: st.DataObject) -> None:
    """The forecast for the pattern is never below what it provokes, and that never falls by a report of tightness."""
    region = data.draw(st.sampled_from(PATTERNS[pattern]))
    on = HORIZON + 1
    before = lived([*days, (on, (pattern,), ())])
    at = f"{DAY_ONE + timedelta(days=on + 1)}T07:00:00"
    report = Fact("tightness", at, "the report", {"region": region, "level": data.draw(st.integers(4, 10))})
    after = lived([(on + 1, (), (report,))], before)
    hour = planned(on + 2).hour
    day = int(hour // 24)
    calmer, tighter = (one.provoked.rate(region, pattern, hour).probability(day) for one in (before, after))
    assert tighter > calmer
    assert after.predict(region, pattern, planned(on + 2)).probability >= tighter
    quiet = lived([(on + 1, (), (Fact("check_in", at, "the report", {"stress": 3}),))], before)
    own, calm = (one.predict(region, None, planned(on + 2)) for one in (after, quiet))
    assume(own.source == calm.source)
    assert own.probability > calm.probability
