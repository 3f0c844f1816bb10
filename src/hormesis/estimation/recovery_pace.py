"""How fast this athlete recovers, learnt from how their first sets come out when tired and when fresh. ``RecoveryPace``.

The exact posterior on a grid (SCIENCE §5.3): ln θ ~ N(0, 0.25²), and a surprise in ln performance is normal about the fatigue
that θ predicts, less the fatigue this athlete usually trains that muscle group with: the forecast has learnt that already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c
from hormesis.estimation.fatigue import Bout

__all__ = ["PACES", "RecoveryPace", "fatigue_by_pace"]

Array = NDArray[np.float64]

PACES: tuple[float, ...] = tuple(round(0.5 + 0.1 * i, 1) for i in range(16))
_PACES = np.array(PACES)
_USUAL = PACES.index(1.0)
_MEMORY = 0.1
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class RecoveryPace:
    """``log_p`` over ``PACES``; ``usual`` by muscle group how often it was seen and the fatigue (by pace) it usually has before a
    lift; ``n`` pairs that could tell, and how far the fatigue at pace 1 lay from the usual in them (sum of squares)."""

    log_p: Array
    usual: Mapping[str, tuple[int, Array]] = field(default_factory=dict)
    n: int = 0
    squares: float = 0.0

    @staticmethod
    def start() -> "RecoveryPace":
        """The prior: as in the studies, give or take a quarter."""
        log_p = -0.5 * (np.log(PACES) / c.RECOVERY_PACE_SD.value) ** 2
        return RecoveryPace(log_p.round(_DECIMALS))

    def observe(self, group: str, fatigue: Array, surprise: float, noise_sd: float) -> "RecoveryPace":
        """Learn from one first set of a muscle group: the ``fatigue`` (by pace) it was done with, and its ``surprise`` (ln,
        negative: worse). The first of a group only tells what is usual for it."""
        after = self.trained_with(group, fatigue)
        if group not in self.usual:
            return after
        beyond = fatigue - self.usual[group][1]
        sd = max(noise_sd, c.RECOVERY_RESIDUAL_SD.value)
        log_p = self.log_p - 0.5 * ((surprise + beyond) / sd) ** 2
        squares = self.squares + float(beyond[_USUAL]) ** 2
        return replace(after, log_p=(log_p - log_p.max()).round(_DECIMALS), n=self.n + 1, squares=round(squares, _DECIMALS))

    def trained_with(self, group: str, fatigue: Array) -> "RecoveryPace":
        """Learn what fatigue a group is usually trained with, and nothing of the pace."""
        seen, usual = self.usual.get(group, (0, fatigue))
        usual = usual + max(_MEMORY, 1 / (seen + 1)) * (fatigue - usual)
        return replace(self, usual={**self.usual, group: (seen + 1, usual.round(_DECIMALS))})

    @property
    def is_told(self) -> bool:
        """Whether the log can tell: enough pairs, and a fatigue that differed from one time to another in the same muscles."""
        if self.n < c.RECOVERY_PAIRS_NEEDED.value:
            return False
        return bool((self.squares / self.n) ** 0.5 >= c.RECOVERY_SPREAD_NEEDED.value)

    @property
    def mean_pace(self) -> float:
        """The multiplier to use: the posterior mean where the log can tell, else 1."""
        if not self.is_told:
            return 1.0
        p = np.exp(self.log_p)
        return float(p @ np.array(PACES) / p.sum())

    def interval(self, mass: float = 0.8) -> tuple[float, float]:
        """The central interval of the posterior."""
        p = np.exp(self.log_p)
        cumulative = np.cumsum(p / p.sum())
        low, high = (int(np.searchsorted(cumulative, q)) for q in ((1 - mass) / 2, (1 + mass) / 2))
        return PACES[min(low, len(PACES) - 1)], PACES[min(high, len(PACES) - 1)]


def fatigue_by_pace(bouts: Sequence[Bout], hour: float) -> Array:
    """The fatigue at ``hour`` for each pace: ``fatigue_at`` of all paces at once."""
    left = np.zeros(len(PACES))
    for bout in bouts:
        if bout.hour <= hour:
            left += bout.depth * np.exp((bout.hour - hour) / (bout.tau_h * _PACES))
    return np.minimum(left, c.FATIGUE_CAP.value)
