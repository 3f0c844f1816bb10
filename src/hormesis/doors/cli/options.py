"""Options that several commands share: ``Unit``, ``Day``, ``Files``, ``day_from`` and ``whole_from``."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from hormesis.domain.errors import Invalid

__all__ = ["Day", "Files", "Unit", "UnitName", "day_from", "whole_from"]

UnitName = Literal["kg", "lb"]

Unit = Annotated[
    UnitName | None, typer.Option("--unit", help="The unit of the loads, where the file does not say it or is wrong.")
]
Day = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day to plan, such as 2026-03-02; today without it.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Exports of a training app, recognised by their content.")]


def day_from(text: str | None, otherwise: date) -> date:
    """The day that ``--date`` names. Raises ``Invalid`` when it is none of the years 1900 to 2199."""
    if text is None:
        return otherwise
    try:
        day = date.fromisoformat(text)
        if 1900 <= day.year < 2200:
            return day
        raise ValueError
    except ValueError:
        raise Invalid(f"--date: found {text!r}; write a day as 2026-03-02") from None


def whole_from(text: str, name: str, low: int, high: int) -> int:
    """The whole number that an option or argument says. Raises ``Invalid`` naming what was found and what is allowed."""
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise Invalid(f"{name}: found {text!r}; write a whole number from {low} to {high}")
