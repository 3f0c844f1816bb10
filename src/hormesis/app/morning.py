"""The morning of a day as the doors show it: readiness with its signals, and each muscle group's recovery."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hormesis.app.reasons import reason_json
from hormesis.domain.evidence import Reason, Unavailable
from hormesis.domain.facts import Fact
from hormesis.estimation.body import BODY_KINDS, morning_of
from hormesis.estimation.fatigue import TAU_H
from hormesis.estimation.form import Form, form_of
from hormesis.estimation.muscles import Muscles, hour_of
from hormesis.estimation.readings import Reading
from hormesis.estimation.stall import STALL_KINDS
from hormesis.estimation.state import Beliefs

__all__ = ["MORNING_KINDS", "muscles_json", "readiness_json", "this_morning"]

Json = dict[str, Any]

MORNING_KINDS = (*BODY_KINDS, *STALL_KINDS, "correction", "profile")
"""The kinds of the day's own facts that count on its morning."""


def this_morning(beliefs: Beliefs, as_of: date, of_day: Iterable[Fact]) -> tuple[Beliefs, Form]:
    """The beliefs with the day's own word on illness and muscles, and the form of that morning."""
    facts = sorted(of_day, key=lambda fact: (fact.at, fact.id))
    body, muscles = beliefs.body.told(facts), beliefs.muscles
    for fact in facts:
        if fact.kind == "correction":
            group, percent = str(fact.fields["muscle_group"]), float(fact.fields["recovered_percent"])
            muscles = muscles.correct(group, percent, min(hour_of(fact.at), muscles.training_hour(as_of)))
        elif fact.kind == "check_in" and fact.fields.get("soreness"):
            muscles = muscles.sore(fact.fields["soreness"], hour_of(fact.at))
    easier = beliefs.easier.told(facts)
    return replace(beliefs, body=body, muscles=muscles, easier=easier), form_of(body, morning_of(body, as_of, facts))


def readiness_json(form: Form, as_of: date) -> Json:
    """Score with its 80 % interval, band, and each signal against its own baseline; or why there is none."""
    signals = [_signal(one, form) for one in form.readings]
    ready = form.readiness
    if isinstance(ready, Unavailable):
        return {"unavailable": reason_json(Reason(ready.reason, ready.values), "kg", as_of), "signals": signals}
    score = ready.score
    return {
        "score": round(score.value),
        "low": round(score.low),
        "high": round(score.high),
        "band": ready.band,
        "mean": round(ready.mean, 3),
        "sd": round(ready.sd, 3),
        "p_low": round(ready.p_low, 3),
        "grade": str(score.grade),
        "signals": signals,
    }


def muscles_json(muscles: Muscles, as_of: date) -> Json:
    """Each group at the hour this athlete usually trains: percent recovered (estimated), and when its fatigue is down to 2 %.

    Groups for which the log holds nothing that the library knows are left out: nobody can say."""
    hour = muscles.training_hour(as_of)
    found: Json = {}
    for group in (one for one in TAU_H if one in muscles.bouts):
        state = muscles.state(group, hour)
        found[str(group)] = {
            "percent": round(state.percent),
            "ready_at": _clock(hour + state.ready_in_h),
            "state": state.word,
            "grade": "weak",
        }
    return found


def _signal(one: Reading, form: Form) -> Json:
    shares = () if isinstance(form.readiness, Unavailable) else form.readiness.shares
    adds = next((share.adds / len(share.signals) for share in shares if one.spec.name in share.signals), None)
    return {
        "signal": one.spec.name,
        "value": round(one.value, 2),
        "unit": "min" if one.spec.name == "night" else one.spec.unit,
        "usual": round(one.usual, 2),
        "low": round(one.low, 2),
        "high": round(one.high, 2),
        "z": round(one.z, 2),
        "share": None if adds is None else round(adds, 3),
        "state": one.state,
        "out_of_band": one.out_of_band,
        "days": one.days,
        "window_days": one.window_days,
        "device": _device(one.device),
        "whole_day": one.is_by_day,
        "new_device": one.is_new_device,
        "grade": str(one.spec.grade),
        "evidence": list(one.spec.evidence),
    }


def _device(era: str) -> str | None:
    """What measured it, as a person says it: the device where it was told, else the app."""
    source, _, device = era.partition(" ")
    return device or source.replace("_", " ") or None


def _clock(hour: float) -> str:
    """A wall-clock time of ``hours`` since the beginning of the calendar, to the quarter of an hour."""
    quarters = round(hour * 4)
    moment = datetime.fromordinal(quarters // 96) + timedelta(minutes=15 * (quarters % 96))
    return moment.isoformat(timespec="minutes")
