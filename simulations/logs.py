"""Made-up training logs as facts, and their fold: what the tests of beliefs are fed with."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from hormesis.domain.facts import Fact
from hormesis.estimation.state import Beliefs, Forecasted, fold_days
from hormesis.exercises.page import Page

__all__ = ["DAY_ONE", "fold", "nobody_knows", "set_fact", "sets_on", "workout_fact"]

DAY_ONE = date(2026, 1, 5)


def nobody_knows(*_: str) -> None:
    """A resolver, or a library, that knows no exercise."""


def set_fact(day: int, load_kg: float | None, reps: int | None, name: str = "Bench", order: int = 0, **fields: Any) -> Fact:
    """One set on the ``day``-th day after ``DAY_ONE``. ``fields`` are further fields of the fact; ``at`` may be among them."""
    at = fields.pop("at", f"{DAY_ONE + timedelta(days=day)}T{18 + order // 60}:{order % 60:02d}:00")
    found = {"exercise_name": name, "order": order, "load_kg": load_kg, "reps": reps, **fields}
    known = {key: value for key, value in found.items() if value is not None}
    return Fact("set", at, f"{at} {name} {order}", known)


def sets_on(day: int, *sets: tuple[float | None, int | None], name: str = "Bench", **fields: Any) -> list[Fact]:
    """Several sets of one exercise on one day, in order."""
    return [set_fact(day, load_kg, reps, name, order, **fields) for order, (load_kg, reps) in enumerate(sets)]


def workout_fact(day: int, name: str, minutes: int = 60) -> Fact:
    """The workout of a day; its id is ``workout <day>``."""
    at = f"{DAY_ONE + timedelta(days=day)}T18:00:00"
    ended = f"{DAY_ONE + timedelta(days=day)}T{18 + minutes // 60}:{minutes % 60:02d}:00"
    return Fact("workout", at, f"workout {day}", {"name": name, "ended_at": ended})


def fold(
    facts: Iterable[Fact],
    pages: Mapping[str, Page] | None = None,
    names: Mapping[str, str] | None = None,
    days_at_once: int = 10_000,
    start: Beliefs | None = None,
) -> tuple[Beliefs, list[Forecasted]]:
    """Beliefs after ``start`` and all days of ``facts``, and every forecast made; ``names`` says which page a name stands for."""
    page_of: Callable[[str], Page | None] = (pages or {}).get
    beliefs, made = start or Beliefs(), list[Forecasted]()
    ordered = sorted(facts, key=lambda fact: fact.at[:10])
    days = [(day, list(of_day)) for day, of_day in groupby(ordered, key=lambda fact: fact.day)]
    for i in range(0, len(days), days_at_once):
        now = days[i : i + days_at_once]
        beliefs, forecasts = fold_days(beliefs, now, lambda name, _: (names or {}).get(name), page_of)
        made.extend(forecasts)
    return beliefs, made
