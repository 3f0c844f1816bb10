"""What of release work isn't wanted, in the words of the plan: ``reach_of``, ``release_pages``."""

from collections.abc import Mapping

from hormesis.domain.anatomy import Region
from hormesis.domain.facts import RefusedFact
from hormesis.domain.movement import Kind
from hormesis.exercises.at_hand import TOOLS, tools_at_hand
from hormesis.exercises.library import Library
from hormesis.exercises.page import Page

__all__ = ["ALL_RELEASE", "EASIER_DAYS", "reach_of", "release_pages"]

ALL_RELEASE = "release"
EASIER_DAYS = "deload"
_REGIONS = frozenset(Region)


def reach_of(fields: Mapping[str, object], library: Library) -> list[str]:
    """The pages and regions that a dismissal means beside the word itself: those of a tool, in its ``region`` or in all of them.

    Empty where ``of`` is a page or a region already. Raises ``RefusedFact`` for a word that is nothing of this.
    """
    of, region = str(fields["of"]), fields.get("region")
    if of in library.pages or of in _REGIONS or of == EASIER_DAYS:
        return []
    if of == ALL_RELEASE:
        return sorted(str(one) for one in Region) if region is None else [str(region)]
    if of not in TOOLS:
        raise RefusedFact(
            "set dismissal",
            "of",
            f"found {of!r}; allowed are {ALL_RELEASE} (all of it), {EASIER_DAYS} (easier days), a tool "
            "such as ball or roller, a region such as calf, and exercises as `hormesis exercises list` names them",
        )
    return sorted(page.slug for page in release_pages(library, of, None if region is None else str(region)))


def release_pages(library: Library, tool: str, region: str | None) -> list[Page]:
    """The release pages done with a tool, in one region or in all."""
    means = tools_at_hand([tool])
    return [
        page
        for page in library
        if page.kind is Kind.RELEASE and means & set(page.equipment) and (region is None or region in page.regions)
    ]
