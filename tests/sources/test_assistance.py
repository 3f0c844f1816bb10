"""Assistance is told from an exercise's name, and not read into names that only sound like it."""

import pytest

from hormesis.sources.assistance import is_assisted


@pytest.mark.parametrize(
    "name",
    [
        "Pull Up (Assisted)",
        "Chest Dip (Assisted)",
        "Assisted Pistol Squats",
        "Band-Assisted Chin-Up",
        "Barra Fixa Pronada Assistida",
        "Mergulho assistido",
        "Dominada asistida",
        "Tractions assistées",
        "Klimmzug (unterstützt)",
        "Unterstützte Dips",
        "Destekli Barfiks",
        "DESTEKLİ BARFİKS",
        "Trazioni assistite",
    ],
)
def test_help_is_recognised(name: str) -> None:
    assert is_assisted(name)


@pytest.mark.parametrize("name", ["Pull Up", "Unassisted Pull Up", "Non-assisted dip", "Assist Walk", "Chest Supported Row", ""])
def test_no_help_is_made_up(name: str) -> None:
    assert not is_assisted(name)
