"""A plan as the doors have it, made small for a conversation: sets gathered, names quoted, reasons in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, cast

from hormesis.app.knowledge import Knowledge
from hormesis.assistant.plan_shapes import (
    Changed,
    Day,
    E1rm,
    Lift,
    MuscleNow,
    NextWorkout,
    Readiness,
    Release,
    Sets,
    VolumeTarget,
    WarmUp,
    WeekDay,
    WeekResult,
)
from hormesis.assistant.telling import Cuts, named, own_names, said, user_text, without_nulls
from hormesis.domain.load import kg_to

__all__ = [
    "MOST_WHY",
    "e1rm_of",
    "in_lb",
    "lift_of",
    "muscles_of",
    "names_in",
    "next_of",
    "readiness_of",
    "release_of",
    "volume_changes",
    "warm_up_of",
    "week_of",
]

Json = Mapping[str, Any]
MOST_WHY = 8
_MOST_LIFTS, _MOST_RELEASE = 12, 6
_SAME = ("set_type", "reps", "load_kg", "rir", "rest_s", "duration_s", "side")


def in_lb(load_kg: float | None, units: str) -> float | None:
    """A load in pounds, for an athlete who lifts in them; None for the others."""
    return None if load_kg is None or units != "lb" else round(kg_to(load_kg, "lb"), 1)


def names_in(plan: Json, knowledge: Knowledge) -> frozenset[str]:
    """The names of lifts that the plan has from the athlete's own log."""
    return own_names(((one["exercise"], one["name"]) for one in plan["work"]), knowledge)


def readiness_of(shown: Json) -> Readiness:
    """Readiness as ``today`` and the report have it."""
    unavailable = shown.get("unavailable")
    text = unavailable["text"] if isinstance(unavailable, Mapping) else None if unavailable is None else str(unavailable)
    return {
        "score": shown.get("score"),
        "score_low": shown.get("low"),
        "score_high": shown.get("high"),
        "band": shown.get("band"),
        "unavailable": text,
    }


def muscles_of(muscles: Json) -> list[MuscleNow]:
    """Every group, the least recovered first."""
    shown = sorted(muscles.items(), key=lambda pair: (pair[1]["percent"], pair[0]))
    return [{"muscle_group": group, "recovered_percent": one["percent"], "ready_at": one["ready_at"]} for group, one in shown]


def e1rm_of(shown: Json, units: str) -> E1rm | None:
    """The estimate, or None where there is none."""
    if shown.get("value") is None:
        return None
    value = float(shown["value"])
    return {
        "value_kg": value,
        "low_kg": shown["low"],
        "high_kg": shown["high"],
        "value_lb": in_lb(value, units),
        "grade": shown["grade"],
    }


def lift_of(one: Json, units: str, knowledge: Knowledge, own: frozenset[str], cuts: Cuts) -> Lift:
    """One exercise with its sets, equal ones gathered."""
    why = said(one["why"], own)
    return {
        **named(one["exercise"], one["name"], knowledge),
        "sets": list(_gathered(one["sets"], units)),
        "e1rm": e1rm_of(one["e1rm"], units),
        "why": cuts.first(why, MOST_WHY, f"why of {one['exercise'] or 'a lift'}", "ask `why` about it"),
    }


def warm_up_of(one: Json, units: str, knowledge: Knowledge) -> WarmUp:
    """One step of the warm-up."""
    page = knowledge.page_of(one["exercise"]) if one["exercise"] else None
    own = page is None and one["kind"] != "raise"
    shown = {
        "kind": one["kind"],
        "name": user_text(one["name"]) if own else page.name if page else one["name"],
        **{name: one[name] for name in ("exercise", "sets", "reps", "load_kg")},
        "load_lb": in_lb(one["load_kg"], units),
        "duration_s": one["duration_s"],
    }
    return cast(WarmUp, without_nulls(shown))


def release_of(items: Sequence[Json], cuts: Cuts) -> list[Release]:
    """Release work with its dose."""
    return [
        {
            "exercise": one["exercise"],
            "name": one["name"],
            "region": one["region"],
            "side": one["side"],
            "moment": one["moment"],
            "sets": one["sets"],
            "sides": one["sides"],
            "duration_s": one["duration_s"],
            "pressure_0_10": one["pressure"],
            "trigger": one["trigger"],
            "probability": one["probability"],
            "why": said(one["why"]),
        }
        for one in cuts.first(items, _MOST_RELEASE, "release")
    ]


def next_of(shown: Json | None) -> NextWorkout | None:
    """The next planned workout."""
    if shown is None:
        return None
    return {"date": shown["date"], "workout": user_text(shown["workout"]) if shown["workout"] else None}


def volume_changes(differs: Json) -> list[Changed]:
    """The sets a muscle group gains and loses, of two weeks side by side."""
    return [
        {"muscle_group": group, "before_sets": pair["before"], "after_sets": pair["after"]}
        for group, pair in differs["sets"].items()
    ]


def week_of(week: Json, knowledge: Knowledge) -> WeekResult:
    """The object of ``hormesis week``, small."""
    cuts, units = Cuts(), week["units"]
    own = frozenset[str]().union(*(names_in(day, knowledge) for day in week["days"]))
    targets: list[VolumeTarget] = [
        {
            "muscle_group": group,
            "planned_sets": one["sets"],
            "target_sets": one["target"],
            "low_sets": one["low"],
            "high_sets": one["high"],
        }
        for group, one in week["targets"].items()
    ]
    return {
        "date": week["date"],
        "safety": said(week["safety"], own),
        "athlete_units": units,
        "days": [_week_day(day, units, knowledge, cuts) for day in week["days"]],
        "targets": targets,
        "given_up": cuts.first(said(week["given_up"], own), MOST_WHY, "given_up"),
        "why": cuts.first(said(week["why"], own), MOST_WHY, "why", "ask `why` about the week"),
        "cut": cuts.said,
    }


def _week_day(day: Json, units: str, knowledge: Knowledge, cuts: Cuts) -> WeekDay:
    return {
        "date": day["date"],
        "weekday": date.fromisoformat(day["date"]).strftime("%A"),
        "workout": user_text(day["workout"]) if day["workout"] else None,
        "minutes": day["minutes"],
        "work": [_in_short(one, units, knowledge) for one in cuts.first(day["work"], _MOST_LIFTS, f"work of {day['date']}")],
        "release": [one["name"] for one in cuts.first(day["release"], _MOST_RELEASE, f"release of {day['date']}")],
    }


def _in_short(one: Json, units: str, knowledge: Knowledge) -> Day:
    """An exercise by its first set."""
    first = one["sets"][0] if one["sets"] else {"reps": None, "load_kg": None}
    return {
        **named(one["exercise"], one["name"], knowledge),
        "sets": len(one["sets"]),
        "reps": first["reps"],
        "load_kg": first["load_kg"],
        "load_lb": in_lb(first["load_kg"], units),
    }


def _gathered(sets: Sequence[Json], units: str) -> Iterator[Sets]:
    for key, group in groupby(sets, key=lambda one: tuple(one[name] for name in _SAME)):
        shown = dict(zip(_SAME, key, strict=True))
        found = {"sets": len(list(group)), **shown, "load_lb": in_lb(shown["load_kg"], units)}
        yield cast(Sets, without_nulls(found))
