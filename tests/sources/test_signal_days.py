"""One fact a kind and day: which of several values stays, what is implausible, and temperature against the nights before."""

from datetime import date

import pytest

from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.sources.signal_days import SignalDays, deviations
from hormesis.sources.sleeps import Sleep
from hormesis.sources.source import ReadOptions, ReadReport


def days(today: date = date(2026, 12, 1), device: str | None = "Watch") -> SignalDays:
    return SignalDays("maker", ReadOptions("me", today), ReadReport("maker"), device)


def only(book: SignalDays) -> Fact:
    (fact,) = book.facts()
    return fact


def test_steps_keep_the_most_of_a_day() -> None:
    book = days()
    for count in (4000, 9000, 7000):
        book.add("steps", "2026-03-04", count, "here")
    assert only(book).fields == {"count": 9000, "device": "Watch"}


def test_a_body_weight_is_the_first_of_the_day_and_has_no_watch_for_a_device() -> None:
    book = days()
    for at, kg in (("2026-03-04", 82.0), ("2026-03-04T19:00:00", 81.0), ("2026-03-04T07:00:00", 80.0)):
        book.add("body_mass", at, kg, "here")
    fact = only(book)
    assert (fact.at, fact.fields) == ("2026-03-04T07:00:00", {"kg": 80.0})


def test_a_second_value_of_the_day_is_counted_and_not_used() -> None:
    book = days()
    book.add("hrv", "2026-03-04", 60, "line 2")
    book.add("hrv", "2026-03-04", 61, "line 3")
    assert only(book).fields["rmssd_ms"] == 60
    assert book.report.skipped == {"another hrv of the same day": 1}


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("hrv", 0.9, 400.1),
        ("resting_hr", 24.9, 130.1),
        ("respiratory_rate", 3.9, 40.1),
        ("skin_temperature", -8.1, 8.1),
        ("steps", 0, 100_001),
        ("body_mass", 24.9, 350.1),
    ],
)
def test_implausible_values_are_left_out_and_those_at_the_bounds_are_not(kind: str, low: float, high: float) -> None:
    for value in (low, high):
        book = days()
        book.add(kind, "2026-03-04", value, "here")
        assert list(book.facts()) == []
        assert len(book.report.left_out) == 1
    step = 1 if kind == "steps" else 0.1
    for value in (low + step, high - step):
        book = days()
        book.add(kind, "2026-03-04", round(value, 1), "here")
        fact = only(book)
        assert fact_from(fact_to_json(fact), "here") == fact


@pytest.mark.parametrize("asleep", [59, 961])
def test_nights_too_short_or_too_long_are_left_out_but_not_their_signals(asleep: float) -> None:
    book = days()
    book.add_sleep(Sleep("2026-03-04", "here", asleep_min=asleep, signals=(("hrv", 60.0),)))
    assert [fact.kind for fact in book.facts()] == ["hrv"]
    assert list(book.report.left_out) == ["a night outside 1 to 16 hours asleep"]


def test_signals_of_a_nap_are_not_those_of_the_night() -> None:
    book = days()
    nap = ("2026-03-04T14:00:00", "2026-03-04T15:00:00")
    book.add_sleep(Sleep("2026-03-04", "here", *nap, asleep_min=60, signals=(("hrv", 90.0),)))
    book.add_sleep(
        Sleep("2026-03-04", "here", "2026-03-04T00:00:00", "2026-03-04T07:00:00", asleep_min=400, signals=(("hrv", 60.0),))
    )
    assert [fact.fields.get("rmssd_ms") for fact in book.facts() if fact.kind == "hrv"] == [60.0]


def test_ids_do_not_depend_on_values_so_a_later_export_adds_only_days() -> None:
    first, second = days(), days()
    first.add("hrv", "2026-03-04", 60, "here")
    second.add("hrv", "2026-03-04T07:00:00", 61, "here")
    second.add("hrv", "2026-03-05", 61, "here")
    assert {fact.id for fact in first.facts()} < {fact.id for fact in second.facts()}


def test_an_activity_synced_twice_is_one_and_a_longer_one_another() -> None:
    book = days()
    for seconds in (1800, 1800, 2400):
        book.add_activity("Run", "2026-03-04T17:00:00", "here", duration_s=seconds)
    assert [fact.fields["duration_s"] for fact in book.facts()] != [1800]
    assert book.report.skipped == {"an activity that is there twice": 1}


def test_an_activity_leaves_out_what_can_not_be() -> None:
    book = days(device=None)
    book.add_activity("Run", "2026-03-04T17:00:00", "here", duration_s=-5, distance_m=0, mean_bpm=400)
    assert only(book).fields == {"exercise_name": "Run"}
    assert list(book.report.left_out) == [
        "an activity shorter than a second or longer than two days",
        "a mean heart rate outside 25 to 250 bpm",
    ]


def test_the_future_is_skipped() -> None:
    book = days(today=date(2020, 1, 1))
    book.add("hrv", "2026-03-04", 60, "here")
    book.add_sleep(Sleep("2026-03-04", "here", asleep_min=400))
    book.add_activity("Run", "2026-03-04T17:00:00", "here")
    assert list(book.facts()) == []
    assert book.report.skipped == {"dated in the future": 3}


def test_facts_come_in_the_order_of_time() -> None:
    book = days()
    for day in ("2026-03-05", "2026-03-03", "2026-03-04"):
        book.add("hrv", day, 60, "here")
    assert [fact.at for fact in book.facts()] == ["2026-03-03", "2026-03-04", "2026-03-05"]


def test_deviations_need_fourteen_of_the_twenty_eight_nights_before() -> None:
    nights = {f"2026-03-{day:02d}": 33.0 + day % 2 for day in range(1, 16)}
    found = dict(deviations(nights))
    assert [day for day, value in found.items() if value is not None] == ["2026-03-15"]
    assert found["2026-03-15"] == 0.5


def test_nights_more_than_twenty_eight_days_ago_teach_nothing() -> None:
    nights = {f"2026-03-{day:02d}": 30.0 for day in range(1, 15)} | {f"2026-03-{day}": 34.0 for day in range(15, 32)}
    found = dict(deviations(nights | {"2026-04-10": 34.5}))
    assert found["2026-03-15"] == 4.0
    assert found["2026-03-31"] == 0.0
    assert found["2026-04-10"] == 0.5
    lone = dict(deviations({f"2026-03-{day:02d}": 30.0 for day in range(1, 15)} | {"2026-05-01": 31.0}))
    assert lone["2026-05-01"] is None
