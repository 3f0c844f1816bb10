"""The fields of each kind of fact: type, range, allowed words. ``FIELDS`` is the table, ``check_field`` reads it."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hormesis.domain.anatomy import MuscleGroup, Region, Side
from hormesis.domain.training import SetType

__all__ = ["CONDITION_CODES", "FIELDS", "FieldSpec", "check_field"]

CONDITION_CODES = (
    "none",
    "anticoagulants",
    "bleeding_disorder",
    "bone_fracture",
    "cancer_in_area",
    "connective_tissue_disease",
    "deep_vein_thrombosis",
    "diabetes_neuropathy",
    "fever",
    "heart_condition",
    "high_blood_pressure",
    "loss_of_sensation",
    "muscle_tear",
    "neck_vascular_disease",
    "osteoporosis",
    "pacemaker",
    "pregnancy",
    "recent_surgery",
    "skin_infection",
    "varicose_veins",
    "wound",
)
"""Conditions that gate release work and training; ``none`` means asked, and there is nothing."""


_MOST_REPS = 50


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: ``allowed`` in words for the error, ``holds`` the test, ``required`` whether it must be there."""

    allowed: str
    holds: Callable[[Any], bool]
    required: bool = False


def check_field(spec: FieldSpec, value: Any) -> str | None:
    """None when ``value`` is allowed, else what is allowed, in words."""
    return None if spec.holds(value) else spec.allowed


def _number(low: float, high: float, required: bool = False) -> FieldSpec:
    def holds(v: Any) -> bool:
        return isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v) and low <= v <= high

    return FieldSpec(f"a number from {low:g} to {high:g}", holds, required)


def _whole(low: int, high: int, required: bool = False) -> FieldSpec:
    def holds(v: Any) -> bool:
        return isinstance(v, int) and not isinstance(v, bool) and low <= v <= high

    return FieldSpec(f"a whole number from {low} to {high}", holds, required)


def _one_of(words: tuple[str, ...], required: bool = False) -> FieldSpec:
    return FieldSpec("one of " + ", ".join(words), lambda v: isinstance(v, str) and v in words, required)


def _text(required: bool = False) -> FieldSpec:
    return FieldSpec("text", lambda v: isinstance(v, str) and (not required or bool(v.strip())), required)


def _texts() -> FieldSpec:
    return FieldSpec("a list of texts", lambda v: isinstance(v, list) and all(isinstance(x, str) for x in v))


def _numbers(low: float, high: float) -> FieldSpec:
    one = _number(low, high)
    return FieldSpec(
        f"a list of numbers from {low:g} to {high:g}", lambda v: isinstance(v, list) and all(one.holds(x) for x in v)
    )


def _range() -> FieldSpec:
    def holds(v: Any) -> bool:
        found = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", v) if isinstance(v, str) else None
        return v == "own" or (found is not None and 1 <= int(found[1]) <= int(found[2]) <= _MOST_REPS)

    return FieldSpec(f"a range such as 6-10, 1 to {_MOST_REPS}, or own", holds)


def _flag() -> FieldSpec:
    return FieldSpec("true or false", lambda v: isinstance(v, bool))


def _day() -> FieldSpec:
    def holds(v: Any) -> bool:
        return isinstance(v, str) and _parses(date.fromisoformat, v[:10])

    return FieldSpec("a date such as 2026-03-02", holds)


def _instant() -> FieldSpec:
    return FieldSpec("ISO 8601 such as 2026-03-02T18:05:00", lambda v: isinstance(v, str) and _parses(datetime.fromisoformat, v))


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


_GROUPS = tuple(MuscleGroup)
_REGION = _one_of(tuple(Region), required=True)
_SIDE = _one_of(tuple(Side))
_LEVEL = _number(0, 10, required=True)
_SORENESS = FieldSpec(
    "an object of muscle groups and numbers from 0 to 10",
    lambda v: isinstance(v, dict) and all(k in _GROUPS and _number(0, 10).holds(x) for k, x in v.items()),
)
_MINUTES = _number(0, 2880)


def _is_planned(one: Any) -> bool:
    return isinstance(one, dict) and _text(True).holds(one.get("name")) and _whole(1, 20).holds(one.get("sets"))


_PLANNED = FieldSpec(
    "a list of objects with a name, an exercise and a number of sets from 1 to 20",
    lambda v: isinstance(v, list) and all(_is_planned(x) for x in v),
)
_MARKS = FieldSpec("an object of texts", lambda v: isinstance(v, dict) and all(isinstance(x, str) for x in v.values()))

