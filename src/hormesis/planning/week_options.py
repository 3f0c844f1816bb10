"""Candidates as the week's programme needs them: prescribed, timed, and worth what habit and goal make them. ``options_for``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.movement import Implement, Kind, Loadability, Pattern
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.bounded import bounded
from hormesis.planning.candidates import CORE, Candidate
from hormesis.planning.duration import seconds_of
from hormesis.planning.exercise import Context, Prescription, prescribe
from hormesis.planning.new_exercise import new_exercise
from hormesis.planning.set_count import with_sets
from hormesis.planning.sets import MOST_SETS
from hormesis.planning.warmup import warm_up_for
from hormesis.planning.week_days import TrainingDay
from hormesis.planning.week_model import Option
from hormesis.planning.week_worth import CROWDED, HEAVY_AGAIN
from hormesis.safety.effort import EffortLimits
from hormesis.safety.pain import held_by_pain

__all__ = ["PRACTICE", "Prepared", "main_lifts", "option_of", "prepare", "prescribed", "with_sets"]

PRACTICE: Mapping[str, float] = {"strength": 12.0, "power": 10.0, "general": 3.0, "hypertrophy": 1.0, "endurance": 1.0}
"""What practising a movement on two days is worth, in percent of growth of one group. Two days give 17 % of strength (Pelland
2026); how a percent of one weighs against a percent of the other is our choice (expert)."""

_WARMED_TOGETHER: Mapping[MuscleGroup, str] = {
    **dict.fromkeys((MuscleGroup.CHEST, MuscleGroup.FRONT_DELTS, MuscleGroup.TRICEPS), "push"),
    **dict.fromkeys((MuscleGroup.LATS, MuscleGroup.MID_BACK, MuscleGroup.REAR_DELTS, MuscleGroup.BICEPS), "pull"),
    **dict.fromkeys((MuscleGroup.HAMSTRINGS, MuscleGroup.GLUTES), "hip"),
}
_FOCUS_PRACTICE = 1.5
_FREE = (Implement.BARBELL, Implement.DUMBBELL, Implement.TRAP_BAR, Implement.BODYWEIGHT)
_BARS = (Implement.BARBELL, Implement.SMITH, Implement.TRAP_BAR)
_NEW_RAMPS = {False: (1, 2), True: (1, 3)}
_NEW_SETS = 3
_MAIN_SETS = 3
_LEAST_HEAVY = 2
_HEAVY_GOALS = ("strength", "power")
"""Their main lifts get three sets where they are done at all (ACSM 2026: two or three, at 80 % and more)."""
_USUAL_MAIN, _USUAL = 1.2, 0.45
_OTHER_DAY, _ELSEWHERE = 0.1, -0.6
"""On a day that does not have it: where none of the week does, and where another one does, whose it is."""
_NEW = -1.5
_NEW_TO_ALL = -0.15
_STAYS_MAIN, _STAYS = 4.0, 0.5
_APPEAL = 0.6
_POWER = 1.0
_TOO_TIRED = 0.10
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Prepared:
    """A candidate with its prescription as of the first day, and the fewest and most sets of it."""

    candidate: Candidate
    made: Prescription
    sets: tuple[int, int]


def prescribed(
    one: Candidate, beliefs: Beliefs, athlete: Athlete, workout: str, on: date, limits: EffortLimits, hold: bool
) -> Prescription | None:
    """What to do of a candidate on a day; None where its log gives nothing to go on from."""
    if one.lift is None:
        return bounded(new_exercise(one.page, on), limits)
    usual = _usual_count(one)
    held = hold or limits.held or held_by_pain(one.page, one.name, athlete) is not None
    made = prescribe(beliefs, athlete, one.lift, one.page, Context(workout, usual, on, held))
    return None if made is None else bounded(made, limits)


def prepare(
    candidates: Sequence[Candidate],
    beliefs: Beliefs,
    athlete: Athlete,
    days: Sequence[TrainingDay],
    limits: EffortLimits,
    hold: bool,
) -> list[Prepared]:
    """The candidates for which there is something to do, as on the first day that usually has them."""
    found = []
    for one in candidates:
        day = next((d for d in days if any(name == one.name for name, _ in d.usual)), days[0])
        made = prescribed(one, beliefs, athlete, day.workout, days[0].on, limits, hold)
        if made is None:
            continue
        count = len(made.planned.sets)
        returning = any(why.code.startswith(("return_", "sets_after_", "sets_within_")) for why in made.planned.why)
        if one.lift is None:
            sets = (2, _NEW_SETS)
        elif made.planned.why[0].code.startswith("wave_"):
            sets = (count, count)
        elif returning:
            sets = (min(2, count), max(count, min(2, MOST_SETS)))
        else:
            sets = (min(2, count), min(MOST_SETS, max(count + 1, 4)))
        found.append(Prepared(one, made, sets))
    return found


def main_lifts(prepared: Sequence[Prepared]) -> dict[Pattern, str]:
    """For each core movement the page of the athlete's own compound lift that they do most."""
    found: dict[Pattern, str] = {}
    own = [one.candidate for one in prepared if one.candidate.lift is not None and one.candidate.page.category == "compound"]
    for one in sorted(own, key=lambda one: (-one.habit, one.page.implement not in _FREE, one.page.slug)):
        if one.page.pattern in CORE:
            found.setdefault(one.page.pattern, one.page.slug)
    return found


