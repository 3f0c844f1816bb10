"""How hard an athlete may be asked to work at most, by age and pregnancy: ``EffortLimits``, ``effort_limits``.

Under 16: no set to failure and no test of a maximum without somebody who supervises. From 65 on and in pregnancy the same, with
more left in reserve; in pregnancy no load rises, and a professional has been asked first. Grade: expert.
"""

from dataclasses import dataclass
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason

__all__ = ["EffortLimits", "effort_limits"]

_MINOR_UNTIL = 16
_OLDER_FROM = 65


@dataclass(frozen=True, slots=True)
class EffortLimits:
    """At least so many in reserve, whether singles and doubles are left out, whether nothing may rise, and why."""

    least_rir: int = 0
    no_heavy_tests: bool = False
    held: bool = False
    why: tuple[Reason, ...] = ()


def effort_limits(athlete: Athlete, on: date) -> EffortLimits:
    """The limits on the day ``on``. Only the year of birth is known, so who turns 16 in that year still counts as younger."""
    limits = EffortLimits()
    born = athlete.profile.birth_year
    if born is not None and on.year - born <= _MINOR_UNTIL:
        limits = EffortLimits(2, True, False, (Reason("minor_limits", {"rule": "effort/minor"}),))
    elif born is not None and on.year - born >= _OLDER_FROM:
        limits = EffortLimits(2, True, False, (Reason("older_limits", {"rule": "effort/older"}),))
    if any(condition.code == "pregnancy" for condition in athlete.conditions):
        limits = EffortLimits(3, True, True, (*limits.why, Reason("pregnancy_limits", {"rule": "effort/pregnancy"})))
    return limits
