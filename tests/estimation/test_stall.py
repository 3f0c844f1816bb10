"""A lift that falls behind: the CUSUM by hand, what is excused, when easier days are due, and what the athlete says of them."""

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hormesis.domain.facts import Fact
from hormesis.estimation.serial import from_bytes, to_bytes
from hormesis.estimation.stall import Due, Easier, LiftStall, Trend, is_regular, next_sum, p_falling
from hormesis.estimation.state import Beliefs
from hormesis.estimation.strength import Shown
from hormesis.exercises.library import load_library
from simulations.logs import DAY_ONE, fold, sets_on, workout_fact

PAGES = load_library().pages
NAMES = {"Bench": "barbell-bench-press", "Squat": "back-squat"}
ON = DAY_ONE.toordinal()
shown_days = st.lists(st.tuples(st.floats(-0.4, 0.4), st.floats(60, 140), st.booleans(), st.booleans()), max_size=25)


def shows(log_1rm: float, is_open: bool = False) -> Shown:
    """A set of ten reps to failure that shows so much, as surely as a set with RIR does."""
    return Shown(log_1rm, 0.04, 10.0, 0.025, is_open)


def run(*log_1rms: float, load_kg: float = 100.0, is_open: bool = False) -> LiftStall:
    stall = LiftStall()
    for day, log_1rm in enumerate(log_1rms):
        stall = stall.after(shows(log_1rm, is_open), ON + 3 * day, load_kg + day)
    return stall


STEADY = [4.8] * 10


def told(kind: str, day: int, **fields: object) -> Fact:
    at = f"{DAY_ONE + timedelta(days=day)}T08:00:00"
    return Fact(kind, at, f"{kind} {at} {sorted(fields)}", fields)


def test_the_sum_is_that_of_page_by_hand() -> None:
    # C = max(0, C - z - 0.5):  0.5 | 0.5+0.7 = 1.2 | 1.2-0.8 = 0.4 | 0.4+1.5 = 1.9 | 1.9-2.5 -> 0 | 0.1
    short, found = 0.0, []
    for z in (-1.0, -1.2, 0.3, -2.0, 2.0, -0.6):
        short = next_sum(short, z)
        found.append(short)
    assert found == pytest.approx([0.5, 1.2, 0.4, 1.9, 0.0, 0.1])
    assert next_sum(0.0, -9.0) == pytest.approx(2.0)  # beyond 2.5 SD: another machine


def test_an_innovation_is_measured_by_the_lifts_own_spread() -> None:
    stall, sum_of_squares, n = LiftStall(), 10.0, 0
    for day, log_1rm in enumerate([4.8, 4.84, 4.77, 4.81, 4.70]):
        before = stall.trend.later(3 / 7, 0.0) if stall.trend is not None else None
        after = stall.after(shows(log_1rm), ON + 3 * day, 100.0)
        if before is not None:
            size = (log_1rm - before.level) / math.sqrt(before.p00 + 0.04**2)
            expected = next_sum(stall.short, size / math.sqrt(sum_of_squares / (10 + n)))
            assert after.short == pytest.approx(expected)
            sum_of_squares, n = sum_of_squares + size**2, n + 1
            assert after.spread == pytest.approx(sum_of_squares / (10 + n))
        stall = after


def test_the_level_is_that_of_a_kalman_filter_by_hand() -> None:
    one = Trend(4.8, 0.0, 0.0016, 0.0, 1e-6).moved(0.05, 0.0016)
    assert [one.level, one.p00] == pytest.approx([4.825, 0.0008])
    two = Trend(4.8, 0.01, 0.0016, 0.0001, 1e-6).moved(-0.04, 0.0016)
    assert two.slope == pytest.approx(0.01 - 0.04 * 0.0001 / 0.0032)
    assert two.p11 == pytest.approx(1e-6 - 0.0001**2 / 0.0032)
    later = Trend(4.8, 0.01, 0.001, 0.0, 4e-6).later(2.0, 0.0)
    assert later.level == pytest.approx(4.82)
    assert later.p00 == pytest.approx(0.001 + 4 * 4e-6 + 2 * 0.007**2)
    rested = Trend(4.8, 0.01, 0.001, 0.0, 4e-6).later(10.0, 10.0)
    assert rested.level == pytest.approx(4.8 + 0.01 * 1 - 0.005 * 8)


def test_another_machine_or_a_long_pause_begins_anew() -> None:
    short = run(*STEADY, 4.70, 4.68, 4.66)
    assert short.short > 1
    other = short.after(shows(3.9), ON + 39, 40.0)
    assert (other.short, other.good_kg) == (0.0, 40.0)
    assert other.trend is not None
    assert other.trend.level == 3.9
    back = short.after(shows(4.6), ON + 36 + 43, 90.0)
    assert (back.short, back.good_kg) == (0.0, 90.0)
    assert short.after(shows(4.6), ON + 36 + 42, 90.0).good_kg != 90.0


