"""After one, two, four and twelve weeks off, and after an illness: sets week by week, reserve, and no break where it is usual."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hormesis.domain.facts import Fact
from hormesis.domain.training import PlannedExercise
from hormesis.planning.coming_back import coming_back
from tests.planning.made import NOBODY, believed, day, exercise, plan_of, steady, workout_on

LIFTS = (("Bench", 100.0, 8, 5), ("Squat", 120.0, 5, 5))
LOG = steady(*LIFTS, days=14, every=3)
LAST = 13 * 3


def after(days_off: int, weeks_back: int) -> PlannedExercise:
    """The bench press so many weeks after coming back, having trained as the plan said meanwhile: with fewer sets."""
    facts: list[Fact] = list(LOG)
    back = LAST + days_off
    for n in range(0, 7 * weeks_back, 3):
        facts += workout_on(back + n, ("Bench", 90.0, 8, 3), ("Squat", 105.0, 5, 3))
    return exercise(plan_of(facts, NOBODY, after=back + 7 * weeks_back - max((f.day - day(0)).days for f in facts)), "Bench")


@pytest.mark.parametrize(
    ("days_off", "shares"), [(9, (0.8, 1.0)), (16, (0.7, 0.8, 0.9, 1.0)), (30, (0.5, 0.7, 0.8, 0.9)), (90, (0.5, 0.7, 0.8, 0.9))]
)
def test_the_sets_come_back_week_by_week(days_off: int, shares: tuple[float, ...]) -> None:
    for weeks, share in enumerate(shares):
        one = after(days_off, weeks)
        assert abs(len(one.sets) - 5 * share) <= 0.5 + 1e-9 or weeks == len(shares) - 1, (weeks, len(one.sets), one.why[0].code)
        if weeks > 0 and share < 1:
            assert "sets_after_break" in [why.code for why in one.why]


def test_a_short_break_leaves_the_load_and_asks_for_one_more_in_reserve() -> None:
    before, back = exercise(plan_of(LOG, after=3), "Bench"), exercise(plan_of(LOG, after=9), "Bench")
    assert (back.sets[0].load_kg or 0) >= 0.98 * (before.sets[0].load_kg or 0)
    assert (back.sets[0].rir or 0) >= min((before.sets[0].rir or 0) + 1, 4)
    assert len(back.sets) == 4
    again = [fact for n in (9, 12, 15) for fact in workout_on(LAST + n, *LIFTS)]
    later = exercise(plan_of([*LOG, *again], after=3), "Bench")
    assert "sets_after_break" not in [why.code for why in later.why]


def test_who_trains_every_ten_days_has_no_break_after_ten_days() -> None:
    rare = believed(steady(*LIFTS, days=8, every=10))
    assert coming_back(rare.split, NOBODY, day(70 + 10)) is None
    assert coming_back(rare.split, NOBODY, day(70 + 25)) is not None


def test_an_illness_counts_a_row_stricter_than_the_days_off_alone() -> None:
    beliefs = believed(LOG)
    on = day(LAST + 5)
    ill = replace(NOBODY, ill_last=on - timedelta(days=2))
    assert coming_back(beliefs.split, NOBODY, on) is None
    found = coming_back(beliefs.split, ill, on)
    assert found is not None
    assert (found.row, found.share, found.reason().code) == (1, 0.7, "sets_after_illness")
    long_ill = coming_back(beliefs.split, replace(NOBODY, ill_last=day(LAST + 18)), day(LAST + 20))
    assert long_ill is not None
    assert long_ill.share == 0.5


def test_after_four_weeks_all_is_as_before() -> None:
    facts = list(LOG)
    for n in range(0, 30, 3):
        facts += workout_on(LAST + 30 + n, *LIFTS)
    assert coming_back(believed(facts).split, NOBODY, day(LAST + 30 + 30)) is None


@pytest.mark.parametrize("days_off", [16, 30, 90])
def test_sets_that_we_took_off_are_no_habit(days_off: int) -> None:
    """After the easier weeks the sets of before come back, though the log of late has fewer."""
    one = after(days_off, 4)
    assert len(one.sets) == 5


def test_who_then_does_fewer_of_their_own_has_chosen_so() -> None:
    facts: list[Fact] = list(LOG)
    back = LAST + 16
    for n in range(0, 60, 3):  # three sets through the easier weeks and for a month beyond them
        facts += workout_on(back + n, ("Bench", 90.0, 8, 3), ("Squat", 105.0, 5, 3))
    assert len(exercise(plan_of(facts, NOBODY, after=3), "Bench").sets) == 3
