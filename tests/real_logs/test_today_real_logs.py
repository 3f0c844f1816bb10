"""Plans for real lifters on many of their days: possible, near what they do, with a reason for every load."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from hormesis.app.imports import import_file
from hormesis.app.knowledge import Knowledge, load_knowledge
from hormesis.app.refresh import FOLDED_KINDS, by_day
from hormesis.app.today import plan_json, usual_unit
from hormesis.domain.athlete import Athlete, Profile
from hormesis.domain.movement import LoadMeaning
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.planning.today import plan_today
from hormesis.sources.source import ReadOptions
from hormesis.store import facts as fact_log
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real exports at {DATA}"),
]

LOGS = (
    "strong/strong_01.csv",
    "strong/strong_02.csv",
    "strong/strong_03.csv",
    "strong/strong_05.csv",
    "strong/strong_07.csv",
    "strong/strong_08.csv",
    "strong/strong_14.csv",
    "strong/strong_15.csv",
    "strong/strong_16.csv",
    "hevy/hevy_04.csv",
    "hevy/hevy_07.csv",
    "hevy/hevy_09.csv",
    "hevy/hevy_10_api.csv",
    "hevy/hevy_11_api_rebuilt.csv",
    "fitnotes/fitnotes_01.csv",
    "other/stronglifts_03.csv",
    "other/liftosaur_variant.csv",
)
PLANS_A_LOG = 12
KNOWLEDGE = load_knowledge()
NOBODY = Athlete(Profile(), None, (), (), {})
JUMP = 1.08
"""The largest step up of a load in use: 7.5 %, and rounding."""


@dataclass(frozen=True)
class Planned:
    """A plan with the beliefs it was made from."""

    plan: dict[str, Any]
    beliefs: Beliefs
    on: date


def planned(log: str, knowledge: Knowledge = KNOWLEDGE) -> Iterator[Planned]:
    """Plans for about a dozen training days of the log, each from what was known before it, and for two days after its end."""
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)))
    import_file(db, DATA / log, ReadOptions("ann", date(2026, 11, 22)), knowledge.namer)
    with db.reading() as tx:
        days = list(by_day(fact_log.live(tx, "ann", FOLDED_KINDS)))
    beliefs = Beliefs()
    every = max(1, len(days) // PLANS_A_LOG)
    for start in range(0, len(days), every):
        some = days[start : start + every]
        beliefs, _ = fold_days(beliefs, some, knowledge.resolve, knowledge.page_of)
        after = days[start + every][0] if start + every < len(days) else date.fromordinal(some[-1][0].toordinal() + 2)
        plan = plan_today(beliefs, NOBODY, after, knowledge.page_of, knowledge.library)
        yield Planned(plan_json(plan, usual_unit(beliefs), {}), beliefs, after)


@pytest.mark.parametrize("log", LOGS)
def test_plans_of_a_real_log_can_be_signed(log: str) -> None:
    worked = 0
    for one in planned(log):
        for exercise in one.plan["work"]:
            worked += 1
            _check_sets(exercise)
            _check_loads(exercise, one)
        if one.plan["work"]:
            assert 3 <= one.plan["minutes"] <= 240
        _check_ramps(one.plan)
    assert worked >= 5


def _check_sets(exercise: dict[str, Any]) -> None:
    assert 1 <= len(exercise["sets"]) <= 7
    assert exercise["why"], exercise["name"]
    for planned_set in exercise["sets"]:
        assert planned_set["reps"] or planned_set["duration_s"], exercise
        assert 60 <= planned_set["rest_s"] <= 300


def _check_loads(exercise: dict[str, Any], one: Planned) -> None:
    """Within what was used in the 60 days before the lift was last done, one jump up; lighter only after a break."""
    page = KNOWLEDGE.page_of(exercise["exercise"] or "")
    lift = one.beliefs.lifts[exercise["name"]]
    if lift.assisted or (page is not None and page.load_meaning is LoadMeaning.ASSISTANCE):
        return
    last = lift.recent[0].ordinal
    recent = [s.load_kg for day in lift.recent if last - day.ordinal <= 60 for s in day.sets if s.load_kg]
    step = max((w["values"].get("step_kg", 0) for w in exercise["why"]), default=0)
    moves = {w["code"] for w in exercise["why"]}
    for planned_set in exercise["sets"]:
        if planned_set["load_kg"]:
            assert any(code.startswith("grid_") for code in moves), exercise
            assert planned_set["load_kg"] <= max(max(recent) * JUMP, max(recent) + step) + 0.05, (one.on, exercise)
            if not any(code.startswith(("return_", "lower_")) for code in moves):
                assert planned_set["load_kg"] >= min(recent) - step - 0.05, (one.on, exercise)


def _check_ramps(plan: dict[str, Any]) -> None:
    first = {one["name"]: one["sets"][0]["load_kg"] for one in plan["work"]}
    ramps: dict[str, list[float]] = {}
    for item in plan["warm_up"]:
        if item["kind"] == "ramp":
            ramps.setdefault(item["name"], []).append(item["load_kg"])
    for name, loads in ramps.items():
        assert loads == sorted(set(loads))
        assert loads[-1] < first[name]


def test_the_estimated_minutes_are_in_the_middle_of_the_real_ones() -> None:
    """Days on which about as many exercises were done as planned, over the logs that hold durations."""
    ratios = []
    for log in ("strong/strong_01.csv", "strong/strong_14.csv", "strong/strong_15.csv", "hevy/hevy_07.csv", "hevy/hevy_09.csv"):
        before = None
        for one in planned(log):
            if before is not None and before.plan["work"]:
                done = [w for w in one.beliefs.split.done if w.ordinal == before.on.toordinal()]
                if len(done) == 1 and done[0].minutes and abs(len(done[0].lifts) - len(before.plan["work"])) <= 1:
                    ratios.append(before.plan["minutes"] / done[0].minutes)
            before = one
    assert len(ratios) >= 15
    assert 0.8 < sorted(ratios)[len(ratios) // 2] < 1.25
