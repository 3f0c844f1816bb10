"""Parameters that several routes share: ``Day``."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import AfterValidator

__all__ = ["Day"]


def _of_our_time(day: date) -> date:
    if 1900 <= day.year < 2200:
        return day
    raise ValueError(f"found {day}; a day of the years 1900 to 2199")


Day = Annotated[
    Annotated[date, AfterValidator(_of_our_time)] | None,
    Query(alias="date", description="The athlete's local day, such as 2026-03-02; today without it"),
]
