"""The last night: what it costs to be short of sleep, and how good it was against the athlete's own nights."""

import numpy as np
import pytest

from hormesis.estimation.sleep import Night, night_from, shortfall_of, sleep_need_min, sleep_of, with_night

ON = 730000


def nights(*asleep_min: float, until: int = ON - 1) -> list[Night]:
    return [Night(until - len(asleep_min) + 1 + i, minutes) for i, minutes in enumerate(asleep_min)]


def test_the_need_is_the_median_of_the_nights_that_were_not_cut_short() -> None:
    assert sleep_need_min(nights(*[420, 440, 460] * 4, *[300] * 8), ON) == (440, True)


@pytest.mark.parametrize(
    ("before", "need"),
    [
        (nights(*[440] * 9), 450),
        (nights(*[440] * 20, until=ON - 29), 450),
        (nights(*[330] * 28), 450),
        ([Night(ON - i, 500, frozen=True) for i in range(1, 20)], 450),
        (nights(*[600] * 20), 570),
        (nights(*[360] * 20), 360),
        ([], 450),
    ],
    ids=["nine nights", "a month ago", "always cut short", "all of them ill", "ten hours", "six hours", "none"],
)
def test_the_need_of_odd_sleepers_stays_within_six_and_nine_and_a_half_hours(before: list[Night], need: float) -> None:
    assert sleep_need_min(before, ON)[0] == need


def test_the_last_three_nights_weigh_five_three_and_two_tenths() -> None:
    before = [*nights(*[450] * 20, until=ON - 3), *nights(400, 300)]
    found = sleep_of(before, Night(ON, 200))
    assert found.short.slept_min == pytest.approx(0.5 * 200 + 0.3 * 300 + 0.2 * 400)


def test_a_night_that_was_not_measured_is_left_out_of_the_three_and_not_counted_as_none() -> None:
    before = [*nights(*[450] * 20, until=ON - 3), Night(ON - 2, 400)]
    assert sleep_of(before, Night(ON, 200)).short.slept_min == pytest.approx((0.5 * 200 + 0.2 * 400) / 0.7)
    assert sleep_of([], Night(ON, 200)).short.slept_min == 200


@pytest.mark.parametrize(
    ("asleep_min", "loss"),
    [(450, 0.0), (420, 0.0), (390, 0.003), (360, 0.006), (300, 0.012), (150, 0.027), (90, 0.03), (60, 0.03), (700, 0.0)],
)
def test_each_hour_short_beyond_half_an_hour_costs_six_thousandths_up_to_three_percent(asleep_min: float, loss: float) -> None:
    """Three such nights in a row, of somebody who needs 7 h 30 (SCIENCE §6.3, Craven 2022)."""
    before = [*nights(*[450] * 20, until=ON - 3), *nights(asleep_min, asleep_min)]
    assert sleep_of(before, Night(ON, asleep_min)).short.loss == pytest.approx(-loss)


def test_who_always_sleeps_little_is_held_against_that_since_it_is_in_all_they_have_lifted() -> None:
    """The need stays what it is for everybody: their nights don't tell it."""
    before = nights(*[320, 340] * 20)
    found = sleep_of(before, Night(ON, 330))
    assert found.quality == pytest.approx(0, abs=0.2)
    assert (found.need_min, found.need_is_own) == (450, False)
    assert (found.short.enough_min, found.short.last_h, found.short.loss) == (330, 0, 0)
    bad = sleep_of(before, Night(ON, 200))
    assert bad.short.last_h == pytest.approx(130 / 60)
    assert bad.short.loss < -0.001


@pytest.mark.parametrize(
    ("before", "enough"),
    [(nights(*[330] * 9), 450), (nights(*[330] * 10), 330), (nights(*[300] * 15, *[480] * 6), 450), (nights(*[440] * 12), 440)],
    ids=["too few nights", "always short", "long at weekends", "never short"],
)
def test_only_who_hardly_ever_sleeps_six_hours_is_held_against_the_usual(before: list[Night], enough: float) -> None:
    assert shortfall_of(before, Night(ON, 330)).enough_min == enough


def test_what_was_missing_is_the_same_told_alone_and_with_the_whole_night() -> None:
    before = [Night(ON - i, 430 + 10 * (i % 3), 480, -30, 170, frozen=i < 4) for i in range(1, 40)]
    assert shortfall_of(before, Night(ON, 300)) == sleep_of(before, Night(ON, 300)).short


def test_the_quality_of_ordinary_nights_has_the_spread_that_fusion_takes_for_granted() -> None:
    chance = np.random.default_rng(5)
    kept: tuple[Night, ...] = ()
    seen = []
    for day in range(500):
        last = Night(day, float(np.clip(chance.normal(430, 50), 120, 700)))
        if day > 60:
            seen.append(sleep_of(kept, last).quality)
        kept = with_night(kept, last)
    assert np.mean(seen) == pytest.approx(0, abs=0.15)
    assert np.std(seen) == pytest.approx(1, abs=0.15)


def test_duration_counts_most_and_what_is_not_measured_only_widens() -> None:
    before = [Night(ON - i, 430 + 10 * (i % 3), 480, -30 + 5 * (i % 3), 170) for i in range(1, 40)]
    whole = sleep_of(before, Night(ON, 440, 485, -30, 175))
    alone = sleep_of(before, Night(ON, 440))
    assert set(whole.parts) == {"duration", "efficiency", "regularity", "stages"}
    assert set(alone.parts) == {"duration"}
    assert alone.sd > whole.sd
    late = sleep_of(before, Night(ON, 440, 485, 150, 175))
    restless = sleep_of(before, Night(ON, 440, 640, -30, 175))
    short = sleep_of([*before[2:], Night(ON - 2, 240), Night(ON - 1, 240)], Night(ON, 240, 265, -30, 175))
    assert short.quality < restless.quality < whole.quality
    assert short.quality < late.quality < whole.quality


@pytest.mark.parametrize("onset", ["2026-01-05T23:30:00", "2026-01-05T23:30:00+01:00"])
def test_going_to_bed_is_counted_from_midnight_by_the_clock_that_is_written(onset: str) -> None:
    found = night_from(ON, {"asleep_min": 400, "onset": onset})
    assert found is not None
    assert found.onset_min == -30
    after = night_from(ON, {"asleep_min": 400, "onset": onset.replace("T23:30", "T00:30")})
    assert after is not None
    assert after.onset_min == 30


def test_stages_stand_for_a_missing_duration() -> None:
    found = night_from(ON, {"asleep_min": 0, "deep_min": 80, "rem_min": 100, "light_min": 220})
    assert found is not None
    assert (found.asleep_min, found.restorative_min) == (400, 180)


def test_less_time_in_bed_than_asleep_is_no_time_in_bed() -> None:
    found = night_from(ON, {"asleep_min": 400, "in_bed_min": 60})
    assert found is not None
    assert found.in_bed_min is None


def test_a_nights_second_word_replaces_the_first_and_old_nights_go() -> None:
    kept = with_night(nights(400, 410), Night(ON - 1, 300))
    assert [one.asleep_min for one in kept] == [400, 300]
    assert with_night(kept, Night(ON + 100, 420)) == (Night(ON + 100, 420),)
