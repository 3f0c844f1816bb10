"""What each kind of job leaves behind: plans that hold, imported facts, a backtest, a prepared night."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from hormesis.app.demo import DEMO_DAY, demo_facts
from hormesis.app.facts import record, set_fact
from hormesis.app.jobs import HOUSE, Jobs, Kind, job_for, jobs_for
from hormesis.app.jobs_kinds import MOST_UPLOAD_BYTES, handlers_for
from hormesis.app.jobs_nightly import SHARD, plan_night
from hormesis.app.jobs_running import Finishing, Handler, Run, Runner
from hormesis.app.knowledge import load_knowledge
from hormesis.app.replanning import DAYS_AHEAD, Kept, kept_answer, local_day
from hormesis.app.settings import Settings
from hormesis.app.today import today_for
from hormesis.app.uploads import Uploads
from hormesis.app.week import week_for
from hormesis.app.workspace import Workspace
from hormesis.domain.facts import Fact
from hormesis.store import athletes, connections, plans
from hormesis.store import facts as fact_log
from hormesis.store.connections import Connection
from hormesis.store.database import Database

ANN = "ann"
KNOWN = load_knowledge()
NOON = datetime.combine(DEMO_DAY, datetime.min.time(), UTC).replace(hour=12)


@pytest.fixture
def shop(db: Database, tmp_path: Path) -> "Shop":
    return Shop(db, Workspace(Settings(tmp_path, "unused"), lambda: NOON))


class Shop:
    """A store with the demo athlete, and a worker on it."""

    def __init__(self, db: Database, workspace: Workspace) -> None:
        self.db, self.workspace, self.queue = db, workspace, Jobs(lambda: NOON)

    def runner(self, more: dict[str, Handler] | None = None) -> Runner:
        return Runner(self.db, self.queue, handlers_for(self.workspace, more), lambda: NOON, "w")

    def leave(self, kind: Kind, payload: dict[str, object] | None = None) -> str:
        with self.db.transaction() as tx:
            return self.queue.enqueue(tx, ANN, kind, payload)

    def with_demo(self) -> "Shop":
        record(self.db, ANN, demo_facts())
        return self

    def kept(self, name: str, on: date = DEMO_DAY) -> Kept | None:
        return kept_answer(self.db, ANN, name, on, KNOWN)


def test_a_refresh_leaves_today_the_week_and_fourteen_days_as_they_would_be_worked_out(shop: Shop) -> None:
    shop.with_demo().leave("refresh")
    assert shop.runner().run_next() == "done"
    today, week, days = (shop.kept(name) for name in ("today", "week", "days"))
    assert today is not None
    assert week is not None
    assert days is not None
    assert today.body == today_for(shop.db, ANN, DEMO_DAY, KNOWN)
    assert week.body == week_for(shop.db, ANN, DEMO_DAY, KNOWN, {})
    dates = [(DEMO_DAY + timedelta(days=n)).isoformat() for n in range(DAYS_AHEAD)]
    assert [day["date"] for day in days.body] == dates
    assert [day["provisional"] for day in days.body] == [False] * 7 + [True] * 7
    assert days.body[0]["work"] == today.body["work"]
    with shop.db.reading() as tx:
        saved = plans.load(tx, ANN, DEMO_DAY, DEMO_DAY + timedelta(days=30))
    assert [json.loads(body)["date"] for body in saved.values()] == dates


def test_a_newcomer_without_facts_gets_days_too(shop: Shop) -> None:
    shop.leave("refresh")
    assert shop.runner().run_next() == "done"
    days = shop.kept("days")
    assert days is not None
    assert len(days.body) == DAYS_AHEAD


def test_no_planned_set_of_the_fourteen_days_has_the_id_of_another(shop: Shop) -> None:
    shop.with_demo().leave("refresh")
    shop.runner().run_next()
    days = shop.kept("days")
    assert days is not None
    ids = [one["id"] for day in days.body for exercise in day["work"] for one in exercise["sets"]]
    assert len(ids) == len(set(ids)) > 20
    again = [one["load_kg"] for exercise in days.body[7]["work"] for one in exercise["sets"]]
    week = shop.kept("week")
    assert week is not None
    assert again == [one["load_kg"] for exercise in week.body["days"][0]["work"] for one in exercise["sets"]]


def test_what_was_worked_out_holds_until_something_is_said_or_the_day_ends(shop: Shop) -> None:
    assert shop.kept("week") is None
    shop.with_demo().leave("refresh")
    shop.runner().run_next()
    for on, current in ((DEMO_DAY, True), (DEMO_DAY + timedelta(days=1), False)):
        kept = shop.kept("week", on)
        assert kept is not None
        assert kept.current is current
    set_fact(shop.db, ANN, "profile", {"goal": "strength"}, NOON.isoformat())
    stale = shop.kept("week")
    assert stale is not None
    assert not stale.current


def test_an_uploaded_file_is_kept_once_and_planned_from(shop: Shop, hevy: Path) -> None:
    uploads = Uploads(shop.workspace.settings.home, ANN, lambda: NOON, uuid4, MOST_UPLOAD_BYTES)
    upload = uploads.keep("workouts.csv", [hevy.read_bytes()])
    job_id = shop.leave("import", {"upload": upload.id})
    assert shop.runner().run_next() == "done"
    with shop.db.reading() as tx:
        assert len(fact_log.live(tx, ANN, ["set"])) == 4
    result = job_for(shop.db, ANN, job_id)["result"]
    assert result["sets"] == 4
    assert result["import_id"] == 1
    assert uploads.waiting() == [], "the copy of somebody's log is gone"
    assert [one["kind"] for one in jobs_for(shop.db, ANN) if one["state"] == "waiting"] == ["refresh"]


def test_a_file_that_is_refused_or_gone_is_told_of_and_not_tried_again(shop: Shop) -> None:
    uploads = Uploads(shop.workspace.settings.home, ANN, lambda: NOON, uuid4, MOST_UPLOAD_BYTES)
    upload = uploads.keep("poem.txt", [b"roses are red\n"])
    refused = shop.leave("import", {"upload": upload.id})
    assert shop.runner().run_next() == "dead"
    assert "poem.txt" in job_for(shop.db, ANN, refused)["error"]["message"]
    gone = shop.leave("import", {"upload": str(UUID(int=4))})
    assert shop.runner().run_next() == "dead"
    assert "send the file again" in job_for(shop.db, ANN, gone)["error"]["message"]


def test_a_backtest_of_what_is_kept_is_shown_with_whether_it_still_holds(shop: Shop) -> None:
    shop.with_demo().leave("backtest")
    assert shop.runner().run_next() == "done"
    kept = shop.kept("backtest")
    assert kept is not None
    assert kept.current
    assert kept.body["logs"][0]["exercise_sessions"] > 100
    assert 0 < kept.body["overall"]["mae_reps"] < 3


@pytest.mark.parametrize(("told", "on"), [("Pacific/Auckland", 3), ("America/Los_Angeles", 1), (None, 2)])
def test_the_day_is_the_athlete_s_own(shop: Shop, told: str | None, on: int) -> None:
    if told:
        set_fact(shop.db, ANN, "profile", {"time_zone": told}, "2026-01-01")
    moment = datetime(2026, 3, 2, 12 if on == 3 else 1, tzinfo=UTC)
    assert local_day(shop.db, ANN, moment).day == on


def _lives(db: Database, who: str, zone: str | None) -> None:
    with db.transaction() as tx:
        athletes.last_version(tx, who)
        if zone:
            fact_log.append(tx, who, [Fact("profile", "2026-01-01", "p", {"time_zone": zone})], db.clock)


def _nights(db: Database) -> list[dict[str, object]]:
    return [one for one in jobs_for(db, HOUSE) if one["kind"] == "nightly"]


def test_the_night_comes_where_it_is_three_o_clock_and_once(shop: Shop) -> None:
    for who, zone in (("a", "Europe/Berlin"), ("b", "America/New_York"), ("c", None)):
        _lives(shop.db, who, zone)
    two_in_berlin = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert plan_night(shop.db, shop.queue, two_in_berlin) == 1, "it is 20:00 in New York; the evening before was not prepared"
    assert plan_night(shop.db, shop.queue, two_in_berlin + timedelta(hours=1)) == 2
    assert plan_night(shop.db, shop.queue, two_in_berlin + timedelta(hours=2)) == 3
    assert plan_night(shop.db, shop.queue, two_in_berlin + timedelta(hours=2)) == 3
    assert len(_nights(shop.db)) == 3, "the same nights are not left twice"
    plan_night(shop.db, shop.queue, two_in_berlin + timedelta(hours=25))
    assert len(_nights(shop.db)) > 3


def test_a_night_of_many_goes_in_shards(shop: Shop) -> None:
    with shop.db.transaction() as tx:
        for number in range(2 * SHARD + 1):
            athletes.last_version(tx, f"athlete-{number:05}")
    assert plan_night(shop.db, shop.queue, NOON) == 3
    assert len(_nights(shop.db)) == 3


def test_a_night_prepares_the_day_and_asks_the_watches_that_are_connected(shop: Shop) -> None:
    shop.with_demo()
    with shop.db.transaction() as tx:
        for provider, state in (("oura", "connected"), ("whoop", "asked"), ("fitbit", "broken")):
            connections.save(tx, ANN, Connection(provider, state, "", "", "2026-03-01", None))
    plan_night(shop.db, shop.queue, NOON)
    fetched: list[str] = []

    def fetch(run: Run) -> Finishing:
        fetched.append(run.job.payload["provider"])
        return lambda _tx: None

    runner = shop.runner({"fetch": fetch})
    assert [runner.run_next(), runner.run_next(), runner.run_next()] == ["done", "done", None]
    kept = shop.kept("days")
    assert kept is not None
    assert kept.current
    assert fetched == ["oura"]


def test_a_night_that_was_broken_off_goes_on_where_it_was(shop: Shop) -> None:
    for who in ("a", "b", "c"):
        _lives(shop.db, who, None)
    plan_night(shop.db, shop.queue, NOON)
    (night,) = _nights(shop.db)

    def stops(run: Run) -> Finishing:
        broken.stopping.set()
        run.progress(2, 3)
        raise AssertionError("it was to stop")

    broken = shop.runner({"nightly": stops})
    assert broken.run_next() == "waiting"
    assert job_for(shop.db, HOUSE, str(night["id"]))["done"] == 2
    assert shop.runner().run_next() == "done"
    prepared = [who for who in ("a", "b", "c") if kept_answer(shop.db, who, "days", DEMO_DAY, KNOWN)]
    assert prepared == ["c"]


def test_one_athlete_whose_day_can_t_be_prepared_does_not_cost_the_others_theirs(shop: Shop) -> None:
    for who in ("a", "b", "c"):
        _lives(shop.db, who, None)
    _lives(shop.db, "b", "Nowhere/Such")  # not told through a door, which would refuse it
    with shop.db.transaction() as tx:
        shop.queue.enqueue(tx, HOUSE, "nightly", {"athletes": ["a", "b", "c"]})
    assert shop.runner().run_next() == "done"
    assert [bool(kept_answer(shop.db, who, "days", DEMO_DAY, KNOWN)) for who in ("a", "b", "c")] == [True, False, True]
    assert [one["kind"] for one in jobs_for(shop.db, "b")] == ["refresh"]
