"""Made-up mornings as facts, folded into a body: what the tests of signals are fed with."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from typing import Any

from hormesis.domain.facts import Fact
from hormesis.estimation.body import Body, Morning, morning_of
from hormesis.estimation.readings import Reading, readings_of
from simulations.logs import DAY_ONE

__all__ = ["ON", "body_of", "hrv", "night", "reading", "readings_on", "said", "signal", "usual"]

ON = DAY_ONE.toordinal()


def signal(kind: str, day: int, time: str = "T07:00:00", source: str = "ring", **fields: Any) -> Fact:
    """One fact on the ``day``-th day after ``DAY_ONE``."""
    at = f"{DAY_ONE + timedelta(days=day)}{time}"
    return Fact(kind, at, f"{kind} {at} {source} {sorted(fields)}", fields, source)


def night(day: int, asleep_min: float, **fields: Any) -> Fact:
    """A night that ended on that day."""
    return signal("night", day, asleep_min=asleep_min, **fields)


def hrv(day: int, rmssd_ms: float, **fields: Any) -> Fact:
    """A morning's rMSSD."""
    return signal("hrv", day, rmssd_ms=rmssd_ms, **fields)


def said(day: int, time: str = "T07:10:00", **answers: Any) -> Fact:
    """A check-in."""
    return signal("check_in", day, time, "", **answers)


def usual(kind: str, field: str, values: Iterable[float]) -> list[Fact]:
    """One value a day from the first day on."""
    named: list[dict[str, Any]] = [{field: value} for value in values]
    return [signal(kind, day, **fields) for day, fields in enumerate(named)]


def body_of(facts: Iterable[Fact]) -> Body:
    """The body after all days of the facts."""
    body = Body()

    for day, found in groupby(sorted(facts, key=lambda fact: (fact.at, fact.id)), key=lambda fact: fact.day):
        of_day = list(found)
        body = body.told(of_day)
        body = body.observe(morning_of(body, day, of_day))
    return body


def readings_on(day: int, facts: Iterable[Fact]) -> dict[str, Reading]:
    """The readings of a day by name: the facts before it are folded, its own are its morning."""
    facts = list(facts)
    today = DAY_ONE + timedelta(days=day)
    body = body_of(fact for fact in facts if fact.day < today)
    of_day = sorted((fact for fact in facts if fact.day == today), key=lambda fact: (fact.at, fact.id))
    body = body.told(of_day)
    morning: Morning = morning_of(body, today, of_day)
    return {one.spec.name: one for one in readings_of(body, morning)}


def reading(name: str, day: int, facts: Iterable[Fact]) -> Reading:
    """One reading that must be there."""
    return readings_on(day, facts)[name]
