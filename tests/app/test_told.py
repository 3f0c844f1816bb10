"""What the athlete told, as of a day: the latest word counts, and what it leaves out stays as it was."""

from datetime import date
from typing import Any

from hormesis.app.told import athlete_from
from hormesis.domain.athlete import Athlete
from hormesis.domain.facts import Fact

SPRING = date(2026, 3, 1)


def _told(*said: tuple[str, dict[str, Any]]) -> Athlete:
    return athlete_from([Fact(kind, f"2026-02-0{n}", f"f{n}", fields) for n, (kind, fields) in enumerate(said, 1)], SPRING)


def test_bars_told_later_leave_the_plates() -> None:
    gym = _told(("gym", {"plates_kg": [20, 10]}), ("gym", {"bars_kg": [20]}), ("gym", {"plates_kg": [25]})).gym
    assert gym is not None
    assert (gym.bars_kg, gym.plates_kg) == ((20,), (25,))


def test_two_gyms_are_two_and_the_one_named_last_is_trained_in() -> None:
    home, club = ("gym", {"name": "home", "bars_kg": [15]}), ("gym", {"name": "club", "plates_kg": [20]})
    gym = _told(home, club).gym
    assert gym is not None
    assert (gym.name, gym.bars_kg, gym.plates_kg) == ("club", (), (20,))
    back = _told(home, club, ("gym", {"name": "home"})).gym
    assert back is not None
    assert (back.name, back.bars_kg) == ("home", (15,))


def test_an_end_told_later_leaves_what_to_avoid() -> None:
    first = ("limitation", {"region": "shoulder", "avoid": ["overhead"]})
    (limitation,) = _told(first, ("limitation", {"region": "shoulder", "until": "2026-06-01"})).limitations
    assert (limitation.avoid, limitation.until) == (("overhead",), date(2026, 6, 1))
    assert _told(first, ("limitation", {"region": "shoulder", "until": "2026-02-10"})).limitations == ()
