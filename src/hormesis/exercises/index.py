"""A page as one row of the compiled index and back: ``encode_page``, ``decode_page``. Long texts are left out.

A row is a plain list in the order of ``_COLUMNS``: parsing 230 TOML files takes a third of a second,
these rows a few milliseconds.
"""

from collections.abc import Callable
from dataclasses import astuple
from functools import cache
from types import MappingProxyType
from typing import Any

from hormesis.domain.anatomy import MuscleGroup, Region
from hormesis.domain.evidence import Grade
from hormesis.domain.movement import CurveClass, Implement, Kind, Loadability, LoadMeaning, Pattern
from hormesis.exercises.page import Dose, Evidence, MuscleShare, Page, Review, Substitute

__all__ = ["decode_page", "encode_page"]

Reader = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _each(read: Reader) -> Reader:
    return lambda values: tuple([read(v) for v in values])


def _record(kind: Callable[..., Any]) -> Reader:
    made = cache(kind)  # records are values and few of them differ: making each once halves the start
    return lambda values: made(*values)


def _member(kind: type[Any]) -> Reader:
    members = {m.value: m for m in kind}  # a dict is several times faster than calling the enumeration
    return members.__getitem__


_PATTERNS, _GROUPS = _each(_member(Pattern)), _each(_member(MuscleGroup))
_GROUP, _GRADE = _member(MuscleGroup), _member(Grade)


_DOSE = cache(Dose)


def _dose(values: list[Any]) -> Dose:
    return _DOSE(*[tuple(v) if isinstance(v, list) else v for v in values])


@cache
def _evidence_of(citation: str, grade: str) -> Evidence:
    return Evidence(citation, _GRADE(grade))


def _evidence(values: list[str]) -> Evidence:
    return _evidence_of(*values)


_COLUMNS: tuple[tuple[str, Reader], ...] = (
    ("slug", _same),
    ("name", _same),
    ("kind", _member(Kind)),
    ("category", _same),
    ("pattern", _member(Pattern)),
    ("implement", _member(Implement)),
    ("purposes", tuple),
    ("primary_muscles", _each(_record(MuscleShare))),
    ("secondary_muscles", _each(_record(MuscleShare))),
    ("primary_group", _GROUP),
    ("groups", lambda pairs: MappingProxyType({_GROUP(g): share for g, share in pairs})),
    ("fatigue_only", _GROUPS),
    ("regions", _each(_member(Region))),
    ("equipment", tuple),
    ("unilateral", _same),
    ("level", _same),
    ("set_up_s", _same),
    ("tempo", _same),
    ("load_meaning", _member(LoadMeaning)),
    ("bodyweight_share", _same),
    ("loadability", _member(Loadability)),
    ("curve_class", _member(CurveClass)),
    ("doses", _each(_dose)),
    ("movement_tags", tuple),
    ("contraindications", tuple),
    ("no_go_zones", tuple),
    ("serves_patterns", _PATTERNS),
    ("serves_groups", _GROUPS),
    ("prepares", _PATTERNS),
    ("progressions", tuple),
    ("regressions", tuple),
    ("substitutes", _each(_record(Substitute))),
    ("aliases", tuple),
    ("evidence", _each(_evidence)),
    ("review", _record(Review)),
)
_RECORDS = frozenset({"primary_muscles", "secondary_muscles", "doses", "substitutes", "evidence"})


def encode_page(page: Page) -> list[Any]:
    """The light fields of ``page`` as a list that JSON can hold."""
    row: list[Any] = []
    for name, _ in _COLUMNS:
        value = getattr(page, name)
        if name in _RECORDS:
            value = [list(astuple(v)) for v in value]
        elif name == "groups":
            value = [[str(g), share] for g, share in value.items()]
        elif name == "review":
            value = list(astuple(value))
        row.append(value)
    return row


def decode_page(row: list[Any]) -> Page:
    """The page of a row that ``encode_page`` made."""
    return Page(**{name: read(value) for (name, read), value in zip(_COLUMNS, row, strict=True)})
