"""What a cell says: ``number``, ``wall_clock``, ``month_first_in``, ``seconds_after``, ``seconds_between``, ``is_future``."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

__all__ = ["is_future", "month_first_in", "number", "seconds_after", "seconds_between", "wall_clock"]

_EMPTY = frozenset({"", "-", "–", "—", "nan", "none", "null", "n/a", "#n/a", "<na>"})
"""What sheets and scripts that saved a log again write into an empty cell."""
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_POINT_AFTER_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d*|[+-]?\d{1,3}(?:,\d{3}){2,}")
_COMMA_AFTER_POINTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d*|[+-]?\d{1,3}(?:\.\d{3}){2,}")

_STRICT_DATE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_CLOCK = r"(?:(?:,? |T)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?: ?(?P<half>[ap])\.?m\.?)?)?"
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _CLOCK, re.IGNORECASE)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})" + _CLOCK, re.IGNORECASE)
_SLASHED = re.compile(r"(?P<former>\d{1,2})[/-](?P<latter>\d{1,2})[/-](?P<year>\d{4})" + _CLOCK, re.IGNORECASE)
_YEARS = range(1900, 2200)
_LOOKED_AT = 10


def number(text: str) -> float | None:
    """The number in ``text``; None for an empty cell. Raises ``ValueError``.

    A decimal comma counts as a point. A comma or point before the decimal sign parts thousands, as does a blank or an
    apostrophe; a lone comma is always the decimal one.
    """
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        bare = text.strip()
        if bare.casefold() in _EMPTY:
            return None
        value = float(_with_a_point(bare))
    if math.isnan(value):
        return None
    if math.isinf(value):
        raise ValueError(f"not a finite number: {text!r}")
    return value


def _with_a_point(text: str) -> str:
    text = _BETWEEN_THOUSANDS.sub("", text)
    if _POINT_AFTER_COMMAS.fullmatch(text):
        return text.replace(",", "")
    if _COMMA_AFTER_POINTS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def wall_clock(text: str, month_first: bool | None = None) -> str:
    """A time as ISO 8601, kept as written: an offset stays where there is one, none is made up where there is none.

    Reads ``2020-09-29 07:10:22``, ``2018/8/31 5:49``, ``29.9.2020 07:10``, ``2020-09-29``, each also with AM or PM, and every
    ISO 8601 form. ``9/29/2020 7:10`` only where ``month_first`` says which part is which. Raises ``ValueError``, also for a
    year before 1900 or after 2199.
    """
    text = " ".join(text.split())
    if _STRICT_DATE.fullmatch(text):
        moment = datetime.fromisoformat(text)
        written = f"{text[:10]}T{text[11:]}"
    else:
        loose = _YEAR_FIRST.fullmatch(text) or _DOTTED.fullmatch(text)
        slashed = None if loose else _SLASHED.fullmatch(text)
        if loose:
            moment, written = _from_parts(loose.groupdict())
        elif slashed:
            if month_first is None:
                raise ValueError(f"day and month can't be told apart in {text!r}")
            order = ("month", "day") if month_first else ("day", "month")
            parts = slashed.groupdict()
            moment, written = _from_parts(parts | dict(zip(order, (parts["former"], parts["latter"]), strict=True)))
        else:
            moment = datetime.fromisoformat(text)
            written = moment.isoformat()
    if moment.year not in _YEARS:
        raise ValueError(f"the year {moment.year} can't be")
    return written


def _from_parts(parts: Mapping[str, str | None]) -> tuple[datetime, str]:
    year, month, day, hour, minute, second = (
        int(parts[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    if parts["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"no hour {hour} with AM or PM")
        hour = hour % 12 + (12 if parts["half"] in "pP" else 0)
    moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - wall-clock time
    return moment, moment.isoformat() if parts["hour"] else moment.date().isoformat()


def month_first_in(texts: Iterable[str]) -> bool | None:
    """Whether dates such as ``9/29/2020`` have the month first: a part above 12 proves it.

    None where nothing proves it, where both orders are proved, and where none of the first dates is written so: then the
    others are not looked at.
    """
    highest = [0, 0]
    for place, text in enumerate(texts):
        found = _SLASHED.fullmatch(" ".join(text.split()))
        if not found and place > _LOOKED_AT and highest == [0, 0]:
            return None
        if found:
            highest = [max(highest[0], int(found["former"])), max(highest[1], int(found["latter"]))]
    if (highest[0] > 12) == (highest[1] > 12):
        return None
    return highest[1] > 12


def seconds_after(at: str, duration_s: float) -> str:
    """The ISO 8601 time ``duration_s`` seconds after ``at``, with the offset of ``at`` if it has one."""
    return (datetime.fromisoformat(at) + timedelta(seconds=duration_s)).isoformat()


def seconds_between(start: str, end: str | None) -> float | None:
    """Seconds from one ISO 8601 time to a later one; None where that is not known: no end, or an offset on one of them only."""
    if end is None:
        return None
    began, ended = datetime.fromisoformat(start), datetime.fromisoformat(end)
    if (began.tzinfo is None) != (ended.tzinfo is None):
        return None
    return (ended - began).total_seconds()


def is_future(at: str, today: date) -> bool:
    """Whether the day written in ``at`` lies more than one day after ``today`` (one day, for zones east of the reader)."""
    return at[:10] > (today + timedelta(days=1)).isoformat()
