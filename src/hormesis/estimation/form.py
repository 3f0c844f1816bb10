"""What is known of the athlete on a morning, put together: readiness, its readings, the last night. ``Form``, ``form_of``."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from hormesis.domain import constants as c
from hormesis.domain.evidence import Unavailable
from hormesis.estimation.body import Body, Morning
from hormesis.estimation.readiness import Readiness, readiness_of
from hormesis.estimation.readings import Reading, last_sleep, readings_of
from hormesis.estimation.sleep import Sleep

__all__ = ["UNKNOWN", "Form", "form_of"]


@dataclass(frozen=True, slots=True)
class Form:
    """One morning. ``sleep`` is None when the last night was not measured, or not for long enough to know what is usual.
    ``may_be_ill``: the resting heart rate that calls for the question, None where nothing does."""

    readiness: Readiness | Unavailable
    readings: tuple[Reading, ...]
    sleep: Sleep | None
    may_be_ill: Reading | None = None


UNKNOWN = Form(Unavailable("no_signals"), (), None)
"""A morning of which nothing is known."""


def form_of(body: Body, morning: Morning, off: Collection[str] = ()) -> Form:
    """The form on that morning, from what was folded before it. Signals that are ``off`` are shown, and move nothing."""
    found = readings_of(body, morning)
    readings = tuple(replace(one, state="watched") if one.spec.name in off else one for one in found)
    night = next((one for one in readings if one.spec.name == "night" and one.state == "used"), None)
    sleep = last_sleep(body, morning) if night is not None else None
    return Form(readiness_of(readings), readings, sleep[1] if sleep else None, _may_be_ill(readings, morning))


def _may_be_ill(readings: Sequence[Reading], morning: Morning) -> Reading | None:
    """A resting heart rate 5 bpm and one SD of its days above the usual, with symptoms (SCIENCE §6.2, expert): today's or the
    week's. Nobody is asked who has said so."""
    if morning.ill or not morning.has_symptoms:
        return None
    for one in readings:
        if one.spec.name == "resting_hr" and one.state == "used":
            sd = (one.high - one.usual) / c.OUT_OF_BAND.value
            rise = max(one.value, one.measured or 0.0) - one.usual
            return one if rise >= c.ILL_HEART_RATE_RISE.value and rise > sd else None
    return None
