"""How fast this athlete recovers, learnt from how their first sets come out when tired and when fresh. ``RecoveryPace``.

The exact posterior on a grid (SCIENCE §5.3): ln θ ~ N(0, 0.25²), and a surprise in ln performance is normal about the fatigue
that θ predicts, less the fatigue this athlete usually trains with: the forecast has learnt that already.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c
from hormesis.estimation.fatigue import Bout, fatigue_at

__all__ = ["PACES", "RecoveryPace", "fatigue_by_pace"]

Array = NDArray[np.float64]

PACES: tuple[float, ...] = tuple(round(0.5 + 0.1 * i, 1) for i in range(16))
_USUAL = PACES.index(1.0)
_MEMORY = 0.1
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class RecoveryPace:
    """``log_p`` over ``PACES``; ``usual`` the fatigue (by pace) that this athlete usually has before a lift; ``n`` pairs, with
    mean and sum of squares of the fatigue that was predicted at pace 1."""

    log_p: Array
    usual: Array
    n: int = 0
    mean: float = 0.0
    squares: float = 0.0

    @staticmethod
    def start() -> "RecoveryPace":
        """The prior: as in the studies, give or take a quarter."""
        log_p = -0.5 * (np.log(PACES) / c.RECOVERY_PACE_SD.value) ** 2
        return RecoveryPace(log_p.round(_DECIMALS), np.zeros(len(PACES)))

    def observe(self, fatigue: Array, surprise: float, noise_sd: float) -> "RecoveryPace":
        """Learn from one first set: the ``fatigue`` (by pace) it was done with, and its ``surprise`` (ln, negative: worse)."""
        usual = fatigue if self.n == 0 else self.usual + max(_MEMORY, 1 / (self.n + 1)) * (fatigue - self.usual)
        expected = -(fatigue - self.usual) if self.n else np.zeros(len(PACES))
        sd = max(noise_sd, c.RECOVERY_RESIDUAL_SD.value)
        log_p = self.log_p - 0.5 * ((surprise - expected) / sd) ** 2
        n = self.n + 1
        step = float(fatigue[_USUAL]) - self.mean
        mean = self.mean + step / n
        squares = self.squares + step * (float(fatigue[_USUAL]) - mean)
        return RecoveryPace(
            (log_p - log_p.max()).round(_DECIMALS), usual.round(_DECIMALS), n, round(mean, _DECIMALS), round(squares, _DECIMALS)
        )

    @property
    def is_told(self) -> bool:
        """Whether the log can tell: enough pairs, and a fatigue that differed from one to another."""
        if self.n < c.RECOVERY_PAIRS_NEEDED.value:
            return False
        return bool((self.squares / (self.n - 1)) ** 0.5 >= c.RECOVERY_SPREAD_NEEDED.value)

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
    """The fatigue at ``hour`` for each pace."""
    return np.array([fatigue_at(bouts, hour, pace) for pace in PACES]) if bouts else np.zeros(len(PACES))
