"""The week in a few sentences, each with its numbers: ``summary_json``; and what readiness has been worth: ``worth_json``."""

from collections.abc import Iterator

from hormesis.app.insight_record import Json, Record, Say
from hormesis.domain.evidence import Reason, Value
from hormesis.estimation.worth import Worth

__all__ = ["summary_json", "worth_json"]

_SURE = 0.9
_Z80 = 1.2816


def summary_json(found: Json, say: Say) -> list[Json]:
    """What deserves a word this week, from the parts of the report; the rest stands in the parts themselves."""
    return [say(reason) for reason in (*_strength(found), *_volume(found), *_body(found), *_forecasts(found))]


def worth_json(record: Record, say: Say) -> Json:
    """What a standard deviation of readiness has been worth in performance, with its 80 % interval, and whether it is used."""
    worth: Worth = record.today.before.worth
    if not worth.trials:
        return {"unavailable": say(Reason("worth_unknown"))}
    low, middle, high = (100 * (worth.mean + z * worth.sd) for z in (-_Z80, 0.0, _Z80))
    values: dict[str, Value] = {
        "workouts": worth.trials,
        "percent": round(middle, 1),
        "low": round(low, 1),
        "high": round(high, 1),
    }
    gain = None if worth.gain is None else round(100 * worth.gain, 1)
    code = "worth_nothing" if worth.is_nothing else "worth_learnt"
    return {
        "percent_per_sd": round(middle, 2),
        "low": round(low, 2),
        "high": round(high, 2),
        "workouts": worth.trials,
        "error_gain_percent": gain,
        "in_use": worth.in_use > 0,
        "why": [say(Reason(code, {**values, "gain": gain}))],
    }


def _strength(found: Json) -> Iterator[Reason]:
    known = [one for one in found["strength"] if "unavailable" not in one["change"]]
    for one in known:
        change = one["change"]
        values = {"lift": one["lift"], "since": change["since"]}
        values |= {key: f"{change[key]:+.1f}".replace("-", "−") for key in ("percent", "low", "high")}
        if change["p_rose"] >= _SURE:
            yield Reason("summary_rose", {**values, "p": _probability(change["p_rose"])})
        elif change["p_rose"] <= 1 - _SURE:
            yield Reason("summary_fell", {**values, "p": _probability(1 - change["p_rose"])})
    if known and all(1 - _SURE < one["change"]["p_rose"] < _SURE for one in known):
        yield Reason("summary_steady", {"lifts": len(known)})


def _volume(found: Json) -> Iterator[Reason]:
    if not found["training"]["workouts"]:
        return
    for status in ("below", "above"):
        groups = tuple(one["group"] for one in found["volume"]["groups"] if one["status"] == status)
        if groups:
            yield Reason("summary_below" if status == "below" else "summary_above", {"groups": groups})


def _body(found: Json) -> Iterator[Reason]:
    for one in found["signals"]:
        if one["out_of_band"] and one["counts"]:
            yield Reason("summary_out_of_band", {"signal": one["label"], "days": len(one["out_of_band"])})
    sleep = found["sleep"]
    if sleep.get("short_nights"):
        values: dict[str, Value] = {
            "short": sleep["short_nights"],
            "nights": sleep["nights"],
            "need_min": round(sleep["need_min"]),
        }
        yield Reason("summary_short_nights", values)


def _forecasts(found: Json) -> Iterator[Reason]:
    shown = found["forecasts"]["week"]
    if shown:
        yield Reason("summary_forecasts", {"held": shown["held"], "forecasts": shown["forecasts"]})


def _probability(p: float) -> str:
    return f"{min(p, 0.99):.2f}"
