"""What the athlete changes in their week: a day moved, an exercise swapped or left out, a number of sets.

``Edits``, ``edited_standing``, ``moved_days``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hormesis.domain.evidence import Reason
from hormesis.planning.standing import Standing

__all__ = ["NO_EDITS", "Edits", "edited_standing", "moved_days"]


@dataclass(frozen=True, slots=True)
class Edits:
    """The athlete's word on the week: ``moves`` (from, to) in the order they were said in, ``moved`` those that the standing week
    holds already, ``swaps`` slug → slug, ``sets`` slug → sets, ``without`` words of names (deadlift: every deadlift)."""

    moves: tuple[tuple[date, date], ...] = ()
    moved: tuple[tuple[date, date], ...] = ()
    swaps: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, int] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def leaves_out(self, slug: str) -> bool:
        """Whether a page is left out this week."""
        return any(f"-{word}-" in f"-{slug}-" for word in self.without)


NO_EDITS = Edits()


def edited_standing(standing: Standing, edits: Edits) -> Standing:
    """The standing week with its days moved and its exercises swapped. Where both days train, they change places."""
    lifts = dict(standing.lifts)
    for gone, to in edits.moves:
        lifts[gone], lifts[to] = lifts.get(to, frozenset()), lifts.get(gone, frozenset())
    swapped = {day: frozenset(edits.swaps.get(slug, slug) for slug in slugs) for day, slugs in lifts.items()}
    kept = {day: frozenset(slug for slug in slugs if not edits.leaves_out(slug)) for day, slugs in swapped.items()}
    return replace(standing, lifts=kept, put=frozenset(day for pair in (*edits.moved, *edits.moves) for day in pair))


def moved_days(standing: Standing, edits: Edits) -> tuple[frozenset[date], frozenset[date], list[Reason]]:
    """Days that are free now, days that train now, and what was moved; ``standing`` as it is before ``edits.moves``."""
    after = edited_standing(standing, edits).lifts
    left: set[date] = set()
    taken: set[date] = set()
    for gone, to in (*edits.moved, *edits.moves):
        taken = (taken - {gone}) | {to}
        left = (left - {to}) | {gone}
    trained = {day for day in left if after.get(day)}  # where both days train they change places
    why = [Reason("week_edit_moved", {"date": a.isoformat(), "to": b.isoformat()}) for a, b in (*edits.moved, *edits.moves)]
    return frozenset(left - trained), frozenset(taken | trained), why
