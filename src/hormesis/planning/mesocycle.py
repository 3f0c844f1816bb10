"""Training in blocks, for who has chosen it: a range of reps and a reserve for some weeks, then others.

``block_on``, ``reps_of``, ``rir_of``, ``new_range_step``, ``with_amrap``. Blocks of 4–8 weeks, the reserve falling from 3 to 1,
with another range of reps in each: only varied reps tell the curve of a lift apart from its level (own simulation: with sets
of 8 alone the 1RM is off by 3.6 %, with varied ones and now and then a set to failure by 1.9 %). No model of periodisation has
been shown to be better than another (ACSM 2026): so the athlete's own scheme stays where nothing else is asked for. A break or
easier days begin a new block. Grade: expert.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.athlete import Athlete, Profile
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import Implement, LoadMeaning
from hormesis.domain.training import PlannedSet, SetType
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.stall import Easier
from hormesis.exercises.page import Page
from hormesis.planning.capacity import Capacity
from hormesis.planning.progression import Step
from hormesis.planning.reference import Reference

__all__ = ["Block", "block_on", "block_reason", "in_range", "is_amrap_due", "new_range_step", "reps_of", "rir_of", "with_amrap"]

_RANGES = {
    "strength": ((4, 6), (6, 8), (3, 5)),
    "power": ((3, 5), (4, 6), (2, 4)),
    "hypertrophy": ((8, 12), (6, 10), (10, 15)),
    "endurance": ((12, 15), (15, 20), (10, 12)),
    "general": ((8, 12), (6, 8), (10, 15)),
}
_SAME_KG = 0.01
_LEAST_LEFT = 1
_ISOLATION = ((10, 15), (8, 12), (12, 20))
_SAFE_ALONE = (Implement.MACHINE, Implement.CABLE, Implement.SMITH)


@dataclass(frozen=True, slots=True)
class Block:
    """The ``week`` (1 …) of ``weeks`` in the block ``number`` (0 …), and the reserve asked for in it."""

    number: int
    week: int
    weeks: int
    rir: int


def block_on(athlete: Athlete, easier: Easier, on: date) -> Block | None:
    """The block that ``on`` lies in; None for who has not chosen blocks.

    It began when blocks were chosen, or with the first workout after the last break or easier days since then.
    """
    if athlete.profile.plan_style != "blocks" or athlete.blocks_since is None:
        return None
    today, chosen = on.toordinal(), athlete.blocks_since.toordinal()
    starts = [easier.back_since, *(due.since + int(c.DELOAD_DAYS.value) + 1 for due in easier.dues)]
    begins = max([chosen, *(day for day in starts if day <= today)])
    weeks = int(c.BLOCK_WEEKS[athlete.profile.experience or "intermediate"].value)
    done, within = divmod(max(today - begins, 0), 7 * weeks)
    early = easier.backs + sum(day <= today for day in starts[1:]) if begins > chosen else 0
    span = c.BLOCK_RIR_FIRST.value - c.BLOCK_RIR_LAST.value
    week = within // 7
    return Block(early + done, week + 1, weeks, round(c.BLOCK_RIR_FIRST.value - span * week / (weeks - 1)))


def reps_of(block: Block, profile: Profile, isolation: bool) -> tuple[int, int]:
    """Repetitions, lowest and highest, of a block: by goal, and another range each time."""
    ranges = _ISOLATION if isolation else _RANGES[profile.goal or "general"]
    return ranges[block.number % len(ranges)]


def rir_of(block: Block, profile: Profile, isolation: bool) -> int:
    """The reserve of a week: one less for isolation, two at least for a novice."""
    return max(block.rir - isolation, 2 if profile.experience == "novice" else 0)


def in_range(ref: Reference, reps: tuple[int, int]) -> bool:
    """Whether the work sets of the day gone on from lie in a block's range, or just passed it."""
    return reps[0] - 1 <= max(ref.reps, default=0) <= reps[1] + 1


def new_range_step(reps: tuple[int, int], rir: int, ref: Reference, grid: LoadGrid, capacity: Capacity | None) -> Step | None:
    """The first step in a new range: the load for its middle with the reserve asked for, at which its low end with one in reserve
    is safe 4 times in 5 (SCIENCE §3.2); None where nothing tells which."""
    if capacity is None or ref.load_kg is None:
        return None
    middle = (reps[0] + reps[1]) // 2
    wanted = min(capacity.median_kg(middle + rir), capacity.safe_kg(reps[0] + min(rir, _LEAST_LEFT)))
    load_kg = grid.floor(wanted)
    if not load_kg:
        return None
    moved = abs(load_kg - ref.load_kg) > _SAME_KG
    return Step("block", load_kg, middle, rir, "new_range" if moved else "new_range_here", reps[1], unrounded_kg=wanted)


def block_reason(block: Block, reps: tuple[int, int], rir: int) -> Reason:
    """Which block and week it is, and what it asks of a lift."""
    values: dict[str, Value] = {"block": block.number + 1, "week": block.week, "weeks": block.weeks}
    return Reason("block_week", {**values, "low": reps[0], "high": reps[1], "rir": rir})


def is_amrap_due(lift: LiftBelief, page: Page | None) -> bool:
    """Whether a lift that is safe to fail in alone has had no set to failure on its last seven days or more."""
    if page is None or page.implement not in _SAFE_ALONE or page.load_meaning is LoadMeaning.ASSISTANCE:
        return False
    last = lift.recent[: int(c.AMRAP_EVERY.value) - 1]
    if len(last) < c.AMRAP_EVERY.value - 1:
        return False
    return not any(s.set_type in (SetType.FAILURE, SetType.AMRAP) or s.rir == 0 for day in last for s in day.sets)


def with_amrap(sets: Sequence[PlannedSet]) -> tuple[tuple[PlannedSet, ...], Reason] | None:
    """The sets with as many reps as possible in the last one, and why; None where it has no load or reps."""
    *others, last = sets
    if not last.load_kg or last.reps is None:
        return None
    values: dict[str, Value] = {"workouts": int(c.AMRAP_EVERY.value), "reps": last.reps}
    return (*others, replace(last, set_type=SetType.AMRAP, rir=0, answers=())), Reason("amrap_due", values)
