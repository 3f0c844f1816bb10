"""The planned sets: as many as usual, in the scheme of the day gone on from, with answers that cover every outcome."""

from dataclasses import replace

import pytest

from hormesis.domain.athlete import Pain
from hormesis.domain.facts import Fact
from hormesis.domain.movement import Loadability
from hormesis.planning.day_parts import SchemeSet
from hormesis.planning.grid import grid_for
from hormesis.planning.progression import Step
from hormesis.planning.sets import build_sets, numbered, rest_s
from tests.planning.made import NOBODY, PAGES, believed, day, exercise, plan_of, steady, workout_on

GRID = grid_for({90: 5, 95: 5, 100: 5}, "kg", Loadability.BARBELL_UPPER)


def loads_and_reps(facts: list[Fact], name: str = "Bench") -> list[tuple[float | None, int | None]]:
    return [(s.load_kg, s.reps) for s in exercise(plan_of(facts), name).sets]


def test_straight_sets_stay_straight_and_as_many() -> None:
    found = loads_and_reps(steady(("Bench", 60, 8, 3), days=1))
    assert len(found) == 3
    assert len(set(found)) == 1


def test_a_reverse_pyramid_is_kept() -> None:
    facts = steady(("Bench", 100, 5, 1), ("Bench", 95, 6, 1), ("Bench", 90, 8, 1))
    found = loads_and_reps(facts)
    assert [load for load, _ in found] == [100, 95, 90]


def test_back_off_sets_follow_a_raise_in_proportion() -> None:
    facts = steady(("Bench", 100, 8, 2), ("Bench", 80, 10, 1), days=3)
    sets = exercise(plan_of(facts), "Bench").sets
    share = (sets[-1].load_kg or 0) / (sets[0].load_kg or 1)
    assert share == pytest.approx(0.8, abs=0.03)


def test_a_heavy_single_comes_first_and_is_no_heavier_than_the_last() -> None:
    facts = steady(("Bench", 120, 1, 1), ("Bench", 95, 6, 3))
    one = exercise(plan_of(facts), "Bench")
    assert (one.sets[0].reps, one.why[0].code) == (1, "top_single")
    assert 95 < (one.sets[0].load_kg or 0) <= 120
    assert all(s.load_kg is not None and s.load_kg < 120 for s in one.sets[1:])


def test_a_lift_done_for_three_sets_is_not_planned_for_six() -> None:
    assert len(loads_and_reps(steady(("Bench", 60, 8, 3)))) == 3
    assert len(loads_and_reps(steady(("Bench", 60, 8, 12)))) == 6


def test_body_weight_sets_each_get_one_more() -> None:
    facts = [
        f for i in range(4) for f in workout_on(3 * i, ("Pull Up", None, 11, 1), ("Pull Up", None, 9, 1), ("Pull Up", None, 6, 1))
    ]
    assert loads_and_reps(facts, "Pull Up") == [(None, 12), (None, 10), (None, 7)]


def test_many_repetitions_do_not_grow_without_end() -> None:
    assert loads_and_reps(steady(("Pull Up", None, 60, 2)), "Pull Up") == [(None, 60)] * 2


def test_body_weight_sets_do_not_grow_while_it_hurts() -> None:
    athlete = replace(NOBODY, pains=(Pain("elbow", None, 4.0, False),))
    plan = plan_of(steady(("Pull Up", None, 8, 3)), athlete)
    assert [s.reps for s in exercise(plan, "Pull Up").sets] == [8, 8, 8]


def test_answers_cover_every_number_of_repetitions_once() -> None:
    for one in exercise(plan_of(steady(("Bench", 100, 8, 3))), "Bench").sets:
        low = 0
        for answer in (row for row in one.answers if row.rir_low is None):
            assert answer.reps_low == low
            low = answer.reps_high + 1
        assert low == 101


def test_the_same_plan_gives_the_same_ids() -> None:
    sets = exercise(plan_of(steady(("Bench", 60, 8, 3))), "Bench").sets
    assert numbered(sets, day(9), "Bench") == numbered(sets, day(9), "Bench")
    assert len({s.id for s in numbered(sets, day(9), "Bench") + numbered(sets, day(10), "Bench")}) == 6


def test_no_set_of_the_scheme_goes_above_the_ceiling() -> None:
    step = Step("hold", 100.0, 8, 2, "range_open", 10)
    scheme = [SchemeSet(1.2, 3, False), SchemeSet(1.0, 8, True)]
    assert [(s.load_kg, s.reps) for s in build_sets(scheme, step, GRID, 105, 120, None)] == [(105, 3), (100, 8)]


def test_rests_are_longer_for_heavy_compounds() -> None:
    lift = believed(steady(("Bench", 60, 8, 3))).lifts["Bench"]
    heavy, usual = rest_s(lift, PAGES["barbell-bench-press"], 5), rest_s(lift, PAGES["barbell-bench-press"], 10)
    assert heavy > usual > rest_s(lift, PAGES["dumbbell-curl"], 10) >= 60
