"""How often something happens, where the last times count most and old ones fade. ``Rate``: a discounted Beta–Bernoulli."""

from dataclasses import dataclass

from hormesis.domain import constants as c

__all__ = ["Rate"]

_DECIMALS = 12
_PRIOR_YES, _PRIOR_NO = c.TIGHT_PRIOR_YES.value, c.TIGHT_PRIOR_NO.value


@dataclass(frozen=True, slots=True)
class Rate:
    """Counts for and against as of ordinal day ``last`` (None: nothing seen), and ``n``, how often it was seen at all.

    (a, b) ← λ·(a, b) + (y, 1 − y), from Beta(1.5, 3.5) (SCIENCE §9.2, §9.3b, expert). Nothing seen for two weeks: what was learnt
    halves towards the prior every two more, since silence is no zero but no yes either.
    """

    yes: float = _PRIOR_YES
    no: float = _PRIOR_NO
    n: int = 0
    last: int | None = None

    def observe(self, happened: bool, discount: float, on: int) -> "Rate":
        """The rate after one more time, on ordinal day ``on``."""
        now = self.aged(on)
        yes, no = discount * now.yes + happened, discount * now.no + (not happened)
        return Rate(round(yes, _DECIMALS), round(no, _DECIMALS), self.n + 1, on)

    def aged(self, on: int) -> "Rate":
        """The rate as it stands on ordinal day ``on``."""
        idle = 0.0 if self.last is None else on - self.last - c.TIGHT_IDLE_DAYS.value
        if idle <= 0:
            return self
        kept = 0.5 ** (idle / c.TIGHT_IDLE_HALF_LIFE.value)
        return Rate(_PRIOR_YES + kept * (self.yes - _PRIOR_YES), _PRIOR_NO + kept * (self.no - _PRIOR_NO), self.n, self.last)

    def probability(self, on: int) -> float:
        """How likely it is the next time, on ordinal day ``on``."""
        now = self.aged(on)
        return now.yes / (now.yes + now.no)

    def weight(self, on: int) -> tuple[float, float]:
        """How many times it stands on beyond the prior, and how many of them it did not happen."""
        now = self.aged(on)
        against = now.no - _PRIOR_NO
        return now.yes - _PRIOR_YES + against, against
