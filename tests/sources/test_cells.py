from datetime import date

import pytest

from hormesis.sources.cells import is_future, number, seconds_after, wall_clock, whole


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("  ", None), ("44.0924", 44.0924), ("82,5", 82.5), (" 5 ", 5.0), ("-20", -20.0)],
)
def test_numbers_as_apps_and_spreadsheets_write_them(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["heavy", "1,000.5", "nan", "inf", "1,2,3", "5 kg"])
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        number(text)


@pytest.mark.parametrize(("text", "value"), [("5.0", 5), ("7.5", 7), ("", None)])
def test_part_reps_are_rounded_down(text: str, value: int | None) -> None:
    assert whole(text) == value


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-09-29 07:10:22", "2020-09-29T07:10:22"),
        ("2018/8/31 5:49", "2018-08-31T05:49:00"),
        ("2020-09-29", "2020-09-29"),
        ("2024-03-31T02:30:00+02:00", "2024-03-31T02:30:00+02:00"),
        ("2025-05-05 20:17:58+00:00", "2025-05-05T20:17:58+00:00"),
    ],
)
def test_times_are_kept_as_written(text: str, iso: str) -> None:
    assert wall_clock(text) == iso


@pytest.mark.parametrize("text", ["", "yesterday", "2024-02-30 10:00:00", "13/02/2024", "2024-13-01"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        wall_clock(text)


def test_an_end_crosses_midnight_and_keeps_the_offset() -> None:
    assert seconds_after("2024-12-31T23:30:00", 3600) == "2025-01-01T00:30:00"
    assert seconds_after("2024-12-31T23:30:00+05:30", 60) == "2024-12-31T23:31:00+05:30"


def test_tomorrow_is_not_yet_the_future() -> None:
    assert not is_future("2024-03-02T23:59:59", date(2024, 3, 1))
    assert is_future("2024-03-03", date(2024, 3, 1))
