"""The last days before a meet or a test: fewer sets, loads kept, and attempts from what the lifts are believed to hold.

``is_taper``, ``tapered``, ``before_event``, ``attempts``. One to two weeks, sets −30 to −70 %, the last heavy squat or deadlift
7–10 days before, the last heavy press 5–7, no stop of more than a week (Travis 2020, 2021; Pritchard 2015: surveys and small
trials; for endurance Bosquet 2007). Attempts are loads that the day's 1RM reaches with 95, 90 and 50 %. Grade: expert; the loads
weak, as the strength filter.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.athlete import Athlete, Event
from hormesis.domain.evidence import Estimate, Reason, Value
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import LoadMeaning, Pattern
from hormesis.domain.training import PlannedSet
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.capacity import Capacity, capacity_of, own_kg_of
from hormesis.planning.deload import sets_kept
from hormesis.planning.exercise import Prescription, grid_of
from hormesis.planning.meet import MEET_LIFTS
from hormesis.safety.effort import effort_limits

__all__ = ["attempts", "before_event", "is_taper", "tapered"]

_EVIDENCE = ("travis-2020", "bosquet-2007")
_SLOW = (Pattern.SQUAT, Pattern.HINGE)
_MEET_STEP_KG = 2.5
_CHANCES = (("first", 1.6449), ("second", 1.2816), ("third", 0.0))
_Z80 = 1.2816
_LATELY_DAYS = 56
_MOST_LIFTS = 4
_LIGHT_REPS, _LIGHT_RIR, _LIGHT_CUT = 3, 4.0, 0.85
_LONGEST_STOP = 7
_OF_THE_PLAN = ("forecast", "same_scheme")

PageOf = Callable[[str], Page | None]


def is_taper(event: Event | None, on: date) -> bool:
    """Whether ``on`` is one of the last days before an event."""
    return event is not None and 0 < (event.day - on).days <= c.TAPER_DAYS[event.type].value


def tapered(done: Sequence[Prescription], event: Event, on: date) -> tuple[list[Prescription], Reason]:
    """The day's exercises in the taper, and why. No load rises, and no set is added."""
    days = (event.day - on).days
    share = c.TAPER_SETS_LAST.value + c.TAPER_SETS_SLOPE.value * min(days - 1, 13) / 13
    counts = [len(one.planned.sets) for one in done]
    kept = sets_kept(counts, share, min(share + 0.1, c.TAPER_SETS_MOST.value))
    made = [_fewer(one, count, days) for one, count in zip(done, kept, strict=True)]
    values: dict[str, Value] = {"days": days, "event": event.type, "date": event.day.isoformat()}
    return made, Reason("taper", {**values, "sets": sum(kept), "planned": sum(counts)}, _EVIDENCE)


def before_event(
    beliefs: Beliefs, athlete: Athlete, on: date, page_of: PageOf, warned: bool = False
) -> tuple[Reason, ...] | None:
    """What is said on the day of an event and on its eve, when there is no training; None on other days.

    On an eve that ends more than a week without training there is some after all. ``warned``: there is a sign that should be
    looked at first.
    """
    event = athlete.event
    days = (event.day - on).days if event is not None else -1
    if event is None or days not in (0, 1):
        return None
    last = beliefs.split.done[-1].ordinal if beliefs.split.done else 0
    if days == 1 and event.day.toordinal() - last > _LONGEST_STOP:
        return None
    code = "event_day" if days == 0 else "event_eve"
    return (Reason(code, {"event": event.type}), *attempts(beliefs, athlete, on, page_of, warned))


def attempts(beliefs: Beliefs, athlete: Athlete, on: date, page_of: PageOf, warned: bool = False) -> list[Reason]:
    """Three attempts for each lift of the event, rounded down to what can be loaded, with their chances; none for who should not
    test a maximum."""
    event = athlete.event
    if event is None:
        return []
    if effort_limits(athlete, on).no_heavy_tests:
        return [Reason("no_attempts_limits")]
    if athlete.pains or warned:
        return [Reason("no_attempts_now")]
    found = []
    for lift in _lifts_of(event, beliefs, page_of, on):
        page = page_of(lift.exercise or "")
        capacity = capacity_of(beliefs, lift, page, own_kg_of(page, beliefs.body_mass_kg), event.day)
        if capacity is not None and (page is None or page.load_meaning is not LoadMeaning.ASSISTANCE):
            found += _attempts(lift, capacity, event, grid_of(athlete, lift, page))
    return found or [Reason("attempts_unknown")]


