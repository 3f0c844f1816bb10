"""What the next set is when this one came out so: the small table that each planned set carries. ``next_set``, ``answer_for``.

One closed form: repetitions and reserve show a strength for today (ln 1RM = ln w + κ(n − 1)^α), and the next set keeps its
repetitions and reserve at it. Near what was asked nothing changes: a repetition or two are within the noise of reported
reserve (Refalo 2024: ± 1). What remains after the set-to-set loss must reach the low end of the range, or the exercise
ends there. Grade: the curve moderate, the rules expert.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hormesis.domain import constants as c
from hormesis.domain.load import LoadGrid
from hormesis.domain.training import Answer, PlannedSet, SetType
from hormesis.safety.ceilings import largest_jump_kg

__all__ = ["MOST_REPS", "MOST_RIR", "NextSet", "Room", "answer_for", "answered", "answers_of", "next_set"]

MOST_REPS = 100
MOST_RIR = 5
"""A larger reserve counts as this: nobody can tell (Halperin 2022)."""
_ANY_RIR = 30
_MORE = 3
_LESS, _LESS_OF_FEW, _FEW = -3, -2, 5
_NOISE = -2
_MOST_SPARE = 8
_LARGEST_CUT = 0.10
_LONGER_S, _LONGEST_S = 60, 300


@dataclass(frozen=True, slots=True)
class Room:
    """Within what the load of an exercise may change in its workout.

    ``grid`` is what can be built, ``limit_kg`` the ceiling, ``kappa`` the curve's steepness, ``own_kg`` the part of body weight
    moved on top of the load, ``reps_low`` the low end of the range. ``may_rise``: False for pain, on easier days, after a break.
    ``helped``: the load is help, of which more is easier.
    """

    grid: LoadGrid
    limit_kg: float
    kappa: float
    own_kg: float = 0.0
    reps_low: int = 1
    lower_body: bool = False
    may_rise: bool = True
    helped: bool = False


@dataclass(frozen=True, slots=True)
class NextSet:
    """The next set's load (kg) and repetitions and the rest before it; with the code ``stop`` no repetitions: the exercise ends,
    and the load is for who goes on all the same."""

    load_kg: float
    reps: int | None
    rest_s: int
    code: str


def next_set(this: PlannedSet, then: PlannedSet, room: Room, reps: int, rir: float | None) -> NextSet:
    """What ``then`` becomes after ``this`` got ``reps`` with ``rir`` in reserve; None in reserve counts as what was asked.

    Codes: ``stay``, ``heavier``, ``lighter`` (with help: less of it, more of it), ``fewer`` (nothing lighter exists), ``stop``.
    """
    assert this.reps is not None
    assert then.reps is not None
    assert then.load_kg is not None
    asked = this.reps + math.floor(this.rir or 0)
    shown = reps + min(math.floor(this.rir or 0 if rir is None else rir), MOST_RIR)
    spare = min(shown - asked, _MOST_SPARE)
    stay = NextSet(then.load_kg, max(then.reps - (spare <= _NOISE), 1), _rest_s(this, spare), "stay")
    if spare <= (_LESS_OF_FEW if asked <= _FEW else _LESS):
        return _easier(then, room, asked, asked + spare, stay)
    if spare < _MORE or not room.may_rise:
        return stay
    if room.helped:
        less = room.grid.below(then.load_kg)
        return stay if less is None else replace(stay, load_kg=less, code="heavier")
    heavier = _heavier(then.load_kg, room, _strength(room, asked + spare) - _strength(room, asked))
    return stay if heavier is None else replace(stay, load_kg=heavier, code="heavier")


def answers_of(this: PlannedSet, then: PlannedSet, room: Room) -> tuple[Answer, ...]:
    """``next_set`` for every outcome, as rows: first those for any reserve (and an unknown one), which cover every number of
    repetitions once; then those for a known reserve, which go before them."""
    if this.reps is None or then.reps is None or then.load_kg is None:
        return ()
    asked = math.floor(this.rir or 0)
    highest = this.reps + asked + _MOST_SPARE
    places: dict[NextSet, int] = {}
    shown = [next_set(this, then, room, reps - asked, None) for reps in range(highest + 1)]
    by_shown = [places.setdefault(one, len(places)) for one in shown]
    kinds = list(places)

    def column(rir: int) -> list[int]:
        return [*by_shown[rir:], *by_shown[-1:] * rir][: highest + 1]

    usual = column(min(asked, MOST_RIR))
    rows = [_row(first, last, kinds[usual[first]]) for first, last in _runs(usual)]
    most = max(MOST_REPS, highest)
    rows[-1] = replace(rows[-1], reps_high=most)
    return (*rows, *_of_known_reserve(usual, [column(rir) for rir in range(MOST_RIR + 1)], kinds, most))


def answer_for(answers: Sequence[Answer], reps: int, rir: float | None) -> Answer | None:
    """The row that holds for an outcome; a broken reserve (RPE 8.5) counts as the whole one below. None where there are none."""
    rows = [one for one in answers if one.reps_low <= reps <= one.reps_high]
    known = [] if rir is None else [one for one in rows if _holds(one, math.floor(rir))]
    return next(iter([*known, *(one for one in rows if one.rir_low is None)]), None)


def _holds(one: Answer, rir: int) -> bool:
    return one.rir_low is not None and one.rir_high is not None and one.rir_low <= rir <= one.rir_high


def _easier(then: PlannedSet, room: Room, asked: int, shown: int, stay: NextSet) -> NextSet:
    """The load that keeps the repetitions at what was shown, at least a step and at most a tenth less; the end of the exercise
    where even then the low end of the range would not be reached."""
    assert then.reps is not None
    assert then.load_kg is not None
    load_kg = then.load_kg
    if room.helped:
        more = room.grid.above(load_kg)
        return replace(stay, code="fewer") if math.isinf(more) else replace(stay, load_kg=more, reps=then.reps, code="lighter")
    change = _strength(room, shown) - _strength(room, asked)
    wanted = max((load_kg + room.own_kg) * math.exp(change) - room.own_kg, (1 - _LARGEST_CUT) * load_kg)
    built = room.grid.floor(wanted) or room.grid.loads_kg[0]
    found = built if built < load_kg - 0.02 else room.grid.below(load_kg)
    lighter = found or load_kg
    step = math.log((lighter + room.own_kg) / (load_kg + room.own_kg)) if load_kg + room.own_kg > 0 else 0.0
    planned = then.reps + math.floor(then.rir or 0)
    able = _reps_at(room, _strength(room, planned) + change - step) * (1 - c.SET_TO_SET_LOSS.value)
    low = min(room.reps_low, then.reps)
    if able < low:
        return NextSet(lighter, None, stay.rest_s, "stop")
    whole = round(able) - min(math.floor(then.rir or 0), 1) >= then.reps
    return NextSet(lighter, then.reps if whole else max(low, 1), stay.rest_s, "lighter" if found else "fewer")


def _heavier(load_kg: float, room: Room, change: float) -> float | None:
    """The heaviest load at which what was asked is still shown, at most one jump up and at most the ceiling; None for none."""
    up = room.grid.above(load_kg)
    if math.isinf(up):
        return None
    shown_kg = (load_kg + room.own_kg) * math.exp(change) - room.own_kg
    jump_kg = load_kg + largest_jump_kg(load_kg, up - load_kg, room.lower_body)
    found = room.grid.floor(min(shown_kg, jump_kg, room.limit_kg))
    return found if found is not None and found > load_kg + 0.02 else None


def _strength(room: Room, n: float) -> float:
    """ln 1RM above ln load that ``n`` repetitions to failure show; below one repetition the load is above it."""
    return math.copysign(room.kappa * math.pow(abs(n - 1), c.CURVE_ALPHA.value), n - 1)


def _reps_at(room: Room, strength: float) -> float:
    return max(1 + math.copysign(math.pow(abs(strength) / room.kappa, 1 / c.CURVE_ALPHA.value), strength), 0.0)


def _rest_s(this: PlannedSet, spare: int) -> int:
    """A minute more, up to five, after a set that was clearly short."""
    return max(min(this.rest_s + _LONGER_S, _LONGEST_S), this.rest_s) if spare <= _NOISE else this.rest_s


def _runs(column: Sequence[int]) -> list[tuple[int, int]]:
    """First and last repetitions of each stretch with one answer."""
    starts = [0, *(reps for reps in range(1, len(column)) if column[reps] != column[reps - 1])]
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(column) - 1], strict=True))


def _of_known_reserve(
    usual: Sequence[int], columns: Sequence[Sequence[int]], kinds: Sequence[NextSet], most: int
) -> list[Answer]:
    """The rows in which a known reserve answers otherwise than an unknown one; alike neighbours as one. The columns hold the
    places of their answers in ``kinds``."""
    found: dict[tuple[int, int, int], Answer] = {}
    rows: list[Answer] = []
    for rir, column in enumerate(columns):
        high = _ANY_RIR if rir == MOST_RIR else rir
        here: dict[tuple[int, int, int], Answer] = {}
        for first, last in _runs(column):
            if column[first : last + 1] == usual[first : last + 1]:
                continue
            key = (first, last, column[first])
            low = rir
            if key in found:
                rows.remove(found[key])
                low = found[key].rir_low or 0
            here[key] = _row(first, most if last == len(column) - 1 else last, kinds[column[first]], low, high)
            rows.append(here[key])
        found = here
    return rows


def _row(first: int, last: int, then: NextSet, low: int | None = None, high: int | None = None) -> Answer:
    return Answer(first, last, then.load_kg, then.code, then.reps, then.rest_s, low, high)


def answered(sets: Sequence[PlannedSet], room: Room | None) -> tuple[PlannedSet, ...]:
    """The sets, each with its table; the last one's is for one more like it. None for sets to the end, without load or timed."""
    if room is None:
        return tuple(replace(one, answers=()) for one in sets)
    made: Mapping[tuple[object, ...], tuple[Answer, ...]] = {}
    found = []
    for one, then in zip(sets, [*sets[1:], sets[-1]], strict=True):
        key = (one.reps, one.load_kg, one.rir, one.rest_s, then.reps, then.load_kg, then.rir)
        plain = one.set_type is SetType.WORKING and then.set_type is not SetType.WARM_UP and bool(one.load_kg)
        if key not in made:
            made = {**made, key: answers_of(one, then, room) if plain and then.load_kg else ()}
        found.append(replace(one, answers=made[key]))
    return tuple(found)
