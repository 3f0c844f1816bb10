"""What the calendar or the athlete asks of a lift, beyond what its log shows: reps, reserve, and by which rule its load moves.

``Asked``, ``asked_of``, ``rule_for``. The phases before an event come first, then a template, then a block.
"""

from dataclasses import dataclass
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import LoadMeaning
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.stall import Easier
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.aims import default_range, target_rir
from hormesis.planning.meet import is_event_lift, phase_on
from hormesis.planning.mesocycle import block_on, block_reason, reps_of, rir_of
from hormesis.planning.templates import is_main, rule_of, template_of
from hormesis.safety.effort import effort_limits

__all__ = ["Asked", "asked_of", "one_set_fewer", "rose_two_weeks", "rule_for"]


_HEAVY_SETS = 3
_SHORT_DAYS, _SHORT_OF, _SHORT_SHARE = 7, 4, 0.5
_HEAVY = (LoadMeaning.TOTAL, LoadMeaning.PER_HAND)


@dataclass(frozen=True, slots=True)
class Asked:
    """The reps (lowest, highest) and the reserve asked of a lift, and why; ``least_sets`` are asked for where nothing calls for
    fewer."""

    reps: tuple[int, int]
    rir: int
    why: Reason
    least_sets: int = 0


def asked_of(athlete: Athlete, easier: Easier, page: Page | None, on: date) -> Asked | None:
    """What is asked of a page's lift on a day; None where its log goes on as it was."""
    isolation = page is not None and page.category == "isolation"
    phase = phase_on(athlete.event, athlete.profile, on)
    if phase is not None and is_event_lift(athlete.event, page):
        values: dict[str, Value] = {"phase": phase.name, "low": phase.reps[0], "high": phase.reps[1], "rir": phase.rir}
        return Asked(phase.reps, phase.rir, Reason("meet_lift", values))
    block = block_on(athlete, easier, on)
    template = template_of(athlete.profile)
    reps = template.reps(page) if template is not None else None
    if reps is not None and template is not None:
        rir = template.rir if template.rir is not None else 2
        if block is not None:
            rir = rir_of(block, athlete.profile, isolation)
        rir = max(rir, 3) if athlete.profile.experience == "novice" and block is None else rir
        return Asked(reps, rir, Reason("template_reps", {"template": template.word, "low": reps[0], "high": reps[1], "rir": rir}))
    if block is None:
        return _by_goal(athlete, page, on)
    asked, rir = reps_of(block, athlete.profile, isolation), rir_of(block, athlete.profile, isolation)
    return Asked(asked, rir, block_reason(block, asked, rir))


def _by_goal(athlete: Athlete, page: Page | None, on: date) -> Asked | None:
    """Heavy sets of a compound lift for who says that strength is the goal, and hasn't said that the log's own scheme stays.

    Not of the other lifts on the way to a meet (expert).
    """
    profile = athlete.profile
    if profile.goal != "strength" or profile.plan_style is not None or page is None or page.category != "compound":
        return None
    if phase_on(athlete.event, profile, on) is not None:
        return None
    if page.load_meaning not in _HEAVY or effort_limits(athlete, on).no_heavy_tests:
        return None
    reps, rir = default_range(profile, isolation=False), target_rir(profile, isolation=False)
    return Asked(reps, rir, Reason("goal_strength", {"low": reps[0], "high": reps[1], "rir": rir}, ("acsm-2026",)), _HEAVY_SETS)


def one_set_fewer(beliefs: Beliefs, on: date) -> Reason | None:
    """Why there is a set less of a lift: of the exercises that were done by a plan in the last seven days, at least half had a
    set that fell short of it. Grade: expert."""
    days = [d for lift in beliefs.lifts.values() for d in lift.recent if 0 < on.toordinal() - d.ordinal <= _SHORT_DAYS]
    planned = [d for d in days if any(s.planned_kg is not None for s in d.sets)]
    short = sum(any(s.short for s in d.sets) for d in planned)
    if len(planned) < _SHORT_OF or short < _SHORT_SHARE * len(planned):
        return None
    return Reason("one_set_fewer", {"short": short, "exercises": len(planned), "days": _SHORT_DAYS})


def rose_two_weeks(lift: LiftBelief, on: date) -> bool:
    """Whether the heaviest load of a lift rose last week and the week before (Monday to Sunday): where a range is asked for it
    then stays for one, so that no load rises three weeks running on the plan's word alone. Grade: expert."""
    week = (on.toordinal() - 1) // 7

    def top(back: int) -> float:
        """The heaviest load so many weeks ago; 0 where there was none."""
        loads = [s.load_kg or 0.0 for d in lift.recent if (d.ordinal - 1) // 7 == week - back for s in d.sets]
        return max(loads, default=0.0)

    tops = [top(back) for back in (1, 2, 3)]
    return tops[0] > tops[1] > tops[2] > 0


def rule_for(athlete: Athlete, page: Page | None, on: date) -> str:
    """By which rule a lift's load moves on a day: ``waves`` only for a barbell's main lifts, and not on the way to an event."""
    rule = rule_of(athlete.profile)
    if rule == "waves":
        in_phase = phase_on(athlete.event, athlete.profile, on) is not None and is_event_lift(athlete.event, page)
        return "waves" if page is not None and is_main(page) and not in_phase else "own"
    return rule
