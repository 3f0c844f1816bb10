"""What a cell says: ``number``, ``whole``, ``wall_clock``, ``seconds_after``, ``is_future``. Every function is pure."""

import math
import re
from datetime import date, datetime, timedelta

__all__ = ["is_future", "number", "seconds_after", "wall_clock", "whole"]

_LOOSE_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_STRICT_DATE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def number(text: str) -> float | None:
    """The number in ``text``; None for an empty cell. A decimal comma counts as a point. Raises ``ValueError``."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        text = text.strip()
        if not text:
            return None
        if text.count(",") != 1 or "." in text:
            raise
        value = float(text.replace(",", "."))
    if not math.isfinite(value):
        raise ValueError(f"not a finite number: {text!r}")
    return value


def whole(text: str) -> int | None:
    """The whole number in ``text`` (``5.0`` is 5, part reps are rounded down); None for an empty cell. Raises ``ValueError``."""
    value = number(text)
    return None if value is None else math.floor(value)


def wall_clock(text: str) -> str:
    """A time as ISO 8601, kept as written: an offset stays where there is one, none is made up where there is none.

    Reads ``2020-09-29 07:10:22``, ``2018/8/31 5:49``, ``2020-09-29`` and every ISO 8601 form. Raises ``ValueError``.
    """
    text = text.strip()
    if _STRICT_DATE.fullmatch(text):
        datetime.fromisoformat(text)
        return f"{text[:10]}T{text[11:]}"
    loose = _LOOSE_DATE.fullmatch(text)
    if loose:
        year, month, day, hour, minute, second = loose.groups()
        if hour is None:
            return date(int(year), int(month), int(day)).isoformat()
        return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0)).isoformat()  # noqa: DTZ001
    return datetime.fromisoformat(text).isoformat()


def seconds_after(at: str, duration_s: float) -> str:
    """The ISO 8601 time ``duration_s`` seconds after ``at``, with the offset of ``at`` if it has one."""
    return (datetime.fromisoformat(at) + timedelta(seconds=duration_s)).isoformat()


def is_future(at: str, today: date) -> bool:
    """Whether the day written in ``at`` lies more than one day after ``today`` (one day, for zones east of the reader)."""
    return at[:10] > (today + timedelta(days=1)).isoformat()
