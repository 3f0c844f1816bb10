"""The exercise library as the doors show it: lists, whole pages, matches, searches and substitutes, in JSON's own types."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hormesis.app.reasons import reasons_json
from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.domain.load import Unit
from hormesis.exercises.at_hand import equipment_at_hand
from hormesis.exercises.library import PAGES, load_library, read_page
from hormesis.exercises.naming import NameMatch, Namer
from hormesis.exercises.page import Page
from hormesis.exercises.phone_index import load_phone_index
from hormesis.exercises.search import search
from hormesis.exercises.sparing import sparing
from hormesis.exercises.substitution import Substitution, substitutes
from hormesis.safety.limitations import ruled_out
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = [
    "list_exercises",
    "match_names",
    "phone_index_bytes",
    "search_exercises",
    "show_exercise",
    "sparing_for",
    "substitutes_for",
]

Json = dict[str, Any]


def list_exercises(**wanted: str | None) -> list[Json]:
    """A row for each page, by slug. ``wanted`` keeps those of that kind, pattern, primary_group, implement."""
    rows = [_row(page) for page in load_library()]
    return [row for row in rows if all(value is None or row[name] == value for name, value in wanted.items())]


def show_exercise(slug: str, pages: Path | None = None) -> Json:
    """The page's fields as they stand in its file, its slug first. Raises ``NotFound`` with the nearest slugs.

    A signed review also says in ``signature_fits`` whether its signature is that of the text.
    """
    from hormesis.exercises.review import signature_fits  # lists and matches need no schema

    page = read_page(slug, pages or PAGES)
    fits = signature_fits(page)
    review = page["review"] if fits is None else {**page["review"], "signature_fits": fits}
    return {"slug": slug, **page, "review": review}


def search_exercises(query: str, limit: int = 20) -> list[Json]:
    """Rows of the pages on which every word of ``query`` is found, the most fitting first."""
    return [_row(page) for page in search(load_library(), query, limit)]


def phone_index_bytes() -> bytes:
    """The compact index that a phone keeps, as JSON in UTF-8."""
    return load_phone_index()


def match_names(namer: Namer, names: Iterable[str], source: str | None = None) -> Iterator[Json]:
    """What each name, as ``source`` spells it, is taken for: one object a name, in order."""
    for name in names:
        yield _match(namer.match(name, source))


def substitutes_for(db: Database, athlete_id: str, slug: str, reason: str, as_of: date, limit: int = 5) -> Json:
    """Pages that serve instead of ``slug``, best first, that the athlete's gym, limitations and own word allow.

    Raises ``NotFound`` for an unknown slug and ``Invalid`` for an unknown reason.
    """
    allowed, equipment, units = _allowed(db, athlete_id, as_of)
    found = substitutes(load_library().get(slug), reason, allowed, equipment, limit)
    return {"exercise": slug, "reason": reason, "substitutes": _with_reasons(found, units)}


def sparing_for(db: Database, athlete_id: str, slug: str, tag: str, as_of: date, limit: int = 5) -> Json:
    """Pages that do without the movement tag ``tag`` and stand nearest to ``slug``, as bounded as ``substitutes_for``.

    Raises ``NotFound`` for an unknown slug and ``Invalid`` for a tag that is none or that the page doesn't carry.
    """
    allowed, equipment, units = _allowed(db, athlete_id, as_of)
    found = sparing(load_library().get(slug), tag, allowed, equipment, limit)
    return {"exercise": slug, "avoid": tag, "substitutes": _with_reasons(found, units)}


def _allowed(db: Database, athlete_id: str, as_of: date) -> tuple[list[Page], frozenset[str] | None, Unit]:
    """The pages that nothing the athlete has told rules out, what their gym has, and the units in which to speak to them."""
    with db.reading() as tx:
        athlete = athlete_from(fact_log.live(tx, athlete_id, TOLD_KINDS, None, as_of), as_of)
    pages = [page for page in load_library() if ruled_out(page, page.name, athlete, as_of) is None]
    equipment = equipment_at_hand(athlete.gym.implements, athlete.gym.tools) if athlete.gym else None
    return pages, equipment, athlete.profile.units or "kg"


def _with_reasons(found: Iterable[Substitution], units: Unit) -> list[Json]:
    return [{**_row(one.page), "why": reasons_json(one.reasons, units)} for one in found]


def _row(page: Page) -> Json:
    return {
        "slug": page.slug,
        "name": page.name,
        "kind": str(page.kind),
        "pattern": str(page.pattern),
        "primary_group": str(page.primary_group),
        "implement": str(page.implement),
    }


def _match(match: NameMatch) -> Json:
    return {
        "name": match.name,
        "exercise": match.exercise,
        "confidence": match.confidence,
        "pattern": str(match.pattern) if match.pattern else None,
        "primary_group": str(match.primary_group) if match.primary_group else None,
        "secondary_groups": [str(group) for group in match.secondary_groups],
        "implement": str(match.implement),
        "assisted": match.assisted,
        "candidates": list(match.candidates),
    }
