"""Options that several commands share: ``Unit``, ``Day``, ``Files``, and ``day_from``."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from hormesis.domain.errors import Invalid

__all__ = ["Day", "Files", "Unit", "UnitName", "day_from"]

UnitName = Literal["kg", "lb"]

Unit = Annotated[
    UnitName | None, typer.Option("--unit", help="The unit of the loads, where the file does not say it or is wrong.")
]
Day = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day to plan, such as 2026-03-02; today without it.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Exports of a training app, recognised by their content.")]


def day_from(text: str | None, otherwise: date) -> date:
    """The day that ``--date`` names. Raises ``Invalid`` when it is none."""
    if text is None:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(f"--date: found {text!r}; write a day as 2026-03-02") from None
