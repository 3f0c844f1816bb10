"""Weekly sets for each muscle group: what a goal, an experience, an age and this athlete's own log ask for.

``Target``, ``Targets``, ``weekly_targets``. Fractional hard sets, bands as in the weekly report; where in its band a group
starts is our choice (expert), moved by what the athlete's own log shows (SCIENCE §4.3), each move with its reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete, Profile
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import Kind
from hormesis.estimation.state import Beliefs
from hormesis.estimation.volume import weekly_band
from hormesis.exercises.page import Page
from hormesis.planning.meet import phase_on
from hormesis.planning.target_moves import moves_of

__all__ = ["Target", "Targets", "age_on", "shared", "usual_sets", "weekly_targets"]

PageOf = Callable[[str], Page | None]

_NOT_COUNTED = (MuscleGroup.FULL_BODY, MuscleGroup.NONE)
_SMALL = frozenset({MuscleGroup.SIDE_DELTS, MuscleGroup.REAR_DELTS, MuscleGroup.BICEPS, MuscleGroup.TRICEPS, MuscleGroup.CALVES})
_SHARE_OF_START: Mapping[str, float] = {"hypertrophy": 1.0, "general": 0.75, "endurance": 0.75, "strength": 0.6, "power": 0.6}
_TRUNK = (MuscleGroup.ABS, MuscleGroup.LOWER_BACK)
_TRUNK_SHARE = 0.5
_TRUNK_WEIGHT = 0.7
_TRUNK_LEAST = 2.0
_FOCUS = 1.25
_FOCUS_WEIGHT = 2.0
_SERVED_WEIGHT = 0.4
_USUAL_WEEKS = 4
_LEARNT_WEEKS = 26
_EVIDENCE = ("pelland-2026",)


@dataclass(frozen=True, slots=True)
class Target:
    """One group's week: the sets to aim at, the band that serves it, the most that is planned, and how much it matters (1 as
    others)."""

    group: MuscleGroup
    target: float
    low: float
    high: float
    cap: float
    weight: float


@dataclass(frozen=True, slots=True)
class Targets:
    """Every counted group, for the goal and experience they were made for, and why they are what they are."""

    by_group: Mapping[MuscleGroup, Target]
    goal: str
    experience: str
    why: tuple[Reason, ...]


def weekly_targets(beliefs: Beliefs, athlete: Athlete, on: date, page_of: PageOf, days: int) -> Targets:
    """The targets for the seven days from ``on``, of which ``days`` are for training.

    A group starts at the low edge of what is productive for its goal, or at what the athlete already does, within the band.
    """
    profile, why = athlete.profile, []
    goal = profile.goal or "general"
    if profile.goal is None:
        why.append(Reason("goal_assumed"))
    experience, assumed = _experience(beliefs, profile, on)
    if assumed:
        why.append(Reason("experience_assumed", {"experience": experience}))
    age = age_on(profile, on)
    usual = usual_sets(beliefs, on, page_of)
    moves = moves_of(beliefs, athlete, on, page_of, days)
    phase = phase_on(athlete.event, profile, on)
    back = _after_break(beliefs, on)
    may_grow = back[1] is None and beliefs.easier.on(on.toordinal()) is None and (phase is None or phase.volume >= 1)
    why += [back[1]] if back[1] is not None else []
    found: dict[MuscleGroup, Target] = {}
    for group in (one for one in MuscleGroup if one not in _NOT_COUNTED):
        one = _target(group, goal, experience, age, usual.get(group, 0.0), _is_focus(group, profile))
        move = moves.get(group)
        if move is not None and one.target and (move[0] < 0 or may_grow):
            moved = min(max(one.target * (1 + move[0]), one.low), one.high)
            values: dict[str, Value] = {**move[1].values, "sets": round(moved, 1), "before": round(one.target, 1)}
            if abs(moved - one.target) > 0.05:
                why.append(Reason(move[1].code, values, move[1].evidence))
                one = Target(group, moved, one.low, one.high, one.cap, one.weight)
        found[group] = _share(one, min(back[0], phase.volume if phase is not None else 1.0))
    chest = found[MuscleGroup.CHEST]
    values = {"goal": goal, "experience": _level(experience, age), "low": chest.low, "high": chest.high}
    return Targets(found, goal, experience, (Reason("week_targets", values, _EVIDENCE), *why))


def shared(targets: Targets, share: float) -> Targets:
    """The targets with that ``share`` of their sets, as a taper or easier days leave them."""
    return targets if share >= 1 else replace(targets, by_group={g: _share(one, share) for g, one in targets.by_group.items()})


def _share(one: Target, share: float) -> Target:
    return one if share >= 1 else replace(one, target=share * one.target, low=min(one.low, share * one.target))


def usual_sets(beliefs: Beliefs, on: date, page_of: PageOf) -> dict[MuscleGroup, float]:
    """Fractional sets a week of each group over the last four weeks of training; empty for a log shorter than two."""
    last = beliefs.split.done[-1].ordinal if beliefs.split.done else 0
    end = on.toordinal() if on.toordinal() - last < 7 * c.DETRAINING_GRACE.value else last + 1
    done = [one for one in beliefs.split.done if 0 < end - one.ordinal <= 7 * _USUAL_WEEKS]
    if not done or end - done[0].ordinal < 14:
        return {}
    weeks = min(_USUAL_WEEKS, (end - done[0].ordinal) / 7)
    found: dict[MuscleGroup, float] = {}
    for name, count in (lift for workout in done for lift in workout.lifts):
        lift = beliefs.lifts.get(name)
        page = page_of(lift.exercise) if lift is not None and lift.exercise else None
        if page is not None and page.kind in (Kind.STRENGTH, Kind.POWER):
            for group, share in page.groups.items():
                found[group] = found.get(group, 0.0) + share * count / weeks
    return found


def age_on(profile: Profile, on: date) -> int | None:
    """Years, by the year of birth; None where it isn't known."""
    return None if profile.birth_year is None else on.year - profile.birth_year


