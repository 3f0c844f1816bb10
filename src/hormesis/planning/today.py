"""Today's workout in closed form: the athlete's own next workout, each lift prescribed, warmed up for and fitted to the time.

The same beliefs, athlete and date give the same plan, byte for byte.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import Kind
from hormesis.domain.training import TodayPlan, WarmUpItem
from hormesis.estimation.form import UNKNOWN, Form
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.muscles import Muscles, MuscleState
from hormesis.estimation.split import Split, WorkoutDone
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.due_release import Foresee, due_regions, nothing_foreseen
from hormesis.planning.duration import fit_into, minutes_of, pace_of
from hormesis.planning.easing import Easing, eased, easing_of
from hormesis.planning.exercise import Context, Prescription, prescribe
from hormesis.planning.release import ReleasePlan, release_for
from hormesis.planning.warmup import warm_up_for
from hormesis.planning.workout_choice import Choice, choose_workout, is_rest_day
from hormesis.safety.conditions import cautions, rests_for_condition
from hormesis.safety.limitations import ruled_out
from hormesis.safety.pain import held_by_pain

__all__ = ["plan_today"]

_SEARCH_DAYS = 14
_CARDIO_S = 180
_RAISE_S = (180, 600)
_MAIN_LIFTS = 2
_BRIEF_MIN = 25

PageOf = Callable[[str], Page | None]


@dataclass(slots=True)
class _Chosen:
    """What becomes of the workout's lifts, gathered in their order."""

    done: list[Prescription] = field(default_factory=list)
    safety: list[Reason] = field(default_factory=list)
    why: list[Reason] = field(default_factory=list)
    own_raise: WarmUpItem | None = None
    not_planned: list[str] = field(default_factory=list)


def plan_today(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    page_of: PageOf,
    pages: Iterable[Page],
    minutes: int | None = None,
    form: Form = UNKNOWN,
    foresee: Foresee = nothing_foreseen,
) -> TodayPlan:
    """The plan for the day ``on`` from beliefs that end before it and the morning's ``form``. ``pages`` are those from which
    drills may be taken.

    ``minutes`` bounds the workout: sets go first, then the last exercises, and the plan says so.
    """

    def pattern_of(name: str) -> str:
        page = _page(beliefs.lifts.get(name), page_of)
        return str(page.pattern) if page is not None else name

    choice = choose_workout(beliefs.split, on, pattern_of)
    if choice is None:
        return TodayPlan(on, None, (), (), None, None, (Reason("no_workouts"),), ())
    easing = easing_of(form, beliefs.worth)
    unknowns = [*easing.why, *_unknowns(beliefs, athlete)]
    everything = list(pages)
    stop = Reason("ill_rest") if athlete.ill else rests_for_condition(athlete)
    if stop is not None:
        return TodayPlan(on, None, (), (), None, None, (Reason("no_training"), *unknowns), (stop,))
    if is_rest_day(beliefs.split, on):
        after = _next_workout(beliefs.split, on, pattern_of)
        release = _release(beliefs, athlete, form, everything, on, (), foresee)
        why = (Reason("rest_day", {"weekday": on.isoweekday()}), *release.why, *unknowns)
        return TodayPlan(on, None, (), (), None, after, why, release.safety, release.items)
    found = _eased(_prescriptions(beliefs, athlete, choice, on, page_of), easing, beliefs.muscles, on)
    limit = minutes if minutes is not None else athlete.profile.workout_min
    drills = [p for p in everything if ruled_out(p, p.name, athlete, on) is None]
    pace = pace_of(beliefs.split)
    patterns = [str(one.page.pattern) for one in found.done if one.page is not None]
    brief = limit is not None and limit < _BRIEF_MIN
    release = _release(beliefs, athlete, form, everything, on, patterns, foresee, brief)
    fitted = fit_into(found.done, limit, lambda done: [*_before(release), *warm_up_for(done, drills, found.own_raise)], pace)
    after_today = beliefs.split.add(WorkoutDone(on.toordinal(), choice.name, choice.lifts, None))
    return TodayPlan(
        date=on,
        workout=choice.name or None,
        warm_up=tuple(fitted.warm_up),
        work=tuple(one.planned for one in fitted.done),
        minutes=minutes_of(fitted.done, fitted.warm_up, pace) if fitted.done else None,
        next_workout=_next_workout(after_today, on, pattern_of),
        why=(_chosen_because(choice, on), *found.why, *fitted.why, *release.why, *unknowns),
        safety=(*cautions(athlete), *found.safety, *release.safety),
        release=release.items,
    )


def _page(lift: LiftBelief | None, page_of: PageOf) -> Page | None:
    return page_of(lift.exercise) if lift is not None and lift.exercise else None