def test_an_alarm_takes_several_days_and_one_odd_day_is_another_machine() -> None:
    assert not run(*STEADY, 4.3).is_alarm
    assert run(*STEADY, 4.68, 4.66, 4.64, 4.62, 4.60).is_alarm
    assert not run(*STEADY, *STEADY).is_alarm


def test_the_last_good_day_is_where_the_shortfall_began() -> None:
    stall = run(*STEADY, 4.70, 4.66)
    assert (stall.good_day, stall.good_kg) == (ON + 27, 109.0)
    assert (stall.restarted().good_kg, stall.restarted().short) == (109.0, 0.0)


def test_a_lighter_day_of_unknown_effort_tells_nothing_of_a_stall() -> None:
    before = run(*STEADY, is_open=True)
    lighter = before.after(shows(4.65, True), ON + 30, 80.0)
    assert (lighter.short, lighter.good_day) == (before.short, before.good_day)
    assert before.after(shows(4.65, True), ON + 30, 109.0).short > before.short
    assert before.after(shows(4.65), ON + 30, 80.0).short > before.short


@given(shown_days)
def test_an_excused_day_never_adds_to_a_stall(days: list[tuple[float, float, bool, bool]]) -> None:
    stall = LiftStall()
    for n, (off, load_kg, is_open, excused) in enumerate(days):
        one = shows(4.8 + off, is_open)
        after = stall.after(one, ON + 3 * n, load_kg, 0.0, excused)
        counted = stall.after(one, ON + 3 * n, load_kg)
        if excused:
            begun_anew = counted.trend is not None and counted.trend.p00 == pytest.approx(0.15**2)
            assert after.short <= stall.short
            assert after.short <= counted.short or begun_anew
            assert stall.trend is None or after.falling_since in (None, stall.falling_since)
        stall = after


def test_the_probability_of_a_falling_slope_is_that_of_the_normal() -> None:
    assert p_falling(0.0, 0.01) == pytest.approx(0.5)
    assert p_falling(-0.01, 0.01) == pytest.approx(0.5 * (1 + math.erf(1 / math.sqrt(2))))


ALARM = LiftStall(4.2, ON, 100.0, None, ON + 20)


def test_two_lifts_in_alarm_call_for_easier_days_and_one_does_not() -> None:
    one = Easier().after_day(ON + 21, {"Bench": ALARM}, {"Bench"}, True)
    assert one.dues == ()
    two = Easier().after_day(ON + 21, {"Bench": ALARM, "Squat": ALARM}, set(), False)
    assert two.dues == (Due(ON + 21, "stalled", (("Bench", 4.2), ("Squat", 4.2))),)
    assert [two.on(ON + 21 + day) is not None for day in (0, 1, 7, 8)] == [False, True, True, False]


def test_a_lift_not_done_for_weeks_calls_for_nothing() -> None:
    assert Easier().after_day(ON + 40, {"Bench": ALARM, "Squat": ALARM}, set(), True).dues == ()


def test_falling_takes_three_weeks_two_main_lifts_and_regular_training() -> None:
    falling = LiftStall(0.0, ON, 100.0, ON, ON + 21)
    lifts = {"Bench": falling, "Squat": falling}
    assert Easier().after_day(ON + 20, lifts, set(lifts), True).dues == ()
    assert Easier().after_day(ON + 21, lifts, {"Bench"}, True).dues == ()
    assert Easier().after_day(ON + 21, lifts, set(lifts), False).dues == ()
    (due,) = Easier().after_day(ON + 21, lifts, set(lifts), True).dues
    assert (due.cause, due.lifts) == ("falling", (("Bench", 3.0), ("Squat", 3.0)))


def test_a_fall_is_dated_from_its_first_day_and_ends_with_the_slope() -> None:
    falling = [4.8 - 0.02 * n for n in range(20)]
    stall = run(*falling)
    assert stall.falling_since is not None
    assert stall.trend is not None
    assert stall.trend.p_falling > 0.85
    assert stall.falling_since < ON + 57
    assert run(*falling, *[4.9] * 8).falling_since is None
    excused = run(*falling[:3])
    for n, log_1rm in enumerate(falling[3:], 3):
        excused = excused.after(shows(log_1rm), ON + 3 * n, 100.0, 0.0, True)
    assert excused.falling_since is None


@pytest.mark.parametrize(("every", "regular"), [(3, True), (9, False)])
def test_regular_is_four_fifths_of_what_was_usual(every: int, regular: bool) -> None:
    days = [*range(0, 56, 3), *range(56, 78, every)]
    assert is_regular([ON + day for day in days], ON + 77) is regular
    assert not is_regular([], ON)


def test_four_weeks_at_least_lie_between_two() -> None:
    once = Easier().after_day(ON + 21, {"Bench": ALARM, "Squat": ALARM}, set(), True)
    again = {name: LiftStall(5.0, ON, 100.0, None, ON + 40) for name in ("Bench", "Squat")}
    assert once.after_day(ON + 40, again, set(), True) == once
    assert len(once.after_day(ON + 50, again, set(), True).dues) == 2


