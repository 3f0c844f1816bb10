"""How much a day's training was, how hard, and against what is usual for this athlete."""

from dataclasses import replace

import pytest

from hormesis.domain.training import LoggedSet, SetType
from hormesis.estimation.training_load import DayLoad, activity_load, intensity_of, load_state, workout_load

ON = 730000
WORK = LoggedSet("a", 0, "Bench", None, 80.0, 8, 2.0, SetType.WORKING)
WARM = replace(WORK, set_type=SetType.WARM_UP, load_kg=40.0, rir=None)
UNRATED = replace(WORK, rir=None)
FAILED = replace(WORK, rir=None, set_type=SetType.FAILURE)


def test_a_rated_workout_is_rating_times_minutes() -> None:
    assert workout_load([WORK, WARM], 50.0, 7.0) == (350.0, "session_rpe")


def test_without_a_rating_the_reserve_of_its_sets_stands_for_it() -> None:
    assert workout_load([WORK, WORK, FAILED], 60.0, None) == (60 * (10 - 4 / 3), "sets")


def test_without_any_effort_it_is_rated_seven_and_without_minutes_three_a_working_set() -> None:
    assert workout_load([UNRATED, UNRATED, WARM], None, None) == (7 * 6, "sets")
    assert workout_load([UNRATED, UNRATED, WARM], None, 8.0) == (8 * 6, "sets")


def test_a_rating_of_nothing_is_a_rating() -> None:
    assert workout_load([WORK], 50.0, 0.0) == (0.0, "session_rpe")


def test_a_run_counts_its_minutes_and_one_without_a_duration_nothing() -> None:
    assert activity_load(1800) == pytest.approx(120)
    assert activity_load(None) == 0


def test_intensity_counts_only_what_the_log_tells() -> None:
    easy = replace(WORK, rir=6.0, load_kg=60.0)
    found = intensity_of([WARM, WORK, FAILED, UNRATED, easy], lambda _: 100.0)
    assert found.working_sets == 4
    assert found.hard_share == pytest.approx(2 / 3)
    assert found.mean_rir == pytest.approx((2 + 0 + 6) / 3)
    assert found.mean_share_of_1rm == pytest.approx((0.8 * 3 + 0.6) / 4)
    unknown = intensity_of([UNRATED], lambda _: None)
    assert (unknown.working_sets, unknown.hard_share, unknown.mean_share_of_1rm, unknown.mean_rir) == (1, None, None, None)


def test_an_assisted_set_has_no_share_of_a_1rm() -> None:
    assert intensity_of([replace(WORK, assisted=True)], lambda _: 100.0).mean_share_of_1rm is None


def every_other_day(load: float, days: range) -> list[DayLoad]:
    return [DayLoad(day, load, "sets") for day in days if day % 2]


def test_in_the_first_four_weeks_nothing_is_usual() -> None:
    days = every_other_day(300, range(ON - 27, ON))
    assert load_state(days, ON, ON - 27) is None
    assert load_state(days, ON, ON - 28) is not None


def test_a_week_like_the_others_is_no_strain_and_a_hard_one_is() -> None:
    before = every_other_day(300, range(ON - 60, ON - 7))
    same = load_state([*before, *every_other_day(300, range(ON - 7, ON))], ON, ON - 60)
    hard = load_state([*before, *every_other_day(900, range(ON - 7, ON))], ON, ON - 60)
    rest = load_state(before, ON, ON - 60)
    assert same is not None
    assert hard is not None
    assert rest is not None
    assert abs(same.strain) < 1.1
    assert rest.strain < -1.5 < 1.5 < hard.strain <= 2.5
    assert hard.ratio == pytest.approx(4 * 900 / 7 / ((11 * 300 + 4 * 900) / 28), rel=0.1)


def test_the_day_itself_is_no_part_of_its_morning() -> None:
    days = every_other_day(300, range(ON - 60, ON))
    assert load_state([*days, DayLoad(ON, 5000, "sets")], ON, ON - 60) == load_state(days, ON, ON - 60)


def test_after_months_without_training_nothing_divides_by_nothing() -> None:
    state = load_state([], ON, ON - 400)
    assert state is not None
    assert (state.acute, state.strain, state.ratio) == (0, 0, None)
