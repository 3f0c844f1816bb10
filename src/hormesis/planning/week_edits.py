"""The athlete's changes upon what the week may be made of: ``edited_pool``, ``edited_sets``.

The next solution holds to them; what is not safe, or not there, is refused, and said.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.candidates import Candidate, Pool, candidates_for
from hormesis.planning.edits import Edits
from hormesis.planning.targets import Targets
from hormesis.planning.week_options import Prepared

__all__ = ["edited_pool", "edited_sets"]

_WANTED = 0.5


def edited_pool(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    pages: Sequence[Page],
    targets: Targets,
    limit: int | None,
    edits: Edits,
) -> tuple[Pool, list[Reason]]:
    """The candidates (``candidates_for``) without what is left out, and with what is wanted instead where it may be done."""
    pool = candidates_for(beliefs, athlete, on, pages, targets, limit)
    kept = [one for one in pool.candidates if not edits.leaves_out(one.page.slug)]
    words = tuple(word.replace("-", " ") for word in edits.without)
    why = [Reason("week_edit_without", {"exercises": words})] if words else []
    safety = list(pool.safety)
    for gone, wanted in sorted(edits.swaps.items()):
        before = next((one for one in kept if one.page.slug == gone), None)
        alone = candidates_for(beliefs, athlete, on, [page for page in pages if page.slug == wanted], targets, None)
        if not alone.candidates:
            why.append(Reason("week_edit_refused", {"exercise": wanted.replace("-", " ")}))
            safety += alone.safety
            continue
        one = next((other for other in kept if other.page.slug == wanted), alone.candidates[0])
        kept = [other for other in kept if other.page.slug not in (gone, wanted)]
        kept.insert(0, _in_place_of(one, before))
        names = {"exercise": before.name if before is not None else gone.replace("-", " "), "instead": one.name}
        why.append(Reason("week_edit_swapped", names))
    return replace(pool, candidates=tuple(kept), safety=tuple(safety)), why


def _in_place_of(one: Candidate, before: Candidate | None) -> Candidate:
    habit = max(one.habit, before.habit if before is not None else 0.0)
    return replace(one, habit=habit, appeal=one.appeal + _WANTED)


def edited_sets(prepared: Sequence[Prepared], edits: Edits) -> tuple[list[Prepared], list[Reason]]:
    """The candidates, with just as many sets as were asked for."""
    found, why = [], []
    for one in prepared:
        count = edits.sets.get(one.candidate.page.slug)
        found.append(one if count is None else replace(one, sets=(count, count)))
        if count is not None:
            why.append(Reason("week_edit_sets", {"exercise": one.candidate.name, "sets": count}))
    return found, why
