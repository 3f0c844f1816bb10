"""What the calendar or the athlete asks of a lift, beyond what its log shows: reps, reserve, and by which rule its load moves.

``Asked``, ``asked_of``, ``rule_for``. The phases before an event come first, then a template, then a block.
"""

from dataclasses import dataclass
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.estimation.stall import Easier
from hormesis.exercises.page import Page
from hormesis.planning.meet import is_event_lift, phase_on
from hormesis.planning.mesocycle import block_on, block_reason, reps_of, rir_of
from hormesis.planning.templates import is_main, rule_of, template_of

__all__ = ["Asked", "asked_of", "rule_for"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The reps (lowest, highest) and the reserve asked of a lift, and why."""

    reps: tuple[int, int]
    rir: int
    why: Reason


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
        return None
    asked, rir = reps_of(block, athlete.profile, isolation), rir_of(block, athlete.profile, isolation)
    return Asked(asked, rir, block_reason(block, asked, rir))


def rule_for(athlete: Athlete, page: Page | None, on: date) -> str:
    """By which rule a lift's load moves on a day: ``waves`` only for a barbell's main lifts, and not on the way to an event."""
    rule = rule_of(athlete.profile)
    if rule == "waves":
        in_phase = phase_on(athlete.event, athlete.profile, on) is not None and is_event_lift(athlete.event, page)
        return "waves" if page is not None and is_main(page) and not in_phase else "own"
    return rule