def test_a_week_of_poor_answers_calls_for_easier_days_but_not_after_short_nights() -> None:
    poor, excused = Easier(), Easier()
    for day in range(5):
        poor = poor.feeling(ON + day, -1.4, False)
        excused = excused.feeling(ON + day, -1.4, True)
    assert poor.after_day(ON + 4, {}, set(), False).dues == (Due(ON + 4, "wellness", (), -1.4),)
    assert excused.after_day(ON + 4, {}, set(), False).dues == ()


def test_too_few_answers_call_for_nothing() -> None:
    felt = Easier().feeling(ON, -2.0, False).feeling(ON + 3, -2.0, False)
    assert felt.after_day(ON + 3, {}, set(), False).dues == ()


def test_the_athletes_wish_counts_from_its_date_and_the_last_word_on_it_stands() -> None:
    wish = Easier().told([told("event", 10, type="deload", date=str(DAY_ONE + timedelta(days=14)))])
    assert [wish.on(ON + day) is not None for day in (10, 13, 14, 20, 21)] == [False, False, True, True, False]
    moved = wish.told([told("event", 12, type="deload", date=str(DAY_ONE + timedelta(days=30)))])
    assert moved.on(ON + 14) is None
    assert moved.on(ON + 30) is not None


def test_what_is_declined_ends_and_does_not_come_back_for_four_weeks() -> None:
    lifts = {"Bench": ALARM, "Squat": ALARM}
    due = Easier().after_day(ON + 21, lifts, set(), True)
    declined = due.told([told("dismissal", 22, of="deload")])
    assert declined.on(ON + 23) is None
    assert declined.after_day(ON + 25, lifts, set(), True).dues == ()
    assert declined.after_day(ON + 51, {n: LiftStall(5, ON, 1, None, ON + 51) for n in lifts}, set(), True).dues


FALLING = [8, 8, 8, 8, 8, 8, 8, 8, 7, 6, 5, 4, 4, 4]
"""Reps at one load, to the limit: eight good workouts, then worse each time."""


def log(reps: list[int], nights: dict[int, float] | None = None, every: int = 3) -> list[Fact]:
    facts = []
    for n, done in enumerate(reps):
        day = every * n
        facts.append(workout_fact(day, "A"))
        facts += sets_on(day, (100.0, done), name="Bench", set_type="failure")
        facts += sets_on(day, (140.0, done), name="Squat", set_type="failure")
    nights = nights or {}
    return facts + [told("night", day, asleep_min=minutes) for day, minutes in nights.items()]


def believed(facts: list[Fact]) -> Beliefs:
    return fold(facts, PAGES, NAMES)[0]


def test_two_lifts_that_fall_short_workout_after_workout_are_found() -> None:
    beliefs = believed(log(FALLING))
    (due,) = beliefs.easier.dues
    assert due.cause == "stalled"
    assert [name for name, _ in due.lifts] == ["Bench", "Squat"] or [name for name, _ in due.lifts] == ["Squat", "Bench"]
    assert 24 <= due.since - ON <= 45
    assert all(21 <= beliefs.lifts[name].stall.good_day - ON <= 27 for name in NAMES)
    assert believed(log([8] * 16)).easier.dues == ()


def test_short_nights_excuse_the_same_workouts() -> None:
    short = {day: 300.0 if day >= 24 else 460.0 for day in range(46)}
    beliefs = believed(log(FALLING, short))
    assert beliefs.easier.dues == ()
    assert all(beliefs.lifts[name].stall.short < 0.5 for name in NAMES)
    rested = believed(log(FALLING, dict.fromkeys(range(46), 460.0)))
    assert len(rested.easier.dues) == 1


def test_illness_and_travel_excuse_them_too() -> None:
    for status in ("ill", "travelling"):
        away = told("status", 23, status=status, until=str(DAY_ONE + timedelta(days=60)))
        assert believed([*log(FALLING), away]).easier.dues == ()


def test_a_short_night_never_adds_to_what_is_believed_of_a_stall() -> None:
    usual = dict.fromkeys(range(46), 460.0)
    for n in range(9, len(FALLING)):
        facts = log(FALLING[: n + 1], usual)
        worse = log(FALLING[: n + 1], {**usual, 3 * n: 240.0})
        before, one, other = (believed(f) for f in (log(FALLING[:n], usual), facts, worse))
        if one.easier == other.easier:
            for name in NAMES:
                assert other.lifts[name].stall.short <= one.lifts[name].stall.short
                assert other.lifts[name].stall.short <= before.lifts[name].stall.short
        else:
            assert len(other.easier.dues) < len(one.easier.dues)


def test_it_comes_back_from_bytes_and_goes_on() -> None:
    facts = log(FALLING)
    first = [fact for fact in facts if fact.day < DAY_ONE + timedelta(days=30)]
    rest = [fact for fact in facts if fact.day >= DAY_ONE + timedelta(days=30)]
    half = from_bytes(to_bytes(believed(first)))
    assert to_bytes(fold(rest, PAGES, NAMES, start=half)[0]) == to_bytes(believed(facts))
