"""The tools of the athlete's state: ``strength``, ``recovery``, ``review``, ``backtest``."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from hormesis.app.backtests import backtest_kept
from hormesis.app.kept_plans import kept_backtest
from hormesis.app.knowledge import Knowledge
from hormesis.app.made_of import made_of
from hormesis.app.shelf import review_on, today_on
from hormesis.assistant.caller import Caller
from hormesis.assistant.plan_tools import DayAsked
from hormesis.assistant.plan_words import MOST_WHY, e1rm_of, muscles_of, names_in, readiness_of
from hormesis.assistant.record_shapes import (
    BacktestResult,
    Change,
    LiftStrength,
    Miss,
    RecoveryResult,
    ReviewResult,
    Signal,
    Sleep,
    StrengthDay,
    StrengthResult,
    VolumeDone,
)
from hormesis.assistant.telling import Cuts, named, own_names, said, user_text
from hormesis.domain.errors import NotFound

__all__ = ["backtest", "recovery", "review", "strength"]

_WEEKS = 8
_MOST_DAYS = 8
_MOST_GROUPS = 23
_MOST_MISSES = 5
_DAYS_FOR_A_VERDICT = 50
Json = Mapping[str, Any]


def strength(
    caller: Caller,
    exercise: Annotated[
        str | None,
        Field(max_length=200, description="One lift, by its slug or name; the main lifts of the last weeks without it"),
    ] = None,
    date: DayAsked = None,
) -> StrengthResult:
    """How strong the athlete is: each main lift's estimated one-repetition maximum with its 80 % interval, its change over four
    weeks, and the days behind it. An interval that spans zero means that nobody can say whether it rose: say that too."""
    on, knowledge, cuts = caller.day(date), caller.knowledge(), Cuts()
    report = review_on(caller.made, caller.principal.db, caller.athlete_id, on, knowledge, _WEEKS)
    lifts = [_strength_of(one, report["units"], knowledge, cuts, with_days=exercise is not None) for one in report["strength"]]
    if exercise is not None:
        slug = exercise if knowledge.page_of(exercise) else knowledge.resolve(exercise, "")
        lifts = [
            one
            for one, raw in zip(lifts, report["strength"], strict=True)
            if exercise == raw["lift"] or (slug and slug == raw["exercise"])
        ]
        if not lifts:
            there = ", ".join(sorted(one["exercise"] or "?" for one in report["strength"])) or "none yet"
            raise NotFound(f"strength: exercise: found {exercise!r}, which is none of the main lifts of late; those are {there}")
    return {"date": on.isoformat(), "lifts": lifts, "cut": cuts.said}


def recovery(caller: Caller, date: DayAsked = None) -> RecoveryResult:
    """How recovered the athlete is: readiness with the signals it is made of (sleep, HRV, resting heart rate, answers) and the
    points that each gives or takes, and how far each muscle group has recovered."""
    on, knowledge, cuts = caller.day(date), caller.knowledge(), Cuts()
    plan = today_on(caller.made, caller.principal.db, caller.athlete_id, on, knowledge)
    own = names_in(plan, knowledge)
    signals: list[Signal] = [
        {
            "signal": one["signal"],
            "text": one["text"],
            "value": one["value"],
            "usual": one["usual"],
            "unit": one["unit"],
            "unusual": one["out_of_band"],
            "readiness_points": one["points"],
        }
        for one in plan["readiness"].get("signals", ())
    ]
    asks = plan["readiness"].get("asks", ())
    return {
        "date": on.isoformat(),
        "safety": said(plan["safety"], own),
        "readiness": readiness_of(plan["readiness"]),
        "signals": signals,
        "muscles": cuts.first(muscles_of(plan["muscles"]), _MOST_GROUPS, "muscles"),
        "why": said([*asks, *(one for one in plan["why"] if one["code"].startswith(("readiness", "short_sleep")))], own),
        "cut": cuts.said,
    }


def review(caller: Caller, date: DayAsked = None) -> ReviewResult:
    """The seven days before a day reviewed: what deserves a word, sets for each muscle group against their range, sleep,
    strength, and what the coach itself forecast wrongly."""
    on, knowledge, cuts = caller.day(date), caller.knowledge(), Cuts()
    report = review_on(caller.made, caller.principal.db, caller.athlete_id, on, knowledge, _WEEKS)
    own = own_names(((one["exercise"], one["lift"]) for one in report["strength"]), knowledge)
    training, forecasts = report["training"], report["forecasts"]
    return {
        "week_from": report["week"]["from"],
        "week_to": report["week"]["to"],
        "summary": cuts.first(said(report["summary"], own), 2 * MOST_WHY, "summary"),
        "workouts": training["workouts"],
        "hard_sets": training["sets"],
        "minutes": training["minutes"],
        "usual_workouts": (training["usual"] or {}).get("workouts"),
        "volume": [_volume_of(one) for one in report["volume"]["groups"]],
        "sleep": _sleep_of(report["sleep"]),
        "strength": [_strength_of(one, report["units"], knowledge, cuts, with_days=False) for one in report["strength"]],
        "forecasts_made": forecasts["made"],
        "forecasts_missed": forecasts["missed"],
        "misses": [_miss_of(one) for one in cuts.first(forecasts["misses"], _MOST_MISSES, "misses")],
        "cut": cuts.said,
    }


def backtest(caller: Caller) -> BacktestResult:
    """How well the coach's predictions held on this athlete's own past: each top set's repetitions forecast from everything
    before that day, beside two simple rules. It says how far the other numbers can be trusted."""
    on, knowledge = caller.today(), caller.knowledge()
    try:
        found = kept_backtest(caller.principal.db, caller.athlete_id, on, knowledge)
    except NotFound:
        found = {}
    if not found.get("current"):
        with caller.principal.db.reading() as tx:
            key = ("backtest", caller.athlete_id, made_of(tx, caller.athlete_id, knowledge))
        found = caller.made.get(
            key, lambda: {**backtest_kept(caller.principal.db, caller.athlete_id, knowledge), "made_on": on.isoformat()}
        )
    (log,) = found["logs"]
    few = log["exercise_sessions"] < _DAYS_FOR_A_VERDICT
    return {
        "scored_days": log["exercise_sessions"],
        "mean_error_reps": _rounded(log["mae_reps"]),
        "same_as_last_mean_error_reps": _rounded(log["mae_same_as_last"]),
        "epley_mean_error_reps": _rounded(log["mae_epley_last"]),
        "interval_90_held_share": _rounded(log["coverage90"]),
        "interval_90_width_reps": _rounded(log["width90"]),
        "made_on": found["made_on"],
        "note": f"too few days for a verdict: fewer than {_DAYS_FOR_A_VERDICT}; a lift counts from its 8th day" if few else None,
    }


def _strength_of(one: Json, units: str, knowledge: Knowledge, cuts: Cuts, with_days: bool) -> LiftStrength:
    e1rm, what = one["e1rm"], one["exercise"] or "a lift"
    days: list[StrengthDay] = [
        {"date": day["date"], "value_kg": day["value"], "low_kg": day["low"], "high_kg": day["high"]} for day in one["series"]
    ]
    newest = list(reversed(days)) if with_days else []
    return {
        **named(one["exercise"], one["lift"], knowledge),
        "last_done": one["last"],
        "e1rm": e1rm_of(e1rm, units),
        "unavailable": e1rm["unavailable"]["text"] if "unavailable" in e1rm else None,
        "four_weeks": _change_of(one["change"]),
        "days": cuts.first(newest, _MOST_DAYS, f"days of {what}"),
    }


def _change_of(change: Json) -> Change:
    unavailable = change.get("unavailable")
    return {
        "since": change.get("since"),
        "percent": change.get("percent"),
        "percent_low": change.get("low") if "percent" in change else None,
        "percent_high": change.get("high") if "percent" in change else None,
        "probability_rose": change.get("p_rose"),
        "unavailable": unavailable["text"] if unavailable else None,
    }


def _volume_of(one: Json) -> VolumeDone:
    target, usual = one["target"] or {}, one["usual"] or {}
    return {
        "muscle_group": one["group"],
        "sets": one["sets"],
        "target_low_sets": target.get("low"),
        "target_high_sets": target.get("high"),
        "usual_sets": usual.get("mean"),
        "status": one["status"],
    }


def _sleep_of(sleep: Json) -> Sleep | None:
    if "unavailable" in sleep:
        return None
    return {
        "nights": sleep["nights"],
        "mean_min": sleep["mean_min"],
        "need_min": sleep["need_min"],
        "short_nights": sleep["short_nights"],
    }


def _miss_of(one: Json) -> Miss:
    return {
        "date": one["date"],
        "lift": user_text(one["lift"]),
        "load_kg": one["load_kg"],
        "forecast_reps": one["median"],
        "low_reps": one["low"],
        "high_reps": one["high"],
        "done_reps": one["reps"],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
