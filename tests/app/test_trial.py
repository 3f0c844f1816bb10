"""Evenings decided by lot: drawn once, kept, shown alike, and told of only when they can tell something."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from hormesis.app.coach import Coach
from hormesis.app.facts import export_jsonl, record
from hormesis.domain.facts import Fact, content_id
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

DAY = date(2026, 3, 2)


class Told:
    """An athlete with a ball who has agreed to the lot, on a clock that is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
        self.coach = Coach(open_database(IN_MEMORY, Clock(lambda: self.now)), now=lambda: self.now)
        before = DAY - timedelta(days=1)
        self.say("gym", before, tools=["lacrosse_ball"])
        self.say("condition", before, code="none")
        self.say("profile", before, release_trial=True)

    def say(self, kind: str, day: date, time: str = "", **fields: Any) -> None:
        at = f"{day}{'T' + time if time else ''}"
        record(self.coach.db, self.coach.athlete_id, [Fact(kind, at, content_id(kind, at, fields), fields)])

    def tight(self, day: date = DAY, level: float = 5, time: str = "18:00", region: str = "upper_back") -> None:
        self.say("tightness", day, time, region=region, side="both", level=level)

    def tonight(self, chance: Callable[[], float] | None, day: date = DAY) -> dict[str, Any]:
        return self.coach.tonight(day, chance)

    def offers(self) -> list[str]:
        return [line for line in export_jsonl(self.coach.db, self.coach.athlete_id) if '"kind":"offer"' in line]


@pytest.fixture
def told() -> Iterator[Told]:
    found = Told()
    yield found
    found.coach.db.close()


def release() -> float:
    return 0.1


def none() -> float:
    return 0.9


def codes(found: dict[str, Any]) -> list[str]:
    return [why["code"] for why in found["why"]]


def test_a_night_with_release_shows_it_and_says_why(told: Told) -> None:
    told.tight()
    found = told.tonight(release)
    (item,) = found["release"]
    assert (item["exercise"], item["region"], item["moment"]) == ("lacrosse-ball-upper-back", "upper_back", "evening")
    assert codes(found) == ["trial_with"]
    assert "drawn by lot" in found["why"][0]["text"]
    (offer,) = told.offers()
    assert '"arm":"release","probability":0.5' in offer


def test_a_night_without_release_shows_none_and_says_why(told: Told) -> None:
    told.tight()
    found = told.tonight(none)
    assert found["release"] == []
    assert codes(found) == ["trial_without"]
    assert "Tonight is a night without release" in found["why"][0]["text"]
    (offer,) = told.offers()
    assert '"region":"upper_back"' in offer
    assert '"moment":"evening","arm":"none","probability":0.5' in offer


def test_asking_again_draws_nothing_new(told: Told) -> None:
    told.tight()
    first = told.tonight(none)
    assert told.tonight(release) == told.tonight(None) == first
    assert len(told.offers()) == 1


def test_one_region_an_evening(told: Told) -> None:
    told.tight()
    told.tonight(none)
    told.tight(region="shoulder", level=7, time="19:00")
    told.tonight(release)
    assert len(told.offers()) == 1


def test_pain_after_the_lot_overrides_it(told: Told) -> None:
    told.tight()
    assert told.tonight(release)["release"]
    told.say("pain", DAY, "21:00", region="upper_back", level=5)
    found = told.tonight(release)
    assert found["release"] == []
    assert [one["values"]["rule"] for one in found["safety"]] == ["release/pain"]


def test_nothing_is_drawn_without_chance_on_another_day_or_unasked(told: Told) -> None:
    told.tight()
    assert told.tonight(None)["release"]
    told.now += timedelta(days=1)
    assert told.tonight(none)["release"]
    told.now -= timedelta(days=1)
    told.say("profile", DAY, "19:00", release_trial=False)
    assert told.tonight(none)["release"]
    assert told.offers() == []


def test_an_offer_of_the_day_is_not_drawn_over(told: Told) -> None:
    told.tight()
    told.say("offer", DAY, "12:00", region="calf", moment="after", arm="release", probability=1.0)
    assert told.tonight(none)["release"]
    assert len(told.offers()) == 1


def test_words_that_raise_a_flag_leave_nothing_to_the_lot(told: Told) -> None:
    told.tight()
    told.say("note", DAY, "19:00", text="crushing chest pain and my left arm is numb")
    found = told.tonight(release)
    assert found["release"] == []
    assert found["safety"]
    assert told.offers() == []


def test_the_morning_plan_leaves_the_evening_to_the_lot(told: Told) -> None:
    for week in range(4):
        at = f"{DAY - timedelta(weeks=week + 1)}T18:00:00"
        sets = [
            Fact("set", at, f"{at} {n}", {"workout": at, "exercise": "barbell-row", "load_kg": 60.0, "reps": 8, "order": n})
            for n in range(3)
        ]
        record(told.coach.db, told.coach.athlete_id, [Fact("workout", at, at, {"name": "Pull"}), *sets])
    told.tight(time="07:00")
    morning = told.coach.today(DAY)
    assert {one["moment"] for one in morning["release"]} == {"warm_up"}
    assert "trial_awaits" in codes(morning)
    told.tonight(release)
    after = told.coach.today(DAY)
    assert "evening" in {one["moment"] for one in after["release"]}


def test_a_fair_coin_falls_on_both_sides(told: Told) -> None:
    coin = Random(7)
    arms = []
    for day in (DAY + timedelta(days=n) for n in range(40)):
        told.now = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
        told.tight(day)
        arms.append(bool(told.tonight(coin.random, day)["release"]))
    assert 10 < sum(arms) < 30
    assert len(told.offers()) == 40


def _trial(told: Told, days: int, better: float) -> dict[str, Any]:
    coin = Random(3)
    for day in (DAY + timedelta(days=2 * n) for n in range(days)):
        told.now = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
        told.tight(day, 6)
        released = bool(told.tonight(coin.random, day)["release"])
        told.tight(day + timedelta(days=1), 5 - better * released, "07:00")
    return told.coach.trial(DAY + timedelta(days=2 * days))


def test_before_it_is_agreed_and_before_anything_has_followed_it_says_so(told: Told) -> None:
    found = told.coach.trial(DAY)
    assert (found["agreed"], found["regions"], codes(found)) == (True, [], ["trial_begins"])
    told.say("profile", DAY, release_trial=False)
    assert codes(told.coach.trial(DAY)) == ["trial_off"]


def test_no_effect_is_told_from_a_few_evenings(told: Told) -> None:
    (one,) = _trial(told, 6, 3)["regions"]
    assert one["verdict"] == "still learning"
    assert one["effect"] is None
    assert one["release_days"] + one["other_days"] == 6
    assert one["days_more"] > 0
    assert [why["code"] for why in one["why"]] == ["trial_early", "trial_more"]


def test_a_large_effect_is_found_and_told_with_its_interval(told: Told) -> None:
    (one,) = _trial(told, 40, 3)["regions"]
    assert one["verdict"] == "seems to help"
    assert one["effect"]["low"] < one["effect"]["value"] < one["effect"]["high"] < -0.5
    assert (one["days_more"], [why["code"] for why in one["why"]]) == (0, ["trial_helps"])


def test_where_there_is_no_effect_that_is_told(told: Told) -> None:
    (one,) = _trial(told, 60, 0)["regions"]
    assert one["verdict"] == "no clear effect"
    assert [why["code"] for why in one["why"]] == ["trial_no_effect"]
