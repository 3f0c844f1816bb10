"""The warm-up: raise, mobilise, then ramp sets towards the first work set. ``ramp_sets``, ``raise_and_mobilise``.

RAMP warm-up; a set at 80 % of the work load helps, 40 % alone is too little (Ribeiro 2020, IJERPH 17:6882). Grade: weak.
"""

from collections.abc import Iterable, Sequence

from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import Kind, Pattern
from hormesis.domain.training import WarmUpItem
from hormesis.exercises.page import Page

__all__ = ["raise_and_mobilise", "ramp_sets"]

_RAISE_S = 240
_MOBILISE_REPS = 8
_DRILLS = 2
_RAMPS: Sequence[tuple[float, Sequence[tuple[float, int]]]] = (
    (0.88, ((0.40, 5), (0.55, 4), (0.70, 3), (0.80, 2), (0.90, 1))),
    (0.75, ((0.45, 6), (0.65, 4), (0.80, 3), (0.90, 1))),
    (0.60, ((0.50, 6), (0.75, 4), (0.90, 1))),
    (0.0, ((0.60, 8),)),
)
_SECOND_OF_MUSCLE = ((0.70, 4),)
_ISOLATION = ((0.60, 8),)
_NO_BAR = ((0.50, 6), (0.75, 4))


def ramp_sets(
    name: str,
    exercise: str | None,
    work_kg: float,
    share_of_1rm: float,
    grid: LoadGrid,
    *,
    barbell: bool,
    isolation: bool,
    muscle_is_warm: bool,
) -> list[WarmUpItem]:
    """Ramp sets towards ``work_kg`` (as logged); two are enough without a bar.

    Steps that round to the same load, or to the work load, are left out.
    """
    if muscle_is_warm:
        plan: Sequence[tuple[float, int]] = () if isolation else _SECOND_OF_MUSCLE
    elif isolation:
        plan = _ISOLATION
    elif not barbell:
        plan = _NO_BAR
    else:
        plan = next(steps for floor, steps in _RAMPS if share_of_1rm >= floor)
    found: list[WarmUpItem] = []
    last = 0.0
    for share, reps in plan:
        load_kg = grid.floor(share * work_kg)
        if load_kg is None or load_kg <= last + 0.02 or load_kg >= 0.95 * work_kg:
            continue
        found.append(WarmUpItem("ramp", exercise, name, reps=reps, load_kg=load_kg))
        last = load_kg
    return found


def raise_and_mobilise(patterns: Sequence[Pattern], pages: Iterable[Page]) -> list[WarmUpItem]:
    """Some minutes to get warm, and up to two drills that prepare today's patterns, the one that prepares most first."""
    found = [WarmUpItem("raise", None, "easy_cardio", duration_s=_RAISE_S)]
    wanted = set(patterns)
    drills = [(len(wanted.intersection(p.prepares)), p) for p in pages if p.kind is Kind.MOBILITY]
    chosen: set[Pattern] = set()
    for fit, page in sorted(drills, key=lambda pair: (-pair[0], pair[1].slug)):
        if not fit or len(found) > _DRILLS:
            break
        new = wanted.intersection(page.prepares) - chosen
        if new:
            chosen |= new
            found.append(WarmUpItem("mobilise", page.slug, page.name, reps=_MOBILISE_REPS))
    return found
