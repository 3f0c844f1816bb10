from datetime import UTC, datetime, timedelta, timezone

import pytest

from hormesis.store.clock import Clock

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_later_moment_gives_a_greater_version() -> None:
    early, late = Clock(lambda: NOON).after(""), Clock(lambda: NOON + timedelta(milliseconds=1)).after("")
    assert early < late


def test_a_clock_that_stands_still_or_goes_back_still_goes_on() -> None:
    seen = Clock(lambda: NOON).after("")
    assert Clock(lambda: NOON).after(seen) > seen
    assert Clock(lambda: NOON - timedelta(days=400)).after(seen) > seen


def test_the_counter_carries_over_into_the_next_millisecond() -> None:
    seen = f"{int(NOON.timestamp() * 1000):012x}-ffff-00000000"
    assert seen < Clock(lambda: NOON).after(seen) < Clock(lambda: NOON + timedelta(milliseconds=2)).after("")


@pytest.mark.parametrize("foreign", ["2", "zz", "2.00000001", "zz.ffffffff", "ffffffffffff-ffff-00000000", "z\n", "ж"])
def test_versions_of_another_style_are_exceeded_too(foreign: str) -> None:
    seen = [foreign]
    for _ in range(3):
        seen.append(Clock(lambda: NOON).after(seen[-1]))
    assert seen == sorted(set(seen))


def test_two_nodes_do_not_give_the_same_version_in_the_same_moment() -> None:
    assert Clock(lambda: NOON, "00000001").after("") != Clock(lambda: NOON, "00000002").after("")


def test_recorded_at_is_utc_whatever_the_zone_of_the_clock() -> None:
    paris = NOON.astimezone(timezone(timedelta(hours=1)))
    assert Clock(lambda: paris).recorded_at() == "2026-03-01T12:00:00+00:00"
