"""Values in sentences: units, dates, numbers with their word, names in quotes."""

from datetime import date

import pytest

from hormesis.domain.evidence import Reason
from hormesis.words.render import load_text, name_of, render

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("load_kg", "unit", "text"),
    [
        (100.0, "kg", "100 kg"),
        (62.5, "kg", "62.5 kg"),
        (61.235, "kg", "61.23 kg"),
        (102.0583, "lb", "225 lb"),
        (28.3495, "lb", "62.5 lb"),
        (0.4536, "lb", "1 lb"),
    ],
)
def test_a_load_is_said_as_a_lifter_says_it(load_kg: float, unit: str, text: str) -> None:
    assert load_text(load_kg, "lb" if unit == "lb" else "kg") == text


def test_a_year_is_said_only_where_it_is_another() -> None:
    reason = Reason("same_time", {"seconds": 30, "date": "2026-02-05"})
    assert render(reason, "kg", ON) == "The same 30 s as on 5 February."
    assert "5 February 2026" in render(reason, "kg", date(2027, 1, 1))


def test_one_is_singular() -> None:
    values = {"median": 1, "low": 1, "high": 2, "reps": 1, "reach_percent": 90, "days": 1}
    assert render(Reason("forecast", values), "kg", ON).startswith("From 1 earlier workout we expect 1 rep here")
    many = render(Reason("forecast", {**values, "median": 8, "days": 7}), "kg", ON)
    assert many.startswith("From 7 earlier workouts we expect 8 reps here")


def test_names_stand_in_quotes_and_words_without_underscores() -> None:
    cut = Reason("cut_for_time", {"minutes": 30, "exercises": ("Curl", "Face Pull")})
    assert render(cut, "kg", ON) == "Left out to stay within 30 minutes: “Curl”, “Face Pull”."
    limited = Reason("limitation", {"exercise": "Squat", "tags": ("knee_load", "axial_load"), "region": "lower_back"})
    assert (
        render(limited, "kg", ON) == "“Squat” is left out: it asks for knee load, axial load, which your lower back must avoid."
    )


@pytest.mark.parametrize(("unit", "said"), [("kg", "102.06 kg"), ("lb", "225 lb")])
def test_loads_come_in_the_unit_asked_for(unit: str, said: str) -> None:
    reason = Reason("grid_log", {"step_kg": 102.0583})
    assert said in render(reason, "lb" if unit == "lb" else "kg", ON)


def test_a_missing_value_is_an_error_and_not_a_hole_in_a_sentence() -> None:
    with pytest.raises(KeyError):
        render(Reason("grid_log", {}), "kg", ON)


def test_an_own_name_stays_and_a_step_has_its_name() -> None:
    assert name_of("easy_cardio") == "Easy cardio, until you are warm"
    assert name_of("Aerobics") == "Aerobics"
