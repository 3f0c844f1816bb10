"""Under which licence the pages may be used elsewhere, and how they leave: ``LICENCE``, ``export_rows``, ``EXPORT_COLUMNS``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["ATTRIBUTION", "EXPORT_COLUMNS", "LICENCE", "LICENCE_URL", "export_rows"]

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = "The Hormesis contributors"

_TABLES = ("cues", "muscles", "fatigue", "serves", "progression", "review")
"""Tables of a page whose fields get a column each, named by both: ``cues_do``, ``muscles_primary``."""

EXPORT_COLUMNS = (
    "slug",
    "name",
    "kind",
    "category",
    "pattern",
    "implement",
    "primary_group",
    "unilateral",
    "level",
    "set_up_s",
    "tempo",
    "load_meaning",
    "bodyweight_share",
    "loadability",
    "curve_class",
    "equipment",
    "regions",
    "purposes",
    "movement_tags",
    "contraindications",
    "no_go_zones",
    "description",
    "aliases",
    "cues_do",
    "cues_dont",
    "mistakes",
    "muscles_prose",
    "muscles_primary",
    "muscles_secondary",
    "groups",
    "fatigue_only",
    "dose",
    "serves_patterns",
    "serves_groups",
    "serves_prepares",
    "progression_harder",
    "progression_easier",
    "substitutes",
    "evidence",
    "review_status",
    "review_name",
    "review_credentials",
    "review_date",
    "review_signature",
    "licence",
)
"""The columns of the table of all pages, in order."""


def export_rows(pages: Iterable[Mapping[str, Any]]) -> Iterator[list[str]]:
    """A row of texts for each page, in the order of ``EXPORT_COLUMNS``; lists and tables as JSON, a missing field empty."""
    for page in pages:
        flat = {"licence": LICENCE, **{key: value for key, value in page.items() if key not in _TABLES}}
        for table in _TABLES:
            flat.update({f"{table}_{key}": value for key, value in page.get(table, {}).items()})
        yield [_cell(flat.get(column)) for column in EXPORT_COLUMNS]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
