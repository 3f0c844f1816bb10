"""Readiness, signals and sleep over the last weeks, and how each muscle group stands: ``readiness_days``, ``signals_json``, …"""

from collections.abc import Sequence
from statistics import mean, stdev

from hormesis.app.insight_record import DayRecord, Json, Record, Say
from hormesis.app.morning import muscles_json, readiness_json
from hormesis.domain.evidence import Reason, Unavailable
from hormesis.estimation.fatigue import TAU_H, fatigue_at, percent_ready
from hormesis.estimation.readings import Reading
from hormesis.estimation.recovery_pace import RecoveryPace
from hormesis.estimation.signal_table import SignalSpec, signal_table
from hormesis.estimation.sleep import Night, sleep_need_min
from hormesis.words.labels import group_label, signal_label, unit_label

__all__ = ["muscles_now", "readiness_days", "readiness_now", "signals_json", "sleep_json"]

_SHORT_MIN = 60
_BEDTIMES = 5
_BEDTIME_DAYS = 56


def readiness_now(record: Record, say: Say) -> Json:
    """The morning's readiness as ``hormesis today`` says it, but for its signals."""
    shown = readiness_json(record.today.form, record.as_of)
    shown.pop("signals")
    ready = record.today.form.readiness
    if isinstance(ready, Unavailable):
        learning = ready.reason == "signals_learning"
        return {"unavailable": say(Reason("report_learning", ready.values) if learning else Reason("report_no_signals"))}
    return shown


def readiness_days(record: Record, weeks: int) -> list[Json]:
    """Each morning of the last ``weeks`` weeks: score with its 80 % interval and band, or the code of why there is none."""
    found = []
    for day in record.mornings(7 * weeks + 1):
        ready = day.form.readiness
        one: Json = {"date": day.day.isoformat()}
        if isinstance(ready, Unavailable):
            one["unavailable"] = ready.reason
        else:
            score = ready.score
            one |= {"score": round(score.value, 1), "low": round(score.low, 1), "high": round(score.high, 1)}
            one |= {"band": ready.band, "mean": round(ready.mean, 3), "sd": round(ready.sd, 3)}
        found.append(one)
    return found


def signals_json(record: Record, weeks: int, say: Say) -> list[Json]:
    """Every signal that these weeks tell of: each morning against its band, and the mornings of this week outside it."""
    mornings = record.mornings(7 * weeks + 1)
    week = {day.day for day in record.mornings(7)}
    found = []
    for spec in signal_table().values():
        days = [(day, one) for day in mornings for one in day.form.readings if one.spec.name == spec.name]
        if not days or spec.name == "strain":
            continue
        last = days[-1][1]
        outside = [(day, one) for day, one in days if day.day in week and one.out_of_band]
        found.append(
            {
                "signal": spec.name,
                "label": signal_label(spec.name),
                "unit": "min" if spec.name == "night" else spec.unit,
                "unit_label": unit_label("min" if spec.name == "night" else spec.unit),
                "window_days": spec.window_days,
                "state": last.state,
                "device": last.device or None,
                "baseline_days": last.days,
                "counts": spec.loading > 0,
                "grade": str(spec.grade),
                "days": [_reading(day, one) for day, one in days],
                "out_of_band": [day.day.isoformat() for day, _ in outside],
                "why": [say(one) for one in _why(spec, last, len(outside))],
            }
        )
    return found


def sleep_json(record: Record, say: Say) -> Json:
    """The last seven nights against the need, and how regular bedtimes were; or why nothing is known of them."""
    today = record.today
    devices = sorted(today.before.body.nights, key=lambda device: (-len(today.before.body.nights[device]), device))
    device = devices[0] if devices else next(iter(today.morning.nights), None)
    on = record.as_of.toordinal()
    nights = _nights(today, device, on) if device is not None else []
    week = [night for night in nights if night.ordinal > on - 7]
    if not week:
        return {"unavailable": say(Reason("sleep_not_measured"))}
    need, own = sleep_need_min([night for night in nights if night.ordinal < on], on)
    bedtimes = [night.onset_min for night in week if night.onset_min is not None]
    before = [n.onset_min for n in nights if n.onset_min is not None and on - _BEDTIME_DAYS <= n.ordinal <= on - 7]
    why = [] if own else [say(Reason("sleep_need_of_all", {"need_min": round(need)}))]
    if len(bedtimes) < _BEDTIMES:
        why.append(say(Reason("sleep_no_bedtimes")))
    return {
        "nights": len(week),
        "mean_min": round(mean(night.asleep_min for night in week), 1),
        "least_min": round(min(night.asleep_min for night in week), 1),
        "need_min": round(need, 1),
        "need_is_own": own,
        "short_nights": sum(night.asleep_min < need - _SHORT_MIN for night in week),
        "bedtime_sd_min": round(stdev(bedtimes), 1) if len(bedtimes) >= _BEDTIMES else None,
        "usual_bedtime_sd_min": round(stdev(before), 1) if len(before) >= 2 * _BEDTIMES else None,
        "device": device or None,
        "why": why,
    }


def muscles_now(record: Record) -> Json:
    """Each group at the hour this athlete usually trains, with the 80 % interval that their pace of recovery leaves open."""
    muscles = record.today.before.muscles
    pace = muscles.pace if muscles.pace.is_told else RecoveryPace.start()  # what a log can't tell is not used
    hour, (fast, slow) = muscles.training_hour(record.as_of), pace.interval()
    found = muscles_json(muscles, record.as_of)
    for group in TAU_H:
        if str(group) in found:
            bouts = muscles.bouts.get(group, ())
            low, high = (percent_ready(fatigue_at(bouts, hour, times)) for times in (slow, fast))
            shown = found[str(group)]
            middle = shown["percent"]
            shown |= {"label": group_label(group), "low": min(round(low), middle), "high": max(round(high), middle)}
    return found


def _nights(today: DayRecord, device: str, on: int) -> list[Night]:
    """The nights that this device has measured up to this morning, in order."""
    by_day = {night.ordinal: night for night in today.before.body.nights.get(device, ())}
    last = today.morning.nights.get(device)
    if last is not None:
        by_day[last.ordinal] = last
    return [by_day[ordinal] for ordinal in sorted(by_day) if ordinal <= on]


def _reading(day: DayRecord, one: Reading) -> Json:
    return {
        "date": day.day.isoformat(),
        "value": round(one.value, 2),
        "measured": None if one.measured is None else round(one.measured, 2),
        "usual": round(one.usual, 2),
        "low": round(one.low, 2),
        "high": round(one.high, 2),
        "state": one.state,
        "out_of_band": one.out_of_band,
    }


def _why(spec: SignalSpec, last: Reading, outside: int) -> Sequence[Reason]:
    if last.state == "learning":
        return [Reason("signal_learning", {"days": last.days}), *([Reason("signal_new_device")] if last.is_new_device else [])]
    found = [Reason("signal_watched")] if spec.loading == 0 else []
    if spec.name == "night":
        found.append(Reason("signal_night"))
    return [Reason("signal_out_of_band", {"days": outside}), *found] if outside else found