def _attempts(lift: LiftBelief, capacity: Capacity, event: Event, grid: LoadGrid) -> list[Reason]:
    mean, sd = _on_the_day(capacity)
    values: dict[str, Value] = {"exercise": lift.name, "heaviest_kg": lift.heaviest_kg}
    values |= {key: round(math.exp(mean + z * sd) - capacity.own_kg, 1) for key, z in (("low_kg", -_Z80), ("high_kg", _Z80))}
    for name, z in _CHANCES:
        safe_kg = math.exp(mean - z * sd) - capacity.own_kg
        load_kg = _MEET_STEP_KG * math.floor(safe_kg / _MEET_STEP_KG) if event.type == "meet" else grid.floor(safe_kg)
        if not load_kg or load_kg <= 0:
            return []
        chance = 0.5 * math.erfc((math.log(load_kg + capacity.own_kg) - mean) / sd / math.sqrt(2))
        values |= {f"{name}_kg": load_kg, f"{name}_percent": min(round(100 * chance), 99)}
    return [Reason("attempts", values, _EVIDENCE[:1])]


def _on_the_day(capacity: Capacity) -> tuple[float, float]:
    """ln of the 1RM (kg moved) on the day, and its SD: the belief, the day's form, and how far singles lie from the training."""
    s = capacity.strength
    return s.log_1rm, math.sqrt(s.log_1rm_sd**2 + c.DAY_SD.value**2 + c.CURVE_FAR_SD.value**2)


def _lifts_of(event: Event, beliefs: Beliefs, page_of: PageOf, on: date) -> list[LiftBelief]:
    """The lifts of an event: those named, else those of a meet, else the compound lifts trained most of late."""
    known = [lift for lift in beliefs.lifts.values() if lift.strength is not None and lift.recent]
    wanted = tuple((slug,) for slug in event.lifts) or (MEET_LIFTS if event.type == "meet" else ())
    if wanted:
        return [max(same, key=lambda one: one.recent[0].ordinal) for slugs in wanted if (same := _named(known, slugs))]
    lately = [lift for lift in known if on.toordinal() - lift.recent[0].ordinal <= _LATELY_DAYS]
    main = [lift for lift in lately if (page := page_of(lift.exercise or "")) is not None and page.category == "compound"]
    return sorted(main, key=lambda one: (-one.days, one.name))[:_MOST_LIFTS]


def _named(lifts: Sequence[LiftBelief], slugs: Sequence[str]) -> list[LiftBelief]:
    return [lift for lift in lifts if lift.exercise in slugs or lift.name in slugs]


def _fewer(one: Prescription, count: int, days: int) -> Prescription:
    planned = one.planned
    first = sorted(sorted(range(len(planned.sets)), key=lambda i: (-(planned.sets[i].load_kg or 0.0), i))[:count])
    sets = tuple(planned.sets[i] for i in first)
    slow = one.page is not None and one.page.pattern in _SLOW
    last, soonest = (10, 7) if slow else (7, 5)
    values: dict[str, Value] = {"sets": count, "planned": len(planned.sets), "last": last, "soonest": soonest}
    said = list(planned.why)
    if days < soonest:
        sets = tuple(_light(s, one) for s in sets)
        said = [why for why in said if why.code not in (*_OF_THE_PLAN, "top_single")]
        code = "taper_light"
    else:
        code = "taper_heavy" if days <= last else "taper_sets"
    return replace(one, planned=replace(planned, sets=sets, why=(Reason(code, values), *said)))


def _light(one: PlannedSet, of: Prescription) -> PlannedSet:
    """A short, easy set: at most 75 % of the 1RM (85 % of the planned load where that is not known), three reps, four left."""
    load_kg = one.load_kg
    helped = of.page is not None and of.page.load_meaning is LoadMeaning.ASSISTANCE
    if load_kg and not helped:
        known = of.planned.e1rm
        most = c.TAPER_LIGHT.value * known.value if isinstance(known, Estimate) else _LIGHT_CUT * load_kg
        load_kg = min(load_kg, of.grid.floor(most) or load_kg)
    reps = None if one.reps is None else min(one.reps, _LIGHT_REPS)
    rir = None if one.rir is None else max(one.rir, _LIGHT_RIR)
    return replace(one, load_kg=load_kg, reps=reps, rir=rir, answers=())
