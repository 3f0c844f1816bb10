"""Writes small FIT files for tests: ``fit_file(*messages)``, ``stamp``, and the messages a watch writes.

By Garmin's description of the format: a header of 14 bytes, a definition before each message, little endian, CRC-16 at the end.
"""

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

__all__ = ["activity", "file_id", "fit_file", "session", "set_done", "set_of_rest", "sleep_level", "stamp"]

ENUM, SINT8, UINT8, UINT16, SINT32, UINT32, TEXT, FLOAT32 = 0x00, 0x01, 0x02, 0x84, 0x85, 0x86, 0x07, 0x88
_FORMS = {ENUM: "B", SINT8: "b", UINT8: "B", UINT16: "H", SINT32: "i", UINT32: "I", FLOAT32: "f"}
_NIBBLES = (
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
    0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
)  # fmt: skip
_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)

Value = int | float | str | Sequence[int]
Fields = Mapping[int, tuple[int, Value]]
Written = tuple[int, Fields]
"""A message: its number in the profile, and by number each field with its base type and its raw value."""


def stamp(text: str) -> int:
    """FIT's count of seconds at a time in UTC, such as 2026-03-02T17:05:00."""
    return int((datetime.fromisoformat(text).replace(tzinfo=UTC) - _EPOCH).total_seconds())


def fit_file(*messages: Written) -> bytes:
    """A whole file with right checksums."""
    body = b"".join(_record(number, fields) for number, fields in messages)
    header = struct.pack("<BBHI4s", 14, 0x20, 2158, len(body), b".FIT")
    whole = header + struct.pack("<H", crc16(header)) + body
    return whole + struct.pack("<H", crc16(whole))


def crc16(data: bytes) -> int:
    """The checksum of the format, four bits at a time."""
    crc = 0
    for byte in data:
        for nibble in (byte & 0xF, byte >> 4):
            crc = (crc >> 4) & 0x0FFF ^ _NIBBLES[crc & 0xF] ^ _NIBBLES[nibble]
    return crc


def _record(number: int, fields: Fields) -> bytes:
    packed = {place: _packed(kind, value) for place, (kind, value) in fields.items()}
    definition = struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields))
    for place, (kind, _) in fields.items():
        definition += struct.pack("<BBB", place, len(packed[place]), kind)
    return definition + b"\0" + b"".join(packed.values())


def _packed(kind: int, value: Value) -> bytes:
    if isinstance(value, str):
        return value.encode() + b"\0"
    values = value if isinstance(value, Sequence) else (value,)
    return struct.pack(f"<{len(values)}{_FORMS[kind]}", *values)


def file_id(kind: int = 4, at: str = "2026-03-02T17:05:00") -> Written:
    """The first message: the kind of file (4: activity), maker 1 (Garmin), product 4315 (fr965), and when it was made."""
    return 0, {0: (ENUM, kind), 1: (UINT16, 1), 2: (UINT16, 4315), 4: (UINT32, stamp(at))}


def activity(at: str = "2026-03-02T17:05:00", offset_h: float | None = 1) -> Written:
    """The message that tells a time both in UTC and local."""
    fields: dict[int, tuple[int, Value]] = {253: (UINT32, stamp(at)), 1: (UINT16, 1)}
    if offset_h is not None:
        fields[5] = (UINT32, stamp(at) + round(3600 * offset_h))
    return 34, fields


def session(at: str, seconds: float, sport: int = 10, sub_sport: int = 20, **other: tuple[int, int, Value]) -> Written:
    """A session, of strength training without other word; ``other`` are further fields as (number, type, value)."""
    fields: dict[int, tuple[int, Value]] = {
        253: (UINT32, stamp(at)),
        2: (UINT32, stamp(at)),
        7: (UINT32, round(1000 * seconds)),
        8: (UINT32, round(1000 * seconds)),
        5: (ENUM, sport),
        6: (ENUM, sub_sport),
    }
    return 18, fields | {number: (kind, value) for number, kind, value in other.values()}


def set_done(
    at: str,
    index: int,
    guesses: Sequence[tuple[int, int]] = ((0, 1), (65534, 65535), (65534, 65535)),
    *,
    reps: int = 65535,
    kg: float | None = None,
    seconds: float = 30,
    shown: int = 1,
) -> Written:
    """An active set; ``guesses`` are (category, exercise), 65535 where there is none; ``shown`` in kg (1) or pounds (2)."""
    return 225, {
        254: (UINT32, stamp(at)),
        0: (UINT32, round(1000 * seconds)),
        6: (UINT32, stamp(at)),
        3: (UINT16, reps),
        4: (UINT16, 65535 if kg is None else round(16 * kg)),
        7: (UINT16, [category for category, _ in guesses]),
        8: (UINT16, [exercise for _, exercise in guesses]),
        9: (UINT16, shown),
        10: (UINT16, index),
        5: (UINT8, 1),
    }


def set_of_rest(at: str, index: int, seconds: float) -> Written:
    """A rest between two sets."""
    return 225, {
        254: (UINT32, stamp(at)),
        0: (UINT32, round(1000 * seconds)),
        6: (UINT32, stamp(at)),
        7: (UINT16, [65535, 65535, 65535]),
        10: (UINT16, index),
        5: (UINT8, 0),
    }


def sleep_level(at: str, level: int) -> Written:
    """From when on the sleep was so: 0 unmeasurable, 1 awake, 2 light, 3 deep, 4 REM."""
    return 275, {253: (UINT32, stamp(at)), 0: (ENUM, level)}
