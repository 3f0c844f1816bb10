"""Facts a page at a time, with a cursor: ``facts_page``."""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import fact_to_json
from hormesis.store.database import Database
from hormesis.store.listing import Place, page

__all__ = ["facts_page"]


def facts_page(
    db: Database,
    athlete_id: str,
    kinds: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    cursor: str | None = None,
    limit: int = 200,
) -> dict[str, Any]:
    """``facts`` as in the export, oldest first, and ``next``: the cursor of what follows, null on the last page.

    A fact that is written meanwhile before the cursor's place is not seen; one after it is. Raises ``Invalid`` for a cursor that
    is none of ours.
    """
    after = _place(cursor) if cursor else None
    with db.reading() as tx:
        found, last = page(tx, athlete_id, kinds, since, until, after, limit)
    return {"facts": [fact_to_json(one) for one in found], "next": _cursor(last) if last else None}


def _cursor(place: Place) -> str:
    said = json.dumps([place.at, place.order, place.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _place(cursor: str) -> Place:
    try:
        at, order, fact_id = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=="))
    except (binascii.Error, ValueError, TypeError):
        raise _refused(cursor) from None
    if not (
        isinstance(at, str)
        and isinstance(fact_id, str)
        and type(order) is int
        and abs(order) < 2**31
        and "\0" not in at + fact_id
    ):
        raise _refused(cursor)
    return Place(at, order, fact_id)


def _refused(cursor: str) -> Invalid:
    return Invalid(f"cursor: found {cursor!r}; send the `next` of the page before, or none for the first page")
