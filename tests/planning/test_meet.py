"""The way to a meet: phases by its date, heavier and fewer towards it, only for its own lifts, and never beyond what is safe."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hormesis.domain import constants as c
from hormesis.domain.athlete import Athlete, Event, Profile
from hormesis.estimation.stall import Easier
from hormesis.planning.asked import asked_of
from hormesis.planning.meet import is_event_lift, phase_on, phase_reason
from hormesis.words.render import render
from tests.planning.made import NOBODY, PAGES, day

MEET = Event(day(200), "meet")
STRONG = Profile(goal="strength", experience="advanced")


def before(days: int, event: Event = MEET, profile: Profile = STRONG) -> str | None:
    phase = phase_on(event, profile, event.day - timedelta(days=days))
    return phase.name if phase is not None else None


def lifter(event: Event = MEET, **told: object) -> Athlete:
    return replace(NOBODY, profile=replace(STRONG, **told), event=event)  # type: ignore[arg-type]


def test_the_phases_follow_each_other_and_end_where_the_taper_begins() -> None:
    assert [before(days) for days in (113, 112, 70, 63, 36, 35, 15)] == [
        *(None, "volume", "volume", "intensity", "intensity", "peak", "peak")
    ]
    taper = int(c.TAPER_DAYS["meet"].value)
    assert before(taper + 1) == "peak"
    assert before(taper) is None
    assert before(0) is None
    assert before(-5) is None


def test_who_has_no_event_is_in_no_phase() -> None:
    assert phase_on(None, STRONG, day(0)) is None
    assert asked_of(NOBODY, Easier(), PAGES["back-squat"], day(0)) is None


@given(st.integers(15, 112), st.sampled_from(["novice", "intermediate", "advanced", None]))
def test_towards_the_day_reps_reserve_and_sets_never_grow(days: int, experience: str | None) -> None:
    profile = Profile(goal="strength", experience=experience)
    now, later = (phase_on(MEET, profile, MEET.day - timedelta(days=n)) for n in (days, days - 1))
    assert now is not None
    if later is not None:
        assert later.reps <= now.reps
        assert later.volume <= now.volume
        assert later.rir <= now.rir or later.name != now.name
    assert now.until - timedelta(days=1) >= MEET.day - timedelta(days=days)
    assert 1 <= now.week <= now.weeks


@given(st.integers(15, 112))
def test_a_novice_is_asked_for_no_singles_and_keeps_two_in_reserve(days: int) -> None:
    phase = phase_on(MEET, Profile(experience="novice"), MEET.day - timedelta(days=days))
    assert phase is not None
    assert phase.reps[0] >= 3
    assert phase.rir >= 2


def test_only_the_lifts_of_the_event_are_asked_for_other_reps() -> None:
    on = MEET.day - timedelta(days=30)
    squat = asked_of(lifter(), Easier(), PAGES["back-squat"], on)
    assert squat is not None
    assert squat.reps == (1, 3)
    assert asked_of(lifter(), Easier(), PAGES["dumbbell-curl"], on) is None
    named = Event(MEET.day, "test", ("overhead-press",))
    assert is_event_lift(named, PAGES["overhead-press"])
    assert not is_event_lift(named, PAGES["back-squat"])
    assert not is_event_lift(Event(MEET.day, "test"), PAGES["back-squat"])


@pytest.mark.parametrize(("days", "words"), [(68, "volume phase, week 7 of 7"), (30, "with 70 % of the usual sets")])
def test_where_the_way_stands_is_said_with_what_follows(days: int, words: str) -> None:
    on = MEET.day - timedelta(days=days)
    phase = phase_on(MEET, STRONG, on)
    assert phase is not None
    text = render(phase_reason(phase, MEET, on), "kg")
    assert words in text
    assert f"{days} days to your meet" in text
    assert phase.then in text
