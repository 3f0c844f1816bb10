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


def test_the_last_word_on_an_event_stands_until_its_day_is_over() -> None:
    meet = ("event", {"type": "meet", "date": "2026-03-01", "lifts": ["back-squat"]})
    event = _told(meet).event
    assert event is not None
    assert (event.day, event.type, event.lifts) == (SPRING, "meet", ("back-squat",))
    moved = _told(meet, ("event", {"type": "test", "date": "2026-05-01"}), ("event", {"type": "deload"})).event
    assert moved is not None
    assert (moved.day, moved.type, moved.lifts) == (date(2026, 5, 1), "test", ())
    assert _told(meet, ("event", {"type": "meet", "date": "2026-02-20"})).event is None


def test_an_illness_is_remembered_when_it_is_over_and_travel_does_not_end_it() -> None:
    ill = ("status", {"status": "ill", "until": "2026-02-27"})
    told = _told(ill, ("status", {"status": "travelling", "until": "2026-03-05"}))
    assert (told.ill, told.ill_last, told.travelling) == (False, date(2026, 2, 27), True)
    assert told.was_ill_since(date(2026, 2, 26).toordinal(), SPRING)
    assert not told.was_ill_since(date(2026, 2, 28).toordinal(), SPRING)
    assert not told.is_recovering(SPRING)
    assert told.is_recovering(date(2026, 2, 28))
    assert _told(ill, ("status", {"status": "ill", "until": "2026-03-02"})).ill
    assert _told(ill, ("status", {"status": "ill", "until": "2026-02-03"})).ill_last == date(2026, 2, 3)


def test_blocks_begin_when_they_are_chosen_and_anew_when_they_are_chosen_again() -> None:
    blocks, own = ("profile", {"plan_style": "blocks"}), ("profile", {"plan_style": "own"})
    assert _told(blocks, ("profile", {"goal": "strength"}), blocks).blocks_since == date(2026, 2, 1)
    assert _told(blocks, own).blocks_since is None
    assert _told(blocks, own, blocks).blocks_since == date(2026, 2, 3)
