"""Sets, rests and ramp sets in few words, as ``today`` and ``week`` show them."""

from collections.abc import Mapping, Sequence
from typing import Any

from hormesis.domain.load import Unit
from hormesis.words.render import load_text

__all__ = ["effort_text", "left_text", "ramp_text", "rest_text", "same_round", "same_set", "sets_text", "time_text", "turn_marks"]

Json = Mapping[str, Any]


def same_set(one: Json) -> tuple[Any, ...]:
    """What two sets must share to be told as one."""
    return tuple(one[name] for name in ("set_type", "reps", "load_kg", "rir", "rest_s", "duration_s", "side"))


def same_round(one: Json) -> tuple[Any, ...]:
    """What two sets of an exercise in turn must share to be told as one: its sets beyond the rounds rest as they would alone."""
    return tuple(value for value in same_set({**one, "rest_s": None}))


def sets_text(sets: Sequence[Json], units: Unit) -> str:
    """Alike sets: ``3 × 8 at 100 kg``."""
    first = sets[0]
    much = time_text(first["duration_s"]) if first["reps"] is None and first["duration_s"] else f"{first['reps']}"
    load = f" at {load_text(first['load_kg'], units)}" if first["load_kg"] else ""
    side = f", {first['side']}" if first["side"] in ("left", "right") else ""
    kind = "" if first["set_type"] == "working" else f" ({first['set_type'].replace('_', ' ')})"
    return f"{len(sets)} × {much}{load}{side}{kind}"


def effort_text(first: Json) -> str:
    """What to leave in reserve and how long to rest: `` · leave 2 · rest 2 min``."""
    return left_text(first) + rest_text(first)


def left_text(first: Json) -> str:
    """What to leave in reserve: `` · leave 2``."""
    return f" · leave {first['rir']:g}" if first["rir"] is not None else ""


def rest_text(first: Json) -> str:
    """How long to rest: `` · rest 2 min``."""
    return f" · rest {time_text(first['rest_s'])}" if first["rest_s"] else ""


def ramp_text(ramps: Sequence[Json], units: Unit) -> str:
    """``ramp 60 kg × 6, 90 kg × 4``."""
    loads = ((load_text(one["load_kg"], units) if one["load_kg"] else "no load", one["reps"]) for one in ramps)
    return "ramp " + ", ".join(f"{load} × {reps}" for load, reps in loads)


def time_text(seconds: float) -> str:
    """``45 s``, ``2 min``, ``1:30 min``."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min" if not rest else f"{minutes}:{rest:02d} min"


def turn_marks(work: Sequence[Json]) -> list[str]:
    """``A1 `` and ``A2 `` before the names of two exercises that are done in turn; nothing before others."""
    seen: dict[str, int] = {}
    found = []
    for one in work:
        letter = one.get("group")
        if letter:
            seen[letter] = seen.get(letter, 0) + 1
        found.append(f"{letter}{seen[letter]} " if letter else "")
    return found
