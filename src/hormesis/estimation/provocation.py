"""Which pattern a region tightens after: a discounted rate for each region and pattern. ``Provocations``.

A region that tightens after one kind of work is diluted by the quiet days between. So each workout is followed for 48 hours: a
report of tightness makes it a yes, other reports alone a no, and no report at all leaves it out (SCIENCE §9.3b, expert).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hormesis.domain import constants as c
from hormesis.estimation.exposures import Session
from hormesis.estimation.rate import Rate

__all__ = ["Pending", "Provocations"]

_WITHIN_H = c.PROVOKED_WITHIN_H.value
_DISCOUNT = c.PROVOKED_DISCOUNT.value


@dataclass(frozen=True, slots=True)
class Pending:
    """A session that is still followed: whether anything was reported since, and the regions that were tight."""

    session: Session
    reported: bool = False
    tight: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provocations:
    """Rates by region and pattern of sessions whose 48 hours are over, and the sessions whose are not, oldest first."""

    rates: Mapping[str, Mapping[str, Rate]] = field(default_factory=dict)
    pending: tuple[Pending, ...] = ()

    def observe(self, sessions: Iterable[Session], reports: Iterable[tuple[float, tuple[str, ...]]]) -> "Provocations":
        """The belief after a day's sessions and its ``reports``: the hour of each, and the regions it calls tight."""
        followed = [*self.pending, *(Pending(one) for one in sessions)]
        last = max((one.session.hour for one in followed), default=0.0)
        for hour, tight in reports:
            last = max(last, hour)
            followed = [_with_report(one, hour, tight) for one in followed]
        followed.sort(key=lambda one: one.session.hour)
        return replace(self, pending=tuple(followed)).settled(last)

    def settled(self, hour: float) -> "Provocations":
        """The belief at ``hour``, with the sessions that are more than 48 hours ago counted in."""
        over = [one for one in self.pending if one.session.hour + _WITHIN_H < hour]
        if not over:
            return self
        told = [one for one in over if one.reported]
        rates = {region: dict(of_region) for region, of_region in self.rates.items()} if told else {}
        for one in told:
            _count(rates, one)
        return Provocations(rates if told else self.rates, tuple(one for one in self.pending if one not in over))

    def rate(self, region: str, pattern: str, hour: float) -> Rate:
        """The rate at ``hour``: with sessions that already made the region tight, since that no later report takes back."""
        now = self.settled(hour)
        rate = now.rates.get(region, {}).get(pattern, Rate())
        for one in now.pending:
            if region in one.tight and region in one.session.patterns.get(pattern, ()):
                rate = rate.observe(True, _DISCOUNT, _day(one))
        return rate

    def patterns(self, region: str) -> tuple[str, ...]:
        """The patterns after which the region has been followed."""
        pending = {p for one in self.pending for p, regions in one.session.patterns.items() if region in regions}
        return tuple(sorted({*self.rates.get(region, {}), *pending}))


def _with_report(one: Pending, hour: float, tight: tuple[str, ...]) -> Pending:
    if not 0 < hour - one.session.hour <= _WITHIN_H:
        return one
    return Pending(one.session, True, tuple(sorted({*one.tight, *tight})))


def _count(rates: dict[str, dict[str, Rate]], one: Pending) -> None:
    for pattern, regions in one.session.patterns.items():
        for region in regions:
            of_region = rates.setdefault(region, {})
            of_region[pattern] = of_region.get(pattern, Rate()).observe(region in one.tight, _DISCOUNT, _day(one))


def _day(one: Pending) -> int:
    return int(one.session.hour // 24)
