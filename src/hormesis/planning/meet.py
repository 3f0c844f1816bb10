"""The weeks before a meet or a test as phases: more work first, then heavier, then near the limit, then fewer sets.

``Phase``, ``phase_on``, ``phase_reason``, ``is_event_lift``. Volume, intensity, peak, taper: the order that strength athletes use
(surveys: Pritchard 2015, Travis 2020; heavier and fewer towards the day is also what is specific to a maximum, ACSM 2026). How
long each lasts and its ranges are our choice. Grade: expert.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from hormesis.domain import constants as c
from hormesis.domain.athlete import Event, Profile
from hormesis.domain.evidence import Reason, Value
from hormesis.exercises.page import Page

__all__ = ["MEET_LIFTS", "PHASES", "Phase", "is_event_lift", "phase_on", "phase_reason"]

MEET_LIFTS = (
    ("back-squat", "low-bar-back-squat"),
    ("barbell-bench-press", "paused-bench-press"),
    ("deadlift", "sumo-deadlift"),
)
"""The lifts of a meet where none are named; of each pair the one trained last counts."""
_EVIDENCE = ("travis-2020",)


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the way to an event: its ``name``, which ``week`` of how many ``weeks`` this is, what the lifts of the event
    ask for (reps lowest and highest, reserve), the share of the usual weekly sets, and what comes ``then`` and ``until`` when."""

    name: str
    week: int
    weeks: int
    reps: tuple[int, int]
    rir: int
    volume: float
    then: str
    until: date


_LAST_TOLD = "taper"
PHASES: tuple[tuple[str, int, tuple[int, int], tuple[int, int], float], ...] = (
    ("volume", 112, (5, 7), (3, 2), 1.0),
    ("intensity", 63, (3, 5), (2, 2), 0.85),
    ("peak", 35, (1, 3), (2, 1), 0.7),
)
"""Name, days before the event at which it begins, reps, reserve in its first and last week, share of the weekly sets."""
_LEAST_REPS = {"novice": 3}
_LEAST_RIR = {"novice": 2}


def phase_on(event: Event | None, profile: Profile, on: date) -> Phase | None:
    """The phase that ``on`` lies in; None without an event, more than sixteen weeks before it, and in the taper and after."""
    if event is None:
        return None
    days = (event.day - on).days
    ends = [*(begins for _, begins, _, _, _ in PHASES[1:]), int(c.TAPER_DAYS[event.type].value)]
    names = [*(name for name, *_ in PHASES[1:]), _LAST_TOLD]
    for (name, begins, reps, rir, volume), end, then in zip(PHASES, ends, names, strict=True):
        if end < days <= begins:
            weeks, week = (begins - end) // 7, (begins - days) // 7
            left = round(rir[0] + (rir[1] - rir[0]) * week / max(weeks - 1, 1))
            level = profile.experience or "intermediate"
            low = max(reps[0], _LEAST_REPS.get(level, 1))
            asked = (low, max(reps[1], low + 1))
            return Phase(
                name, week + 1, weeks, asked, max(left, _LEAST_RIR.get(level, 0)), volume, then, event.day - timedelta(end)
            )
    return None


def is_event_lift(event: Event | None, page: Page | None) -> bool:
    """Whether a page is one of the event's lifts: those named, else those of a meet; a test that names none has none."""
    if event is None or page is None:
        return False
    if event.lifts:
        return page.slug in event.lifts
    return event.type == "meet" and any(page.slug in pair for pair in MEET_LIFTS)


def phase_reason(phase: Phase, event: Event, on: date) -> Reason:
    """Where the way to the event stands, what its lifts ask for, and when what follows begins."""
    values: dict[str, Value] = {"phase": phase.name, "week": phase.week, "weeks": phase.weeks, "event": event.type}
    values |= {"low": phase.reps[0], "high": phase.reps[1], "rir": phase.rir, "days": (event.day - on).days}
    values |= {"date": event.day.isoformat(), "then": phase.then, "until": phase.until.isoformat()}
    values |= {"percent": round(100 * phase.volume)}
    return Reason("meet_phase" if phase.volume >= 1 else "meet_phase_fewer", values, _EVIDENCE)
