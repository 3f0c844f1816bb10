"""What readiness has been worth to this athlete: ln performance per SD of it, learnt, and set to nothing when it doesn't help.

``Worth``: normal prior N(0.012, 0.008²) (SCIENCE §6.7, expert), one conjugate observation a training day.
"""

from dataclasses import dataclass

from hormesis.domain import constants as c

__all__ = ["Worth"]

_DECIMALS = 12


@dataclass(frozen=True, slots=True)
class Worth:
    """Mean and variance of γ (ln per SD); ``trials`` training days with readiness, and the error in reps without and with it."""

    mean: float = c.READINESS_WORTH.value
    variance: float = c.READINESS_WORTH_SD.value**2
    trials: int = 0
    error_without: float = 0.0
    error_with: float = 0.0

    @property
    def sd(self) -> float:
        """How sure γ is."""
        return float(self.variance**0.5)

    @property
    def gain(self) -> float | None:
        """By how much the mean error fell with readiness (0.02: 2 %), None before there was any."""
        return 1 - self.error_with / self.error_without if self.error_without > 0 else None

    @property
    def is_nothing(self) -> bool:
        """Whether enough workouts have shown that readiness tells nothing of this athlete's sets."""
        if self.trials < c.READINESS_TRIALS.value:
            return False
        gain = self.gain
        return gain is None or gain < c.READINESS_GAIN_NEEDED.value

    @property
    def in_use(self) -> float:
        """γ as it is used: its mean, or nothing; never below nothing, since a worse day makes nobody stronger."""
        return 0.0 if self.is_nothing else max(self.mean, 0.0)

    def shift(self, readiness: float) -> float:
        """What a readiness (SD) is expected to change in ln performance, whether or not it is in use."""
        return max(self.mean, 0.0) * readiness

    def observe(self, readiness: float, surprise: float, noise_sd: float, error_without: float, error_with: float) -> "Worth":
        """Learn from one training day: readiness as it was known before, ``surprise`` in ln performance, errors in reps."""
        precision = 1 / self.variance + (readiness / noise_sd) ** 2
        mean = (self.mean / self.variance + readiness * surprise / noise_sd**2) / precision
        return Worth(
            round(mean, _DECIMALS),
            1 / precision,
            self.trials + 1,
            round(self.error_without + error_without, _DECIMALS),
            round(self.error_with + error_with, _DECIMALS),
        )
