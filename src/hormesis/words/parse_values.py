"""What typed words are read into: ``Parsed``, with its ``Draft`` facts, its ``Question`` and what stayed unread."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from hormesis.domain.anatomy import Region
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from
from hormesis.domain.load import Unit, kg_from

__all__ = ["Context", "Draft", "Parsed", "Question", "Span", "asked_or_whole"]

Span = tuple[int, int]
"""Where in the text: the first character, and the one after the last."""

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*/\s*(?:10|5))?(?:\s*(?:h|hours?))?")
_REGIONS = tuple(str(region) for region in Region)


@dataclass(frozen=True, slots=True)
class Context:
    """What reading needs beside the text.

    ``now`` is the athlete's local time (aware), ``units`` those of their body weight where known; ``reported`` holds (kind,
    region, side) of their recent reports, which a plain "no tightness today" is about. ``load_units`` are those that their lifts
    are loaded in; ``lift`` tells of an exercise's name whether the body alone is its load (None: no such exercise is known).
    """

    now: datetime
    units: Unit | None = None
    reported: tuple[tuple[str, str, str | None], ...] = ()
    load_units: Unit | None = None
    lift: Callable[[str], bool | None] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that was read: ``span`` is where, ``assumed`` what was not said but taken so, ``confidence`` from 0 to 1."""

    kind: str
    at: str
    fields: Mapping[str, Any]
    span: Span
    assumed: tuple[str, ...] = ()
    confidence: float = 0.95

    def fact(self, source: str = "") -> Fact:
        """The fact itself. Raises ``Invalid`` where a field is not allowed: one that ``parse`` gives as a fact always is."""
        raw = {"kind": self.kind, "at": self.at, **self.fields, **({"source": source} if source else {})}
        return fact_from(raw, f"log: {self.kind}")


@dataclass(frozen=True, slots=True)
class Question:
    """What must be said before a fact can be written.

    ``code`` names the gap and ``values`` what its sentence speaks of; ``options`` are the answers there are (none: a number).
    ``draft`` is what is known so far, None where an answer can't make it a fact; ``fills`` is the field an answer goes into.
    ``replaces``: the place in ``Parsed.facts`` of a fact that stands without an answer too, and only gets more exact by it.
    ``also``: further drafts that the same answer makes whole: the other sets of a lift whose load is asked.
    """

    code: str
    span: Span
    values: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    draft: Draft | None = None
    fills: str = ""
    replaces: int | None = None
    also: tuple[Draft, ...] = ()

    def answered(self, text: str) -> "Draft | Question | None":
        """What an answer makes of the draft: a whole fact, the next question, or None where the answer says there is no fact.

        Raises ``Invalid`` for an answer that is not allowed.
        """
        return self._completed(self.draft, text)

    def all_answered(self, text: str) -> "tuple[Draft, ...] | Question | None":
        """The same for the draft and for those that the answer makes whole ``also``."""
        first = self.answered(text)
        if not isinstance(first, Draft):
            return first
        rest = [self._completed(one, text) for one in self.also]
        return (first, *(one for one in rest if isinstance(one, Draft)))

    def _completed(self, draft: Draft | None, text: str) -> "Draft | Question | None":
        if draft is None:
            raise Invalid(f"log: found {text!r}; this can't be answered here, say the whole thing anew")
        words = tuple("_".join(part.split()).casefold().replace("-", "_") for part in text.split(",") if part.strip())
        if self.options and (not words or not set(words) <= set(self.options) or (len(words) > 1 and self.fills != "avoid")):
            raise Invalid(f"log: found {text!r}; allowed are {', '.join(self.options)}")
        if self.fills == "now" and words == ("no",):
            return None
        if self.fills == "sense":
            return self._felt(words[0])
        if self.fills == "exercise_name":
            if not text.strip():
                raise Invalid("log: found nothing; name the exercise")
            return replace(draft, fields={**draft.fields, "exercise_name": text.strip()}, confidence=1.0)
        value: Any = list(words) if self.fills == "avoid" else words[0] if self.options else _number_in(text)
        answer = asked_or_whole(replace(draft, fields=_filled(draft.fields, self.fills, value), confidence=1.0))
        if isinstance(answer, Draft):
            answer.fact()  # a number out of range is refused here, with what is allowed
        return answer

    def _felt(self, sense: str) -> "Draft | Question":
        """The report once it is said what was felt; soreness is of the muscles that ``values`` names."""
        assert self.draft is not None  # asked before
        fields = dict(self.draft.fields)
        if sense == "soreness":
            fields = {"soreness": dict.fromkeys(self.values["groups"], fields.get("level"))}
        return asked_or_whole(replace(self.draft, kind="check_in" if sense == "soreness" else sense, fields=fields))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text was read into; ``unread`` are the parts of it that say nothing we know. ``language`` is that it was read in."""

    facts: tuple[Draft, ...]
    questions: tuple[Question, ...]
    unread: tuple[Span, ...]
    language: str


def asked_or_whole(draft: Draft, options: tuple[str, ...] = _REGIONS, code: str = "level") -> Draft | Question:
    """``draft`` where nothing that it needs is missing, else the question for it: region first, then level.

    ``options``: the regions (or muscle groups) that may be meant. ``code``: why there is no level (``level``: none was said).
    """
    fields = draft.fields
    soreness = fields.get("soreness", {})
    if "" in soreness:
        return Question("region", draft.span, {"kind": "soreness"}, options, draft, "group")
    if None in soreness.values():
        return Question(code, draft.span, {"kind": "soreness", "where": ", ".join(soreness)}, (), draft, "soreness")
    if draft.kind in ("tightness", "pain", "release", "limitation") and "region" not in fields:
        return Question("region", draft.span, {"kind": draft.kind}, options or _REGIONS, draft, "region")
    if draft.kind in ("tightness", "pain") and "level" not in fields:
        where = " ".join(str(fields[name]) for name in ("side", "region") if name in fields and fields[name] != "both")
        return Question(code, draft.span, {"kind": draft.kind, "where": where}, (), draft, "level")
    return draft


def _filled(before: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    fields = dict(before)
    if name == "group":
        fields["soreness"] = {value: fields["soreness"][""]}
    elif name == "soreness":
        fields["soreness"] = dict.fromkeys(fields["soreness"], value)
    elif name == "unit":
        fields["kg"] = round(kg_from(fields["kg"], value), 4)
    elif name == "load":
        fields["load_kg"] = value
    elif name == "asleep_min":
        fields[name] = round(60 * value)
    elif name != "now":
        fields[name] = value
    return fields


def _number_in(text: str) -> float:
    found = _NUMBER.fullmatch(text.strip().casefold())
    if found is None:
        raise Invalid(f"log: found {text!r}; write a number")
    number = float(found[1].replace(",", "."))
    return int(number) if number.is_integer() else number
