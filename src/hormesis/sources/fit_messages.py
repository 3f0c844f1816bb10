"""A FIT file as plain messages: ``fit_messages``, ``Message``, ``LocalTime``. Checksums are held; what is not whole is refused.

The format is Garmin's; its profile (names, scales, enumerations) is that of the fitdecode library.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Json

__all__ = ["SLEEP_BOUNDS", "SLEEP_END", "LocalTime", "Message", "fit_messages"]

SLEEP_BOUNDS, SLEEP_END = "unknown_273", "unknown_276"
"""Messages that the profile has no name for: the start of a sleep, its local time in field 2, and its end."""
_UNNAMED = frozenset({SLEEP_BOUNDS, SLEEP_END})
_WANTED = _UNNAMED | frozenset(
    {
        "file_id",
        "activity",
        "session",
        "set",
        "device_settings",
        "monitoring_info",
        "hrv",
        "beat_intervals",
        "hrv_status_summary",
        "hrv_value",
        "sleep_level",
        "sleep_assessment",
        "monitoring_hr_data",
        "skin_temp_overnight",
    }
)
_NUMBERED = frozenset({"category", "category_subtype"})
"""Fields whose numbers are wanted, not their words: the words depend on one another."""
_EPOCH = 631065600
"""Seconds from 1970 to the last day of 1989, from which FIT counts."""
_FIRST_DATE = 0x10000000
"""Smaller times count from when the watch was switched on."""
_QUARTER = 900
_FARTHEST = 14 * 3600


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its name in the profile, its place in the file, and each field that holds something, in its units."""

    name: str
    where: str
    fields: Mapping[str, Json]

    def number(self, name: str) -> float | None:
        """The number in a field; None where it is missing, a word or a list."""
        found = self.fields.get(name)
        return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None

    def word(self, name: str) -> str:
        """The word in a field; nothing where it is missing or a number that the profile has no word for."""
        found = self.fields.get(name)
        return found.strip("\0 ") if isinstance(found, str) else ""

    def time(self, name: str = "timestamp") -> int | None:
        """Seconds of FIT's own count; None where it is missing or no date."""
        found = self.fields.get("unknown_253") if name == "timestamp" and self.name in _UNNAMED else self.fields.get(name)
        return int(found) if isinstance(found, int | float) and found >= _FIRST_DATE else None


def fit_messages(path: Path) -> list[Message]:
    """The messages that say something of workouts, sleep or the heart, in the order of the file.

    Raises ``Invalid`` with the place where the file is cut off, damaged or has a wrong checksum.
    """
    import fitdecode  # 20 ms that other files need not wait for

    found = []
    with path.open("rb") as file:
        try:
            reader = fitdecode.FitReader(
                file,
                processor=None,
                check_crc=fitdecode.CrcCheck.RAISE,
                error_handling=fitdecode.ErrorHandling.IGNORE,
            )
            for number, frame in enumerate(reader):
                if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in _WANTED:
                    found.append(Message(frame.name, f"{path.name}, message {number}", _fields(frame.fields)))
            whole = reader.fit_files_count > 0
        except _DAMAGE as error:
            raise _damaged(path, file.tell(), error) from None
        except fitdecode.FitError as error:
            raise _damaged(path, file.tell(), error) from None
    if not whole:
        raise Invalid(f"{path.name}: no FIT file; export it again")
    return found


_DAMAGE = (struct.error, ValueError, LookupError, TypeError, AssertionError, ArithmeticError, OSError)
"""What the decoder meets in definitions that make no sense."""


def _damaged(path: Path, byte: int, error: Exception) -> Invalid:
    return Invalid(f"{path.name}, byte {byte}: {error or type(error).__name__}; the file is cut off or damaged, export it again")


def _fields(fields: Sequence[Json]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for one in fields:
        value = one.raw_value if one.name in _NUMBERED else one.value
        if value is not None and one.name is not None:
            found.setdefault(one.name, value)
    return found


@dataclass(frozen=True, slots=True)
class LocalTime:
    """Times of a file as the watch showed them; ``offset_s`` is None where the file doesn't say: then they are in UTC."""

    offset_s: int | None

    @classmethod
    def of(cls, messages: Sequence[Message]) -> "LocalTime":
        """The offset from the first message that has a time both in UTC and local, else from the watch's settings."""
        return cls(next(_offsets(messages), None))

    def at(self, seconds: float) -> datetime:
        """The local time of FIT's own count of seconds, whole seconds."""
        zone = timezone(timedelta(seconds=self.offset_s or 0))
        return datetime.fromtimestamp(_EPOCH + int(seconds), UTC).astimezone(zone)

    def text(self, seconds: float) -> str:
        """``at`` as ISO 8601 with its offset."""
        return self.at(seconds).isoformat()


def _offsets(messages: Sequence[Message]) -> Iterator[int]:
    for message in messages:
        local = message.time("unknown_2" if message.name == SLEEP_BOUNDS else "local_timestamp")
        utc = message.time()
        if local and utc:
            yield from _plausible(round((local - utc) / _QUARTER) * _QUARTER)
    for message in messages:
        if message.name == "device_settings":
            for name in ("time_offset", "utc_offset"):
                given = message.fields.get(name)
                first = given[0] if isinstance(given, tuple) and given else given
                if isinstance(first, int) and first:
                    yield from _plausible(first - (1 << 32) if first >= 1 << 31 else first)


def _plausible(offset_s: int) -> Iterator[int]:
    if abs(offset_s) <= _FARTHEST:
        yield offset_s
