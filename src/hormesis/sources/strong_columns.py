"""The columns of a Strong export, told by their names in any language and order: ``Columns``, ``columns_of``."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from hormesis.domain.load import Unit
from hormesis.sources.cells import number, wall_clock
from hormesis.sources.strong_words import set_order_of

__all__ = ["LENGTH_UNITS", "WEIGHT_UNITS", "Columns", "columns_by_place", "columns_of", "columns_without_header", "plain"]

WEIGHT_UNITS: Mapping[str, Unit] = MappingProxyType(
    {"kg": "kg", "kgs": "kg", "公斤": "kg", "千克": "kg", "lb": "lb", "lbs": "lb", "磅": "lb"}
)
LENGTH_UNITS: Mapping[str, float] = MappingProxyType(
    {"km": 1000.0, "kms": 1000.0, "mi": 1609.344, "miles": 1609.344, "m": 1.0, "meters": 1.0, "metres": 1.0, "metros": 1.0}
    | {"mètres": 1.0, "meter": 1.0, "米": 1.0, "公里": 1000.0, "英里": 1609.344, "ft": 0.3048, "feet": 0.3048, "yd": 0.9144}
)
"""Metres in one of each unit (exact by definition)."""

_SYNONYMS: Mapping[str, str] = {
    "date": "date | datum | fecha | 日期 | data",
    "workout": "workout name | workout-name | nom de l'entraînement | nombre de entrenamiento | nombre del entrenamiento | "
    "锻炼名称 | nome do treino | nome dell'allenamento | workout",
    "number": "workout # | workout no | workout number",
    "duration": "duration | workout duration | duration (sec) | durée | dauer | duración | 时长 | duração | durata",
    "exercise": "exercise name | nom de l'exercice | name der übung | nombre del ejercicio | 运动名称 | nome do exercício | "
    "nome dell'esercizio | exercise | menu",
    "set_order": "set order | ordre de la série | reihenfolge festlegen | orden de las series | orden de la serie | 设置顺序 | "
    "ordem da série | ordine serie | satzreihenfolge",
    "weight": "weight | poids | gewicht | peso | 重量",
    "weight_unit": "weight unit",
    "reps": "reps | réps | wiederh. | 次 | repeticiones | wiederholungen | répétitions | repetições",
    "rpe": "rpe",
    "distance": "distance | entfernung | distancia | 距离 | distância | distanza",
    "distance_unit": "distance unit",
    "seconds": "seconds | secondes | sekunden | segundos | sec | 秒 | secondi",
    "note": "notes | notizen | notas | note | 备注",
    "workout_note": "workout notes | workout note | notes d'entraînement | workout-notizen | notas de entrenamiento | "
    "notas del entrenamiento | 锻炼备注 | notas do treino",
}
"""Role → its column's names, in lower case. German, French, Chinese and Spanish as met in exports, the others as expected."""
_ROLE_OF: Mapping[str, str] = {word: role for role, words in _SYNONYMS.items() for word in words.split(" | ")}
_UNIT = re.compile(r"(.+?)\s*\(([^()]+)\)")
_NEEDED = ("date", "exercise", "set_order", "weight", "reps")
_BLANKS = re.compile(r"[\s_]+")

_HEADERLESS: tuple[str, ...] = (
    "date workout exercise set_order weight weight_unit reps rpe distance distance_unit seconds note workout_note",
    "date workout exercise set_order weight weight_unit reps rpe distance distance_unit seconds note workout_note duration",
    "date workout duration exercise set_order weight reps distance seconds note workout_note rpe",
    "date workout exercise set_order weight reps distance seconds note workout_note rpe",
    "number date workout duration exercise set_order weight reps rpe distance seconds note workout_note",
    "date workout duration exercise set_order weight reps distance seconds rpe",
)
"""The app's known column orders, for a file whose first line is already data or a header in a language not known."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Role → index of its column; the unit of the loads and the metres in a unit of distance where the header says them.

    ``headed``: the first row is a header; ``named``: the columns are known by its names, not by their places alone.
    """

    at: Mapping[str, int]
    weight_unit: Unit | None
    length_m: float | None
    headed: bool = True
    named: bool = True


def plain(name: str) -> str:
    """A header or code as it is compared: composed, lower case, straight apostrophes, single blanks."""
    text = unicodedata.normalize("NFKC", name).replace("’", "'")
    return _BLANKS.sub(" ", text).strip().casefold()


def columns_of(header: Sequence[str]) -> Columns | None:
    """The columns that ``header`` names; None when it lacks one that every Strong log has."""
    at: dict[str, int] = {}
    weight_unit: Unit | None = None
    length_m: float | None = None
    for i, cell in enumerate(header):
        name = plain(cell)
        role = _ROLE_OF.get(name)
        if role is None:
            parted = _UNIT.fullmatch(name)
            base, unit = parted.groups() if parted else ("", name)
            if unit in WEIGHT_UNITS and (not base or _ROLE_OF.get(base) == "weight"):
                role, weight_unit = "weight", WEIGHT_UNITS[unit]
            elif unit in LENGTH_UNITS and (not base or _ROLE_OF.get(base) == "distance"):
                role, length_m = "distance", LENGTH_UNITS[unit]
            elif base:
                role = _ROLE_OF.get(base)
        if role is not None:
            at.setdefault(role, i)
    if any(role not in at for role in _NEEDED):
        return None
    return Columns(MappingProxyType(at), weight_unit, length_m)


def columns_without_header(first: Sequence[str]) -> Columns | None:
    """The columns of an export without a header, told by whether its first row fits one of the app's known orders."""
    for known in _HEADERLESS:
        order = known.split()
        if len(order) == len(first) and _fits(dict(zip(order, first, strict=True))):
            at = {role: i for i, role in enumerate(order)}
            return Columns(MappingProxyType(at), None, 1.0 if "number" in at else None, headed=False)
    return None


def columns_by_place(first: Sequence[str], second: Sequence[str]) -> Columns | None:
    """The columns of an export with a header in a language not known, told by its second row: the last resort."""
    if any(re.match(r"[\d+-]", cell) for cell in first):
        return None
    found = columns_without_header(second) if len(first) == len(second) else None
    return replace(found, headed=True, named=False) if found else None


def _fits(cells: Mapping[str, str]) -> bool:
    try:
        if "T" not in wall_clock(cells["date"]):
            return False
        for role in ("weight", "reps", "rpe", "distance", "seconds"):
            number(cells[role])
    except ValueError:
        return False
    unit = plain(cells.get("weight_unit", ""))
    return bool(cells["exercise"]) and set_order_of(cells["set_order"]) is not None and (not unit or unit in WEIGHT_UNITS)
