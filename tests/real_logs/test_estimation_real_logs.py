"""The forecast and the strength filter on a real log, as far as such a log can judge them."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from hormesis.domain.facts import Fact
from hormesis.domain.training import LoggedSet
from hormesis.estimation.backtest import LogScore, TopSetTest
from hormesis.estimation.performed import performed
from hormesis.estimation.serial import to_bytes
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions
from simulations.logs import fold, nobody_knows

LOG = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "strong" / "strong_03.csv"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not LOG.exists(), reason=f"no real export at {LOG}"),
]


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    found, _ = read_file(LOG, ReadOptions("ada", date(2026, 11, 22)))
    return sorted(found, key=lambda fact: fact.at[:10])


def sets_by_day(facts: list[Fact]) -> Iterator[tuple[date, dict[str, list[LoggedSet]]]]:
    for day, of_day in groupby(facts, key=lambda fact: fact.day):
        sets: dict[str, list[LoggedSet]] = {}
        for workout in performed(day, of_day, nobody_knows):
            for one in workout.sets:
                sets.setdefault(one.name, []).append(one)
        yield day, sets


@pytest.fixture(scope="module")
def score(facts: list[Fact]) -> LogScore:
    _, made = fold(facts)
    test = TopSetTest()
    for day, sets in sets_by_day(facts):
        test.add_day(sets, [one for one in made if one.day == day])
    return test.score()


def test_the_baselines_are_those_of_an_independent_program(score: LogScore) -> None:
    assert score.exercise_sessions == 451
    assert score.mae_same_as_last == pytest.approx(2.459, abs=5e-4)
    assert score.mae_epley_last == pytest.approx(2.6358, abs=5e-4)


def test_the_forecast_is_nearer_than_one_repetition_and_as_sure_as_it_may_be(score: LogScore) -> None:
    assert score.mae_reps is not None
    assert score.mae_reps < 1.0
    assert score.coverage90 is not None
    assert 0.80 <= score.coverage90 <= 0.97


def test_a_real_log_in_pieces_gives_the_same_beliefs_byte_for_byte(facts: list[Fact]) -> None:
    whole, _ = fold(facts)
    assert to_bytes(fold(facts, days_at_once=7)[0]) == to_bytes(whole)
    assert to_bytes(fold(facts, days_at_once=1)[0]) == to_bytes(whole)


def test_no_lift_of_a_real_log_runs_away(facts: list[Fact]) -> None:
    beliefs, _ = fold(facts)
    known = [lift for lift in beliefs.lifts.values() if lift.strength is not None and lift.days >= 8]
    assert len(known) > 10
    for lift in known:
        assert lift.strength is not None
        assert 0.02 < lift.strength.log_1rm_sd < 0.6
