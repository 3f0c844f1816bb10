"""Today's workout in closed form: the athlete's own next workout, each lift prescribed, warmed up for and fitted to the time.

The same beliefs, athlete and date give the same plan, byte for byte.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.training import TodayPlan, WarmUpItem
from hormesis.estimation.form import UNKNOWN, Form
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.split import Split, WorkoutDone
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.due_release import Foresee, due_regions, nothing_foreseen
from hormesis.planning.duration import fit_into, minutes_of, pace_of
from hormesis.planning.easing import easing_of
from hormesis.planning.exercise import Prescription
from hormesis.planning.finish import finished
from hormesis.planning.flagged import NO_FLAGS, Flags
from hormesis.planning.lifts_today import PageOf, lifts_today, page_of_lift
from hormesis.planning.release import ReleasePlan, release_for
from hormesis.planning.standing import StandingDay, as_choice, missed_reason
from hormesis.planning.standing_in import at_hand
from hormesis.planning.supersets import arranged, paired_reason, pairs_today
from hormesis.planning.swap import NO_SWAPS
from hormesis.planning.taper import before_event
from hormesis.planning.warmup import warm_up_for
from hormesis.planning.workout_choice import Choice, choose_workout, is_rest_day
from hormesis.safety.conditions import cautions, rests_for_condition
from hormesis.safety.limitations import ruled_out

__all__ = ["plan_today"]

_SEARCH_DAYS = 14
_BRIEF_MIN = 25


def plan_today(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    page_of: PageOf,
    pages: Iterable[Page],
    minutes: int | None = None,
    form: Form = UNKNOWN,
    foresee: Foresee = nothing_foreseen,
    flags: Flags = NO_FLAGS,
    standing: StandingDay | None = None,
    busy: Collection[str] = (),
    swaps: Mapping[str, str] = NO_SWAPS,
) -> TodayPlan:
    """The plan for the day ``on`` from beliefs that end before it and the morning's ``form``. ``pages`` are those from which
    drills may be taken.

    ``minutes`` bounds the workout: sets go first, then the last exercises, and the plan says so. ``standing`` is the day as the
    standing week has it, followed as the morning allows; without one the athlete's own log is. ``busy``: pages that must wait;
    ``swaps``: what the athlete does instead of a page.
    """

    def pattern_of(name: str) -> str:
        page = page_of_lift(beliefs.lifts.get(name), page_of)
        return str(page.pattern) if page is not None else name

    choice = as_choice(standing) if standing is not None else choose_workout(beliefs.split, on, pattern_of)
    if choice is None:
        return TodayPlan(on, None, (), (), None, None, (Reason("no_workouts"),), flags.reasons)
    easing = easing_of(form, beliefs.worth)
    unknowns = [*easing.why, *_unknowns(beliefs, athlete)]
    everything = list(pages)
    if flags.stop:
        return TodayPlan(on, None, (), (), None, None, (Reason("no_training"), *unknowns), flags.reasons)
    stop = Reason("ill_rest") if athlete.ill or athlete.is_recovering(on) else rests_for_condition(athlete)
    if stop is not None:
        return TodayPlan(on, None, (), (), None, None, (Reason("no_training"), *unknowns), (*flags.reasons, stop))
    event = before_event(beliefs, athlete, on, page_of, bool(flags.reasons))
    if event is not None:
        return TodayPlan(on, None, (), (), None, None, (*event, *unknowns), flags.reasons)
    if not standing.lifts if standing is not None else is_rest_day(beliefs.split, on):
        after = _after(standing) if standing is not None else _next_workout(beliefs.split, on, pattern_of)
        release = _release(beliefs, athlete, form, everything, on, (), foresee, flags)
        why = (*_rest_because(standing, on), *release.why, *unknowns)
        return TodayPlan(on, None, (), (), None, after, why, (*flags.reasons, *release.safety), release.items)
    found = lifts_today(beliefs, athlete, choice, on, page_of, everything, easing, bool(flags.reasons), standing, busy, swaps)
    limit = minutes if minutes is not None else athlete.profile.workout_min
    there = NO_EQUIPMENT | at_hand(beliefs, athlete, everything, on)
    drills = [p for p in everything if set(p.equipment) <= there and ruled_out(p, p.name, athlete, on) is None]
    wary = {one.region for one in athlete.limitations} | {one.region for one in athlete.pain_log}
    pace = pace_of(beliefs.split)
    patterns = _patterns_of(found.done)
    brief = limit is not None and limit < _BRIEF_MIN
    release = _release(beliefs, athlete, form, everything, on, patterns, foresee, flags, brief)

    def warm_up(done: Sequence[Prescription]) -> list[WarmUpItem]:
        first = release.left_for(_patterns_of(done), page_of).before_training
        taken = {item.exercise for item in first}
        return [*first, *warm_up_for(done, [p for p in drills if p.slug not in taken], found.own_raise, wary)]

    is_short = limit is not None and minutes_of(found.done, warm_up(found.done), pace) > limit
    pairs = pairs_today(found.done, athlete, on, standing.pairs if standing is not None else (), is_short)
    fitted = fit_into(found.done, limit, warm_up, pace, lambda done: arranged(done, pairs))
    names = {one.planned.name for one in fitted.done}
    in_turn = paired_reason([one for one in found.done if one.planned.name in names], pairs, pace)
    after_today = beliefs.split.add(WorkoutDone(on.toordinal(), choice.name, choice.lifts, None))
    return TodayPlan(
        date=on,
        workout=choice.name or None,
        warm_up=tuple(fitted.warm_up),
        work=tuple(finished(one, athlete.gym) for one in fitted.done),
        minutes=minutes_of(fitted.done, fitted.warm_up, pace) if fitted.done else None,
        next_workout=_after(standing) if standing is not None else _next_workout(after_today, on, pattern_of),
        why=(_chosen_because(choice, on, standing), *found.why, *in_turn, *fitted.why, *release.why, *unknowns),
        safety=(*flags.reasons, *_gate(athlete), *cautions(athlete), *found.safety, *release.safety),
        release=release.left_for(_patterns_of(fitted.done), page_of).items,
    )


def _patterns_of(done: Iterable[Prescription]) -> list[str]:
    return [str(one.page.pattern) for one in done if one.page is not None]


def _release(
    beliefs: Beliefs,
    athlete: Athlete,
    form: Form,
    pages: Sequence[Page],
    on: date,
    patterns: Sequence[str],
    foresee: Foresee,
    flags: Flags,
    brief: bool = False,
) -> ReleasePlan:
    if flags.reasons:
        return ReleasePlan()
    dues = due_regions(athlete, form, beliefs.volumes, foresee, on.toordinal(), patterns)
    return release_for(dues, athlete, form, pages, on, patterns, brief)


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


def _after(standing: StandingDay) -> dict[str, str] | None:
    return {"date": standing.after[0].isoformat(), "workout": standing.after[1]} if standing.after is not None else None


def _rest_because(standing: StandingDay | None, on: date) -> list[Reason]:
    if standing is None:
        return [Reason("rest_day", {"weekday": on.isoweekday()})]
    return [Reason("rest_from_week", {"made": standing.made.isoformat()}), *missed_reason(standing)]


def _chosen_because(choice: Choice, on: date, standing: StandingDay | None = None) -> Reason:
    if standing is not None:
        code = "workout_from_week" if choice.name else "unnamed_from_week"
        return Reason(code, {"made": standing.made.isoformat(), "workout": choice.name})
    if not choice.tried:
        return Reason("workout_first")
    values: dict[str, str | int] = {
        "workout": choice.name,
        "hit_percent": round(100 * choice.hit),
        "tried": choice.tried,
        "weekday": on.isoweekday(),
    }
    named = choice.name or choice.rule == "due"
    return Reason(f"workout_by_{choice.rule}" if named else f"unnamed_by_{choice.rule}", values)


def _gate(athlete: Athlete) -> list[Reason]:
    """Before anybody has been asked about their health, that is said first."""
    return [] if athlete.conditions else [Reason("gate_unanswered")]


def _unknowns(beliefs: Beliefs, athlete: Athlete) -> list[Reason]:
    """What the plan does not know, said once."""
    found = []
    if not beliefs.muscles.bouts:
        found.append(Reason("muscles_unknown"))
    if not athlete.conditions:
        found.append(Reason("release_needs_conditions"))
    if not _knows_rir(list(beliefs.lifts.values())[-40:]):
        found.append(Reason("no_rir_logged"))
    return found


def _knows_rir(lifts: Sequence[LiftBelief]) -> bool:
    return any(s.rir is not None for lift in lifts for day in lift.recent[:2] for s in day.sets)
