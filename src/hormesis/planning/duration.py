"""How long a workout takes, and what gives way when there is less time. ``minutes_of``, ``pace_of``, ``fit_into``.

The seconds were set so that the estimate is in the middle of what workouts really took, over the logs that hold durations;
people differ by half and more, so an athlete whose log has durations is given their own pace. Grade: weak (seven logs).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hormesis.domain.evidence import Reason
from hormesis.domain.training import WarmUpItem
from hormesis.estimation.split import Split
from hormesis.planning.exercise import Prescription

__all__ = ["CHANGE_S", "DRILL_S", "Fitted", "fit_into", "minutes_of", "pace_of", "seconds_of", "seconds_of_work"]

_RAMP_SET_S = 75
DRILL_S = 40
"""Seconds of a drill of the warm-up."""
_SET_UP_S = 120
CHANGE_S = 20
"""Seconds between a set and its rest."""
_USUAL_S = (320.0, 70.0, 185.0)
"""A workout at the usual pace, as ``minutes_of`` reckons its middle: warm-up, each exercise (set-up and ramp sets less a rest),
each set with its rest. Minutes a set alone gave who does few sets a slow pace, and then counted their warm-ups twice."""
_WORKOUTS_FOR_PACE = 12
_FEWEST_FOR_PACE = 4
_PACE = (0.7, 2.0)
_LEAST_SETS = 2
_LEAST_EXERCISES = 2

WarmUp = Callable[[Sequence[Prescription]], list[WarmUpItem]]
Arrange = Callable[[Sequence[Prescription]], list[Prescription]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits, with its warm-up, and what gave way."""

    done: list[Prescription]
    warm_up: list[WarmUpItem]
    why: list[Reason]


def pace_of(split: Split) -> float:
    """How long this athlete's workouts take against what their exercises and sets would usually take: the middle of the last
    twelve that have a duration, between 0.7 and 2; 1 where fewer than four have one."""
    timed = [(w.minutes, [count for _, count in w.lifts if count]) for w in split.done if w.minutes]
    warm_up_s, exercise_s, set_s = _USUAL_S
    ratios = sorted(
        60 * minutes / (warm_up_s + exercise_s * len(counts) + set_s * sum(counts))
        for minutes, counts in timed[-_WORKOUTS_FOR_PACE:]
        if counts
    )
    if len(ratios) < _FEWEST_FOR_PACE:
        return 1.0
    return min(max(ratios[len(ratios) // 2], _PACE[0]), _PACE[1])


def minutes_of(done: Sequence[Prescription], warm_up: Sequence[WarmUpItem], pace: float = 1.0) -> int:
    """Minutes: warm-up, then for each exercise its set-up, its sets and the rests between them, at the athlete's own pace."""
    seconds = 0.0
    for item in warm_up:
        if item.kind in ("raise", "release"):
            seconds += (item.duration_s or 0) * item.sets
        else:
            seconds += _RAMP_SET_S if item.kind == "ramp" else DRILL_S
    return round(pace * (seconds + seconds_of_work(done)) / 60)


def seconds_of_work(done: Sequence[Prescription]) -> float:
    """Seconds of these exercises at the usual pace: set-ups, sets, the rests between them. Two that are done in turn (one
    ``group``) have but one last set without a rest: that of the second, or of the one with more sets."""
    seconds = 0.0
    for n, one in enumerate(done):
        rests = [s.rest_s for s in one.planned.sets]
        seconds += _set_up_s(one) + (one.set_seconds + CHANGE_S) * len(rests) + sum(rests)
        group, before, after = one.planned.group, done[n - 1] if n else None, done[n + 1] if n + 1 < len(done) else None
        if group is not None and after is not None and after.planned.group == group:
            ends = len(rests) > len(after.planned.sets)
        elif group is not None and before is not None and before.planned.group == group:
            ends = len(rests) >= len(before.planned.sets)
        else:
            ends = True
        seconds -= rests[-1] if ends and rests else 0
    return seconds


def seconds_of(one: Prescription, ramps: int) -> tuple[float, float]:
    """At most how long an exercise takes, at the usual pace: (for doing it at all, a set with its rest)."""
    rest = max(s.rest_s for s in one.planned.sets)
    return _set_up_s(one) + _RAMP_SET_S * ramps - rest, one.set_seconds + CHANGE_S + rest


def _set_up_s(one: Prescription) -> int:
    return min(one.page.set_up_s, _SET_UP_S) if one.page is not None else _SET_UP_S


def fit_into(
    done: Sequence[Prescription], minutes: int | None, warm_up_for: WarmUp, pace: float = 1.0, arrange: Arrange = list
) -> Fitted:
    """The exercises that fit into ``minutes`` (None: no limit), as ``arrange`` puts them (in turn, where two are).

    Sets give way before exercises: of the exercise with most sets, the last one first, down to two each. Then the last
    exercises go, two stay; then those are cut to a set each, and at the very end to one exercise.
    """
    kept = list(done)
    warm_up = warm_up_for(arrange(kept))
    if minutes is None:
        return Fitted(arrange(kept), warm_up, [])
    trimmed: set[str] = set()
    dropped: list[str] = []
    while minutes_of(arrange(kept), warm_up, pace) > minutes:
        if (i := _longest(kept, _LEAST_SETS)) is not None or (
            len(kept) <= _LEAST_EXERCISES and (i := _longest(kept, 1)) is not None
        ):
            trimmed.add(kept[i].planned.name)
            kept[i] = _one_set_less(kept[i])
        elif len(kept) > 1:
            dropped.append(kept.pop().planned.name)
        else:
            break
        warm_up = warm_up_for(arrange(kept))
    why = []
    shown = arrange(kept)
    names = tuple(one.planned.name for one in shown if one.planned.name in trimmed)
    if names:
        why.append(Reason("sets_cut_for_time", {"minutes": minutes, "exercises": names}))
    if dropped:
        why.append(Reason("cut_for_time", {"minutes": minutes, "exercises": tuple(reversed(dropped))}))
    if minutes_of(shown, warm_up, pace) > minutes:
        why.append(Reason("too_little_time", {"minutes": minutes, "least": minutes_of(shown, warm_up, pace)}))
    return Fitted(shown, warm_up, why)


def _longest(done: Sequence[Prescription], floor: int) -> int | None:
    """The exercise with most sets above ``floor``, the last of them."""
    counts = [len(one.planned.sets) for one in done]
    most = max(counts, default=0)
    return max(i for i, n in enumerate(counts) if n == most) if most > floor else None


def _one_set_less(one: Prescription) -> Prescription:
    """Without its lightest set, the last of equally light ones: the set that counts most stays."""
    sets = one.planned.sets
    spare = min(range(len(sets)), key=lambda i: (sets[i].load_kg or 0.0, -i))
    left = sets[:spare] + sets[spare + 1 :]
    straight = len({s.load_kg for s in left}) == 1
    why = tuple(w for w in one.planned.why if not (straight and w.code == "same_scheme"))
    return replace(one, planned=replace(one.planned, sets=left, why=why))
