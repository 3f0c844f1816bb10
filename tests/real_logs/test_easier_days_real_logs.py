"""When easier days would have been due on real logs: seldom, and when a lift had fallen off at one load."""

from datetime import date
from pathlib import Path

import pytest

from hormesis.app.knowledge import Knowledge, knowledge_for
from hormesis.app.refresh import FOLDED_KINDS, by_day
from hormesis.estimation.stall import Due
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
LATER = date(2026, 11, 22)

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not DATA.exists(), reason=f"no real exports at {DATA}"),
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    from datetime import UTC, datetime

    database = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 11, 22, tzinfo=UTC)))
    found = knowledge_for(database, "ann")
    database.close()
    return found


def dues(path: Path, knowledge: Knowledge) -> list[Due]:
    facts, _ = read_file(path, ReadOptions("ann", LATER))
    beliefs, found = Beliefs(), list[Due]()
    for day in by_day(fact for fact in facts if fact.kind in FOLDED_KINDS):
        beliefs, _ = fold_days(beliefs, [day], knowledge.resolve, knowledge.page_of)
        found += [due for due in beliefs.easier.dues if due.since == day[0].toordinal()]
    return found


@pytest.mark.parametrize(("name", "most"), [("strong/strong_03.csv", 1), ("strong/strong_15.csv", 2), ("hevy/hevy_04.csv", 4)])
def test_easier_days_are_seldom_due(knowledge: Knowledge, name: str, most: int) -> None:
    assert len(dues(DATA / name, knowledge)) <= most


def test_a_press_that_fell_off_at_one_load_is_found(knowledge: Knowledge) -> None:
    found = dues(DATA / "hevy" / "hevy_01.csv", knowledge)
    assert 1 <= len(found) <= 8
    august = [due for due in found if date(2022, 8, 5) <= date.fromordinal(due.since) <= date(2022, 8, 20)]
    assert [due.cause for due in august] == ["stalled"]
