"""How long a workout takes, and what gives way when there is less time. ``minutes_of``, ``fit_into``.

The seconds were set so that, over the logs that hold durations, the estimate is in the middle of what workouts of that name
really took. Grade: weak (eleven logs).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hormesis.domain.evidence import Reason
from hormesis.domain.training import WarmUpItem
from hormesis.planning.exercise import Prescription

__all__ = ["Fitted", "fit_into", "minutes_of"]

_RAMP_SET_S = 60
_DRILL_S = 40
_SET_UP_S = 60
_LEAST_SETS = 2
_LEAST_EXERCISES = 2

WarmUp = Callable[[Sequence[Prescription]], list[WarmUpItem]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits, with its warm-up, and what gave way."""

    done: list[Prescription]
    warm_up: list[WarmUpItem]
    why: list[Reason]


def minutes_of(done: Sequence[Prescription], warm_up: Sequence[WarmUpItem]) -> int:
    """Minutes: warm-up, then for each exercise its set-up, its sets and the rests between them."""
    seconds = 0.0
    for item in warm_up:
        if item.kind == "raise":
            seconds += item.duration_s or 0
        else:
            seconds += _RAMP_SET_S if item.kind == "ramp" else _DRILL_S
    for one in done:
        sets = one.planned.sets
        set_up = min(one.page.set_up_s, _SET_UP_S) if one.page is not None else _SET_UP_S
        seconds += set_up + one.set_seconds * len(sets) + sum(s.rest_s for s in sets[:-1])
    return round(seconds / 60)


def fit_into(done: Sequence[Prescription], minutes: int | None, warm_up_for: WarmUp) -> Fitted:
    """The exercises that fit into ``minutes`` (None: no limit).

    Sets give way before exercises: of the exercise with most sets, the last one first, down to two each. Then the last
    exercises go, two stay; then those are cut to a set each, and at the very end to one exercise.
    """
    kept = list(done)
    warm_up = warm_up_for(kept)
    if minutes is None:
        return Fitted(kept, warm_up, [])
    trimmed: set[str] = set()
    dropped: list[str] = []
    while minutes_of(kept, warm_up) > minutes:
        if (i := _longest(kept, _LEAST_SETS)) is not None or (
            len(kept) <= _LEAST_EXERCISES and (i := _longest(kept, 1)) is not None
        ):
            trimmed.add(kept[i].planned.name)
            kept[i] = _one_set_less(kept[i])
        elif len(kept) > 1:
            dropped.append(kept.pop().planned.name)
        else:
            break
        warm_up = warm_up_for(kept)
    why = []
    names = tuple(one.planned.name for one in kept if one.planned.name in trimmed)
    if names:
        why.append(Reason("sets_cut_for_time", {"minutes": minutes, "exercises": names}))
    if dropped:
        why.append(Reason("cut_for_time", {"minutes": minutes, "exercises": tuple(reversed(dropped))}))
    if minutes_of(kept, warm_up) > minutes:
        why.append(Reason("too_little_time", {"minutes": minutes, "least": minutes_of(kept, warm_up)}))
    return Fitted(kept, warm_up, why)


def _longest(done: Sequence[Prescription], floor: int) -> int | None:
    """The exercise with most sets above ``floor``, the last of them."""
    counts = [len(one.planned.sets) for one in done]
    most = max(counts, default=0)
    return max(i for i, n in enumerate(counts) if n == most) if most > floor else None


def _one_set_less(one: Prescription) -> Prescription:
    return replace(one, planned=replace(one.planned, sets=one.planned.sets[:-1]))
