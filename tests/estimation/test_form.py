"""When a resting heart rate calls for the question of illness: far enough above the usual, and with symptoms."""

from datetime import timedelta

import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.body import morning_of
from hormesis.estimation.form import Form, form_of
from simulations.logs import DAY_ONE
from tests.estimation.made import body_of, signal, usual

STEADY = [50.0, 52.0, 48.0, 51.0, 49.0] * 8
COUGH = signal("symptom", 40, text="a cough")


def form(*of_today: Fact, heart: list[Fact] | None = None) -> Form:
    """The morning of the 41st day."""
    body = body_of(heart if heart is not None else usual("resting_hr", "bpm", STEADY))
    day = DAY_ONE + timedelta(days=40)
    return form_of(
        body.told(of_today), morning_of(body.told(of_today), day, sorted(of_today, key=lambda fact: (fact.at, fact.id)))
    )


@pytest.mark.parametrize(
    ("of_today", "asked"),
    [
        ((signal("resting_hr", 40, bpm=58), COUGH), True),
        ((signal("resting_hr", 40, bpm=58), signal("symptom", 40, severity=4)), True),
        ((signal("resting_hr", 40, bpm=58),), False),
        ((signal("resting_hr", 40, bpm=58), signal("symptom", 40, severity=0)), False),
        ((signal("resting_hr", 40, bpm=58), signal("symptom", 40, severity=6, menstrual=True)), False),
        ((signal("resting_hr", 40, bpm=54), COUGH), False),
        ((signal("resting_hr", 40, bpm=58), COUGH, signal("status", 40, status="ill")), False),
        ((COUGH,), False),
    ],
    ids=["cough", "how bad", "no symptom", "none of it", "menstrual", "hardly risen", "ill already", "not measured"],
)
def test_a_risen_heart_rate_with_symptoms_is_asked_about(of_today: tuple[Fact, ...], asked: bool) -> None:
    assert (form(*of_today).may_be_ill is not None) is asked


def test_a_heart_rate_that_varies_much_must_rise_by_more_than_its_spread() -> None:
    wild = usual("resting_hr", "bpm", [60.0 + 12 * (-1) ** day for day in range(40)])
    assert form(signal("resting_hr", 40, bpm=67), COUGH, heart=wild).may_be_ill is None
    assert form(signal("resting_hr", 40, bpm=77), COUGH, heart=wild).may_be_ill is not None


def test_of_a_heart_rate_by_day_yesterdays_is_asked_about() -> None:
    days = [signal("resting_hr", day, "", bpm=bpm, whole_day=True) for day, bpm in enumerate([*STEADY[:39], 59.0])]
    assert form(COUGH, heart=days).may_be_ill is not None
    assert form(COUGH, heart=days[:-1]).may_be_ill is None


def test_a_device_that_is_only_learnt_asks_nothing() -> None:
    assert form(signal("resting_hr", 40, bpm=70), COUGH, heart=usual("resting_hr", "bpm", STEADY)[30:]).may_be_ill is None
