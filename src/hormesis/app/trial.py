"""Does release help this athlete? What evenings decided by lot have told. ``trial_for``, ``result_json``."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.app.reasons import reason_json
from hormesis.app.refresh import beliefs_before
from hormesis.app.told import athlete_from
from hormesis.domain import constants as c
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.load import Unit
from hormesis.estimation.release_trial import TrialResult, Trials
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["result_json", "trial_for", "trial_reasons"]

Json = dict[str, Any]
_EVIDENCE = ("klasnja-2015",)


def trial_for(db: Database, athlete_id: str, day: date, knowledge: Knowledge) -> Json:
    """The JSON object of ``hormesis trial``, with all through ``day``: ``date``, ``agreed``, ``regions`` (one a region with
    evenings that count), ``why``. Days with and without release are never compared but by lot."""
    with db.reading() as tx:
        told = fact_log.live(tx, athlete_id, ("profile",), None, day)
    profile = athlete_from(told, day).profile
    trials = beliefs_before(db, athlete_id, day + timedelta(days=1), knowledge).tightness.trials
    units: Unit = profile.units or "kg"

    def say(reason: Reason) -> Json:
        return reason_json(reason, units, day)

    why = [] if profile.release_trial else [Reason("trial_off", {}, _EVIDENCE)]
    if profile.release_trial and not trials.sums:
        why.append(Reason("trial_begins", {}, _EVIDENCE))
    return {
        "date": day.isoformat(),
        "agreed": profile.release_trial,
        "regions": [result_json(region, trials, say) for region in sorted(trials.sums)],
        "why": [say(reason) for reason in why],
    }


def result_json(region: str, trials: Trials, say: Callable[[Reason], Json]) -> Json:
    """What one region's evenings tell: ``verdict``, ``effect`` on the next day's level (0–10, its 80 % interval; null while there
    are too few), the evenings of each kind, and ``days_more`` (0: told; null: more than a year)."""
    found = trials.result(region)
    effect = found.effect
    shown = {"value": round(effect.value, 2), "low": round(effect.low, 2), "high": round(effect.high, 2), "unit": effect.unit}
    return {
        "region": region,
        "verdict": found.verdict,
        "effect": None if _is_early(found) else shown | {"n": effect.n, "grade": str(effect.grade)},
        "release_days": found.release_days,
        "other_days": found.other_days,
        "days_more": found.days_more,
        "why": [say(reason) for reason in trial_reasons(region, found)],
    }


def trial_reasons(region: str, found: TrialResult) -> list[Reason]:
    """The verdict in words, and how much longer it takes."""
    if _is_early(found):
        needed = int(c.TRIAL_DAYS_AN_ARM.value)
        days: dict[str, Value] = {"needed": needed, "released": found.release_days, "other": found.other_days, "region": region}
        return [Reason("trial_early", days, _EVIDENCE), *_more(found)]
    effect = found.effect
    values: dict[str, Value] = {"region": region, "effect": round(effect.value, 2)}
    values |= {"low": round(effect.low, 2), "high": round(effect.high, 2)}
    values |= {"released": found.release_days, "other": found.other_days}
    if found.verdict == "seems to help":
        return [Reason("trial_helps", values, _EVIDENCE)]
    if found.verdict == "seems to worsen":
        return [Reason("trial_worsens", values, _EVIDENCE)]
    if found.verdict == "no clear effect":
        return [Reason("trial_no_effect", values, _EVIDENCE)]
    return [Reason("trial_learning", values, _EVIDENCE), *_more(found)]


def _is_early(found: TrialResult) -> bool:
    return min(found.release_days, found.other_days) < c.TRIAL_DAYS_AN_ARM.value


def _more(found: TrialResult) -> list[Reason]:
    if found.days_more is None:
        return [Reason("trial_more_than_a_year")]
    return [Reason("trial_more", {"days": found.days_more})] if found.days_more else []
