"""How well the coach would have predicted each of several logs, each one person's: ``backtest_files``."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.app.refresh import FOLDED_KINDS, by_day
from hormesis.app.signal_backtest import signals_json, signals_of_day_before
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.training import LoggedSet
from hormesis.estimation.backtest import TopSetTest, overall
from hormesis.estimation.performed import performed
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["Progress", "backtest_files", "backtest_kept"]

Progress = Callable[[str, int, int], None]


def backtest_files(
    paths: Sequence[Path],
    options: ReadOptions,
    knowledge: Knowledge,
    signals: Sequence[Path] = (),
    progress: Progress | None = None,
) -> dict[str, Any]:
    """The JSON object of ``hormesis backtest``: the top-set test on every file, nothing stored.

    ``signals`` are files of the one log's own person: then ``signals`` says what they would have changed, each day's forecast
    knowing those of the day before. ``progress`` is told the file, its number and how many there are.
    Raises ``Invalid`` for a file that can't be read, and for signals beside several logs.
    """
    if signals and len(paths) != 1:
        raise Invalid(f"--signals: found {len(paths)} logs; give the signals of one person with that person's one log")
    tests: list[TopSetTest] = []
    logs: list[dict[str, Any]] = []
    worth = None
    for i, path in enumerate(paths):
        if progress is not None:
            progress(str(path), i, len(paths))
        begun = time.perf_counter()
        facts = _facts(path, options)
        test, _ = _test(facts, knowledge)
        tests.append(test)
        logs.append({"file": str(path), **asdict(test.score()), "seconds": round(time.perf_counter() - begun, 3)})
        if signals:
            moved = signals_of_day_before([fact for one in signals for fact in _facts(one, options)])
            aided, beliefs = _test([*facts, *moved], knowledge)
            worth = signals_json(test.days(), aided.days(), moved, beliefs.worth)
    return {"logs": logs, "overall": asdict(overall(tests)), "signals": worth}


def backtest_kept(db: Database, athlete_id: str, knowledge: Knowledge) -> dict[str, Any]:
    """The same test on the past that is kept in the store; ``file`` is null, since it is no file's."""
    begun = time.perf_counter()
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, FOLDED_KINDS)
    test, _ = _test(facts, knowledge)
    log = {"file": None, **asdict(test.score()), "seconds": round(time.perf_counter() - begun, 3)}
    return {"logs": [log], "overall": asdict(overall([test])), "signals": None}


def _facts(path: Path, options: ReadOptions) -> list[Fact]:
    drawn, _ = read_file(path, options)
    return [fact for fact in drawn if fact.kind in FOLDED_KINDS]


def _test(facts: Sequence[Fact], knowledge: Knowledge) -> tuple[TopSetTest, Beliefs]:
    days = list(by_day(facts))
    beliefs, made = fold_days(Beliefs(), days, knowledge.resolve, knowledge.page_of)
    forecasts = {day: list(of_day) for day, of_day in groupby(made, key=lambda one: one.day)}
    test = TopSetTest()
    for day, of_day in days:
        sets: dict[str, list[LoggedSet]] = {}
        for workout in performed(day, of_day, knowledge.resolve):
            for one in workout.sets:
                sets.setdefault(one.name, []).append(one)
        test.add_day(sets, forecasts.get(day, ()))
    return test, beliefs
