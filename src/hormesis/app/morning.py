"""The morning of a day as the doors show it: readiness with its signals, and each muscle group's recovery."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hormesis.app.reasons import reason_json
from hormesis.domain import constants as c
from hormesis.domain.evidence import Reason, Unavailable
from hormesis.domain.facts import Fact
from hormesis.estimation.body import BODY_KINDS, morning_of
from hormesis.estimation.fatigue import TAU_H
from hormesis.estimation.form import Form, form_of
from hormesis.estimation.muscles import Muscles, hour_of
from hormesis.estimation.readings import Reading
from hormesis.estimation.stall import STALL_KINDS
from hormesis.estimation.state import Beliefs
from hormesis.words.render import signal_text

__all__ = ["MORNING_KINDS", "clock_text", "muscles_json", "readiness_json", "signals_off", "this_morning"]

Json = dict[str, Any]

_NEEDED = int(c.BASELINE_DAYS_NEEDED.value)
_AS_USUAL = 0.5
_TELLING = 0.1

MORNING_KINDS = (*BODY_KINDS, *STALL_KINDS, "correction", "profile")
"""The kinds of the day's own facts that count on its morning."""


def signals_off(told: Iterable[Fact]) -> frozenset[str]:
    """The signals that the athlete does not trust, by their latest word: they are shown, and move nothing."""
    said = [fact for fact in told if fact.kind == "profile" and "signals_off" in fact.fields]
    last = max(said, key=lambda fact: (fact.at, fact.id), default=None)
    return frozenset(str(one) for one in last.fields["signals_off"]) if last is not None else frozenset()


def this_morning(beliefs: Beliefs, as_of: date, of_day: Iterable[Fact], off: Collection[str] = ()) -> tuple[Beliefs, Form]:
    """The beliefs with the day's own word on illness and muscles, and the form of that morning without the signals ``off``."""
    facts = sorted(of_day, key=lambda fact: (fact.at, fact.id))
    body, muscles = beliefs.body.told(facts), beliefs.muscles
    for fact in facts:
        if fact.kind == "correction":
            group, percent = str(fact.fields["muscle_group"]), float(fact.fields["recovered_percent"])
            muscles = muscles.correct(group, percent, min(hour_of(fact.at), muscles.training_hour(as_of)))
        elif fact.kind == "check_in" and fact.fields.get("soreness"):
            muscles = muscles.sore(fact.fields["soreness"], hour_of(fact.at))
    easier = beliefs.easier.told(facts)
    return replace(beliefs, body=body, muscles=muscles, easier=easier), form_of(body, morning_of(body, as_of, facts), off)


def readiness_json(form: Form, as_of: date) -> Json:
    """Score with its 80 % interval, band, and each signal against its own baseline; or why there is none."""
    shown: Json = {"signals": [_signal(one, form, as_of) for one in form.readings], "asks": _asks(form, as_of)}
    ready = form.readiness
    if isinstance(ready, Unavailable):
        return {"unavailable": reason_json(Reason(ready.reason, ready.values), "kg", as_of), **shown}
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
        **shown,
    }


def _asks(form: Form, as_of: date) -> list[Json]:
    """What the athlete is asked because of their signals."""
    heart = form.may_be_ill
    if heart is None:
        return []
    rise = max(heart.value, heart.measured or 0.0) - heart.usual
    return [reason_json(Reason("ask_ill", {"bpm": round(rise), "usual": round(heart.usual)}), "kg", as_of)]


def muscles_json(muscles: Muscles, as_of: date, at_hour: float | None = None) -> Json:
    """Each group at the hour this athlete usually trains, or ``at_hour``: percent recovered (estimated), and when its fatigue is
    down to 2 %.

    Groups for which the log holds nothing that the library knows are left out: nobody can say."""
    hour = at_hour if at_hour is not None else muscles.training_hour(as_of)
    found: Json = {}
    for group in (one for one in TAU_H if one in muscles.bouts):
        state = muscles.state(group, hour)
        found[str(group)] = {
            "percent": round(state.percent),
            "ready_at": clock_text(hour + state.ready_in_h),
            "state": state.word,
            "grade": "weak",
        }
    return found


def _signal(one: Reading, form: Form, as_of: date) -> Json:
    share = None if isinstance(form.readiness, Unavailable) else form.readiness.share_of(one)
    points = None if share is None or isinstance(form.readiness, Unavailable) else form.readiness.points(share)
    until = as_of + timedelta(days=_NEEDED - one.days) if one.state == "learning" else None
    return {
        "signal": one.spec.name,
        "text": _text(one, form, until, as_of),
        "value": round(one.value, 2),
        "unit": "min" if one.spec.name == "night" else one.spec.unit,
        "usual": round(one.usual, 2),
        "low": round(one.low, 2),
        "high": round(one.high, 2),
        "z": round(one.z, 2),
        "share": None if share is None else round(share, 3),
        "points": None if points is None else round(points),
        "state": one.state,
        "counts": one.spec.loading > 0,
        "out_of_band": one.out_of_band,
        "days": one.days,
        "learning_until": until.isoformat() if until else None,
        "window_days": one.window_days,
        "device": _device(one.device),
        "whole_day": one.is_by_day,
        "new_device": one.is_new_device,
        "grade": str(one.spec.grade),
        "evidence": list(one.spec.evidence),
    }


def _text(one: Reading, form: Form, until: date | None, as_of: date) -> str:
    name, usual = one.spec.name, one.spec.name
    if name == "strain":
        name, usual = ("strain_more" if one.value > _AS_USUAL else "strain_less" if one.value < -_AS_USUAL else name), ""
    elif name == "night" and (form.sleep is None or not form.sleep.need_is_own):
        usual = "night_of_all"
    elif name == "symptom":
        usual = ""
    learning = one.state == "learning"
    notes = ["new_device" if one.is_new_device else "learning"] if learning else ["unusual"] if one.out_of_band else []
    if one.spec.name == "night" and not learning and abs(one.z) > _TELLING and (one.z > 0) != (one.value > one.usual):
        notes.append("whole_night")
    notes += ["watched"] if one.state == "watched" else []
    values: Json = {"value": one.value, "usual": one.usual, "window_days": one.window_days, "is_by_day": one.is_by_day}
    values |= {"days": one.days, "needed": _NEEDED, "until": until.isoformat() if until else None}
    return signal_text(name, usual if usual and not learning else None, notes, values, as_of)


def _device(era: str) -> str | None:
    """What measured it, as a person says it: the device where it was told, else the app."""
    source, _, device = era.partition(" ")
    return device or source.replace("_", " ") or None


def clock_text(hour: float) -> str:
    """A wall-clock time of ``hours`` since the beginning of the calendar, to the quarter of an hour."""
    quarters = round(hour * 4)
    moment = datetime.fromordinal(quarters // 96) + timedelta(minutes=15 * (quarters % 96))
    return moment.isoformat(timespec="minutes")
