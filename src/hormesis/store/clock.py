"""The order of what was said: ``Clock`` gives versions as text that sorts, each greater than every version seen before.

A hybrid logical clock (Kulkarni et al. 2014): the physical millisecond where it has moved on, a counter where it has not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

__all__ = ["Clock", "milliseconds_of"]

_OURS = re.compile(r"([0-9a-f]{12})-([0-9a-f]{4})-[0-9a-f]+")
_COUNTED = re.compile(r"(.*)\.([0-9a-f]{8})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Clock:
    """``now`` tells the time (aware), ``node`` (hexadecimal) tells two writers apart that speak in the same millisecond."""

    now: Callable[[], datetime]
    node: str = "00000000"

    def recorded_at(self) -> str:
        """The present instant as ISO 8601 in UTC, to the second."""
        return self.now().astimezone(UTC).isoformat(timespec="seconds")

    def now_ms(self) -> int:
        """The present instant as milliseconds since 1970."""
        return int(self.now().timestamp() * 1000)

    def after(self, seen: str) -> str:
        """A version greater than ``seen`` (empty when nothing was seen), and not before the present millisecond.

        A version that another program wrote in its own style is respected: then the answer is that text with a counter.
        """
        present = self._version(self.now_ms(), 0)
        return next(version for version in (present, self._next(seen), f"{seen}.00000001") if version > seen)

    def _next(self, seen: str) -> str:
        """``seen`` with its counter moved on; not greater than ``seen`` where that counter is at its end."""
        if ours := _OURS.fullmatch(seen):
            ms, counter = int(ours[1], 16), int(ours[2], 16)
            return self._version(ms, counter + 1) if counter < 0xFFFF else self._version(ms + 1, 0)
        if counted := _COUNTED.fullmatch(seen):
            return f"{counted[1]}.{int(counted[2], 16) + 1:08x}"
        return ""

    def _version(self, ms: int, counter: int) -> str:
        return f"{ms:012x}-{counter:04x}-{self.node}"


def milliseconds_of(version: str) -> int | None:
    """The physical part of a version, in milliseconds since 1970; None where another program wrote it in its own style."""
    ours = _OURS.fullmatch(version)
    return int(ours[1], 16) if ours else None