def _target(group: MuscleGroup, goal: str, experience: str, age: int | None, usual: float, focus: bool) -> Target:
    level = _level(experience, age)
    band = weekly_band(group, goal, experience, age)
    assert band is not None  # there is a goal
    served = band.low == 0 and not focus
    small = c.VOLUME_SMALL.value if group in _SMALL else 1.0
    start = c.VOLUME_LOW[level].value * _SHARE_OF_START[goal] * small
    if served:
        start = max(c.VOLUME_MAINTAIN[level].value * _TRUNK_SHARE, _TRUNK_LEAST) * (group in _TRUNK)
        aim = max(start, min(usual, c.VOLUME_MAINTAIN[level].value))
    else:
        aim = min(max(start, usual, c.VOLUME_MAINTAIN[level].value * small), band.high)
    weight = (_TRUNK_WEIGHT if group in _TRUNK else _SERVED_WEIGHT) if served else 1.0
    if focus:
        aim, weight = min(max(aim, c.VOLUME_LOW[level].value) * _FOCUS, band.high), _FOCUS_WEIGHT
    low = min(band.low * small, aim)
    return Target(group, aim, low, max(band.high, aim), max(c.VOLUME_CAP[level].value, aim), weight)


def _experience(beliefs: Beliefs, profile: Profile, on: date) -> tuple[str, bool]:
    """The athlete's word, else by how long their log is."""
    if profile.experience is not None:
        return profile.experience, False
    first = beliefs.muscles.first
    known_weeks = 0.0 if first is None else (on.toordinal() - first) / 7
    return ("intermediate" if known_weeks >= _LEARNT_WEEKS else "novice"), True


def _level(experience: str, age: int | None) -> str:
    return "older" if age is not None and age >= c.VOLUME_OLDER_FROM.value else experience


def _is_focus(group: MuscleGroup, profile: Profile) -> bool:
    return str(group) in {word.casefold().replace(" ", "_") for word in profile.focus}


def _after_break(beliefs: Beliefs, on: date) -> tuple[float, Reason | None]:
    """The share of the volume in the first week after two weeks off or more (SCIENCE §7, by analogy, expert)."""
    if not beliefs.split.done:
        return 1.0, None
    weeks = (on.toordinal() - beliefs.split.done[-1].ordinal) / 7
    if weeks < c.DETRAINING_GRACE.value:
        return 1.0, None
    factor = 0.7 if weeks < 4 else 0.5
    return factor, Reason("week_after_break", {"weeks": round(weeks), "percent": round(100 * factor)}, ("caterisano-2019",))
