"""The compact index that a phone keeps, to list, filter and search without signal: ``phone_index``, ``load_phone_index``.

One JSON object: ``licence``, ``version``, ``columns``, ``words`` and ``pages``. A page is a row in the order of ``columns``;
in the columns that ``words`` names, a number (or each of a list) stands for the word at that place; ``common`` is 0 (seldom) to 4
(a staple). Whole pages load on demand.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hormesis.exercises.commonness import commonness
from hormesis.exercises.export import LICENCE
from hormesis.exercises.page import Page
from hormesis.exercises.words import tokens

__all__ = ["PHONE_INDEX", "load_phone_index", "phone_index"]

PHONE_INDEX = Path(__file__).parent / "phone.json"

_COLUMNS = (
    *("slug", "name", "kind", "pattern", "primary_group", "implement", "regions", "purposes", "tags"),
    *("level", "equipment", "common", "aliases"),
)
_WORDED = ("kind", "pattern", "primary_group", "implement", "regions", "tags", "level", "equipment")
_MOST_ALIASES = 3


def phone_index(pages: Iterable[Page]) -> str:
    """The text of the index; the same pages give the same text. ``version`` changes when a row does."""
    pages = list(pages)
    words = {column: sorted({word for page in pages for word in _said(page, column)}) for column in _WORDED}
    places = {column: {word: at for at, word in enumerate(found)} for column, found in words.items()}
    rows = ",\n".join(_dumped(_row(page, places)) for page in pages)
    version = hashlib.sha256((_dumped(words) + rows).encode()).hexdigest()[:16]
    head = {"licence": LICENCE, "version": version, "columns": _COLUMNS, "words": words}
    return f'{_dumped(head)[:-1]},"pages":[\n{rows}\n]}}\n'


def load_phone_index(index: Path = PHONE_INDEX) -> bytes:
    """The index as it is sent to a phone: JSON in UTF-8, not compressed."""
    return index.read_bytes()


def _row(page: Page, places: dict[str, dict[str, int]]) -> list[Any]:
    numbers = {column: [places[column][word] for word in _said(page, column)] for column in _WORDED}
    one = [numbers[column][0] for column in ("kind", "pattern", "primary_group", "implement")]
    known = [page.slug, page.name, *one, numbers["regions"], list(page.purposes), numbers["tags"]]
    return [*known, numbers["level"][0], numbers["equipment"], commonness(page.slug), _aliases(page)]


def _said(page: Page, column: str) -> list[str]:
    if column == "regions":
        return [str(region) for region in page.regions]
    if column == "tags":
        return list(page.movement_tags)
    if column == "equipment":
        return list(page.equipment)
    return [str(getattr(page, column))]


def _aliases(page: Page) -> list[str]:
    """The first few aliases that hold a word which neither the name nor those before them have."""
    kept: list[str] = []
    known = set(tokens(page.name))
    for alias in page.aliases:
        if not set(tokens(alias)) <= known and len(kept) < _MOST_ALIASES:
            kept.append(alias)
            known.update(tokens(alias))
    return kept


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
