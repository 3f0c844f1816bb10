"""What becomes of a workout's lifts today: prescribed, stood in for, eased, or left for another day. ``lifts_today``."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import Kind
from hormesis.domain.training import WarmUpItem
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.muscles import Muscles, MuscleState
from hormesis.estimation.split import Split
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.bounded import bounded
from hormesis.planning.deload import deload_reason, deloaded, nudge
from hormesis.planning.easing import Easing, eased
from hormesis.planning.exercise import Context, Prescription, prescribe
from hormesis.planning.finish import settled
from hormesis.planning.mesocycle import block_on, is_amrap_due, with_amrap
from hormesis.planning.new_exercise import new_exercise
from hormesis.planning.order import in_order
from hormesis.planning.standing import StandingDay, with_missed, with_planned_sets
from hormesis.planning.standing_in import stand_in
from hormesis.planning.swap import NO_SWAPS, swapped
from hormesis.planning.taper import is_taper, tapered
from hormesis.planning.workout_choice import Choice
from hormesis.safety.effort import effort_limits
from hormesis.safety.limitations import ruled_out
from hormesis.safety.pain import held_by_pain
from hormesis.safety.remembered_pain import remembered_pain

__all__ = ["Chosen", "PageOf", "lifts_today", "page_of_lift"]

_CARDIO_S = 180
_RAISE_S = (180, 600)
_MAIN_LIFTS = 2

PageOf = Callable[[str], Page | None]


@dataclass(slots=True)
class Chosen:
    """What becomes of the workout's lifts, gathered in their order."""

    done: list[Prescription] = field(default_factory=list)
    safety: list[Reason] = field(default_factory=list)
    why: list[Reason] = field(default_factory=list)
    own_raise: WarmUpItem | None = None
    not_planned: list[str] = field(default_factory=list)


def lifts_today(
    beliefs: Beliefs,
    athlete: Athlete,
    choice: Choice,
    on: date,
    page_of: PageOf,
    pages: Sequence[Page],
    easing: Easing,
    hold: bool = False,
    standing: StandingDay | None = None,
    busy: Collection[str] = (),
    swaps: Mapping[str, str] = NO_SWAPS,
) -> Chosen:
    """The lifts of the chosen workout as they are done on ``on``; ``pages`` are those from which a stand-in may come. ``hold``:
    no load may rise. ``standing``: the day of the week that the workout is from; ``busy``: pages whose stations are taken;
    ``swaps``: what the athlete does instead of a page, by its slug."""
    limits = effort_limits(athlete, on)
    asked = _Asked(choice, on, hold or limits.held, standing, frozenset(busy), swaps)
    found = _prescriptions(beliefs, athlete, asked, page_of, pages)
    found.done, moved = in_order([bounded(one, limits) for one in found.done])
    found.why += moved
    found.safety += limits.why
    if standing is not None:
        found.done, why_missed = with_missed(with_planned_sets(found.done, standing), standing)
        found.why += why_missed
    as_usual = {one.planned.name: one for one in found.done}
    due = beliefs.easier.on(on.toordinal())
    if athlete.event is not None and is_taper(athlete.event, on):
        found.done, why = tapered(found.done, athlete.event, on)
        found.why.append(why)
    elif due is not None:
        found.done, easing = deloaded(found.done), Easing(why=easing.why)
        found.why.append(deload_reason(due))
    if athlete.travelling:
        named = athlete.gym.name if athlete.gym is not None else ""
        found.why.append(Reason("travelling", {"gym": named}) if named else Reason("travelling_somewhere"))
    found.why += [said for said in [nudge(beliefs, athlete.profile, on)] if said is not None]
    eased_off = easing != Easing(why=easing.why) or due is not None or (athlete.event is not None and is_taper(athlete.event, on))
    found = _eased(found, easing, beliefs.muscles, on)
    found.done = [settled(one, as_usual.get(one.planned.name)) for one in found.done]
    blocks = block_on(athlete, beliefs.easier, on) is not None
    if blocks and not (eased_off or hold or limits.why or athlete.pains):
        found.done = _one_to_the_end(found.done, beliefs)
    return found


def _one_to_the_end(done: Sequence[Prescription], beliefs: Beliefs) -> list[Prescription]:
    """The lifts, the first that is due for it with its last set to the end."""
    for i, one in enumerate(done):
        lift = beliefs.lifts.get(one.planned.name)
        ready = lift is not None and is_amrap_due(lift, one.page) and not one.planned.why[0].code.startswith("return")
        ended = with_amrap(one.planned.sets) if ready else None
        if ended is not None:
            sets, why = ended
            made = replace(one, planned=replace(one.planned, sets=sets, why=(*one.planned.why[:1], why, *one.planned.why[1:])))
            return [*done[:i], made, *done[i + 1 :]]
    return list(done)


def page_of_lift(lift: LiftBelief | None, page_of: PageOf) -> Page | None:
    """The page that a lift's name stands for, if anybody knows."""
    return page_of(lift.exercise) if lift is not None and lift.exercise else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of the day's lifts."""

    choice: Choice
    on: date
    hold: bool
    standing: StandingDay | None
    busy: frozenset[str]
    swaps: Mapping[str, str] = field(default_factory=dict)

    def page(self, name: str, lift: LiftBelief | None, page_of: PageOf) -> Page | None:
        """The page of a lift, or of one that the week has and the log does not."""
        planned = self.standing.lift(name) if self.standing is not None and lift is None else None
        return page_of(planned.exercise) if planned is not None and planned.exercise else page_of_lift(lift, page_of)


