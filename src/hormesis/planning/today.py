"""Today's workout in closed form: the athlete's own next workout, each lift prescribed, warmed up for and fitted to the time.

The same beliefs, athlete and date give the same plan, byte for byte.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Implement, Kind, Pattern
from hormesis.domain.training import TodayPlan, WarmUpItem
from hormesis.estimation.split import Split, WorkoutDone
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.exercise import Prescription, prescribe
from hormesis.planning.warmup import raise_and_mobilise, ramp_sets
from hormesis.planning.workout_choice import Choice, choose_workout, is_rest_day
from hormesis.safety.limitations import ruled_out

__all__ = ["plan_today"]

_RAISE_MIN = 5
_RAMP_SET_S = 75
_FEWEST_EXERCISES = 2
_SEARCH_DAYS = 14
_BARS = (Implement.BARBELL, Implement.SMITH, Implement.TRAP_BAR)


def plan_today(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    page_of: Callable[[str], Page | None],
    pages: Iterable[Page],
    minutes: int | None = None,
) -> TodayPlan:
    """The plan for the day ``on`` from beliefs that end before it. ``pages`` are those from which drills may be taken.

    ``minutes`` bounds the workout: the last exercises lose sets, then go, and the plan says so.
    """

    def pattern_of(name: str) -> str:
        lift = beliefs.lifts.get(name)
        page = page_of(lift.exercise) if lift is not None and lift.exercise else None
        return str(page.pattern) if page is not None else name

    choice = choose_workout(beliefs.split, on, pattern_of)
    if choice is None:
        return TodayPlan(on, None, (), (), None, None, (Reason("no_workouts"),), ())
    unknowns = _unknowns(beliefs, athlete)
    if athlete.ill:
        return TodayPlan(on, None, (), (), None, None, (Reason("ill"), *unknowns), (Reason("ill_rest"),))
    if is_rest_day(beliefs.split, on):
        after = _next_workout(beliefs.split, on, pattern_of)
        return TodayPlan(on, None, (), (), None, after, (Reason("rest_day", {"weekday": on.isoweekday()}), *unknowns), ())
    done, safety, skipped = _prescriptions(beliefs, athlete, choice, on, page_of)
    limit = minutes if minutes is not None else athlete.profile.workout_min
    why = [_chosen_because(choice, on), *skipped]
    if limit is not None:
        done, cut = _fit(done, limit)
        why += cut
    warm_up = _warm_up(done, pages)
    return TodayPlan(
        date=on,
        workout=choice.name or None,
        warm_up=tuple(warm_up),
        work=tuple(p.planned for p in done),
        minutes=_minutes(done, warm_up),
        next_workout=_next_workout(
            beliefs.split.add(WorkoutDone(on.toordinal(), choice.name, choice.lifts, None)), on, pattern_of
        ),
        why=(*why, *unknowns),
        safety=tuple(safety),
    )


def _prescriptions(
    beliefs: Beliefs, athlete: Athlete, choice: Choice, on: date, page_of: Callable[[str], Page | None]
) -> tuple[list[Prescription], list[Reason], list[Reason]]:
    done: list[Prescription] = []
    safety: list[Reason] = []
    skipped: list[Reason] = []
    for name, usual_sets in choice.lifts:
        lift = beliefs.lifts.get(name)
        page = page_of(lift.exercise) if lift is not None and lift.exercise else None
        forbidden = ruled_out(page, name, athlete, on)
        if forbidden is not None:
            safety.append(forbidden)
            continue
        if page is not None and page.kind not in (Kind.STRENGTH, Kind.POWER):
            continue
        made = prescribe(beliefs, lift, page, choice.name, usual_sets, on) if lift is not None else None
        if made is not None:
            done.append(made)
        else:
            skipped.append(Reason("nothing_to_go_on", {"exercise": name}))
    return done, safety, skipped


def _fit(done: Sequence[Prescription], limit: int) -> tuple[list[Prescription], list[Reason]]:
    """The exercises that fit into ``limit`` minutes: later ones go first, two always stay."""
    kept = list(done)
    dropped: list[str] = []
    while len(kept) > _FEWEST_EXERCISES and _minutes(kept, _warm_up(kept, ())) > limit:
        dropped.append(kept.pop().planned.name)
    if not dropped:
        return kept, []
    return kept, [Reason("cut_for_time", {"minutes": limit, "exercises": tuple(reversed(dropped))})]


def _warm_up(done: Sequence[Prescription], pages: Iterable[Page]) -> list[WarmUpItem]:
    if not done:
        return []
    patterns: list[Pattern] = [p.page.pattern for p in done if p.page is not None]
    items = raise_and_mobilise(patterns, pages)
    warm: set[str] = set()
    for one in done:
        first = one.planned.sets[0]
        groups = {str(g) for g, share in one.page.groups.items() if share >= 1} if one.page is not None else set()
        if first.load_kg and first.reps:
            items += ramp_sets(
                one.planned.name,
                one.planned.exercise,
                first.load_kg,
                one.share_of_1rm,
                one.grid,
                barbell=one.page is None or one.page.implement in _BARS,
                isolation=one.page is not None and one.page.category == "isolation",
                muscle_is_warm=bool(groups & warm),
            )
        warm |= groups
    return items


def _minutes(done: Sequence[Prescription], warm_up: Sequence[WarmUpItem]) -> int:
    """How long it takes: raising, ramp sets, each exercise's set-up, its sets and the rests between them."""
    seconds = _RAISE_MIN * 60.0 + _RAMP_SET_S * sum(item.kind == "ramp" for item in warm_up)
    for one in done:
        sets = one.planned.sets
        set_up = min(one.page.set_up_s, 120) if one.page is not None else 60
        seconds += set_up + sum(one.set_seconds + s.rest_s for s in sets)
    return round(seconds / 60)


def _next_workout(split: Split, on: date, pattern_of: Callable[[str], str]) -> dict[str, str] | None:
    """The next day after ``on`` on which this athlete usually trains, and what their log would do then."""
    recent = [w.ordinal for w in split.done if on.toordinal() - w.ordinal <= 56]
    if not recent:
        return None
    weekdays = [o % 7 for o in recent]
    usual = {d for d in set(weekdays) if weekdays.count(d) >= max(2, 0.25 * len(weekdays) / len(set(weekdays)))}
    for ahead in range(1, _SEARCH_DAYS):
        day = on + timedelta(days=ahead)
        if day.toordinal() % 7 in usual:
            choice = choose_workout(split, day, pattern_of)
            return {"date": day.isoformat(), "workout": choice.name if choice else ""}
    return None


def _chosen_because(choice: Choice, on: date) -> Reason:
    values: dict[str, str | int] = {
        "workout": choice.name or "This workout",
        "hit_percent": round(100 * choice.hit),
        "tried": choice.tried,
        "weekday": on.isoweekday(),
    }
    return Reason(f"workout_by_{choice.rule}", values)


def _unknowns(beliefs: Beliefs, athlete: Athlete) -> list[Reason]:
    """What the plan does not know, said once."""
    found = [Reason("no_signals"), Reason("muscle_recovery_not_estimated")]
    if not athlete.conditions:
        found.append(Reason("release_needs_conditions"))
    if beliefs.habits.cov[1, 1] > 0 and not any(
        s.rir is not None for lift in list(beliefs.lifts.values())[-40:] for day in lift.recent[:2] for s in day.sets
    ):
        found.append(Reason("no_rir_logged"))
    return found
