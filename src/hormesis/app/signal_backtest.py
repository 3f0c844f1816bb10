"""What signals would have changed in the forecasts of one log: ``signals_of_day_before``, ``signals_json``."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from hormesis.app.refresh import by_day
from hormesis.domain.facts import Fact
from hormesis.estimation.backtest import ScoredDay
from hormesis.estimation.body import BODY_KINDS, Body, morning_of
from hormesis.estimation.readings import readings_of
from hormesis.estimation.signal_test import by_signal, compare
from hormesis.estimation.worth import Worth

__all__ = ["signals_json", "signals_of_day_before"]

_A_DAY = timedelta(days=1)


def signals_of_day_before(facts: Iterable[Fact]) -> list[Fact]:
    """The signals moved to the day after, as whole days: what a forecast of that day may know of them without knowing the day.
    Values of whole days stay: they count from the day after in any case.

    Training that the file holds too (activities, sets) is left out: it is the log that is tested.
    """
    signals = (fact for fact in facts if fact.kind in BODY_KINDS)
    return [fact if fact.fields.get("whole_day") else replace(fact, at=(fact.day + _A_DAY).isoformat()) for fact in signals]


def signals_json(without: Sequence[ScoredDay], aided: Sequence[ScoredDay], moved: Sequence[Fact], worth: Worth) -> dict[str, Any]:
    """The change in the error and the log score with its interval, what readiness is worth now, and each signal alone."""
    changes = compare(without, aided)
    if changes is None:
        return {"delta_mae": None, "low": None, "high": None, "gamma": worth.in_use}
    error, score = changes
    alone = by_signal(without, _readings(moved, {one.day for one in without}))
    return {
        "delta_mae": error.value,
        "low": error.low,
        "high": error.high,
        "delta_log_score": asdict(score),
        "gamma": worth.in_use,
        "gamma_learnt": {"value": worth.mean, "sd": worth.sd},
        "workouts": worth.trials,
        "is_nothing": worth.is_nothing,
        "by_signal": [asdict(one) for one in alone],
    }


def _readings(moved: Sequence[Fact], wanted: set[date]) -> dict[date, dict[str, float]]:
    """Each training day's signals in SD of the athlete's own, those still being learnt left out."""
    body = Body()
    found: dict[date, dict[str, float]] = {}
    for day, of_day in by_day(moved):
        facts = sorted(of_day, key=lambda fact: (fact.at, fact.id))
        body = body.told(facts)
        morning = morning_of(body, day, facts)
        if day in wanted:
            found[day] = {one.spec.name: one.z for one in readings_of(body, morning) if one.state != "learning"}
        body = body.observe(morning)
    return found
