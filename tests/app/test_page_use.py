"""How the coach uses a page: from the rules and this athlete's facts, and never from a stock sentence."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hormesis.app.coach import Coach
from hormesis.app.facts import record
from hormesis.domain.errors import NotFound
from hormesis.domain.facts import Fact, content_id
from hormesis.exercises.library import load_library
from hormesis.safety.release_gate import GATES, OTHER_RULES
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

MONDAY = date(2026, 3, 2)
NEXT = MONDAY + timedelta(weeks=7)
PULL = ("barbell-row", "seated-cable-row", "lat-pulldown", "face-pull")
BALL = "lacrosse-ball-upper-back"


class Told:
    """Somebody who pulls on Mondays and Thursdays, asked about conditions, with a ball."""

    def __init__(self, weeks: int = 7) -> None:
        clock = Clock(lambda: datetime(2026, 6, 1, tzinfo=UTC))
        self.coach = Coach(open_database(IN_MEMORY, clock))
        self.say("gym", MONDAY - timedelta(days=1), tools=["lacrosse_ball"])
        self.say("condition", MONDAY - timedelta(days=1), code="none")
        for week in range(weeks):
            for offset in (0, 3):
                self.train(MONDAY + timedelta(weeks=week, days=offset))

    def say(self, kind: str, day: date, time: str = "", **fields: Any) -> None:
        at = f"{day}{'T' + time if time else ''}"
        record(self.coach.db, self.coach.athlete_id, [Fact(kind, at, content_id(kind, at, fields), fields)])

    def train(self, day: date, exercises: tuple[str, ...] = PULL, sets: int = 3) -> None:
        at, workout = f"{day}T18:00:00", f"workout {day}"
        facts = [Fact("workout", at, workout, {"name": "Pull", "ended_at": f"{day}T19:00:00"})]
        for i, slug in enumerate(exercises):
            for n in range(sets):
                done = {"workout": workout, "exercise": slug, "load_kg": 60.0, "reps": 8, "rir": 2, "order": 10 * i + n}
                facts.append(Fact("set", at, f"{workout} {slug} {n}", done))
        record(self.coach.db, self.coach.athlete_id, facts)

    def use(self, slug: str = BALL, day: date = NEXT) -> dict[str, Any]:
        return self.coach.page_use(slug, day)

    def trigger(self, name: str, day: date = NEXT) -> dict[str, Any]:
        return next(one for one in self.use(day=day)["triggers"] if (one["trigger"], one["region"]) == (name, "upper_back"))


@pytest.fixture
def told() -> Iterator[Told]:
    found = Told()
    yield found
    found.coach.db.close()


def codes(reasons: list[dict[str, Any]]) -> list[str]:
    return [reason["code"] for reason in reasons]


def test_allowed_owned_and_not_due_is_said_as_such(told: Told) -> None:
    use = told.use()
    assert (use["allowed"], use["against"], use["tools"]["missing"], use["today"]) == (True, [], [], [])
    assert codes(use["why"]) == ["use_not_due"]
    assert not any(one["due"] for one in use["triggers"])


@pytest.mark.parametrize(
    ("kind", "fields", "rule"),
    [
        ("condition", {"code": "anticoagulants"}, "release/anticoagulants"),
        ("pain", {"region": "neck", "level": 6}, "release/pain"),
        ("dismissal", {"of": BALL}, "use_dismissed"),
        ("gym", {"tools": ["roller"]}, "use_tool_missing"),
        ("preference", {"exercise": BALL, "preference": "never"}, "never_wanted"),
        ("status", {"status": "ill"}, "ill_rest"),
    ],
)
def test_what_keeps_it_from_being_used_names_its_rule(told: Told, kind: str, fields: dict[str, Any], rule: str) -> None:
    told.say(kind, NEXT, **fields)
    use = told.use()
    assert not use["allowed"]
    assert rule in [one["rule"] for one in use["against"]]
    assert BALL not in [one["exercise"] for one in told.coach.today(NEXT)["release"]]
    if rule.startswith("release/"):
        assert rule.removeprefix("release/") in GATES or rule in OTHER_RULES


def test_before_conditions_are_told_it_waits(told: Told) -> None:
    told.coach.db.close()
    told.coach = Coach(open_database(IN_MEMORY, Clock(lambda: datetime(2026, 6, 1, tzinfo=UTC))))
    assert "release_needs_conditions" in codes(told.use()["against"])
    assert told.use("cat-camel")["against"] == []


def test_volume_is_measured_against_their_own_usual_and_due_beyond_it(told: Told) -> None:
    one = told.trigger("high_volume")["why"][0]
    assert one["code"] == "use_volume"
    assert one["values"]["sets"] == one["values"]["usual"] < one["values"]["needed"]
    assert one["values"]["own"] == 14
    told.train(NEXT, sets=5)
    after = told.trigger("high_volume", NEXT + timedelta(days=1))
    assert after["due"]
    assert after["why"][0]["code"] == "release_high_volume"
    assert after["why"][1]["values"]["usual"] == one["values"]["usual"]
    assert after["why"][1]["values"]["sets"] >= one["values"]["needed"]


def test_somebody_new_has_no_volume_and_nothing_is_made_up() -> None:
    told = Told(weeks=0)
    assert codes(told.trigger("high_volume")["why"]) == ["use_volume_none"]
    assert codes(told.trigger("forecast_tightness")["why"]) == ["use_forecast_learning_anyway"]
    assert codes(told.trigger("low_readiness")["why"]) == ["use_readiness_unknown"]
    assert codes(told.trigger("reported_tightness")["why"]) == ["use_never_reported"]
    assert codes(told.trigger("sedentary_day")["why"]) == ["use_sitting_unknown"]


def test_reports_are_shown_latest_first_and_bring_it(told: Told) -> None:
    for ago, level in ((9, 3), (4, 6), (0, 5)):
        told.say("tightness", NEXT - timedelta(days=ago), "07:00", region="upper_back", side="both", level=level)
    one = told.trigger("reported_tightness")
    assert [report["level"] for report in one["reports"]] == [5, 6, 3]
    assert one["due"]
    assert codes(one["why"]) == ["release_reported", "use_reported"]
    use = told.use()
    assert {item["moment"] for item in use["today"]} == {"warm_up", "evening"}
    assert use["why"] == []


def test_the_forecast_names_its_pattern_its_number_and_when_there_is_too_little(told: Told) -> None:
    told.say("tightness", NEXT - timedelta(days=3), "08:00", region="upper_back", side="both", level=6)
    one = told.trigger("forecast_tightness", NEXT - timedelta(days=2))
    assert {reason["code"] for reason in one["why"]} == {"use_forecast_learning"}
    assert all(not forecast["enough_data"] for forecast in one["forecasts"])
    for week in range(3):
        told.train(NEXT + timedelta(weeks=week))
        told.say("tightness", NEXT + timedelta(weeks=week, days=1), "08:00", region="upper_back", side="both", level=6)
    one = told.trigger("forecast_tightness", NEXT + timedelta(weeks=3))
    assert one["due"]
    told_of = [reason for reason in one["why"] if reason["code"] == "use_forecast"]
    assert told_of
    assert told_of[0]["values"]["percent"] >= 45
    assert told_of[0]["values"]["n"] >= 3
    assert one["forecasts"][0]["enough_data"]


def test_doses_are_those_of_the_plan(told: Told) -> None:
    told.say("tightness", NEXT, "07:00", region="upper_back", side="both", level=5)
    use = told.use()
    moments = {one["moment"]: one for one in use["moments"]}
    assert set(moments) == {"warm_up", "evening", "block"}
    for item in use["today"]:
        said = moments[item["moment"]]
        assert (item["duration_s"], item["sets"]) == (said["tight"]["duration_s"], said["tight"]["sets"])
        assert (item["sides"], item["pressure"]) == (said["sides"], said["pressure"])
        assert said["light_day"]["seconds"] >= said["tight"]["seconds"]
    assert "horizontal_pull" in moments["warm_up"]["before"]


def test_another_page_that_fits_better_is_named(told: Told) -> None:
    told.say("gym", NEXT, tools=["lacrosse_ball", "roller", "tennis_ball"])
    told.say("tightness", NEXT, "07:00", region="upper_back", side="both", level=5)
    chosen = {item["exercise"]: item["name"] for item in told.coach.today(NEXT)["release"]}
    (other,) = [slug for slug in ("tennis-ball-rhomboids-wall", "foam-roller-thoracic-spine") if slug not in chosen][:1]
    use = told.use(other)
    assert use["today"] == []
    assert codes(use["why"]) == ["use_other_page"]
    assert set(use["why"][0]["values"]["exercises"]) <= set(chosen.values())


def test_what_a_lot_has_told_stands_on_the_page(told: Told) -> None:
    for ago in (4, 2):
        day = NEXT - timedelta(days=ago)
        told.say("tightness", day, "18:00", region="upper_back", level=5)
        told.say("offer", day, "20:00", exercise=BALL, region="upper_back", moment="evening", arm="none", probability=0.5)
        told.say("tightness", day + timedelta(days=1), "07:00", region="upper_back", level=4)
    (one,) = told.use()["trial"]
    assert (one["region"], one["verdict"], one["effect"], one["other_days"]) == ("upper_back", "still learning", None, 2)


def test_a_lift_says_when_it_was_last_done_and_stands_in_the_plan(told: Told) -> None:
    use = told.use("barbell-row")
    assert use["last"]["date"] == (NEXT - timedelta(days=4)).isoformat()
    assert len(use["last"]["sets"]) == 3
    assert use["today"]["sets"]
    assert use["why"] == []
    assert "lower_back" in use["ruled_out_by"]["pain_in"]
    assert (use["stand_in"]["today"], use["pain"]["remembered"]) == (False, False)


def test_pain_rules_a_lift_out_is_remembered_and_what_stands_in_is_that_of_the_plan(told: Told) -> None:
    told.say("gym", NEXT, implements=["barbell", "dumbbell", "cable", "machine"])
    for ago in (8, 1):
        told.say("pain", NEXT - timedelta(days=ago), region="lower_back", level=5, movement="barbell-row")
    use = told.use("barbell-row")
    assert not use["allowed"]
    assert [one["rule"] for one in use["against"]] == ["pain/remembered"]
    assert use["pain"]["remembered"]
    assert use["today"] is None
    assert "pain_remembered" in codes(use["why"])
    assert use["stand_in"]["today"]
    assert use["stand_in"]["exercise"] in [one["exercise"] for one in told.coach.today(NEXT)["work"]]


def test_a_lift_that_is_not_done_says_so(told: Told) -> None:
    use = told.use("back-squat")
    assert (use["last"]["date"], use["today"]) == (None, None)
    assert codes(use["why"]) == ["use_not_in_log"]
    for day in (0, 3, 7):
        told.train(NEXT + timedelta(days=day))
    assert codes(told.use("barbell-row", NEXT + timedelta(days=8))["why"]) == ["rest_day"]


def test_where_nothing_would_stand_in_that_is_said(told: Told) -> None:
    for ago in (8, 1):
        told.say("pain", NEXT - timedelta(days=ago), region="lower_back", level=5, movement="barbell-row")
    stands_in = told.use("barbell-row")["stand_in"]
    assert (stands_in["exercise"], codes(stands_in["why"])) == (None, ["use_nothing_stands_in"])


def test_every_page_can_be_asked_for(told: Told) -> None:
    seen = set()
    for page in load_library():
        key = (page.kind, page.pattern)
        if key not in seen:
            seen.add(key)
            assert told.use(page.slug)["date"] == NEXT.isoformat()
    with pytest.raises(NotFound, match="barbell-row"):
        told.use("barbel-row")
