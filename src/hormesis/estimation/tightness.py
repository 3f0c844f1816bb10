"""How likely each region is to be tight, learnt from the athlete's own reports. ``Tightness``, ``TightnessForecast``.

Three ways to tell, each for what the others miss (SCIENCE §9): how often the region was tight at all, while there are few reports
(``Rate``); what it was exposed to (``Logit``); and how often it was tight after one pattern (``Provocations``). Only days with a
report or a check-in tell of a region that it was not tight: a missing day is no zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from hormesis.domain import constants as c
from hormesis.domain.facts import Fact
from hormesis.estimation.exposures import EXPOSURE_KINDS, Exposures, hour_said, is_report
from hormesis.estimation.provocation import Provocations
from hormesis.estimation.rate import Rate
from hormesis.estimation.release_trial import Trials
from hormesis.estimation.tightness_lags import Lags, exposure_vector
from hormesis.estimation.tightness_logit import Driver, Logit, predicted

__all__ = ["TIGHTNESS_KINDS", "Tendency", "Tightness", "TightnessForecast"]

TIGHTNESS_KINDS = tuple(sorted(EXPOSURE_KINDS - {"check_in"}))
"""The kinds of facts that are folded for this belief alone; it reads check-ins too."""

Source = Literal["learning", "base rate", "drivers", "pattern"]

_DISCOUNT = c.TIGHT_DISCOUNT.value
_NEEDED = c.TIGHT_WEIGHT_NEEDED.value
_QUIET_NEEDED = c.TIGHT_QUIET_NEEDED.value
_REMEMBERED_DAYS = 3
_SELDOM_DAYS = 7.0
_GAP_MEMORY = 0.9
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class TightnessForecast:
    """The probability that a region is tight (4 of 10 or more), and which of the ways to tell says so.

    ``source``: the region's own rate, while there are few reports (``learning``) or where its drivers tell nothing (``base
    rate``), its ``drivers``, or the ``pattern`` it tightens after. ``drivers``: at most two, none where all are within their own
    uncertainty. ``n_reports``: days with a report, or workouts with the pattern that were followed by one; ``enough_data``:
    whether they are enough to say more than "not enough data".
    """

    region: str
    probability: float
    source: Source
    pattern: str | None
    drivers: tuple[Driver, ...]
    n_reports: int
    enough_data: bool

    @property
    def is_offered(self) -> bool:
        """Whether release is offered for it: likely enough, and known well enough."""
        return self.enough_data and self.probability >= c.TIGHT_OFFERED_FROM.value


@dataclass(frozen=True, slots=True)
class Tendency:
    """A region that has been tight: its rate, its drivers, and whether it was tight at the last report."""

    rate: Rate
    logit: Logit
    tight_before: bool = False


@dataclass(frozen=True, slots=True)
class Tightness:
    """Regions that have been tight, the rate that all others share, the day of the last report and the mean days between reports;
    what each pattern provokes, what of the last days still bears, and the trials of releases."""

    regions: Mapping[str, Tendency] = field(default_factory=dict)
    calm: Rate = field(default_factory=Rate)
    reported: int | None = None
    gap_days: float = _SELDOM_DAYS
    provoked: Provocations = field(default_factory=Provocations)
    lags: Lags = field(default_factory=Lags)
    trials: Trials = field(default_factory=Trials)

    @staticmethod
    def start() -> "Tightness":
        """What is believed before any fact."""
        return Tightness()

    def observe(self, day: date, facts: Iterable[Fact], exposures: Exposures) -> "Tightness":
        """The belief after a day, or after what is known of it so far. ``facts`` in any order."""
        facts = [fact for fact in facts if fact.kind in EXPOSURE_KINDS]
        if not facts:
            return replace(self, provoked=self.provoked.observe(exposures.sessions, ())) if exposures.sessions else self
        facts.sort(key=lambda fact: (hour_said(fact), fact.id))
        reports = [(hour_said(fact), _tight_in(fact)) for fact in facts if is_report(fact)]
        lags = self.lags.observe(exposures, facts)
        provoked = self.provoked.observe(exposures.sessions, reports)
        after = replace(self, lags=lags, provoked=provoked, trials=self.trials.observe(day, facts))
        if not reports:
            return after
        return after._told(day.toordinal(), {region for _, regions in reports for region in regions}, exposures)

    def predict(self, region: str, pattern: str | None, exposures: Exposures) -> TightnessForecast:
        """The forecast for a region at ``exposures``: the larger of its own and, with a ``pattern`` of the planned workout, of
        what followed that pattern so far."""
        own = self._own(region, exposures)
        if pattern is None:
            return own
        on = int(exposures.hour // 24)
        rate = self.provoked.rate(region, pattern, exposures.hour)
        probability = rate.probability(on)
        if not rate.n or probability <= own.probability:
            return own
        enough = rate.n >= c.PROVOKED_NEEDED.value
        return TightnessForecast(region, probability, "pattern", pattern, own.drivers, rate.n, enough)

    def predict_workout(self, region: str, patterns: Iterable[str], exposures: Exposures) -> TightnessForecast:
        """The largest forecast over the patterns of a planned workout; of equal ones that with the most workouts behind it."""
        forecasts = [self.predict(region, pattern, exposures) for pattern in (*sorted(patterns), None)]
        return max(forecasts, key=lambda one: (one.probability, one.source == "pattern", one.n_reports))

    def foresee(self, region: str, pattern: str | None, exposures: Exposures) -> TightnessForecast | None:
        """The forecast as a plan may rely on it: ``predict``, or None where there is not enough data."""
        seen = self.predict(region, pattern, exposures)
        return seen if seen.enough_data else None

    def is_frozen(self, region: str) -> bool:
        """Whether the region's drivers have told less than its plain rate over at least 60 reports, and are left out."""
        return region in self.regions and self.regions[region].logit.is_frozen

    def _told(self, on: int, tight: set[str], exposures: Exposures) -> "Tightness":
        regions = dict(self.regions)
        for region in sorted(tight - regions.keys()):
            logit = Logit.start([one.logit for one in regions.values()], self.calm.probability(on))
            regions[region] = Tendency(self.calm, logit)
        for region, one in regions.items():
            x = exposure_vector(self.lags, exposures, region, self._tight_before(one, on))
            y = region in tight
            logit = one.logit.observe(x, y, on, one.rate.probability(on))
            regions[region] = Tendency(one.rate.observe(y, _DISCOUNT, on), logit, y)
        gap = _SELDOM_DAYS if self.reported is None else min(on - self.reported, _SELDOM_DAYS)
        gap_days = round(_GAP_MEMORY * self.gap_days + (1 - _GAP_MEMORY) * gap, _DECIMALS)
        return replace(self, regions=regions, calm=self.calm.observe(False, _DISCOUNT, on), reported=on, gap_days=gap_days)

    def _own(self, region: str, exposures: Exposures) -> TightnessForecast:
        on = int(exposures.hour // 24)
        one = self.regions.get(region)
        rate = self.calm if one is None else one.rate
        enough = self._is_enough(rate, on)
        if one is None or one.logit.is_frozen or not enough or one.logit.n < _NEEDED:
            source: Source = "base rate" if enough else "learning"
            return TightnessForecast(region, rate.probability(on), source, None, (), rate.n, enough)
        x = exposure_vector(self.lags.observe(exposures), exposures, region, self._tight_before(one, on))
        logit = one.logit.aged(on)
        return TightnessForecast(region, predicted(logit, x), "drivers", None, logit.top_drivers(x), rate.n, True)

    def _is_enough(self, rate: Rate, on: int) -> bool:
        """Whether a rate says how often a region is tight. Somebody who only reports what is tight never says when it isn't."""
        weight, quiet = rate.weight(on)
        return weight >= _NEEDED and (quiet >= _QUIET_NEEDED or self.gap_days <= c.TIGHT_OFTEN_DAYS.value)

    def _tight_before(self, one: Tendency, on: int) -> bool | None:
        """Whether the region was tight at the last report; None where that is long ago or there is none."""
        if self.reported is None or one.logit.last is None or on - self.reported > _REMEMBERED_DAYS:
            return None
        return one.tight_before


def _tight_in(fact: Fact) -> tuple[str, ...]:
    if fact.kind != "tightness" or float(fact.fields["level"]) < c.TIGHT_LEVEL.value:
        return ()
    return (str(fact.fields["region"]),)
