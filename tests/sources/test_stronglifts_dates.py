"""Which number of a date is the month, and clock times of two styles."""

import pytest

from hormesis.sources.stronglifts_dates import clock, date_order, day_of, end_of


@pytest.mark.parametrize(
    ("column", "texts", "order"),
    [
        ("Date (yyyy/mm/dd)", [], "ymd"),
        ("Date (dd/mm/yyyy)", ["03/04/2026"], "dmy"),
        ("Date (mm/dd/yyyy)", ["03/04/2026"], "mdy"),
        ("Date", ["07/25/16"], "mdy"),
        ("Date", ["07/08/16", "25/07/16"], "dmy"),
        ("Date", ["07/08/16"], "mdy"),
        ("Date", ["2016/07/08"], "ymd"),
    ],
)
def test_order_of_day_and_month(column: str, texts: list[str], order: str) -> None:
    assert date_order(column, texts) == order


def test_dates_that_prove_two_orders_are_refused() -> None:
    with pytest.raises(ValueError, match="some dates have the day first"):
        date_order("Date", ["07/25/16", "25/07/16"])


def test_days() -> None:
    assert day_of("07/25/16", "mdy") == "2016-07-25"
    assert day_of("25.07.2016", "dmy") == "2016-07-25"
    with pytest.raises(ValueError, match="found '13/45/16'"):
        day_of("13/45/16", "mdy")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("10:56 PM", "22:56:00"),
        ("12:05 AM", "00:05:00"),
        ("12:05 pm", "12:05:00"),
        ("7:05", "07:05:00"),
        ("22:56", "22:56:00"),
        ("", None),
    ],
)
def test_clock_times(text: str, time: str | None) -> None:
    assert clock(text) == time


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="found '25:00'"):
        clock("25:00")


def test_an_end_before_the_start_is_on_the_next_day() -> None:
    assert end_of("2026-03-02T23:40:00", "00:20:00") == "2026-03-03T00:20:00"
    assert end_of("2026-03-02T10:00:00", "11:00:00") == "2026-03-02T11:00:00"
    assert end_of("2026-03-02T10:00:00", "10:00:00") is None