def option_of(
    one: Prepared,
    days: Sequence[TrainingDay],
    tired: Sequence[Mapping[MuscleGroup, float]],
    mains: Mapping[Pattern, str],
    focus: Sequence[str],
    pace: float,
    newcomer: bool,
    goal: str,
) -> Option:
    """The candidate as an option of the programme."""
    page, made = one.candidate.page, one.made
    is_main = page.slug in mains.values() or page.slug in focus
    least = _MAIN_SETS if page.slug in focus else _LEAST_HEAVY if is_main and goal in _HEAVY_GOALS else 1
    warm, cold = _ramps(made)
    fixed_s, set_s = seconds_of(made, warm)
    by_day: list[float | None] = []
    quick = page.kind is Kind.POWER and one.candidate.lift is None  # only a goal of power lets these in
    for day, fatigue in zip(days, tired, strict=True):
        direct = [fatigue.get(group, 0.0) for group, share in page.groups.items() if share >= 1]
        if max(direct, default=0.0) > _TOO_TIRED:
            by_day.append(None)
            continue
        usual = any(name == one.candidate.name for name, _ in day.usual)
        elsewhere = bool(day.usual) and any(name == one.candidate.name for other in days for name, _ in other.usual)
        unusual = _ELSEWHERE * day.hit if elsewhere else _OTHER_DAY * one.candidate.habit
        habit = (0.4 + 0.6 * day.hit) * (_USUAL_MAIN if is_main else _USUAL) if usual else unusual
        by_day.append(habit + _APPEAL * one.candidate.appeal + _POWER * quick)
    if one.candidate.lift is None:
        once = _NEW_TO_ALL if newcomer or quick else _NEW
    else:
        once = (_STAYS_MAIN if is_main else _STAYS) * (0.3 + 0.7 * one.candidate.habit)
    practises: dict[str, float] = {}
    if page.pattern in CORE and page.category in ("compound", "power"):
        main = mains.get(page.pattern)
        practises[str(page.pattern)] = 1.0 if main in (None, page.slug) else _ALIKE
    if page.slug in focus:
        practises[f"focus {page.slug}"] = _FOCUS_PRACTICE
    return Option(
        slug=page.slug,
        pattern=page.pattern,
        groups=page.groups,
        sets=(min(max(one.sets[0], least), one.sets[1]), one.sets[1]),
        usual=min(max(len(made.planned.sets), _NEW_SETS), one.sets[1]),
        warms=_WARMED_TOGETHER.get(page.primary_group, str(page.primary_group)),
        fixed_s=pace * fixed_s,
        set_s=pace * set_s,
        ramp_s=pace * (seconds_of(made, cold)[0] - fixed_s),
        by_day=tuple(by_day),
        once=once,
        most_days=max(3 if is_main or practises else 2, (len(days) + 1) // 2),
        practises=practises,
        again=HEAVY_AGAIN if _loads_the_spine(page) else CROWDED,
    )


def _loads_the_spine(page: Page) -> bool:
    """Whether it is a heavy hinge, such as nobody does two days running."""
    return page.pattern is Pattern.HINGE and page.category == "compound" and page.implement in _BARS


def _ramps(made: Prescription) -> tuple[int, int]:
    """Ramp sets of an exercise after another one of its muscles, and as the first; for a load nobody knows yet, as usual."""
    page = made.page
    if page is not None and page.loadability is not Loadability.NONE and all(s.load_kg is None for s in made.planned.sets):
        return _NEW_RAMPS[page.implement in _BARS] if page.category in ("compound", "power") else (0, 1)
    counts = [sum(item.kind == "ramp" for item in warm_up_for(done, ())) for done in ([made], [made, made])]
    return counts[1] - counts[0], counts[0]


def _usual_count(one: Candidate) -> int:
    assert one.lift is not None
    counts = sorted(len(day.sets) for day in one.lift.recent[:4])
    return counts[len(counts) // 2] if counts else 2
