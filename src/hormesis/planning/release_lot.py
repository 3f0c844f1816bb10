"""Which evening a lot may decide on release, and what becomes of the plan then: ``lot_item``, ``Drawn``, ``by_lot``.

Only what was drawn by lot can tell whether a release helps: people treat what is tight (SCIENCE §9.5). Eligible is an evening
after a report of 3 to 7 of 10, with nothing that forbids pressure; one region an evening, chance ½. Design strong, edges expert.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Kind
from hormesis.domain.training import ReleaseItem
from hormesis.estimation.form import Form
from hormesis.exercises.page import Page
from hormesis.planning.due_release import due_as_reported
from hormesis.planning.release import LONGEST_S, release_for
from hormesis.safety.conditions import rests_for_condition

__all__ = ["CHANCE", "Drawn", "by_lot", "lot_item"]

CHANCE = 0.5
"""With which release is drawn."""

_LEAST, _MOST = 3.0, 7.0
_EVIDENCE = ("klasnja-2015",)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for an evening: for which region, with which page, release or none."""

    region: str
    exercise: str | None
    released: bool


def lot_item(athlete: Athlete, form: Form, pages: Sequence[Page], on: date, drawn: Drawn | None = None) -> ReleaseItem | None:
    """The release that a lot may decide on, on the evening of ``on``: of the tightest region that may be pressed. None where the
    athlete has not agreed, was not asked about conditions, or nothing is eligible. ``drawn`` holds it to what was drawn."""
    stopped = athlete.ill or rests_for_condition(athlete) is not None
    if not athlete.profile.release_trial or not athlete.conditions or stopped:
        return None
    pressed = [page for page in pages if page.kind is Kind.RELEASE]
    if drawn is not None:
        pressed = [page for page in pressed if page.slug == drawn.exercise]
    hurts = {pain.region for pain in athlete.pains if pain.level > 0}
    for tight in sorted(athlete.tight, key=lambda one: (-one.level, one.region, one.side or "")):
        if tight.day != on or not _LEAST <= tight.level <= _MOST or tight.region in hurts:
            continue
        if drawn is not None and tight.region != drawn.region:
            continue
        found = release_for([due_as_reported(tight)], athlete, form, pressed, on, ()).items
        if found:
            return found[0]
    return None


def by_lot(
    items: Iterable[ReleaseItem],
    region: str,
    item: ReleaseItem | None,
    drawn: Drawn | None,
    page_of: Callable[[str], Page | None],
) -> tuple[tuple[ReleaseItem, ...], Reason]:
    """The plan's items when a lot decides for ``region``, and what is said of it. Before training nothing changes; later, until
    it is ``drawn``, nothing serves the region, and then ``item`` does or nothing."""

    def waits(one: ReleaseItem) -> bool:
        page = page_of(one.exercise)
        return one.moment != "warm_up" and (one.region == region or (page is not None and Region(region) in page.regions))

    rest = sorted((one for one in items if not waits(one)), key=lambda one: one.moment != "warm_up")
    if drawn is None:
        return tuple(rest), Reason("trial_awaits", {"region": region}, _EVIDENCE)
    if not drawn.released or item is None:
        return tuple(rest), Reason("trial_without", {"region": region}, _EVIDENCE)
    why = Reason("trial_with", {"region": region}, _EVIDENCE)
    before = [one for one in rest if one.moment == "warm_up"]
    later = [replace(item, why=(*item.why, why))]
    for one in rest[len(before) :]:
        if sum(other.seconds for other in (*later, one) if other.moment == one.moment) <= LONGEST_S[one.moment]:
            later.append(one)
    return (*before, *later), why
