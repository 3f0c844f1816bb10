"""Today's workout in closed form: the athlete's own next workout, each lift prescribed, warmed up for and fitted to the time.

The same beliefs, athlete and date give the same plan, byte for byte.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from hormesis.planning.lifts_today import Chosen, PageOf, lifts_today, page_of_lift
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

    day = _Day(beliefs, athlete, on, page_of, list(pages), form, foresee, flags, standing)
    choice = as_choice(standing) if standing is not None else choose_workout(beliefs.split, on, day.pattern_of)
    if choice is None:
        return _without_work(day, [Reason("no_workouts")])
    easing = easing_of(form, beliefs.worth)
    unknowns = [*easing.why, *_unknowns(beliefs, athlete)]
    barred = _barred(day, unknowns)
    if barred is not None:
        return barred
    if not standing.lifts if standing is not None else is_rest_day(beliefs.split, on):
        return _rest(day, unknowns)
    found = lifts_today(beliefs, athlete, choice, on, page_of, day.pages, easing, bool(flags.reasons), standing, busy, swaps)
    return _training(day, choice, found, minutes if minutes is not None else athlete.profile.workout_min, unknowns)


@dataclass(frozen=True, slots=True)
class _Day:
    """What every kind of day is planned from."""

    beliefs: Beliefs
    athlete: Athlete
    on: date
    page_of: PageOf
    pages: Sequence[Page]
    form: Form
    foresee: Foresee
    flags: Flags
    standing: StandingDay | None

    def pattern_of(self, name: str) -> str:
        """The movement of a lift of the log, by which lifts stand in for each other; its own name where no page says it."""
        page = page_of_lift(self.beliefs.lifts.get(name), self.page_of)
        return str(page.pattern) if page is not None else name

    def next_after(self, split: Split) -> dict[str, str] | None:
        """The next training day: that of the standing week, else what the log's own split would do after ``split``."""
        return _after(self.standing) if self.standing is not None else _next_workout(split, self.on, self.pattern_of)

    def release(self, patterns: Sequence[str], brief: bool = False) -> ReleasePlan:
        """The release work that is due on a day which trains these patterns; none where a red flag stands."""
        if self.flags.reasons:
            return ReleasePlan()
        dues = due_regions(self.athlete, self.form, self.beliefs.volumes, self.foresee, self.on.toordinal(), patterns)
        return release_for(dues, self.athlete, self.form, self.pages, self.on, patterns, brief)


def _without_work(day: _Day, why: Iterable[Reason], safety: Iterable[Reason] = ()) -> TodayPlan:
    return TodayPlan(day.on, None, (), (), None, None, tuple(why), (*day.flags.reasons, *safety))


def _barred(day: _Day, unknowns: Sequence[Reason]) -> TodayPlan | None:
    """The plan of a day on which nobody should train: a red flag, an illness, a condition, or an event that is rested for."""
    if day.flags.stop:
        return _without_work(day, [Reason("no_training"), *unknowns])
    is_ill = day.athlete.ill or day.athlete.is_recovering(day.on)
    stop = Reason("ill_rest") if is_ill else rests_for_condition(day.athlete)
    if stop is not None:
        return _without_work(day, [Reason("no_training"), *unknowns], [stop])
    event = before_event(day.beliefs, day.athlete, day.on, day.page_of, bool(day.flags.reasons))
    return _without_work(day, [*event, *unknowns]) if event is not None else None


def _rest(day: _Day, unknowns: Sequence[Reason]) -> TodayPlan:
    """The plan of a day without lifts: release work alone, and when training goes on."""
    release = day.release(())
    return replace(
        _without_work(day, [*_rest_because(day.standing, day.on), *release.why, *unknowns], release.safety),
        next_workout=day.next_after(day.beliefs.split),
        release=release.items,
    )


def _training(day: _Day, choice: Choice, found: Chosen, limit: int | None, unknowns: Sequence[Reason]) -> TodayPlan:
    """The plan of these lifts: warmed up for, in turn where they are paired, and fitted into ``limit`` minutes."""
    athlete, standing = day.athlete, day.standing
    there = NO_EQUIPMENT | at_hand(day.beliefs, athlete, day.pages, day.on)
    drills = [p for p in day.pages if set(p.equipment) <= there and ruled_out(p, p.name, athlete, day.on) is None]
    wary = {one.region for one in athlete.limitations} | {one.region for one in athlete.pain_log}
    pace = pace_of(day.beliefs.split)
    release = day.release(_patterns_of(found.done), brief=limit is not None and limit < _BRIEF_MIN)

    def warm_up(done: Sequence[Prescription]) -> list[WarmUpItem]:
        first = release.left_for(_patterns_of(done), day.page_of).before_training
        taken = {item.exercise for item in first}
        return [*first, *warm_up_for(done, [p for p in drills if p.slug not in taken], found.own_raise, wary)]

    is_short = limit is not None and minutes_of(found.done, warm_up(found.done), pace) > limit
    pairs = pairs_today(found.done, athlete, day.on, standing.pairs if standing is not None else (), is_short)
    fitted = fit_into(found.done, limit, warm_up, pace, lambda done: arranged(done, pairs))
    names = {one.planned.name for one in fitted.done}
    in_turn = paired_reason([one for one in found.done if one.planned.name in names], pairs, pace)
    return TodayPlan(
        date=day.on,
        workout=choice.name or None,
        warm_up=tuple(fitted.warm_up),
        work=tuple(finished(one, athlete.gym) for one in fitted.done),
        minutes=minutes_of(fitted.done, fitted.warm_up, pace) if fitted.done else None,
        next_workout=day.next_after(day.beliefs.split.add(WorkoutDone(day.on.toordinal(), choice.name, choice.lifts, None))),
        why=(_chosen_because(choice, day.on, standing), *found.why, *in_turn, *fitted.why, *release.why, *unknowns),
        safety=(*day.flags.reasons, *_gate(athlete), *cautions(athlete), *found.safety, *release.safety),
        release=release.left_for(_patterns_of(fitted.done), day.page_of).items,
    )


def _patterns_of(done: Iterable[Prescription]) -> list[str]:
    return [str(one.page.pattern) for one in done if one.page is not None]


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
