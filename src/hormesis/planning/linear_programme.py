"""A mixed-integer linear programme, gathered column by column and row by row, and solved by HiGHS. ``Programme``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Programme", "Solved"]


@dataclass(frozen=True, slots=True)
class Solved:
    """The values of the columns, what they are worth, and by which share the best without whole numbers is worth more."""

    values: NDArray[np.float64]
    worth: float
    gap: float


@dataclass(slots=True)
class Programme:
    """Columns with bounds and worth, and rows with bounds; what is worth most is sought."""

    _lower: list[float] = field(default_factory=list)
    _upper: list[float] = field(default_factory=list)
    _worth: list[float] = field(default_factory=list)
    _whole: list[bool] = field(default_factory=list)
    _row_lower: list[float] = field(default_factory=list)
    _row_upper: list[float] = field(default_factory=list)
    _starts: list[int] = field(default_factory=lambda: [0])
    _index: list[int] = field(default_factory=list)
    _value: list[float] = field(default_factory=list)

    def column(self, low: float, high: float | None, worth: float, whole: bool) -> int:
        """A new column within these bounds (None: none); its number."""
        self._lower.append(low)
        self._upper.append(np.inf if high is None else high)
        self._worth.append(worth)
        self._whole.append(whole)
        return len(self._worth) - 1

    def row(self, low: float | None, high: float | None, terms: Mapping[int, float]) -> None:
        """Holds the sum of ``terms`` (column → factor) within these bounds (None: none)."""
        if not terms:
            return
        self._row_lower.append(-np.inf if low is None else low)
        self._row_upper.append(np.inf if high is None else high)
        self._index += terms.keys()
        self._value += terms.values()
        self._starts.append(len(self._index))

    def solve(self, nodes: int, gap: float, choices: Sequence[Sequence[tuple[int, ...]]] = (), keep: int = 0) -> Solved:
        """The best within ``nodes`` of the search tree, or within ``gap`` (a share) of the best there can be.

        Of each of the ``choices``, alternatives that are some columns each, only the ``keep`` that the programme without whole
        numbers values most are looked at (a kernel search, Angelelli 2010, 10.1016/j.cor.2010.02.002); 0: all.
        One thread, a fixed seed and no clock: the same programme has the same answer everywhere.
        """
        import highspy  # only where a week is solved: a start needs no solver

        relaxed = _run(highspy, self._lp(highspy, whole=False), 0, 0.0)
        bound = float(relaxed.getInfo().objective_function_value)
        lp = self._lp(highspy, whole=True)
        if keep:
            solution = relaxed.getSolution()
            left_out = _least_valued(choices, solution.col_value, solution.col_dual, keep)
            upper = list(self._upper)
            for column in left_out:
                upper[column] = 0.0
            lp.col_upper_ = np.array(upper)
        solver = _run(highspy, lp, nodes, gap)
        info = solver.getInfo()
        if info.primal_solution_status != highspy.kSolutionStatusFeasible:
            raise RuntimeError(f"no solution, though there is always one: {solver.modelStatusToString(solver.getModelStatus())}")
        worth = float(info.objective_function_value)
        return Solved(np.array(solver.getSolution().col_value), worth, max(bound - worth, 0.0) / max(abs(worth), 1.0))

    def _lp(self, highspy: Any, whole: bool) -> Any:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._worth), len(self._row_lower)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = map(np.array, (self._worth, self._lower, self._upper))
        lp.row_lower_, lp.row_upper_ = np.array(self._row_lower), np.array(self._row_upper)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self._starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self._index, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self._value, dtype=np.float64)
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in self._whole] if whole else []
        return lp


def _run(highspy: Any, lp: Any, nodes: int, gap: float) -> Any:
    solver: Any = highspy.Highs()
    for name, value in {**_OPTIONS, "mip_max_nodes": nodes, "mip_rel_gap": gap}.items():
        solver.setOptionValue(name, value)
    solver.passModel(lp)
    solver.run()
    return solver


def _least_valued(
    choices: Sequence[Sequence[tuple[int, ...]]], values: Sequence[float], duals: Sequence[float], keep: int
) -> list[int]:
    """The columns of all but ``keep`` of each choice: first what the relaxed programme uses, then what would cost it least."""
    found: list[int] = []
    for alternatives in choices:

        def rank(columns: tuple[int, ...]) -> tuple[float, float, int]:
            cost = duals[columns[0]] + 2 * sum(duals[column] for column in columns[1:])
            return -round(values[columns[0]], 9), -round(cost, 9), columns[0]

        found += [column for columns in sorted(alternatives, key=rank)[keep:] for column in columns]
    return found


_OPTIONS: Mapping[str, Any] = {"output_flag": False, "threads": 1, "parallel": "off", "random_seed": 0}
