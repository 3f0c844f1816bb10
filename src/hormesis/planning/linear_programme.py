"""A mixed-integer linear programme, gathered column by column and row by row, and solved by HiGHS. ``Programme``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Programme", "Solved"]


@dataclass(frozen=True, slots=True)
class Solved:
    """The values of the columns, what they are worth, and by which share the best may be worth more."""

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

    def solve(self, nodes: int, gap: float) -> Solved:
        """The best within ``nodes`` of the search tree, or within ``gap`` (a share) of the best there can be.

        One thread, a fixed seed and no clock: the same programme has the same answer everywhere.
        """
        import highspy  # only where a week is solved: a start needs no solver

        solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in _OPTIONS.items():
            solver.setOptionValue(name, value)
        solver.setOptionValue("mip_max_nodes", nodes)
        solver.setOptionValue("mip_rel_gap", gap)
        solver.passModel(self._lp(highspy))
        solver.run()
        info = solver.getInfo()
        if info.primal_solution_status != highspy.kSolutionStatusFeasible:
            raise RuntimeError(f"no solution, though there is always one: {solver.modelStatusToString(solver.getModelStatus())}")
        values = np.array(solver.getSolution().col_value)
        return Solved(values, float(info.objective_function_value), float(max(info.mip_gap, 0.0)))

    def _lp(self, highspy: Any) -> Any:
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
        lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self._whole]
        return lp


_OPTIONS = {"output_flag": False, "threads": 1, "parallel": "off", "random_seed": 0}
