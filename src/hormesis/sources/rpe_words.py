"""Effort that a lifter wrote into a comment: ``rpe_in``."""

import re

__all__ = ["rpe_in"]

_NUMBER = r"(?<![\d.,])(10|[1-9])([.,]5)?(?:\s*(?:-|–|to)\s*(10|[1-9])([.,]5)?)?(?![\d.,]*\d)"
_AFTER = re.compile(rf"\brpe\b\s*[:=@~]?\s*(?:of|was|is)?\s*{_NUMBER}(?!\s*(?:reps?|sets?|kgs?|lbs?|x)\b)", re.IGNORECASE)
_BEFORE = re.compile(rf"{_NUMBER}\s*rpe\b", re.IGNORECASE)


def rpe_in(comment: str) -> float | None:
    """The RPE (1..10) that a comment states, the middle of a range, or None.

    ``9.5 rpe`` → 9.5, ``RPE 8`` → 8, ``Definitely a 9-10 RPE`` → 9.5. A number without the word RPE is not one.
    """
    found = _AFTER.search(comment) or _BEFORE.search(comment)
    if found is None:
        return None
    low, low_half, high, high_half = found.groups()
    first = int(low) + (0.5 if low_half else 0.0)
    last = int(high) + (0.5 if high_half else 0.0) if high else first
    middle = (first + last) / 2
    return middle if 1 <= middle <= 10 else None
