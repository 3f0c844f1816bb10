"""Signals are tested as of the day before: nothing of the day itself may help its forecast."""

from datetime import date, timedelta
from typing import Any

import pytest

from hormesis.app.backtests import _test
from hormesis.app.knowledge import Knowledge, load_knowledge
from hormesis.app.signal_backtest import signals_json, signals_of_day_before
from hormesis.domain.facts import Fact
from simulations.logs import DAY_ONE, set_fact

DAYS = range(0, 240, 2)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _form(day: int) -> float:
    """A form that swings from day to day, and is known the evening before."""
    return (-1.0) ** (day // 2) * (1 + day % 5 / 5)


def _log() -> list[Fact]:
    return [set_fact(d, 80.0, 8 + round(1.2 * _form(d)), "Bench Press (Barbell)") for d in DAYS]


def _signals(shift: int = -1) -> list[Fact]:
    return [_fact("check_in", DAY_ONE + timedelta(days=d + shift), {"energy": 3 + _form(d)}) for d in DAYS]


def _fact(kind: str, day: date, fields: dict[str, Any]) -> Fact:
    return Fact(kind, f"{day}T21:00:00", f"{kind} {day}", fields)


def test_signals_count_on_the_day_after_and_training_is_left_out() -> None:
    moved = signals_of_day_before([*_signals(0), _fact("activity", DAY_ONE, {"exercise_name": "Running"})])
    assert {one.kind for one in moved} == {"check_in"}
    assert moved[0].at == f"{DAY_ONE + timedelta(days=1)}"


def test_signals_of_the_day_before_that_foretell_it_help(knowledge: Knowledge) -> None:
    plain, _ = _test(_log(), knowledge)
    moved = signals_of_day_before(_signals())
    aided, beliefs = _test([*_log(), *moved], knowledge)
    found = signals_json(plain.days(), aided.days(), moved, beliefs.worth)
    assert found["delta_mae"] < 0
    assert not found["is_nothing"]
    assert found["gamma"] > 0.012
    assert found["by_signal"][0]["signal"] == "energy"
    assert found["by_signal"][0]["reps_per_sd"]["low"] > 0


def test_signals_of_the_day_itself_do_not_reach_its_forecast(knowledge: Knowledge) -> None:
    plain, _ = _test(_log(), knowledge)
    moved = signals_of_day_before(_signals(0))
    aided, _ = _test([*_log(), *moved], knowledge)
    same = [a.error == b.error and a.log_p == b.log_p for a, b in zip(plain.days(), aided.days(), strict=True)]
    assert all(same)  # the evening's answer tells of the next day, on which nobody trains
