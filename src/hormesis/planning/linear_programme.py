"""A mixed-integer linear programme, gathered column by column and row by row, and solved by HiGHS. ``Programme``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Programme", "Relaxed", "Solved"]


@dataclass(frozen=True, slots=True)
class Solved:
    """The values of the columns, what they are worth, and the most that any values could be worth, as far as is proven."""

    values: NDArray[np.float64]
    worth: float
    bound: float


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The best without whole numbers: the values of the columns, what more of each would add, and what it is worth."""

    values: NDArray[np.float64]
    duals: NDArray[np.float64]
    worth: float


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

    def relaxed(self) -> Relaxed:
        """The best without whole numbers."""
        import highspy  # only where a week is solved: a start needs no solver

        solver = _run(highspy, self._lp(highspy, whole=False), {})
        solution = solver.getSolution()
        worth = float(solver.getInfo().objective_function_value)
        return Relaxed(np.array(solution.col_value), np.array(solution.col_dual), worth)

    def held(self, values: Mapping[int, float]) -> Solved:
        """The best with these columns held at these values."""
        import highspy

        lp = self._lp(highspy, whole=False)
        lower, upper = list(self._lower), list(self._upper)
        for column, value in values.items():
            lower[column] = upper[column] = value
        lp.col_lower_, lp.col_upper_ = np.array(lower), np.array(upper)
        solver = _run(highspy, lp, {})
        _check(highspy, solver)
        worth = float(solver.getInfo().objective_function_value)
        return Solved(np.array(solver.getSolution().col_value), worth, worth)

    def solve(
        self, limits: Mapping[str, float], start: Mapping[int, float] | None = None, left_out: Sequence[int] = ()
    ) -> Solved:
        """The best within ``limits`` (options of HiGHS: nodes of the search tree, a gap), from ``start`` (values of columns), the
        columns ``left_out`` being 0.

        One thread, a fixed seed and, without a limit of time, no clock: the same programme has the same answer everywhere.
        """
        import highspy

        lp = self._lp(highspy, whole=True)
        upper = list(self._upper)
        for column in left_out:
            upper[column] = 0.0
        lp.col_upper_ = np.array(upper)
        solver = _run(highspy, lp, limits, start)
        _check(highspy, solver)
        info = solver.getInfo()
        return Solved(np.array(solver.getSolution().col_value), float(info.objective_function_value), float(info.mip_dual_bound))

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


def _run(highspy: Any, lp: Any, options: Mapping[str, float], start: Mapping[int, float] | None = None) -> Any:
    solver: Any = highspy.Highs()
    for name, value in {**_OPTIONS, **options}.items():
        solver.setOptionValue(name, value)
    solver.passModel(lp)
    if start:
        solver.setSolution(len(start), np.array(list(start), dtype=np.int32), np.array(list(start.values()), dtype=float))
    solver.run()
    return solver


def _check(highspy: Any, solver: Any) -> None:
    if solver.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
        raise RuntimeError(f"no solution, though there is always one: {solver.modelStatusToString(solver.getModelStatus())}")


_OPTIONS: Mapping[str, Any] = {"output_flag": False, "threads": 1, "parallel": "off", "random_seed": 0}
