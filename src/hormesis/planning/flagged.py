"""What the athlete's own words have raised: ``Flags``."""

from dataclasses import dataclass

from hormesis.domain.evidence import Reason

__all__ = ["NO_FLAGS", "Flags"]


@dataclass(frozen=True, slots=True)
class Flags:
    """Red flags in what was written in the last days, the most urgent first. ``stop``: no training today (tier A or B); with any
    flag at all nothing rises and nothing is pressed."""

    reasons: tuple[Reason, ...] = ()
    stop: bool = False


NO_FLAGS = Flags()
