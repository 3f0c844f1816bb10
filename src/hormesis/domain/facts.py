"""Facts: what happened or was said, one JSON object a line, never changed. ``Fact``, ``fact_from``, ``fact_to_json``.

Only ``kind`` and ``at`` are required; a field that is not in the table of its kind is kept as it is.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.domain.fact_fields import FIELDS, check_field

__all__ = ["ENVELOPE", "Fact", "RefusedFact", "content_id", "fact_from", "fact_to_json", "imported_id"]

Json = Any
"""A decoded JSON value. JSON has no narrower static type that is also convenient to read from."""

ENVELOPE = ("kind", "id", "at", "version", "recorded_at", "source")
_NAMESPACE = uuid.UUID("6f0f4f4e-6d0c-5a52-9d8c-2b9d6f6b1a51")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``at`` is ISO 8601, with an offset or as wall-clock time; ``fields`` are the kind's own, read-only.

    ``version`` is a hybrid logical clock as sortable text (empty until stored); the newest version of an ``id`` wins.
    """

    kind: str
    at: str
    id: str
    fields: Mapping[str, Json]
    source: str = ""
    version: str = ""
    recorded_at: str = ""

    @property
    def day(self) -> date:
        """The local day that is written in ``at``."""
        return date.fromisoformat(self.at[:10])


class RefusedFact(Invalid):
    """A fact that is not what it must be: the ``field`` and what is ``wrong`` with it; both stand in the message too."""

    def __init__(self, where: str, field: str, wrong: str) -> None:
        super().__init__(f"{where}: {field}: {wrong}")
        self.field = field
        self.wrong = wrong


def content_id(kind: str, at: str, fields: Mapping[str, Json]) -> str:
    """The id of a fact that came without one: a UUIDv5 of its canonical content, so that saying it twice adds nothing."""
    canonical = json.dumps([kind, at, fields], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        return str(uuid.uuid5(_NAMESPACE, canonical))
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can say and UTF-8 cannot
        return str(uuid.uuid5(_NAMESPACE, json.dumps([kind, at, fields], sort_keys=True, separators=(",", ":"))))


def imported_id(athlete_id: str, source: str, key: str) -> str:
    """The id of an imported fact: a UUIDv5 of athlete, source and the source's own key, so importing twice adds nothing."""
    return str(uuid.uuid5(_NAMESPACE, f"{athlete_id}\x1f{source}\x1f{key}"))


def fact_from(raw: Json, where: str) -> Fact:
    """A fact from decoded JSON.

    Raises ``Invalid`` naming ``where`` (file and line), and where it is an object ``RefusedFact`` naming also the field, what was
    found and what is allowed.
    """
    if not isinstance(raw, dict):
        raise Invalid(f"{where}: a fact is a JSON object, found {raw!r}; write one {{...}} a line")
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise RefusedFact(where, "kind", f"found {kind!r}; allowed are {', '.join(sorted(FIELDS))}")
    at = _checked_instant(raw.get("at"), where)
    fields = {name: value for name, value in raw.items() if name not in ENVELOPE and value is not None}
    for name, spec in FIELDS[kind].items():
        if name in fields:
            problem = check_field(spec, fields[name])
            if problem:
                raise RefusedFact(where, name, f"found {fields[name]!r}; allowed is {problem}")
        elif spec.required:
            raise RefusedFact(where, name, f"missing; a {kind} fact needs it")
    for name in ("id", "version", "recorded_at", "source"):
        if name in raw and not isinstance(raw[name], str):
            raise RefusedFact(where, name, f"found {raw[name]!r}; allowed is text")
    return Fact(
        kind=kind,
        at=at,
        id=raw.get("id") or content_id(kind, at, fields),
        fields=fields,
        source=raw.get("source", ""),
        version=raw.get("version", ""),
        recorded_at=raw.get("recorded_at", ""),
    )


def fact_to_json(fact: Fact) -> dict[str, Json]:
    """The fact as the JSON object of one line: envelope first, then the kind's fields in the order they came."""
    out: dict[str, Json] = {"kind": fact.kind, "id": fact.id, "at": fact.at}
    out.update(fact.fields)
    for name, value in (("source", fact.source), ("version", fact.version), ("recorded_at", fact.recorded_at)):
        if value:
            out[name] = value
    return out


def _checked_instant(at: Json, where: str) -> str:
    if isinstance(at, str) and at[:1].isdigit():
        try:
            year = datetime.fromisoformat(at).year
        except ValueError:
            pass
        else:
            if at[4:5] == "-" and at[7:8] == "-" and 1900 <= year < 2200:
                return at
    raise RefusedFact(
        where, "at", f"found {at!r}; allowed is ISO 8601 of 1900 to 2199 such as 2026-03-02T18:05:00+01:00 or 2026-03-02"
    )
