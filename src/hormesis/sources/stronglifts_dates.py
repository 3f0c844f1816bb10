"""Dates and clock times of StrongLifts: ``07/25/16``, ``2026/08/11``, ``10:56 PM``."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Literal

__all__ = ["DateOrder", "clock", "date_order", "day_of", "end_of"]

DateOrder = Literal["ymd", "mdy", "dmy"]

_DATE = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?", re.IGNORECASE)


def date_order(column: str, texts: Iterable[str]) -> DateOrder:
    """In which order day, month and year are written.

    As the column's name says (``Date (yyyy/mm/dd)``), else as the dates themselves prove (a 25 can't be a month), else the
    American order, which is the one met. Raises ``ValueError`` when they prove two orders.
    """
    said = re.sub(r"[^ymd]", "", column.casefold().removeprefix("date"))
    orders: tuple[DateOrder, ...] = ("ymd", "mdy", "dmy")
    for order in orders:
        if "".join(dict.fromkeys(said)) == order:
            return order
    firsts, seconds = [0], [0]
    for text in texts:
        found = _DATE.fullmatch(text.strip())
        if found:
            firsts.append(int(found[1]))
            seconds.append(int(found[2]))
    if max(firsts) > 99:
        return "ymd"
    if max(firsts) > 12 and max(seconds) > 12:
        raise ValueError("some dates have the day first and some the month; write them all as yyyy/mm/dd")
    return "dmy" if max(firsts) > 12 else "mdy"


def day_of(text: str, order: DateOrder) -> str:
    """The date as ISO 8601; two-digit years are 20xx. Raises ``ValueError``."""
    found = _DATE.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        parts = {letter: int(part) for letter, part in zip(order, found.groups(), strict=True)}
        year = parts["y"] + 2000 if parts["y"] < 100 else parts["y"]
        return date(year, parts["m"], parts["d"]).isoformat()
    except ValueError:
        raise ValueError(f"date: found {text!r}; allowed is a date such as 07/25/16 or 2026/08/11") from None


def clock(text: str) -> str | None:
    """``10:56 PM`` or ``22:56`` as ``22:56:00``; None for an empty cell. Raises ``ValueError``."""
    if not text.strip():
        return None
    found = _CLOCK.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        hour = int(found[1])
        if found[3]:
            hour = hour % 12 + (12 if found[3][0] in "pP" else 0)
        return time(hour, int(found[2])).isoformat()
    except ValueError:
        raise ValueError(f"time: found {text!r}; allowed is a time such as 10:56 PM or 22:56") from None


def end_of(at: str, ends: str) -> str | None:
    """When a workout that began ``at`` ended, the next day if the clock went round; None when it ended in its first minute."""
    begin = datetime.fromisoformat(at)
    end = datetime.fromisoformat(f"{at[:10]}T{ends}")
    if end == begin:
        return None
    return (end if end > begin else end + timedelta(days=1)).isoformat()
