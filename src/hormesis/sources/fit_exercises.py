"""What a watch took a set for, in the words of the FIT profile: ``exercise_name``.

A set has up to three guesses, each a category and perhaps an exercise in it: ``bench_press/barbell_bench_press``.
"""

from collections.abc import Sequence
from itertools import zip_longest

from hormesis.domain.facts import Json

__all__ = ["UNKNOWN", "activity_name", "exercise_name"]

UNKNOWN = "unknown"
"""The profile's own word; no page of the library answers to it."""


def exercise_name(categories: Json, subtypes: Json) -> str:
    """``category/exercise`` of the first guess whose category is known, ``unknown`` where none is.

    The exercise is that of the first guess in this category that has one; without any the category stands alone.
    """
    from fitdecode.profile import FIELD_TYPES

    words = FIELD_TYPES["exercise_category"].enum
    guesses = list(zip_longest(_numbers(categories), _numbers(subtypes)))
    known = next((category for category, _ in guesses if words.get(category, UNKNOWN) != UNKNOWN), None)
    if known is None:
        return UNKNOWN
    name = str(words[known])
    exercises = FIELD_TYPES.get(f"{name}_exercise_name")
    named = (exercises.enum.get(subtype) for category, subtype in guesses if category == known) if exercises else ()
    exercise = next((word for word in named if word), None)
    return f"{name}/{exercise}" if exercise else name


def _numbers(found: Json) -> Sequence[int | None]:
    return found if isinstance(found, tuple) else (found,)


def activity_name(sport: str, sub_sport: str) -> str:
    """``running``, ``running (treadmill)``: the profile's words with blanks; ``activity`` where it names none."""
    first, second = (word.replace("_", " ") for word in (sport, sub_sport))
    if second in ("", "generic", "all"):
        return first if first not in ("", "generic", "all") else "activity"
    return f"{first} ({second})" if first not in ("", "generic", "all") else second
