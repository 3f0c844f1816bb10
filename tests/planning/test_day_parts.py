"""A day taken apart: ramp, heavy single, work, pyramid, back-off sets."""

import math

import pytest

from hormesis.domain.training import SetType
from hormesis.estimation.lift import DoneSet, LiftDay
from hormesis.planning.day_parts import fell_off, parts_of, scheme_of, to_failure, work_load

LN_KAPPA = math.log(0.04)


def day(*sets: tuple[float | None, int] | tuple[float | None, int, SetType]) -> LiftDay:
    done = [DoneSet(s[0], s[1], None, s[2] if len(s) > 2 else SetType.WORKING) for s in sets]
    return LiftDay(1, "", tuple(done))


def work(of: LiftDay) -> list[tuple[float | None, int | None]]:
    return [(s.load_kg, s.reps) for s in parts_of(of).work]


def test_the_way_up_is_no_work() -> None:
    assert work(day((20, 12), (50, 12), (80, 4), (97.5, 5), (92.5, 6), (90, 5), (87.5, 7))) == [
        (97.5, 5),
        (92.5, 6),
        (90, 5),
        (87.5, 7),
    ]


def test_hard_lighter_sets_of_a_pyramid_are_work() -> None:
    assert work(day((39, 10), (45, 10), (52, 8))) == [(45, 10), (52, 8)]


def test_flagged_warm_ups_and_drop_sets_are_no_work() -> None:
    assert work(day((95, 5, SetType.WARM_UP), (100, 5), (70, 10, SetType.DROP))) == [(100, 5)]


def test_a_heavy_single_comes_before_the_work() -> None:
    parts = parts_of(day((135, 8), (275, 1), (315, 1), (225, 12)))
    assert parts.single is not None
    assert (parts.single.load_kg, parts.single.reps) == (315, 1)
    assert [(s.load_kg, s.reps) for s in parts.work] == [(225, 12)]


def test_lighter_sets_after_the_work_are_back_off_sets() -> None:
    parts = parts_of(day((275, 8), (275, 8), (225, 5)))
    assert [(s.load_kg, s.reps) for s in parts.after] == [(225, 5)]


def test_the_scheme_keeps_each_sets_share_of_the_work_load() -> None:
    found = scheme_of(parts_of(day((100, 5), (90, 8))), 100)
    assert [(s.share, s.reps, s.work) for s in found] == [(1.0, 5, True), (0.9, 8, False)]


@pytest.mark.parametrize(
    ("sets", "load"),
    [
        (((80, 8), (80, 8), (85, 4)), 80),
        (((397, 10), (397, 10), (437, 10)), 437),
        (((205, 3), (210, 2), (215, 5)), 215),
        (((None, 8), (None, 8)), None),
    ],
)
def test_the_work_load_is_the_most_used_that_no_heavier_one_outdid(
    sets: tuple[tuple[float | None, int], ...], load: float | None
) -> None:
    assert work_load(day(*sets).sets, LN_KAPPA) == load


def test_sets_that_fall_off_or_were_flagged_are_near_the_limit() -> None:
    assert fell_off(day((100, 8), (100, 6)))
    assert not fell_off(day((100, 8), (100, 7)))
    assert to_failure(day((100, 8, SetType.FAILURE)))
    assert not to_failure(day((100, 8)))
