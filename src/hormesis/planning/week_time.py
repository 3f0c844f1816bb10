"""What the time beyond the week does to it: an event ahead, easier days, blocks. ``eased_day``, ``share_kept``, ``kept_free``,
``said_of_time``, ``reps_kept``, ``rotated``, ``as_if_trained``, ``ended_open``."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hormesis.domain import constants as c
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.estimation.split import WorkoutDone
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.aims import default_range
from hormesis.planning.deload import deload_reason, deloaded, nudge
from hormesis.planning.exercise import Prescription
from hormesis.planning.meet import phase_on, phase_reason
from hormesis.planning.mesocycle import Block, block_on, is_amrap_due, with_amrap
from hormesis.planning.taper import before_event, is_taper, tapered
from hormesis.planning.week_days import TrainingDay
from hormesis.planning.week_model import Option

__all__ = ["as_if_trained", "eased_day", "ended_open", "kept_free", "reps_kept", "rotated", "said_of_time", "share_kept"]

PageOf = Callable[[str], Page | None]

_DELOAD_KEPT = 0.55
_OFF = 1
_TURNS = 3
_TURN_WORTH = 0.5
_WEEK_DAYS = 7


def eased_day(
    beliefs: Beliefs, athlete: Athlete, done: Sequence[Prescription], on: date
) -> tuple[list[Prescription], list[Reason]]:
    """A day's exercises in a taper or in easier days, and why; as they are on other days."""
    if athlete.event is not None and is_taper(athlete.event, on):
        made, why = tapered(done, athlete.event, on)
        return made, [why]
    due = beliefs.easier.on(on.toordinal())
    return (deloaded(done), [deload_reason(due)]) if due is not None else (list(done), [])


def share_kept(beliefs: Beliefs, athlete: Athlete, days: Sequence[date]) -> float:
    """The share of the usual sets that a week with these training days holds, by taper and easier days; 1 in other weeks."""
    shares = []
    for on in days:
        if athlete.event is not None and is_taper(athlete.event, on):
            left = min((athlete.event.day - on).days - 1, 13) / 13
            shares.append(c.TAPER_SETS_LAST.value + c.TAPER_SETS_SLOPE.value * left)
        else:
            shares.append(_DELOAD_KEPT if beliefs.easier.on(on.toordinal()) is not None else 1.0)
    return sum(shares) / len(shares) if shares else 1.0


def kept_free(beliefs: Beliefs, athlete: Athlete, on: date, page_of: PageOf) -> Mapping[date, tuple[Reason, ...]]:
    """The days from ``on`` a week long that an event keeps free of training, and what is said on them."""
    event = athlete.event
    if event is None:
        return {}
    week = [on + timedelta(days=i) for i in range(_WEEK_DAYS)]
    found = {day: before_event(beliefs, athlete, day, page_of) for day in week if 0 <= (event.day - day).days <= 1}
    return {day: why for day, why in found.items() if why is not None}


def said_of_time(beliefs: Beliefs, athlete: Athlete, on: date) -> list[Reason]:
    """Where the week stands on the way to an event, in a block, and how long the last easier one is ago."""
    found: list[Reason] = []
    phase, block = phase_on(athlete.event, athlete.profile, on), block_on(athlete, beliefs.easier, on)
    if phase is not None and athlete.event is not None:
        found.append(phase_reason(phase, athlete.event, on))
    if block is not None:
        values = {"block": block.number + 1, "week": block.week, "weeks": block.weeks, "rir": block.rir}
        found.append(Reason("week_of_block" if block.week < block.weeks else "week_of_block_last", values))
    if athlete.travelling:
        named = athlete.gym.name if athlete.gym is not None else ""
        found.append(Reason("travelling", {"gym": named}) if named else Reason("travelling_somewhere"))
    said = nudge(beliefs, athlete.profile, on)
    return [*found, said] if said is not None else found


def reps_kept(athlete: Athlete, on: date, week: Sequence[Sequence[Prescription]]) -> list[Reason]:
    """That the athlete's own repetitions are kept where their goal would be served by others; nothing where something asks for
    them, or a meet comes near."""
    profile = athlete.profile
    asked = (
        profile.plan_style == "blocks" or profile.reps not in (None, "own") or profile.template in ("waves", "double_progression")
    )
    if profile.goal is None or asked or phase_on(athlete.event, profile, on) is not None:
        return []
    own = (one for day in week for one in day if one.page is not None and one.page.category == "compound" and _is_known(one))
    reps = sorted(s.reps for one in own for s in one.planned.sets if s.reps is not None and s.load_kg)
    low, high = default_range(profile, isolation=False)
    if not reps or low - _OFF <= (usual := reps[len(reps) // 2]) <= high + _OFF:
        return []
    return [Reason("goal_reps_kept", {"goal": profile.goal, "reps": usual, "low": low, "high": high})]


def _is_known(one: Prescription) -> bool:
    return not any(why.code.startswith(("new_", "return_", "meet_", "deload", "taper")) for why in one.planned.why)


def rotated(options: Sequence[Option], pages: Sequence[Page], own: Collection[str], block: Block | None) -> list[Option]:
    """The options with, of the single-joint exercises for the same muscles, another one preferred in each block: main lifts stay,
    accessories change. ``own`` are the athlete's: the first block keeps them, and only their place is taken by others."""
    if block is None:
        return list(options)
    alike: dict[tuple[str, str], list[int]] = {}
    for i, page in enumerate(pages):
        if page.category == "isolation":
            alike.setdefault((str(page.pattern), str(page.primary_group)), []).append(i)
    found = list(options)
    for some in alike.values():
        turns = sorted(some, key=lambda i: (options[i].slug not in own, -_liking(options[i]), options[i].slug))[:_TURNS]
        if len(turns) < 2 or options[turns[0]].slug not in own:
            continue
        for n, i in enumerate(turns):
            once = _TURN_WORTH if n == block.number % len(turns) else min(options[i].once, 0.0) - _TURN_WORTH
            found[i] = replace(options[i], once=once)
    return found


def _liking(option: Option) -> float:
    """What an option is worth in the week apart from its muscles: its best day, and its being there at all."""
    return option.once + max((worth for worth in option.by_day if worth is not None), default=-math.inf)


def as_if_trained(beliefs: Beliefs, days: Sequence[TrainingDay]) -> Beliefs:
    """Beliefs by which these days of the week were trained: a later day comes back from no break."""
    split = beliefs.split
    for day in days:
        split = split.add(WorkoutDone(day.on.toordinal(), day.workout, day.usual, None))
    return replace(beliefs, split=split)


def ended_open(beliefs: Beliefs, done: Sequence[Prescription], taken: set[str]) -> list[Prescription]:
    """The exercises, the first that is due for it with its last set to the end; one in ``taken`` has had its own in the week."""
    for i, one in enumerate(done):
        lift = beliefs.lifts.get(one.planned.name)
        first = one.planned.why[0].code if one.planned.why else ""
        ready = lift is not None and is_amrap_due(lift, one.page) and not first.startswith("return")
        ended = with_amrap(one.planned.sets) if ready and one.planned.name not in taken else None
        if ended is not None:
            taken.add(one.planned.name)
            why = (*one.planned.why[:1], ended[1], *one.planned.why[1:])
            made = replace(one, planned=replace(one.planned, sets=ended[0], why=why))
            return [*done[:i], made, *done[i + 1 :]]
    return list(done)
