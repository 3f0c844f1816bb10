import pytest

from hormesis.sources.sleep_stages import DAY_S, Night, Stage, StageLog

DAY = 20_000
MIDNIGHT = DAY * DAY_S
"""Of the local day; offsets below are zero unless a test is about them."""


def at(hours: float) -> int:
    return MIDNIGHT + round(hours * 3600)


def nights(log: StageLog, *names: str, whole: tuple[Night, ...] = ()) -> list[Night]:
    return log.nights(dict(enumerate(names or ("one",))), whole)


def test_stretches_are_joined_and_time_awake_is_no_sleep() -> None:
    log = StageLog()
    for stage, start, end in (
        (Stage.ASLEEP, -1, 3),
        (Stage.ASLEEP, 2, 6),
        (Stage.AWAKE, 4, 4.5),
        (Stage.DEEP, 1, 2),
        (Stage.IN_BED, -1.5, 6.5),
    ):
        log.add(0, stage, at(start), at(end), 0)
    (night,) = nights(log)
    assert (night.day, night.onset, night.wake) == (DAY, at(-1), at(6))
    assert night.minutes == {"asleep_min": 390.0, "in_bed_min": 480.0, "awake_min": 30.0, "deep_min": 60.0}


def test_any_order_and_repetition_of_the_stretches_gives_the_same_night() -> None:
    stretches = [(Stage.LIGHT, 0, 3), (Stage.REM, 3, 4), (Stage.AWAKE, 4, 4.2), (Stage.LIGHT, 4.2, 7)]
    found = []
    for order in (stretches, stretches[::-1], [*stretches[2:], *stretches, stretches[0]]):
        log = StageLog()
        for stage, start, end in order:
            log.add(0, stage, at(start), at(end), 0)
        found += nights(log)
    assert len(found) == 3
    assert found[0] == found[1] == found[2]


def test_a_gap_of_over_two_hours_parts_two_sleeps_and_the_shorter_one_is_a_nap() -> None:
    log = StageLog()
    log.add(0, Stage.ASLEEP, at(-1), at(4), 0)
    log.add(0, Stage.ASLEEP, at(5.9), at(7), 0)
    log.add(0, Stage.ASLEEP, at(14), at(15.5), 0)
    (night,) = nights(log)
    assert night.minutes["asleep_min"] == 6.1 * 60
    assert (night.wake, log.naps) == (at(7), 1)


def test_a_days_only_sleep_is_a_nap_when_short_and_in_daytime_and_a_night_when_long() -> None:
    log = StageLog()
    log.add(0, Stage.ASLEEP, at(13), at(15), 0)
    assert nights(log) == []
    assert log.naps == 1
    shift = StageLog()
    shift.add(0, Stage.ASLEEP, at(9.5), at(16), 0)
    assert [night.day for night in nights(shift)] == [DAY]


def test_stages_win_over_a_longer_night_and_sleep_over_time_in_bed() -> None:
    log = StageLog()
    log.add(0, Stage.ASLEEP, at(-1), at(8), 0)
    log.add(1, Stage.LIGHT, at(0), at(5), 0)
    log.add(2, Stage.IN_BED, at(-2), at(8), 0)
    assert [night.source for night in nights(log, "a", "b", "c")] == [1]
    del log.stretches[1]
    assert [night.source for night in nights(log, "a", "b", "c")] == [0]
    del log.stretches[0]
    assert [(night.source, night.onset) for night in nights(log, "a", "b", "c")] == [(2, None)]


def test_of_equal_nights_the_first_by_name_is_taken_however_they_are_numbered() -> None:
    for names in (("a", "b"), ("b", "a")):
        log = StageLog()
        for source in (0, 1):
            log.add(source, Stage.ASLEEP, at(0), at(7), 0)
        assert [names[night.source] for night in nights(log, *names)] == ["a"]


def test_the_day_is_that_of_waking_by_the_clock_as_written() -> None:
    log = StageLog()
    log.add(0, Stage.ASLEEP, at(-8), at(-0.5), -20)  # five hours behind: woken at 18:30 of the day before
    log.add(0, Stage.ASLEEP, at(14), at(22), 36)  # nine hours ahead: woken at 7:00 of the next day
    assert [night.day for night in nights(log)] == [DAY - 1, DAY + 1]


def test_nights_outside_1_to_16_hours_are_left_out_and_counted() -> None:
    log = StageLog()
    log.add(0, Stage.ASLEEP, at(3), at(3.9), 0)
    log.add(0, Stage.ASLEEP, at(24), at(41), 0)
    assert nights(log) == []
    assert log.odd == 2


def test_a_sleep_that_ends_before_it_begins_or_lasts_for_days_cannot_be() -> None:
    for start, end in ((5.0, 4.0), (0.0, 49.0), (-MIDNIGHT / 3600 - 1, 1.0)):
        with pytest.raises(ValueError, match="ends before it begins"):
            StageLog().add(0, Stage.ASLEEP, at(start), at(end), 0)


def test_of_nights_told_as_a_whole_the_best_one_of_a_day_counts() -> None:
    def night(source: int, start: float, end: float, *stages: int) -> Night:
        return Night(DAY, source, at(start), at(end), 0, (round((end - start) * 3600), 0, 0, *(stages or (0, 0, 0))))

    log = StageLog()
    best = night(1, 0, 6, 3600, 3600, 14400)
    assert nights(log, "a", "b", whole=(night(0, -1, 7), best, night(0, 13, 14))) == [best]
    assert log.naps == 2
