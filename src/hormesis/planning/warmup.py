"""The warm-up: raise, mobilise, activate where a region asks for it, then ramp sets towards the first work set.

``warm_up_for``, ``ramp_sets``.

RAMP warm-up; a set at 80 % of the work load helps, 40 % alone is too little (Ribeiro 2020, IJERPH 17:6882). Grade: weak.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import Implement, Kind, LoadMeaning, Pattern
from hormesis.domain.training import WarmUpItem
from hormesis.exercises.page import Page
from hormesis.planning.exercise import Prescription

__all__ = ["ramp_sets", "warm_up_for"]

_RAISE_S = 240
_MOBILISE_REPS = 8
_DRILLS = 2
_BARS = (Implement.BARBELL, Implement.SMITH, Implement.TRAP_BAR)
_RAMPS: Sequence[tuple[float, Sequence[tuple[float, int]]]] = (
    (0.88, ((0.40, 5), (0.55, 4), (0.70, 3), (0.80, 2), (0.90, 1))),
    (0.75, ((0.45, 6), (0.65, 4), (0.80, 3), (0.90, 1))),
    (0.60, ((0.50, 6), (0.75, 4), (0.90, 1))),
    (0.0, ((0.60, 8),)),
)
_SECOND_OF_MUSCLE = ((0.70, 4),)
_SECOND_HEAVY = ((0.70, 4), (0.85, 2))
_HEAVY = 0.80
_ISOLATION = ((0.60, 8),)
_NO_BAR = ((0.50, 6), (0.75, 4))
_CLOSEST = 0.95
_LEAST_STEP = 0.08
_WORKED = 0.5


def warm_up_for(
    done: Sequence[Prescription],
    pages: Iterable[Page],
    own_raise: WarmUpItem | None = None,
    wary: Collection[str] = (),
) -> list[WarmUpItem]:
    """The whole warm-up of a workout: ``own_raise`` in place of the usual minutes, where the athlete has a way of their own.

    ``wary`` are the regions that a limitation or pain has named: one drill wakes the muscles around them. ``pages`` are those
    that may be done, with what is at hand.
    """
    if not done:
        return []
    items = [own_raise or WarmUpItem("raise", None, "easy_cardio", duration_s=_RAISE_S)]
    patterns, choice = [p.page.pattern for p in done if p.page is not None], list(pages)
    items += _drills(patterns, choice)
    items += _activation(patterns, choice, wary)
    warm: set[str] = set()
    for one in done:
        page, first = one.page, one.planned.sets[0]
        helped = page is not None and page.load_meaning is LoadMeaning.ASSISTANCE
        if first.load_kg and first.reps and not helped:
            main = {str(g) for g, share in page.groups.items() if share >= 1} if page is not None else set()
            items += ramp_sets(
                one.planned.name,
                one.planned.exercise,
                max(s.load_kg or 0.0 for s in one.planned.sets),
                one.share_of_1rm,
                one.grid,
                barbell=page is not None and page.implement in _BARS,
                isolation=page is not None and page.category not in ("compound", "power"),
                muscle_is_warm=bool(main) and main <= warm,
                below_kg=first.load_kg,
            )
        if page is not None:
            warm |= {str(g) for g, share in page.groups.items() if share >= _WORKED}
    return items


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
    below_kg: float | None = None,
) -> list[WarmUpItem]:
    """Ramp sets towards ``work_kg`` (as logged); two are enough without a bar, one for a muscle that has worked already, none
    for isolation work of such a muscle.

    All stay below ``below_kg``, the first set's load. Steps that are hardly heavier than the one before (8 % of the work
    load), or that come within 5 % of the first set, are left out.
    """
    if muscle_is_warm:
        plan: Sequence[tuple[float, int]] = () if isolation else _SECOND_HEAVY if share_of_1rm >= _HEAVY else _SECOND_OF_MUSCLE
    elif isolation:
        plan = _ISOLATION
    elif not barbell:
        plan = _NO_BAR
    else:
        plan = next(steps for floor, steps in _RAMPS if share_of_1rm >= floor)
    found: list[WarmUpItem] = []
    last = 0.0
    top = min(work_kg, below_kg or work_kg)
    for share, reps in plan:
        load_kg = grid.floor(share * work_kg)
        if load_kg is None or load_kg < last + _LEAST_STEP * work_kg or load_kg >= _CLOSEST * top:
            continue
        found.append(WarmUpItem("ramp", exercise, name, reps=reps, load_kg=load_kg))
        last = load_kg
    return found


def _drills(patterns: Sequence[Pattern], pages: Iterable[Page]) -> list[WarmUpItem]:
    """Up to two drills that prepare today's patterns, the one that prepares most first."""
    wanted = set(patterns)
    drills = [(len(wanted.intersection(p.prepares)), p) for p in pages if p.kind is Kind.MOBILITY]
    found: list[WarmUpItem] = []
    chosen: set[Pattern] = set()
    for fit, page in sorted(drills, key=lambda pair: (-pair[0], pair[1].slug)):
        if not fit or len(found) >= _DRILLS:
            break
        new = wanted.intersection(page.prepares) - chosen
        if new:
            chosen |= new
            found.append(_drill("mobilise", page))
    return found


def _activation(patterns: Sequence[Pattern], pages: Iterable[Page], wary: Collection[str]) -> list[WarmUpItem]:
    """One drill for a region to be wary of, if today's patterns need it."""
    fits = [
        (len(set(patterns).intersection(page.prepares)), page)
        for page in pages
        if page.kind is Kind.ACTIVATION and page.regions and str(page.regions[0]) in wary
    ]
    best = max(fits, key=lambda fit: (fit[0], -len(fit[1].equipment), fit[1].slug), default=None)
    return [_drill("activate", best[1])] if best is not None and best[0] else []


def _drill(kind: Literal["mobilise", "activate"], page: Page) -> WarmUpItem:
    """A drill at the dose of its own page: eight repetitions where that lies within it, or its shorter hold."""
    dose = next((one for one in page.doses if one.moment == "warm_up"), None)
    if dose is not None and dose.reps is None and dose.hold_s is not None:
        return WarmUpItem(kind, page.slug, page.name, duration_s=dose.hold_s[0])
    low, high = dose.reps if dose is not None and dose.reps else (_MOBILISE_REPS, _MOBILISE_REPS)
    return WarmUpItem(kind, page.slug, page.name, reps=min(max(_MOBILISE_REPS, low), high))