FIELDS: Mapping[str, Mapping[str, FieldSpec]] = {
    "profile": {
        "sex": _one_of(("female", "male", "other")),
        "birth_year": _whole(1900, 2100),
        "body_mass_kg": _number(20, 400),
        "goal": _one_of(("strength", "hypertrophy", "power", "endurance", "general")),
        "experience": _one_of(("novice", "intermediate", "advanced")),
        "days_per_week": _whole(1, 7),
        "workout_min": _whole(5, 600),
        "focus": _texts(),
        "units": _one_of(("kg", "lb")),
        "time_zone": _text(),
        "language": _text(),
        "menstrual_symptoms": _flag(),
        "release_trial": _flag(),
        "signals_off": _texts(),
        "plan_style": _one_of(("own", "blocks")),
        "template": _one_of(("free", "full_body", "upper_lower", "push_pull_legs", "double_progression", "waves")),
        "progression": _one_of(("own", "double", "waves")),
        "supersets": _one_of(("no", "short", "yes")),
        "reps": _range(),
        "isolation_reps": _range(),
        "rir": _whole(0, 6),
    },
    "gym": {
        "name": _text(),
        "implements": _texts(),
        "bars_kg": _numbers(0, 60),
        "plates_kg": _numbers(0.05, 100),
        "dumbbells_kg": _numbers(0.1, 200),
        "stack_step_kg": _number(0.1, 50),
        "tools": _texts(),
    },
    "limitation": {"region": _REGION, "side": _SIDE, "avoid": _texts(), "until": _day()},
    "condition": {"code": _one_of(CONDITION_CODES, required=True), "until": _day()},
    "workout": {"name": _text(), "ended_at": _instant(), "session_rpe": _number(0, 10)},
    "set": {
        "workout": _text(),
        "exercise": _text(),
        "exercise_name": _text(),
        "load_kg": _number(0, 5000),
        "reps": _whole(0, 10000),
        "rir": _number(0, 30),
        "set_type": _one_of(tuple(SetType)),
        "duration_s": _number(0, 604800),
        "distance_m": _number(0, 1e7),
        "side": _SIDE,
        "assisted": _flag(),
        "superset": FieldSpec("text or a whole number", lambda v: isinstance(v, str | int) and not isinstance(v, bool)),
        "planned": _text(),
        "planned_reps": _whole(0, 1000),
        "planned_kg": _number(0, 5000),
        "entered_unit": _one_of(("kg", "lb")),
        "rest_s": _number(0, 604800),
    },
    "night": {
        "asleep_min": _MINUTES,
        "in_bed_min": _MINUTES,
        "deep_min": _MINUTES,
        "rem_min": _MINUTES,
        "light_min": _MINUTES,
        "awake_min": _MINUTES,
        "onset": _instant(),
        "wake": _instant(),
        "score": _number(0, 100),
        "device": _text(),
    },
    "hrv": {"rmssd_ms": _number(0.1, 1000), "sdnn_ms": _number(0.1, 1000), "whole_day": _flag(), "device": _text()},
    "resting_hr": {"bpm": _number(20, 250, required=True), "whole_day": _flag(), "device": _text()},
    "respiratory_rate": {"per_min": _number(2, 80, required=True), "whole_day": _flag(), "device": _text()},
    "skin_temperature": {"deviation_c": _number(-15, 15, required=True), "device": _text()},
    "steps": {"count": _whole(0, 1_000_000, required=True), "device": _text()},
    "body_mass": {"kg": _number(20, 400, required=True), "device": _text()},
    "activity": {
        "exercise_name": _text(required=True),
        "duration_s": _number(0, 604800),
        "distance_m": _number(0, 1e7),
        "mean_bpm": _number(20, 250),
        "device": _text(),
    },
    "desk": {"hours": _number(0, 24, required=True)},
    "check_in": {
        "energy": _number(1, 5),
        "sleep_quality": _number(1, 5),
        "motivation": _number(1, 5),
        "stress": _number(1, 5),
        "soreness": _SORENESS,
    },
    "tightness": {"region": _REGION, "side": _SIDE, "level": _LEVEL},
    "pain": {"region": _REGION, "side": _SIDE, "level": _LEVEL, "movement": _text(), "new": _flag()},
    "symptom": {"text": _text(), "severity": _number(0, 10), "menstrual": _flag()},
    "status": {"status": _one_of(("ill", "travelling")), "until": _day()},
    "note": {"text": _text(required=True)},
    "offer": {
        "exercise": _text(),
        "region": _REGION,
        "moment": _one_of(("warm_up", "after", "evening", "block")),
        "arm": _one_of(("release", "none")),
        "probability": _number(0, 1),
    },
    "release": {
        "exercise": _text(),
        "region": _REGION,
        "side": _SIDE,
        "duration_s": _number(0, 7200),
        "pressure": _number(0, 10),
        "moment": _one_of(("warm_up", "after", "evening", "block")),
        "offer": _text(),
    },
    "dismissal": {"of": _text(required=True), "region": _one_of(tuple(Region)), "until": _day()},
    "preference": {"exercise": _text(required=True), "preference": _one_of(("liked", "disliked", "never"), required=True)},
    "correction": {"muscle_group": _one_of(_GROUPS, required=True), "recovered_percent": _number(0, 100, required=True)},
    "name": {"source": _text(), "exercise_name": _text(required=True), "exercise": _text(required=True)},
    "event": {"date": _day(), "type": _one_of(("meet", "test", "deload")), "lifts": _texts()},
    "edit": {
        "change": _one_of(("move", "swap", "sets", "without"), required=True),
        "date": _day(),
        "to": _day(),
        "exercise": _text(),
        "instead": _text(),
        "sets": _whole(1, 6),
        "until": _day(),
    },
    "plan": {"made": _day(), "workout": _text(), "lifts": _PLANNED, "asked": _MARKS},
    "chat": {"role": _one_of(("athlete", "coach"), required=True), "text": _text(required=True), "by": _text()},
    "consent": {"to": _text(required=True), "given": _flag()},
    "tombstone": {"target": _text(required=True), "retracts": _text()},
}
"""Kind → field → what it may be."""
