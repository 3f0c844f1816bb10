from datetime import date

import pytest

from hormesis.sources.cells import is_future, month_first_in, number, seconds_after, wall_clock


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("  ", None), ("44.0924", 44.0924), ("82,5", 82.5), (" 5 ", 5.0), ("-20", -20.0), ("1e3", 1000.0)],
)
def test_numbers_as_apps_and_spreadsheets_write_them(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["1,000.5", "1.000,5", "1 000,5", "1\u202f000.5", "1'000.5"])
def test_thousands_may_be_parted(text: str) -> None:
    assert number(text) == 1000.5


def test_groups_of_thousands_alone_are_no_decimals() -> None:
    assert (number("1,234,567"), number("1.234.567")) == (1234567.0, 1234567.0)


@pytest.mark.parametrize("text", ["NaN", "null", "None", "n/a", "-"])
def test_what_scripts_write_into_empty_cells_is_empty(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize("text", ["heavy", "inf", "-Infinity", "1e999", "1,2,3", "1,00.5", "8-10", "5 kg"])
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        number(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-09-29 07:10:22", "2020-09-29T07:10:22"),
        ("2018/8/31 5:49", "2018-08-31T05:49:00"),
        ("2020-09-29", "2020-09-29"),
        ("2024-03-31T02:30:00+02:00", "2024-03-31T02:30:00+02:00"),
        ("2025-05-05 20:17:58+00:00", "2025-05-05T20:17:58+00:00"),
        ("2025-05-05 8:17:58 PM", "2025-05-05T20:17:58"),
        ("2025-05-05 12:01\u202fAM", "2025-05-05T00:01:00"),
        ("29.9.2020 07:10", "2020-09-29T07:10:00"),
        ("29.09.2020", "2020-09-29"),
    ],
)
def test_times_are_kept_as_written(text: str, iso: str) -> None:
    assert wall_clock(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2024-02-30 10:00:00", "13/02/2024", "2024-13-01", "2024-01-01 13:00 PM", "2024-01-01T24:00"],
)
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        wall_clock(text)


def test_slashed_dates_are_read_where_the_log_proves_their_order() -> None:
    american, british = ["9/8/2020 7:10", "9/29/2020 7:10"], ["8/9/2020 7:10", "29/9/2020 7:10"]
    assert (month_first_in(american), month_first_in(british)) == (True, False)
    assert [wall_clock(text, month_first=True) for text in american] == ["2020-09-08T07:10:00", "2020-09-29T07:10:00"]
    assert [wall_clock(text, month_first=False) for text in british] == ["2020-09-08T07:10:00", "2020-09-29T07:10:00"]


@pytest.mark.parametrize("texts", [[], ["2020-09-29"], ["1/2/2020", "3/4/2020"], ["13/1/2020", "1/13/2020"]])
def test_slashed_dates_of_unproved_order_are_not_guessed(texts: list[str]) -> None:
    assert month_first_in(texts) is None


@pytest.mark.parametrize("text", ["0001-01-01 10:00:00", "1899-12-31", "9999-12-31", "1.1.2200 10:00"])
def test_years_in_which_nobody_logged_are_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="the year"):
        wall_clock(text)


def test_an_end_crosses_midnight_and_keeps_the_offset() -> None:
    assert seconds_after("2024-12-31T23:30:00", 3600) == "2025-01-01T00:30:00"
    assert seconds_after("2024-12-31T23:30:00+05:30", 60) == "2024-12-31T23:31:00+05:30"


def test_tomorrow_is_not_yet_the_future() -> None:
    assert not is_future("2024-03-02T23:59:59", date(2024, 3, 1))
    assert is_future("2024-03-03", date(2024, 3, 1))
