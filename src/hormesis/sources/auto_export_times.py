"""Times as Health Auto Export writes them, by a clock of twenty-four hours or of twelve: ``Moment``, ``moment_of``."""

import re
from dataclasses import dataclass
from datetime import datetime

from hormesis.sources.cells import wall_clock
from hormesis.sources.records import Record
from hormesis.sources.sleep_stages import DAY_S
from hormesis.sources.source import Unreadable

__all__ = ["Moment", "moment_of"]

_WITH_OFFSET = re.compile(r"(.+?) ?(?:([+-])(\d\d):?(\d\d)|Z)")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (wall-clock time; the offset is kept beside it)


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds since 1970 in UTC, the offset in quarters of an hour, and the text as HealthKit would write it."""

    utc: int
    quarters: int
    written: str

    @property
    def day(self) -> int:
        """Days since 1970 on the clock that was written."""
        return (self.utc + self.quarters * 900) // DAY_S

    @property
    def second_of_day(self) -> int:
        """Seconds since midnight on the clock that was written."""
        return (self.utc + self.quarters * 900) % DAY_S


def moment_of(row: Record, *names: str) -> Moment:
    """The first of these fields that holds a time. Raises ``Unreadable``, also where none does."""
    text = " ".join(row.text(*names).split())
    found = _WITH_OFFSET.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        wall = datetime.fromisoformat(wall_clock(found[1]))
        minutes = (int(found[3]) * 60 + int(found[4])) * (-1 if found[2] == "-" else 1) if found[2] else 0
        if abs(minutes) > 14 * 60:
            raise ValueError
    except ValueError:
        raise Unreadable(names[0], text, "a time such as 2024-05-09 22:26:46 -0400") from None
    quarters = round(minutes / 15)
    since = wall - _EPOCH
    sign, off = ("-" if quarters < 0 else "+"), abs(quarters) * 15
    written = f"{wall:%Y-%m-%d %H:%M:%S} {sign}{off // 60:02d}{off % 60:02d}"
    return Moment(since.days * DAY_S + since.seconds - quarters * 900, quarters, written)
