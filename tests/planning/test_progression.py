"""The next load: raised when the range is used up, held, widened where steps are dear, lowered when it is out of reach."""

from datetime import timedelta
from typing import Any

import pytest

from hormesis.domain.facts import Fact
from hormesis.domain.movement import Loadability
from hormesis.exercises.library import load_library
from hormesis.planning.grid import grid_for
from hormesis.planning.progression import Aim, Step, next_step
from hormesis.planning.reference import Reference, reference
from simulations.logs import DAY_ONE, fold, sets_on

PAGES = load_library().pages
BENCH = PAGES["barbell-bench-press"]
AIM = Aim(2, lower_body=False, kappa=0.04)
GRID = grid_for({60: 5, 62.5: 5, 65: 5, 67.5: 5, 70: 5}, "kg", Loadability.BARBELL_UPPER)


def ref_of(*days: tuple[tuple[float | None, int], ...], **fields: Any) -> Reference:
    """The reference after days a half week apart, oldest first."""
    facts: list[Fact] = []
    for i, sets in enumerate(days):
        facts += sets_on(3 * i, *sets, **fields)
    lift = fold(facts, PAGES, {"Bench": BENCH.slug})[0].lifts["Bench"]
    found = reference(lift, "", BENCH, 0.0, (8, 12))
    assert found is not None
    return found


def step_of(*days: tuple[tuple[float | None, int], ...], aim: Aim = AIM) -> Step:
    return next_step(ref_of(*days), GRID, None, aim)


def three(load_kg: float, reps: int) -> tuple[tuple[float, int], ...]:
    return ((load_kg, reps),) * 3


def test_the_top_of_the_range_twice_raises_by_one_increment() -> None:
    step = step_of(three(60, 9), three(60, 10), three(60, 10))
    assert (step.move, step.why, step.load_kg) == ("raise", "top_twice", 62.5)


def test_the_top_of_the_range_once_holds_and_says_once_more() -> None:
    step = step_of(three(60, 8), three(60, 9), three(60, 10))
    assert (step.move, step.why, step.load_kg) == ("hold", "once_more", 60)


def test_two_beyond_the_range_raises_at_once() -> None:
    step = step_of(three(60, 8), three(60, 8), three(60, 8), three(60, 8), ((60, 11), (60, 9), (60, 8)))
    assert (step.move, step.why) == ("raise", "passed_by_two")


def test_an_open_range_adds_one_repetition_to_the_middle_set() -> None:
    step = step_of(three(60, 10), ((60, 10), (60, 8), (60, 7)))
    assert (step.move, step.why, step.load_kg, step.reps) == ("hold", "range_open", 60, 9)


def test_who_goes_up_each_time_and_gets_every_set_goes_up_again() -> None:
    step = step_of(three(60, 5), three(62.5, 5), three(65, 5))
    assert (step.move, step.why, step.load_kg, step.reps) == ("raise", "own_pace", 67.5, 5)


def test_who_goes_up_and_loses_repetitions_does_not() -> None:
    assert step_of(three(60, 8), three(62.5, 7), three(65, 5)).move == "hold"


def test_the_low_end_missed_twice_takes_load_off() -> None:
    step = step_of(three(60, 10), three(60, 10), three(60, 10), three(60, 10), three(60, 7), three(60, 6))
    assert (step.move, step.why) == ("lower", "low_end_missed")
    assert step.load_kg is not None
    assert step.load_kg < 60


def test_nothing_rises_while_it_hurts() -> None:
    held = Aim(2, lower_body=False, kappa=0.04, held=True)
    step = step_of(three(60, 9), three(60, 10), three(60, 10), aim=held)
    assert (step.move, step.why, step.load_kg, step.reps) == ("hold", "for_now", 60, 10)


def test_a_dear_step_widens_the_range_but_not_without_end() -> None:
    pairs = grid_for({10: 5, 12.5: 5, 15: 5}, "kg", Loadability.DUMBBELL)
    ref = ref_of(three(10, 9), three(10, 10), three(10, 10))
    step = next_step(ref, pairs, None, Aim(1, lower_body=False, kappa=0.055))
    assert (step.move, step.why) == ("hold", "step_dear")
    assert 10 < step.need <= 20


@pytest.mark.parametrize("top", [5, 10, 12])
def test_who_always_does_the_same_may_do_a_fifth_less_after_a_raise(top: int) -> None:
    ref = ref_of(three(60, top), three(60, top))
    assert ref.reps_high == top
    assert ref.reps_low < top


def test_a_wave_of_repetitions_at_other_loads_is_not_this_loads_range() -> None:
    ref = ref_of(three(100, 3), three(70, 10), three(95, 3), three(70, 10), three(72.5, 10))
    assert ref.reps_low >= 8


def test_the_last_set_of_five_says_more_of_a_rested_one() -> None:
    ref = ref_of(((60, 5),) * 5)
    assert 6 < ref.shown < 7


def test_a_one_typed_for_want_of_a_load_is_no_load() -> None:
    facts = sets_on(0, (0.4536, 12), (0.4536, 10), name="Pull Up", entered_unit="lb")
    lift = fold(facts, PAGES, {"Pull Up": "pull-up"})[0].lifts["Pull Up"]
    found = reference(lift, "", PAGES["pull-up"], None, (8, 12))
    assert found is not None
    assert found.load_kg is None
    assert found.reps == (12, 10)


def test_a_tick_in_the_log_is_nothing_to_go_on() -> None:
    lift = fold(sets_on(0, (0.4536, 1), name="Cooldown", entered_unit="lb"))[0].lifts["Cooldown"]
    assert reference(lift, "", None, 0.0, (8, 12)) is None


def test_the_day_of_the_reference_is_in_the_log() -> None:
    assert ref_of(three(60, 8)).day.ordinal == (DAY_ONE + timedelta(days=0)).toordinal()
