"""How well the coach would have predicted each of several logs, each one person's: ``backtest_files``."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.app.refresh import FOLDED_KINDS, by_day
from hormesis.domain.training import LoggedSet
from hormesis.estimation.backtest import TopSetTest, overall
from hormesis.estimation.performed import performed
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions

__all__ = ["Progress", "backtest_files"]

Progress = Callable[[str, int, int], None]


def backtest_files(
    paths: Sequence[Path], options: ReadOptions, knowledge: Knowledge, progress: Progress | None = None
) -> dict[str, Any]:
    """The JSON object of ``hormesis backtest``: the top-set test on every file, nothing stored.

    ``progress`` is told the file, its number and how many there are. Raises ``Invalid`` for a file that can't be read.
    """
    tests: list[TopSetTest] = []
    logs: list[dict[str, Any]] = []
    for i, path in enumerate(paths):
        if progress is not None:
            progress(str(path), i, len(paths))
        begun = time.perf_counter()
        test = _test(path, options, knowledge)
        tests.append(test)
        logs.append({"file": str(path), **asdict(test.score()), "seconds": round(time.perf_counter() - begun, 3)})
    return {"logs": logs, "overall": asdict(overall(tests)), "signals": None}


def _test(path: Path, options: ReadOptions, knowledge: Knowledge) -> TopSetTest:
    drawn, _ = read_file(path, options)
    facts = [fact for fact in drawn if fact.kind in FOLDED_KINDS]
    days = list(by_day(facts))
    _, made = fold_days(Beliefs(), days, knowledge.resolve, knowledge.page_of)
    forecasts = {day: list(of_day) for day, of_day in groupby(made, key=lambda one: one.day)}
    test = TopSetTest()
    for day, of_day in days:
        sets: dict[str, list[LoggedSet]] = {}
        for workout in performed(day, of_day, knowledge.resolve):
            for one in workout.sets:
                sets.setdefault(one.name, []).append(one)
        test.add_day(sets, forecasts.get(day, ()))
    return test
