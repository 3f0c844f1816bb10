"""Release work as the doors show it. ``release_json``."""

from collections.abc import Callable
from typing import Any

from hormesis.domain.evidence import Reason
from hormesis.domain.training import ReleaseItem

__all__ = ["Say", "release_json"]

Json = dict[str, Any]
Say = Callable[[Reason], Json]
"""A reason in the athlete's units, said on a day."""


def release_json(item: ReleaseItem, say: Say) -> Json:
    """One item: which page, where, when, how long, how often, how hard, and why."""
    return {
        "exercise": item.exercise,
        "name": item.name,
        "implement": item.implement,
        "region": item.region,
        "side": item.side,
        "moment": item.moment,
        "duration_s": item.duration_s,
        "sets": item.sets,
        "sides": item.sides,
        "pressure": item.pressure,
        "trigger": item.trigger,
        "probability": item.probability,
        "why": [say(reason) for reason in item.why],
    }