def _prescriptions(beliefs: Beliefs, athlete: Athlete, choice: Choice, on: date, page_of: PageOf) -> _Chosen:
    found = _Chosen()
    for name, usual_sets in choice.lifts:
        lift = beliefs.lifts.get(name)
        if lift is None:
            continue
        page = _page(lift, page_of)
        forbidden = ruled_out(page, name, athlete, on)
        if forbidden is not None:
            found.safety.append(forbidden)
        elif _is_cardio(lift, page):
            _add_cardio(found, lift, page)
        elif page is not None and page.kind not in (Kind.STRENGTH, Kind.POWER):
            found.not_planned.append(name)
        else:
            held = held_by_pain(page, name, athlete)
            made = prescribe(beliefs, athlete, lift, page, Context(choice.name, usual_sets, on, held is not None))
            if made is None:
                found.why.append(Reason("nothing_to_go_on", {"exercise": name}))
            else:
                found.done.append(made)
                found.safety += [held] if held is not None else []
    if found.not_planned:
        found.why.append(Reason("not_planned", {"exercises": tuple(found.not_planned)}))
    return found


def _eased(found: _Chosen, easing: Easing, muscles: Muscles, on: date) -> _Chosen:
    """The lifts as they are done today: what the day and tired muscles take off, and what has to wait for them."""
    hour = muscles.training_hour(on)
    done = []
    main = [one.planned.name for one in found.done if one.page is not None and one.page.category == "compound"][:_MAIN_LIFTS]
    for one in found.done:
        tired = _most_tired(one.page, muscles, hour)
        made = eased(one, easing, one.planned.name not in main, tired[1].fatigue if tired else 0.0)
        if made is not None:
            done.append(made)
        elif tired is not None:
            group, state = tired
            values: dict[str, Value] = {"exercise": one.planned.name, "group": str(group)}
            values |= {"percent": round(100 * state.fatigue), "hours": round(state.ready_in_h)}
            found.why.append(Reason("muscle_not_ready", values))
    if any(why.code == "muscle_tired" for one in done for why in one.planned.why) or len(done) < len(found.done):
        found.why.append(_pace(muscles))
    found.done = done
    return found


def _pace(muscles: Muscles) -> Reason:
    pace = muscles.pace
    if not pace.is_told:
        return Reason("pace_too_regular")
    low, high = pace.interval()
    return Reason("pace_learnt", {"pace": round(pace.mean_pace, 2), "low": low, "high": high})


def _release(
    beliefs: Beliefs,
    athlete: Athlete,
    form: Form,
    pages: Sequence[Page],
    on: date,
    patterns: Sequence[str],
    foresee: Foresee,
    brief: bool = False,
) -> ReleasePlan:
    dues = due_regions(athlete, form, beliefs.volumes, foresee, on.toordinal(), patterns)
    return release_for(dues, athlete, form, pages, on, patterns, brief)


def _before(release: ReleasePlan) -> list[WarmUpItem]:
    """The release work that comes before training: first of all."""
    return [
        WarmUpItem("release", one.exercise, one.name, duration_s=one.duration_s, sets=one.sets * one.sides)
        for one in release.items
        if one.moment == "warm_up"
    ]


def _most_tired(page: Page | None, muscles: Muscles, hour: float) -> tuple[MuscleGroup, MuscleState] | None:
    groups = [group for group, share in page.groups.items() if share >= 1] if page is not None else []
    states = [(group, muscles.state(group, hour)) for group in groups]
    return max(states, key=lambda state: state[1].fatigue, default=None)


def _is_cardio(lift: LiftBelief, page: Page | None) -> bool:
    """Cardio by its page; without one, what was timed for minutes and neither counted nor loaded."""
    if page is not None:
        return page.kind is Kind.CARDIO
    sets = lift.recent[0].sets if lift.recent else ()
    return bool(sets) and all((s.duration_s or 0.0) >= _CARDIO_S and not s.reps and not s.load_kg for s in sets)


def _add_cardio(found: _Chosen, lift: LiftBelief, page: Page | None) -> None:
    """Cardio at the start of a workout is how this athlete gets warm; later it is theirs to keep, and said."""
    if found.done or found.own_raise is not None:
        found.not_planned.append(lift.name)
        return
    seconds = max((s.duration_s or 0.0 for s in lift.recent[0].sets), default=0.0) or _RAISE_S[0]
    slug = page.slug if page is not None else None
    found.own_raise = WarmUpItem("raise", slug, lift.name, duration_s=int(min(max(seconds, _RAISE_S[0]), _RAISE_S[1])))


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