def _forbidden(page: Page | None, name: str, beliefs: Beliefs, athlete: Athlete, asked: _Asked) -> Reason | None:
    found = ruled_out(page, name, athlete, asked.on)
    if found is None and page is not None:
        found = remembered_pain(page, name, athlete, _days_done(beliefs.split, name))
    if found is None and page is not None and page.slug in asked.busy:
        return Reason("station_busy", {"exercise": name})
    return found


def _prescriptions(beliefs: Beliefs, athlete: Athlete, asked: _Asked, page_of: PageOf, pages: Sequence[Page]) -> Chosen:
    found = Chosen()
    choice, on, hold = asked.choice, asked.on, asked.hold
    waiting: list[tuple[int, Page, Reason, int]] = []
    for name, usual_sets in choice.lifts:
        lift = beliefs.lifts.get(name)
        page = asked.page(name, lift, page_of)
        if lift is None and page is None:
            continue
        if page is not None and _swap(found, page, beliefs, athlete, asked, usual_sets, page_of):
            continue
        forbidden = _forbidden(page, name, beliefs, athlete, asked)
        if forbidden is not None:
            (found.why if forbidden.code == "station_busy" else found.safety).append(forbidden)
            if page is not None and page.kind in (Kind.STRENGTH, Kind.POWER):
                waiting.append((len(found.done), page, forbidden, usual_sets))
        elif lift is None:
            found.done += [new_exercise(page, on)] if page is not None else []
        elif _is_cardio(lift, page):
            _add_cardio(found, lift, page)
        elif page is not None and page.kind not in (Kind.STRENGTH, Kind.POWER):
            found.not_planned.append(name)
        else:
            held = held_by_pain(page, name, athlete)
            made = prescribe(beliefs, athlete, lift, page, Context(choice.name, usual_sets, on, hold or held is not None))
            if made is None:
                found.why.append(Reason("nothing_to_go_on", {"exercise": name}))
            else:
                found.done.append(made)
                found.safety += [held] if held is not None else []
    _stand_in(found, waiting, beliefs, athlete, choice, on, pages, hold)
    if found.not_planned:
        found.why.append(Reason("not_planned", {"exercises": tuple(found.not_planned)}))
    return found


def _swap(found: Chosen, page: Page, beliefs: Beliefs, athlete: Athlete, asked: _Asked, usual_sets: int, page_of: PageOf) -> bool:
    """Whether the athlete's own choice is done in the place of ``page``."""
    to = page_of(asked.swaps.get(page.slug, ""))
    if to is None or to.kind not in (Kind.STRENGTH, Kind.POWER):
        return False
    made = swapped(page, to, beliefs, athlete, Context(asked.choice.name, usual_sets, asked.on, asked.hold))
    if isinstance(made, Reason):
        found.safety.append(made)
        return False
    found.done.append(made)
    return True


def _stand_in(
    found: Chosen,
    waiting: Sequence[tuple[int, Page, Reason, int]],
    beliefs: Beliefs,
    athlete: Athlete,
    choice: Choice,
    on: date,
    pages: Sequence[Page],
    hold: bool,
) -> None:
    """Puts something else in the place of each lift that must wait, where something serves."""
    taken = {one.planned.exercise for one in found.done if one.planned.exercise}
    for ahead, (place, page, forbidden, usual_sets) in enumerate(waiting):
        day = Context(choice.name, usual_sets, on, hold)
        made = stand_in(page, forbidden, beliefs, athlete, day, pages, taken)
        if made is not None and made.planned.exercise:
            taken.add(made.planned.exercise)
            why = (Reason("stands_in", {"exercise": page.name}), *made.planned.why)
            found.done.insert(place + ahead, replace(made, planned=replace(made.planned, why=why)))


def _days_done(split: Split, name: str) -> list[int]:
    return [done.ordinal for done in split.done if any(lift == name for lift, _ in done.lifts)]


def _eased(found: Chosen, easing: Easing, muscles: Muscles, on: date) -> Chosen:
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
    if pace.n < c.RECOVERY_PAIRS_NEEDED.value:
        return Reason("pace_unknown", {"pairs": pace.n, "needed": int(c.RECOVERY_PAIRS_NEEDED.value)})
    if not pace.is_told:
        return Reason("pace_too_regular")
    low, high = pace.interval()
    return Reason("pace_learnt", {"pace": round(pace.mean_pace, 2), "low": low, "high": high})


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


def _add_cardio(found: Chosen, lift: LiftBelief, page: Page | None) -> None:
    """Cardio at the start of a workout is how this athlete gets warm; later it is theirs to keep, and said."""
    if found.done or found.own_raise is not None:
        found.not_planned.append(lift.name)
        return
    seconds = max((s.duration_s or 0.0 for s in lift.recent[0].sets), default=0.0) or _RAISE_S[0]
    slug = page.slug if page is not None else None
    found.own_raise = WarmUpItem("raise", slug, lift.name, duration_s=int(min(max(seconds, _RAISE_S[0]), _RAISE_S[1])))
