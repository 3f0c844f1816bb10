"""What the athlete has told: Profile, Gym, Limitation, Condition, Preference. What was never said is None."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hormesis.domain.load import Unit

__all__ = ["Athlete", "Condition", "Event", "Gym", "Limitation", "Pain", "PainReport", "Preference", "Profile", "Tight"]

_AFTER_ILL = 21


@dataclass(frozen=True, slots=True)
class Profile:
    """Who trains, for what, and how much time there is; ``focus`` are muscle groups and exercises that matter most.

    ``release_trial``: on some evenings a lot may decide on release, to learn whether it helps. ``plan_style``: own (what the log
    shows, as where nothing is said) or blocks. ``template``: the layout of a week that was chosen; ``progression``: by which rule
    loads move (own, double, waves). ``supersets``: two exercises in turn never (no), where minutes are short (short, as where
    nothing is said), or wherever they go together (yes). ``reps``,
    ``isolation_reps`` ("6-10", own) and ``rir`` fix the ranges and the reserve of compound and single-joint lifts.
    """

    sex: str | None = None
    birth_year: int | None = None
    goal: str | None = None
    experience: str | None = None
    days_per_week: int | None = None
    workout_min: int | None = None
    units: Unit | None = None
    language: str | None = None
    focus: tuple[str, ...] = ()
    release_trial: bool = False
    plan_style: str | None = None
    template: str | None = None
    progression: str | None = None
    supersets: str | None = None
    reps: str | None = None
    isolation_reps: str | None = None
    rir: int | None = None


@dataclass(frozen=True, slots=True)
class Gym:
    """What can be built where the athlete trains. Kilograms, ascending; empty where it isn't known."""

    name: str = ""
    implements: tuple[str, ...] = ()
    bars_kg: tuple[float, ...] = ()
    plates_kg: tuple[float, ...] = ()
    dumbbells_kg: tuple[float, ...] = ()
    stack_step_kg: float | None = None
    tools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limitation:
    """A region that must be spared, and the movement tags to avoid, until a day or for good."""

    region: str
    side: str | None
    avoid: tuple[str, ...]
    until: date | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A code of the documented list; ``none`` means asked, and there is nothing."""

    code: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Pain:
    """Pain reported for a region (0–10) on the day itself or just before; ``new`` where it is new or unexplained."""

    region: str
    side: str | None
    level: float
    new: bool


@dataclass(frozen=True, slots=True)
class PainReport:
    """One report of pain of the last four weeks, and the movement the athlete named with it ("" where none)."""

    region: str
    level: float
    day: date
    movement: str


@dataclass(frozen=True, slots=True)
class Tight:
    """Tightness reported for a region (0–10) on the day itself or the two before, the latest word on it."""

    region: str
    side: str | None
    level: float
    day: date


@dataclass(frozen=True, slots=True)
class Event:
    """A meet or a test of strength on a day, in these lifts (slugs; none named: all of a meet, or those trained)."""

    day: date
    type: Literal["meet", "test"]
    lifts: tuple[str, ...] = ()


Preference = Literal["liked", "disliked", "never"]


@dataclass(frozen=True, slots=True)
class Athlete:
    """All that was told, as of a day.

    ``dismissed`` are pages and regions for which release work isn't wanted now, ``released`` the release pages done in the
    last four weeks and when, ``desk_hours`` those of the day before, ``event`` what is still to come, ``ill_last`` the last day
    of the latest illness, ``blocks_since`` when training in blocks was chosen, ``template_since`` when the template was.
    """

    profile: Profile
    gym: Gym | None
    limitations: tuple[Limitation, ...]
    conditions: tuple[Condition, ...]
    preferences: Mapping[str, Preference]
    ill: bool = False
    pains: tuple[Pain, ...] = ()
    tight: tuple[Tight, ...] = ()
    pain_log: tuple[PainReport, ...] = ()
    dismissed: frozenset[str] = frozenset()
    desk_hours: float | None = None
    released: tuple[tuple[str, date], ...] = ()
    event: Event | None = None
    ill_last: date | None = None
    travelling: bool = False
    blocks_since: date | None = None
    template_since: date | None = None

    def was_ill_since(self, ordinal: int, on: date) -> bool:
        """Whether the athlete has been ill since the day ``ordinal``, as far as three weeks before ``on``."""
        return self.ill_last is not None and ordinal <= self.ill_last.toordinal() and 0 < (on - self.ill_last).days <= _AFTER_ILL

    def is_recovering(self, on: date) -> bool:
        """Whether the last day of an illness is less than 24 to 48 hours ago."""
        return self.ill_last is not None and 0 < (on - self.ill_last).days <= 1
