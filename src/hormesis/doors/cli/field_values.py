"""From ``field=value`` words to the typed fields of a fact: ``fields_from``."""

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.domain.fact_fields import FIELDS, FieldSpec
from hormesis.domain.load import kg_from

__all__ = ["fields_from", "value_from"]

_EXAMPLES = {
    "profile": "goal=strength",
    "gym": "bars_kg=20",
    "limitation": "region=shoulder",
    "condition": "code=none",
    "status": "status=ill",
    "event": "type=meet date=2026-11-07 lifts=back-squat,deadlift",
    "symptom": "severity=4",
    "correction": "muscle_group=quads recovered_percent=100",
    "check_in": "energy=4 soreness=quads:6",
    "tightness": "region=upper_back level=6",
    "pain": "region=knee side=left level=3",
    "release": "region=calf duration_s=60",
    "dismissal": "of=calf",
    "desk": "hours=8",
}
_LOAD = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(kg|lbs?)", re.IGNORECASE)


def fields_from(kind: str, pairs: Sequence[str]) -> dict[str, Any]:
    """The fields that ``pairs`` say, each as its own type. Raises ``Invalid`` naming the pair and what is allowed."""
    fields: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not text.strip():
            raise Invalid(f"set {kind}: found {pair!r}; write field=value, such as {_example(kind)}")
        if name not in FIELDS[kind]:
            near = difflib.get_close_matches(name, FIELDS[kind], n=1)
            meant = f", did you mean {near[0]!r}?" if near else ""
            raise Invalid(f"set {kind}: no field {name!r}{meant}; there are {', '.join(FIELDS[kind])}")
        if name in fields:
            raise Invalid(f"set {kind}: {name!r} stands twice; give it once, a list with commas")
        fields[name] = value_from(kind, name, text.strip())
    return fields


def value_from(kind: str, name: str, text: str) -> Any:
    """The value that ``text`` says for a field: the first reading that the field allows. Raises ``Invalid``."""
    spec: FieldSpec = FIELDS[kind][name]
    for reading in _readings(text, loads=name.endswith("_kg")):
        if spec.holds(reading):
            return reading
    raise Invalid(f"set {kind}: {name}: found {text!r}; allowed is {spec.allowed}")


def _readings(text: str, loads: bool) -> Iterator[Any]:
    yield text
    yield from _single(text, loads)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    yield parts
    if all(":" in part for part in parts):
        yield _levels(parts)
    numbers = [next((v for v in _single(part, loads) if isinstance(v, int | float)), None) for part in parts]
    if None not in numbers:
        yield numbers


def _levels(parts: Sequence[str]) -> dict[str, Any]:
    """``quads:6,lower back:3`` as an object of names and numbers; what is no number stays text, and the field refuses it."""
    found = {}
    for part in parts:
        name, _, level = part.partition(":")
        found["_".join(name.casefold().split())] = next(_single(level.strip(), loads=False), level)
    return found


def _single(text: str, loads: bool) -> Iterator[Any]:
    if text.lower() in ("true", "yes", "false", "no"):
        yield text.lower() in ("true", "yes")
    load = _LOAD.fullmatch(text) if loads else None
    if load is not None:
        yield round(kg_from(float(load[1].replace(",", ".")), "lb" if load[2].lower().startswith("lb") else "kg"), 4)
    for number in (int, float):
        try:
            yield number(text)
        except ValueError:
            continue


def _example(kind: str) -> str:
    return _EXAMPLES[kind]
