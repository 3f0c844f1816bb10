"""What would bring a release page, and how near each of it is today, in the athlete's own numbers: ``triggers_json``."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hormesis.app.day import Day
from hormesis.app.release import Say
from hormesis.domain import constants as c
from hormesis.domain.anatomy import Region
from hormesis.domain.evidence import Reason, Unavailable, Value
from hormesis.estimation.exposures import planned_exposures
from hormesis.estimation.tightness import TightnessForecast
from hormesis.exercises.page import Page
from hormesis.planning.due_release import (
    NOT_FOR_VOLUME,
    OFFERED_FROM,
    REPORTED_FROM,
    SITTING_HOURS,
    SITTING_REGIONS,
    Due,
    groups_of,
)

__all__ = ["forecast_json", "foreseen_because", "triggers_json"]

Json = dict[str, Any]
_REPORTS = 5
_DAYS = 3


def triggers_json(page: Page, day: Day, dues: Sequence[Due], say: Say) -> list[Json]:
    """One object a trigger and region: ``trigger``, ``region``, ``due`` (today), ``why``: how near it is, or why none can say."""
    found = []
    for region in page.regions:
        for trigger, reasons, more in _of_region(region, day):
            due = next((one for one in dues if one.region is region and one.trigger == trigger), None)
            why = [*([due.why] if due is not None else []), *reasons]
            found.append(
                {"trigger": trigger, "region": str(region), "due": due is not None, "why": [say(one) for one in why], **more}
            )
    return found


def _of_region(region: Region, day: Day) -> Iterator[tuple[str, list[Reason], Json]]:
    reports = _reports(region, day)
    yield "reported_tightness", [_last_report(region, reports)], {"reports": reports}
    seen = _forecasts(region, day)
    yield (
        "forecast_tightness",
        [foreseen_because(region, one) for one in seen],
        {"forecasts": [forecast_json(one) for one in seen]},
    )
    if region not in NOT_FOR_VOLUME:
        yield "high_volume", _volumes(region, day), {}
    yield "low_readiness", [_readiness(day)], {}
    if region in SITTING_REGIONS:
        hours = day.athlete.desk_hours
        values: dict[str, Value] = {"needed": SITTING_HOURS, "hours": hours}
        yield "sedentary_day", [Reason("use_sitting_unknown" if hours is None else "use_sitting", values)], {}


def _reports(region: Region, day: Day) -> list[Json]:
    """The last reports of tightness of a region, the latest first."""
    facts = [one for one in day.told if one.kind == "tightness" and one.fields["region"] == str(region)]
    latest = sorted(facts, key=lambda one: (one.at, one.id), reverse=True)[:_REPORTS]
    return [{"date": one.day.isoformat(), "level": float(one.fields["level"]), "side": one.fields.get("side")} for one in latest]


def _last_report(region: Region, reports: Sequence[Json]) -> Reason:
    values: dict[str, Value] = {"region": str(region), "needed": REPORTED_FROM}
    if not reports:
        return Reason("use_never_reported", values)
    return Reason("use_reported", values | {"level": reports[0]["level"], "date": reports[0]["date"]})


def _forecasts(region: Region, day: Day) -> list[TightnessForecast]:
    """After each pattern that this region has been followed after, the likeliest first; without any, of the region as such."""
    belief, muscles = day.beliefs.tightness, day.beliefs.muscles
    exposures = planned_exposures(muscles, day.beliefs.volumes, muscles.training_hour(day.on))
    patterns = belief.provoked.patterns(str(region)) or (None,)
    found = [belief.predict(str(region), pattern, exposures) for pattern in patterns]
    of_pattern = [one for one in found if one.source == "pattern"]
    own = [one for one in found if one.source != "pattern"][:1]
    return sorted((*of_pattern, *own), key=lambda one: (-one.probability, one.pattern or ""))


def foreseen_because(region: Region, one: TightnessForecast) -> Reason:
    """A region's forecast as it is said, or that too little is known for one."""
    values: dict[str, Value] = {"region": str(region), "percent": round(100 * one.probability), "n": one.n_reports}
    values |= {"needed": round(100 * OFFERED_FROM), "pattern": one.pattern or ""}
    if not one.enough_data:
        reports = c.PROVOKED_NEEDED.value if one.pattern else c.TIGHT_WEIGHT_NEEDED.value
        values |= {"reports": int(reports)}
        return Reason("use_forecast_learning" if one.pattern else "use_forecast_learning_anyway", values)
    return Reason("use_forecast" if one.pattern else "use_forecast_anyway", values)


def forecast_json(one: TightnessForecast) -> Json:
    """A forecast's numbers: ``pattern``, ``probability``, ``source``, ``n``, ``enough_data``, ``drivers``."""
    return {
        "pattern": one.pattern,
        "probability": round(one.probability, 3),
        "source": one.source,
        "n": one.n_reports,
        "enough_data": one.enough_data,
        "drivers": [driver.name for driver in one.drivers],
    }


def _volumes(region: Region, day: Day) -> list[Reason]:
    found = []
    for days in (1, _DAYS):
        usual = day.beliefs.volumes.usual(groups_of(region), day.on.toordinal(), days)
        if usual.last is None:
            return [Reason("use_volume_none", {"region": str(region)})]
        ordinal, sets = usual.last
        values: dict[str, Value] = {"region": str(region), "usual": round(usual.sets, 1), "needed": round(usual.high_from, 1)}
        values |= {"sets": round(sets, 1), "last_date": date.fromordinal(ordinal).isoformat(), "own": usual.own, "days": days}
        found.append(Reason("use_volume" if days == 1 else "use_volume_days", values))
    return found


def _readiness(day: Day) -> Reason:
    ready = day.form.readiness
    sure = round(100 * c.READINESS_SURE.value)
    if isinstance(ready, Unavailable):
        return Reason("use_readiness_unknown", {"needed": sure})
    values: dict[str, Value] = {"score": round(ready.score.value), "percent": round(100 * ready.p_low), "needed": sure}
    return Reason("use_readiness", values)
