"""Which unit a field of a tool's result is in, by its name: ``field_kind``; numbers that a name spells out: ``spelt_numbers``."""

import re
from collections.abc import Iterator

from hormesis.words.grounding_unit_words import COUNTED, UNITS
from hormesis.words.grounding_words import SMALL

__all__ = ["field_kind", "spelt_numbers"]

_BY_END: tuple[tuple[str, str, float, float | None], ...] = (
    (r"(^|_)kg(_low|_high)?$", "mass", 1.0, None),
    (r"(^|_)lb$", "mass", 0.45359237, None),
    (r"_ms$", "ms", 1.0, None),
    (r"bpm$", "bpm", 1.0, None),
    (r"(^|_)of 5$", "part", 1.0, 5.0),
    (r"(^|_)of 10$", "part", 1.0, 10.0),
    (r"(_0_10|(^|_)level|severity|pressure)$", "part", 1.0, 10.0),
    (r"(^|_)(percent|reach_percent|hit_percent)(_low|_high)?$|percent$", "percent", 1.0, None),
    (r"(^|_)(reps|median)(_low|_high)?$|^need$", "reps", 1.0, None),
    (r"(^|_)sets(_low|_high)?$", "sets", 1.0, None),
    (r"(^|_)rir$", "rir", 1.0, None),
    (r"_s$|^seconds$", "time", 1.0, None),
    (r"_min$|^minutes$", "time", 60.0, None),
    (r"(^|_)(hours|h)$", "time", 3600.0, None),
    (r"(^|_)(days|ago)$", "span", 1.0, None),
    (r"(^|_)weeks$", "span", 7.0, None),
    (r"_points$|^points$", "points", 1.0, None),
    (r"(^|_)(score)(_low|_high)?$", "score", 1.0, None),
    (r"_m$", "distance", 1.0, None),
    (r"steps$", "steps", 1.0, None),
    (
        r"(^|_)(nights|workouts|exercises|forecasts|mornings|reports|sides|facts|forecasts_made|forecasts_missed)$",
        "count",
        1.0,
        None,
    ),
    (r"(^|_)(energy|stress|sleep_quality|motivation)$", "part", 1.0, 5.0),
    (r"^x_", "else", 1.0, None),
)
_SKIPPED = frozenset({"evidence", "import_id", "weekday"})


def field_kind(name: str) -> tuple[str, float, float | None]:
    """Kind, how much of the kind's own unit one is, and the scale it is on; ``bare`` for a name that says none."""
    if name in _SKIPPED:
        return "skip", 1.0, None
    for end, kind, size, scale in _BY_END:
        if re.search(end, name):
            return kind, size, scale
    return "bare", 1.0, None


def spelt_numbers(name: str) -> Iterator[tuple[float, str]]:
    """four_weeks → 28 days; interval_90_held → 90."""
    words = name.split("_")
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in SMALL and after in UNITS and UNITS[after][0] == "span":
            yield SMALL[word] * UNITS[after][1], "span"
        elif word in SMALL and after in COUNTED:
            yield SMALL[word], COUNTED[after]
        elif word == "90":
            yield 90.0, ""
