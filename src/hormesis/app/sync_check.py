"""Whether a change that a phone sends can be taken: ``check`` gives the fact, or ``Rejected`` with why and the next step."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from hormesis.app.dismissing import reach_of
from hormesis.app.facts import SETTABLE, refuse_unknown_words
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, RefusedFact, fact_from
from hormesis.exercises.library import load_library
from hormesis.store.writing import check_text

__all__ = ["LONGEST_ID", "MOST_BYTES", "Rejected", "check"]

Json = Any

MOST_BYTES = 64_000
"""How long one change may be, as JSON."""
LONGEST_ID = 200

_CORRECT = "correct it on the phone and send it again; until then it stays there"
_NEXT_STEPS = {
    "unknown_kind": "update the server, or wait until it is; the change stays on the phone and is sent again then",
    "too_large": f"shorten it to {MOST_BYTES:,} bytes or split it; until then it stays on the phone",
}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A change that was not taken: its place in the request, its id and version where it has them, and why.

    ``code`` is not_an_object, unknown_kind, bad_field or too_large; ``field`` is empty where it is about the whole.
    """

    index: int
    id: str | None
    version: str | None
    code: str
    field: str
    text: str
    next_step: str

    def as_json(self) -> dict[str, Json]:
        """As the reply holds it."""
        return asdict(self)


def check(raw: Json, index: int) -> Fact | Rejected:
    """The fact that a change is, with what the server adds to it, or why it is none."""
    try:
        return _fact(raw)
    except _Unfit as unfit:
        return _rejected(raw, index, unfit.code, unfit.field, unfit.wrong)
    except RefusedFact as refused:
        known = refused.field != "kind"
        return _rejected(raw, index, "bad_field" if known else "unknown_kind", refused.field, refused.wrong)


class _Unfit(Exception):
    def __init__(self, code: str, field: str, wrong: str) -> None:
        super().__init__(wrong)
        self.code, self.field, self.wrong = code, field, wrong


def _fact(raw: Json) -> Fact:
    if not isinstance(raw, dict):
        raise _Unfit("not_an_object", "", f"found {type(raw).__name__}; allowed is a fact as a JSON object")
    _refuse_unsayable(raw)
    for name in ("id", "version"):
        said = raw.get(name)
        if not isinstance(said, str) or not 0 < len(said) <= LONGEST_ID:
            raise _Unfit("bad_field", name, f"found {said!r}; allowed is text of 1 to {LONGEST_ID} letters")
    fact = fact_from(raw, "change")
    try:
        check_text(fact)
    except Invalid as error:
        name, _, wrong = str(error).partition(": ")
        raise _Unfit("bad_field", name, wrong) from error
    if fact.kind not in SETTABLE:
        return fact
    refuse_unknown_words(fact)
    if fact.kind == "dismissal" and (reaches := reach_of(fact.fields, load_library())):
        return replace(fact, fields={**fact.fields, "reaches": reaches})
    return fact


def _refuse_unsayable(raw: Mapping[str, Json]) -> None:
    """What is too long, and what no phone could read back: numbers without end and halves of letters."""
    try:
        length = len(_encoded(raw))
    except (ValueError, RecursionError) as error:
        name = next((name for name, value in raw.items() if not _is_sayable(name, value)), "")
        raise _Unfit("bad_field", name, f"found what JSON in UTF-8 can't hold ({error})") from error
    if length > MOST_BYTES:
        raise _Unfit("too_large", "", f"found {length:,} bytes; allowed are {MOST_BYTES:,}")


def _is_sayable(name: str, value: Json) -> bool:
    try:
        _encoded({name: value})
    except (ValueError, RecursionError):
        return False
    return True


def _encoded(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()


def _rejected(raw: Json, index: int, code: str, field: str, wrong: str) -> Rejected:
    said = raw if isinstance(raw, dict) else {}
    names = [value if isinstance(value := said.get(name), str) else None for name in ("id", "version")]
    text = f"{field}: {wrong}" if field else wrong
    return Rejected(index, names[0], names[1], code, field, text, _NEXT_STEPS.get(code, _CORRECT))
