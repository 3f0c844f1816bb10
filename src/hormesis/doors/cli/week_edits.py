"""``--move``, ``--swap``, ``--sets`` and ``--without`` of ``hormesis week`` as edits: ``edits_of``."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.options import whole_from

__all__ = ["edits_of"]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_SETS = 6


def edits_of(
    on: date, moves: Sequence[str], swaps: Sequence[str], sets: Sequence[str], without: Sequence[str]
) -> list[dict[str, Any]]:
    """The edits of the week from ``on`` that the options say. Raises ``Invalid`` naming the option and what is allowed."""
    found: list[dict[str, Any]] = []
    for one in moves:
        gone, to = (_day(part, on) for part in _two("--move", one, "thu=fri"))
        found.append({"change": "move", "date": gone.isoformat(), "to": to.isoformat()})
    for one in swaps:
        exercise, instead = _two("--swap", one, "back-squat=leg-press")
        found.append({"change": "swap", "exercise": exercise, "instead": instead})
    for one in sets:
        exercise, count = _two("--sets", one, "barbell-bench-press=5")
        found.append({"change": "sets", "exercise": exercise, "sets": whole_from(count, f"--sets {exercise}", 1, _MOST_SETS)})
    return [*found, *_left_out(without)]


def _left_out(without: Iterable[str]) -> list[dict[str, Any]]:
    words = [word.strip() for one in without for word in one.split(",") if word.strip()]
    return [{"change": "without", "exercise": word} for word in words]


def _two(option: str, text: str, example: str) -> tuple[str, str]:
    one, equals, other = (part.strip() for part in text.partition("="))
    if not equals or not one or not other:
        raise Invalid(f"{option}: found {text!r}; write {option} {example}")
    return one, other


def _day(text: str, on: date) -> date:
    """A day as 2026-03-05, or the next such weekday from ``on``."""
    word = text.casefold()[:3]
    if word in _WEEKDAYS:
        return on + timedelta(days=(_WEEKDAYS.index(word) - on.weekday()) % 7)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(f"--move: found {text!r}; write a day as thu or 2026-03-05") from None
