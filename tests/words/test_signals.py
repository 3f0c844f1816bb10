"""What is said of a signal on a morning: every one of them, with its unit, and what is made of it."""

from datetime import date

import pytest

from hormesis.estimation.signal_table import signal_table
from hormesis.words.english_signals import NOTES, SEEN, USUAL
from hormesis.words.render import signal_text

ON = date(2026, 3, 2)
VALUES = {"value": 3.0, "usual": 4.0, "window_days": 7, "days": 5, "needed": 14, "until": "2026-03-11", "is_by_day": False}


def test_every_signal_has_its_words_and_no_words_are_left_over() -> None:
    names = set(signal_table())
    assert set(SEEN) == names | {"strain_more", "strain_less"}
    assert set(USUAL) == names - {"strain", "symptom"} | {"night_of_all"}


@pytest.mark.parametrize("name", sorted(SEEN))
def test_whatever_is_known_makes_whole_sentences(name: str) -> None:
    text = signal_text(name, name if name in USUAL else None, sorted(NOTES), VALUES, ON)
    assert text.endswith(".")
    assert "{" not in text
    assert ".." not in text
    assert "  " not in text


@pytest.mark.parametrize(
    ("name", "values", "text"),
    [
        ("night", {"value": 341.0, "usual": 440.0}, "Slept 5 h 41, you need 7 h 20."),
        ("rmssd", {"value": 41.2, "usual": 60.4}, "HRV 41 ms over 7 days, usually 60."),
        (
            "resting_hr",
            {"value": 58.6, "usual": 52.0, "is_by_day": True},
            "Resting heart rate 59 over the 7 days to yesterday, usually 52.",
        ),
        ("skin_temperature", {"value": -0.44, "usual": -0.02}, "Skin −0.4 °C against the nights before, usually 0.0."),
        ("soreness", {"value": 6.67, "usual": 2.0}, "Soreness 6.7 of 10, of the three worst muscles, usually 2.0."),
    ],
)
def test_values_are_said_as_a_lifter_says_them(name: str, values: dict[str, float], text: str) -> None:
    assert signal_text(name, name, (), {**VALUES, **values}, ON) == text


def test_a_new_device_says_until_when_it_is_learnt() -> None:
    assert signal_text("rmssd", None, ["new_device"], VALUES, ON) == "HRV 3 ms over 7 days. New device: learning until 11 March."
