"""Strong's measurement exports: body weight becomes ``body_mass`` facts; other measurements are refused, and why."""

import re
from collections.abc import Iterator, Sequence

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, imported_id
from hormesis.domain.load import Unit, kg_from
from hormesis.sources.cells import is_future, number, wall_clock
from hormesis.sources.source import ReadOptions, ReadReport, UnitFinding
from hormesis.sources.strong_columns import WEIGHT_UNITS, plain
from hormesis.sources.table import Table

__all__ = ["body_mass_facts", "is_measurement"]

_DATES = ("date", "datum", "fecha", "日期", "data")
_WEIGHT = re.compile(r"(weight|poids|gewicht|peso|体重|重量) \((\w+)\)")
_OTHERS = ("body fat percentage", "caloric intake", "körperfettanteil", "taux de graisse corporelle", "体脂百分比")
_FUTURE = "measurement in the future"
_LOWEST_KG, _HIGHEST_KG = 20, 400


def is_measurement(header: Sequence[str]) -> bool:
    """Whether two columns are a date and something the app measures."""
    if len(header) != 2 or plain(header[0]) not in _DATES:
        return False
    what = plain(header[1])
    return what in _OTHERS or _unit(what) is not None


def _unit(what: str) -> Unit | None:
    found = _WEIGHT.fullmatch(what)
    return WEIGHT_UNITS.get(found[2]) if found else None


def body_mass_facts(table: Table, options: ReadOptions, report: ReadReport, source: str) -> Iterator[Fact]:
    """A ``body_mass`` fact a row, oldest first (the app writes the newest first).

    Raises ``Invalid`` for a measurement that no decision uses, and for a file that is not whole.
    """
    unit = _unit(plain(table.first[1]))
    if unit is None:
        raise Invalid(
            f"{table.name}: {table.first[1]!r} is not read, since no estimate or decision uses it; "
            f"export the workouts, or the body weight"
        )
    report.layout = "body weight"
    report.unit = UnitFinding(unit, "header", 1.0, f"the header says {table.first[1]!r}")
    found: dict[str, float] = {}
    for line, cells in table.rows():
        report.rows += 1
        try:
            at, value = wall_clock(cells[0]), number(cells[1])
        except ValueError:
            report.skip("unreadable date or number", table.where(line))
            continue
        kg = round(kg_from(value, unit), 4) if value is not None else None
        if kg is None or not _LOWEST_KG <= kg <= _HIGHEST_KG:
            report.skip(f"body weight outside {_LOWEST_KG} to {_HIGHEST_KG} kg", table.where(line))
        elif is_future(at, options.today):
            report.skip(_FUTURE, table.where(line))
        elif at in found:
            report.skip("second body weight of the same minute", table.where(line))
        else:
            found[at] = kg
    if report.rows and report.skipped.total() - report.skipped[_FUTURE] == report.rows:
        raise Invalid(f"{table.name}: none of its {report.rows} rows holds a date and a body weight; export it again")
    for at in sorted(found):
        key = f"body_mass\x1f{at}"
        yield Fact("body_mass", at, imported_id(options.athlete_id, source, key), {"kg": found[at]}, source)
