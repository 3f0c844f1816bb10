"""What is known of the athlete on a morning, put together: readiness, its readings, the last night. ``Form``, ``form_of``."""

from dataclasses import dataclass

from hormesis.domain.evidence import Unavailable
from hormesis.estimation.body import Body, Morning
from hormesis.estimation.readiness import Readiness, readiness_of
from hormesis.estimation.readings import Reading, last_sleep, readings_of
from hormesis.estimation.sleep import Sleep

__all__ = ["UNKNOWN", "Form", "form_of"]


@dataclass(frozen=True, slots=True)
class Form:
    """One morning. ``sleep`` is None when the last night was not measured, or not for long enough to know what is usual."""

    readiness: Readiness | Unavailable
    readings: tuple[Reading, ...]
    sleep: Sleep | None


UNKNOWN = Form(Unavailable("no_signals"), (), None)
"""A morning of which nothing is known."""


def form_of(body: Body, morning: Morning) -> Form:
    """The form on that morning, from what was folded before it."""
    readings = readings_of(body, morning)
    night = next((one for one in readings if one.spec.name == "night" and one.state == "used"), None)
    found = last_sleep(body, morning) if night is not None else None
    return Form(readiness_of(readings), readings, found[1] if found else None)
