"""Facts of one local day as performed workouts, each set with the page its name stands for. ``performed``."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from hormesis.domain.facts import Fact
from hormesis.domain.training import LoggedSet, SetType, Workout

__all__ = ["Resolve", "order_of", "performed"]

Resolve = Callable[[str, str], str | None]
"""(name as the log spells it, source) → slug of the page, or None where nobody is sure."""

_NO_EXERCISE = "unknown"


def performed(day: date, facts: Iterable[Fact], resolve: Resolve) -> tuple[Workout, ...]:
    """The day's workouts in the order they began; sets without a workout fact make one unnamed workout.

    A set of ``unknown``, as a watch writes where nobody chose an exercise, is left out unless the athlete has said what that
    is: such sets are of many exercises, and would be taken for one.
    """
    headers: dict[str, Fact] = {}
    sets: dict[str, list[LoggedSet]] = {}
    starts: dict[str, str] = {}
    for fact in facts:
        if fact.kind == "workout":
            headers[fact.id] = fact
        elif fact.kind == "set" and not _is_of_no_exercise(fact, resolve):
            key = fact.fields.get("workout", "")
            sets.setdefault(key, []).append(_logged_set(fact, resolve))
            starts[key] = min(starts.get(key, fact.at), fact.at)
    found = []
    for key, done in sets.items():
        header = headers.get(key)
        at = header.at if header else starts[key]
        name = str(header.fields.get("name", "")) if header else ""
        ordered = tuple(sorted(done, key=lambda s: (s.order, s.id)))
        rating = header.fields.get("session_rpe") if header else None
        found.append(Workout(key, at, day, name, ordered, _minutes(header), rating))
    return tuple(sorted(found, key=lambda w: (w.at, w.id)))


def order_of(fact: Fact) -> int:
    """A set's place in its workout; 0 where it has none that is a whole number."""
    order = fact.fields.get("order", 0)
    return order if isinstance(order, int) else 0


def _is_of_no_exercise(fact: Fact, resolve: Resolve) -> bool:
    unnamed = not fact.fields.get("exercise") and fact.fields.get("exercise_name") == _NO_EXERCISE
    return unnamed and resolve(_NO_EXERCISE, fact.source) is None


def _logged_set(fact: Fact, resolve: Resolve) -> LoggedSet:
    get = fact.fields.get
    slug = get("exercise")
    name = get("exercise_name") or slug or ""
    side = get("side")
    superset = get("superset")
    return LoggedSet(
        id=fact.id,
        order=order_of(fact),
        name=name,
        exercise=slug if slug else resolve(name, fact.source),
        load_kg=get("load_kg"),
        reps=get("reps"),
        rir=get("rir"),
        set_type=SetType(get("set_type", "working")),
        duration_s=get("duration_s"),
        distance_m=get("distance_m"),
        side=side,
        assisted=bool(get("assisted", False)),
        superset=None if superset is None else str(superset),
        rest_s=get("rest_s"),
        entered_unit="lb" if get("entered_unit") == "lb" else "kg",
        planned_reps=get("planned_reps"),
        planned_kg=get("planned_kg"),
    )


def _minutes(header: Fact | None) -> float | None:
    ended = header.fields.get("ended_at") if header else None
    if header is None or not ended:
        return None
    start, end = datetime.fromisoformat(header.at), datetime.fromisoformat(ended)
    if (start.tzinfo is None) != (end.tzinfo is None):
        return None
    minutes = (end - start).total_seconds() / 60
    return minutes if 0 < minutes < 600 else None
