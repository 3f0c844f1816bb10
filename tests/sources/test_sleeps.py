"""Which stretches of sleep of a day are its night, and what the pieces of one night add up to."""

from typing import Any

from hormesis.sources.sleeps import Sleep, main_night, without_repeats


def sleep(onset: str, wake: str, asleep_min: float, **more: Any) -> Sleep:
    day = "2026-03-04"
    return Sleep(day, "here", f"{day}T{onset}:00", f"{day}T{wake}:00", asleep_min, **more)


NIGHT = sleep("00:10", "05:00", 280)


def test_the_longest_sleep_is_the_night_and_a_later_one_a_nap() -> None:
    nap = sleep("14:00", "15:30", 80)
    assert main_night([nap, NIGHT]) == (NIGHT, [nap])


def test_pieces_within_two_hours_are_one_night_on_both_sides() -> None:
    night, others = main_night([sleep("06:30", "08:00", 85), NIGHT, sleep("09:45", "10:30", 40)])
    assert (night.onset, night.wake, night.asleep_min) == ("2026-03-04T00:10:00", "2026-03-04T10:30:00", 405)
    assert others == []
    night, others = main_night([sleep("00:10", "01:30", 75), sleep("03:00", "09:00", 350), sleep("11:30", "12:30", 55)])
    assert night.onset == "2026-03-04T00:10:00"
    assert len(others) == 1


def test_overlapping_recordings_are_never_added_up() -> None:
    other = sleep("00:30", "04:50", 250)
    assert main_night([NIGHT, other]) == (NIGHT, [other])


def test_stages_are_those_of_the_whole_night_or_none() -> None:
    first = sleep("00:10", "05:00", 280, deep_min=60, in_bed_min=290)
    second = sleep("06:00", "07:00", 55, in_bed_min=60)
    night, _ = main_night([first, second])
    assert (night.deep_min, night.in_bed_min) == (None, 350)


def test_the_same_bounds_twice_are_one_sleep_with_what_both_tell() -> None:
    of_one_table = Sleep("2026-03-04", "a", NIGHT.onset, NIGHT.wake, 280, signals=(("hrv", 60.0),))
    of_the_other = Sleep("2026-03-04", "b", NIGHT.onset, NIGHT.wake, 280, score=80, signals=(("resting_hr", 50.0),))
    (found,) = without_repeats([of_one_table, of_the_other])
    assert dict(found.signals) == {"hrv": 60.0, "resting_hr": 50.0}
    assert found.score == 80


def test_times_with_and_without_an_offset_are_not_compared() -> None:
    piece = Sleep("2026-03-04", "here", "2026-03-04T06:00:00+01:00", "2026-03-04T07:00:00+01:00", 55)
    assert main_night([NIGHT, piece]) == (NIGHT, [piece])


def test_a_sleep_of_nought_minutes_is_as_long_as_its_stages() -> None:
    assert Sleep("2026-03-04", "here", asleep_min=0, deep_min=60, rem_min=90, light_min=240).slept_min == 390


def test_waking_on_another_day_than_the_makers_leaves_the_day_alone() -> None:
    assert Sleep("2026-03-05", "here", wake="2026-03-04T23:30:00+00:00").at == "2026-03-05"
    assert NIGHT.at == "2026-03-04T05:00:00"
