"""Exports that are known but not read yet: ``unread_export`` says what a file seems to be, for the refusal.

Told by content alone, from the layouts of each maker's own export.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hormesis.sources.source import Sample
from hormesis.sources.table import first_row

__all__ = ["UnreadExport", "unread_export"]


@dataclass(frozen=True, slots=True)
class UnreadExport:
    """What a file seems to be (``a WHOOP export of sleeps``) and what is in it: ``body signals`` or ``activities``."""

    seems: str
    holds: str = "body signals"

    def refusal(self) -> str:
        """The refusal, without the file's name."""
        return f"this looks like {self.seems}; {self.holds} can't be read yet, only training logs"


def _table(text: str) -> UnreadExport | None:
    first = first_row(text)
    if first is None:
        return None
    columns = {" ".join(cell.casefold().split()) for cell in first[1]}
    if columns == {"date", "value", "type", "unit"} and "HKQuantityTypeIdentifier" in text:
        return UnreadExport("a table of Apple Health values")
    return None


def _by_opening(beginning: Sample) -> UnreadExport | None:
    text = beginning.text or ""
    if text.lstrip().startswith("<?xml") and ("<!DOCTYPE HealthData" in text or "<HealthData" in text):
        return UnreadExport("an Apple Health export")
    if re.match(r"\s*\{\s*\"data\"\s*:\s*\{\s*\"(metrics|workouts)\"", text):
        return UnreadExport("a Health Auto Export file of Apple Health")
    return None


_RECOGNISERS: tuple[Callable[[Sample], UnreadExport | None], ...] = (
    _by_opening,
    lambda beginning: _table(beginning.text) if beginning.text else None,
)


def unread_export(beginning: Sample) -> UnreadExport | None:
    """What the file seems to be when it is known but can't be read yet, else None."""
    for recogniser in _RECOGNISERS:
        export = recogniser(beginning)
        if export:
            return export
    return None
