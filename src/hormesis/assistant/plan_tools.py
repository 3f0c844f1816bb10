"""The tools of the plan: ``today``, ``week``, ``why``, ``what_if``, ``release``."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from hormesis.app.facts import refuse_unknown_words
from hormesis.app.kept_plans import kept_week
from hormesis.app.shelf import today_on
from hormesis.app.today import today_for
from hormesis.app.tonight import tonight_for
from hormesis.app.trial import trial_for
from hormesis.app.week import week_for
from hormesis.app.week_changes import changes_from_json
from hormesis.app.week_compare import compared
from hormesis.app.why import mind_for, more_for
from hormesis.assistant.caller import Caller
from hormesis.assistant.plan_shapes import ReleaseResult, TodayResult, WeekResult, WhatIfResult, Why, WhyResult
from hormesis.assistant.plan_words import (
    MOST_WHY,
    lift_of,
    muscles_of,
    names_in,
    next_of,
    readiness_of,
    release_of,
    volume_changes,
    warm_up_of,
    week_of,
)
from hormesis.assistant.telling import Cuts, said, user_text
from hormesis.domain.facts import fact_from

__all__ = ["DayAsked", "release", "today", "week", "what_if", "why"]

DayAsked = Annotated[date | None, Field(description="The day, such as 2026-03-02; today without it")]
Minutes = Annotated[int | None, Field(ge=5, le=600, description="How many minutes there are; the plan's own without it")]
_RECOVERED_PERCENT = 90
_MOST_REASONS = 30
Json = Mapping[str, Any]


def today(
    caller: Caller,
    date: DayAsked = None,
    minutes: Minutes = None,
    busy: Annotated[
        list[str] | None, Field(max_length=10, description="Exercises whose stations are taken; others stand in for them today")
    ] = None,
) -> TodayResult:
    """The workout of a day: warm-up, exercises with sets, loads and rests, release work, and why.

    `safety` goes before everything else: say it to the athlete word for word. `work` is empty on a rest day.
    """
    plan = _plan(caller, caller.day(date), minutes, busy or ())
    knowledge, cuts, units = caller.knowledge(), Cuts(), plan["units"]
    own = names_in(plan, knowledge)
    tired = [one for one in muscles_of(plan["muscles"]) if one["recovered_percent"] < _RECOVERED_PERCENT]
    return {
        "date": plan["date"],
        "safety": said(plan["safety"], own),
        "workout": user_text(plan["workout"]) if plan["workout"] else None,
        "athlete_units": units,
        "minutes": plan["minutes"],
        "readiness": readiness_of(plan["readiness"]),
        "muscles_not_recovered": tired,
        "warm_up": [warm_up_of(one, units, knowledge) for one in plan["warm_up"]],
        "work": [lift_of(one, units, knowledge, own, cuts) for one in plan["work"]],
        "release": release_of(plan["release"], cuts),
        "next_workout": next_of(plan["next_workout"]),
        "why": cuts.first(said(plan["why"], own), MOST_WHY, "why", "ask `why`"),
        "cut": cuts.said,
    }


def week(caller: Caller, date: DayAsked = None) -> WeekResult:
    """The seven days from a day as one plan: what is done when, hard sets for each muscle group, what was given up and why."""
    on = caller.day(date)
    return week_of(kept_week(caller.principal.db, caller.athlete_id, on, caller.knowledge()), caller.knowledge())


def why(
    caller: Caller,
    about: Annotated[
        str | None,
        Field(
            max_length=200,
            description="An exercise, a region of the body, 'week' or 'readiness'; every reason of the day without it",
        ),
    ] = None,
    question: Annotated[
        Literal["why", "why_not_more", "what_would_change_it"],
        Field(description="Why it is so; why a lift gets no more; what would change the plan, worked out anew"),
    ] = "why",
    date: DayAsked = None,
) -> WhyResult:
    """Why the plan of a day is as it is: each reason with the values it was made of and the studies it rests on.

    Use it before explaining a load, a set, an exercise or a rest day. What is not among the reasons is not known: say so.
    """
    on, knowledge, cuts = caller.day(date), caller.knowledge(), Cuts()
    found, reasons = _answer(caller, about, question, on)
    own = names_in(found, knowledge)
    return {
        "date": on.isoformat(),
        "about": user_text(about) if about else None,
        "safety": said(found["safety"], own),
        "reasons": cuts.first([_why(place, one, own) for place, one in reasons], _MOST_REASONS, "reasons", "ask about one thing"),
        "cut": cuts.said,
    }


def what_if(
    caller: Caller,
    days_per_week: Annotated[int | None, Field(ge=1, le=7, description="Days of training a week")] = None,
    workout_min: Annotated[int | None, Field(ge=5, le=600, description="Minutes for every workout")] = None,
    minutes_by_weekday: Annotated[
        dict[str, int] | None,
        Field(description="Minutes on single weekdays, 1 Monday to 7 Sunday, such as {'4': 40}; 0: no time"),
    ] = None,
    skip_dates: Annotated[list[date] | None, Field(max_length=7, description="Days without training")] = None,
    implements: Annotated[
        list[str] | None,
        Field(max_length=20, description="What there is to train with, such as ['dumbbell', 'bodyweight', 'band'] in a hotel"),
    ] = None,
    dumbbells_kg: Annotated[list[float] | None, Field(max_length=60, description="The dumbbells there are, in kg")] = None,
    goal: Annotated[str | None, Field(description="strength, hypertrophy, power, endurance or general")] = None,
    focus: Annotated[list[str] | None, Field(max_length=10, description="Muscle groups or exercises to put first")] = None,
    date: DayAsked = None,
) -> WhatIfResult:
    """The week as it would be with other days, minutes or equipment, and what that gives and takes. Nothing is kept.

    Limitations, conditions, pain and the other bounds of safety hold in it as they do in every plan, and can't be changed here.
    """
    fields: dict[str, Any] = {
        "days_per_week": days_per_week,
        "workout_min": workout_min,
        "minutes": minutes_by_weekday,
        "skip": None if skip_dates is None else [one.isoformat() for one in skip_dates],
        "implements": implements,
        "dumbbells_kg": dumbbells_kg,
        "goal": goal,
        "focus": focus,
    }
    asked = {name: value for name, value in fields.items() if value is not None}
    on, knowledge = caller.day(date), caller.knowledge()
    for kind, names in (("gym", ("implements",)), ("profile", ("focus",))):  # a misspelt word would take something away unseen
        words = {name: asked[name] for name in names if name in asked}
        refuse_unknown_words(fact_from({"kind": kind, "at": on.isoformat(), **words}, "what_if"))
    before = kept_week(caller.principal.db, caller.athlete_id, on, knowledge)
    after = week_for(caller.principal.db, caller.athlete_id, on, knowledge, changes_from_json(asked)) if asked else before
    differs = compared(before, after)
    return {
        "asked": asked,
        "days": differs["days"],
        "minutes": differs["minutes"],
        "volume_changes": volume_changes(differs),
        "exercises_added": [user_text(name) for name in differs["exercises"]["added"]],
        "exercises_dropped": [user_text(name) for name in differs["exercises"]["dropped"]],
        "newly_given_up": differs["given_up"]["new"],
        "no_longer_given_up": differs["given_up"]["gone"],
        "week": week_of(after, knowledge),
    }


def release(caller: Caller, date: DayAsked = None) -> ReleaseResult:
    """Release work of a day (self-massage, mobility): what, where, how long, when in the day, and why; and what this athlete's
    own trial says of whether it helps them. What is not allowed for their health is left out, and `safety` or `why` says so."""
    on, knowledge, cuts = caller.day(date), caller.knowledge(), Cuts()
    plan = _plan(caller, on, None, ())
    tonight = tonight_for(caller.principal.db, caller.athlete_id, on, knowledge, None)
    trial = trial_for(caller.principal.db, caller.athlete_id, on, knowledge)
    known = {(one["exercise"], one["moment"]) for one in plan["release"]}
    items = [*plan["release"], *(one for one in tonight["release"] if (one["exercise"], one["moment"]) not in known)]
    codes = {one["code"] for one in plan["safety"]}
    return {
        "date": on.isoformat(),
        "safety": said([*plan["safety"], *(one for one in tonight["safety"] if one["code"] not in codes)]),
        "release": release_of(items, cuts),
        "why": said([*(one for one in plan["why"] if one["code"].startswith("release_")), *tonight["why"]]),
        "trial": said([*trial["why"], *(one for region in trial["regions"] for one in region["why"])]),
        "cut": cuts.said,
    }


def _answer(caller: Caller, about: str | None, question: str, on: date) -> tuple[Json, list[tuple[str, Json]]]:
    """The plan that is asked about, and the reasons that answer, each with what it is about."""
    knowledge = caller.knowledge()
    db, athlete_id = caller.principal.db, caller.athlete_id
    if about is not None and about.strip().casefold() == "week" and question == "why":
        week = kept_week(db, athlete_id, on, knowledge)
        every = {"work": [one for day in week["days"] for one in day["work"]], "safety": week["safety"]}
        return every, [("week", one) for one in (*week["given_up"], *week["why"])]
    plan = _plan(caller, on, None, ())
    if question == "why":
        slug = knowledge.resolve(about, "") if about else None
        return plan, [(place, one) for place, one in _reasons(plan) if about is None or _is_about(place, one, about, slug)]
    answer = more_for if question == "why_not_more" else mind_for
    return plan, [(about or "the day", one) for one in answer(db, athlete_id, on, knowledge, about)["says"]]


def _plan(caller: Caller, on: date, minutes: int | None, busy: Sequence[str]) -> Json:
    knowledge = caller.knowledge()
    if busy:
        return today_for(caller.principal.db, caller.athlete_id, on, knowledge, minutes, None, busy)
    return today_on(caller.made, caller.principal.db, caller.athlete_id, on, knowledge, minutes)


def _reasons(plan: Json) -> Iterator[tuple[str, Json]]:
    """Every reason of a plan, with what it is about."""
    for one in plan["why"]:
        yield "the day", one
    for one in plan["readiness"].get("signals", ()):
        yield (
            "readiness",
            {"code": f"signal_{one['signal']}", "text": one["text"], "values": _numbers(one), "evidence": one["evidence"]},
        )
    if isinstance(unavailable := plan["readiness"].get("unavailable"), Mapping):
        yield "readiness", unavailable
    for lift in plan["work"]:
        for one in lift["why"]:
            yield lift["exercise"] or lift["name"], one
    for item in plan["release"]:
        for one in item["why"]:
            yield f"{item['exercise']} ({item['region']})", one


def _numbers(signal: Json) -> dict[str, Any]:
    return {name: signal[name] for name in ("value", "unit", "usual", "low", "high", "points") if signal.get(name) is not None}


def _is_about(place: str, one: Json, about: str, slug: str | None) -> bool:
    asked = about.strip().casefold().replace(" ", "_")
    named_in = {str(one["values"].get(name)) for name in ("region", "group", "exercise")}
    if slug is not None:
        return place == slug or place.startswith(f"{slug} (") or slug in named_in
    spoken = place.casefold().replace("_", "-").replace(" ", "-")
    return asked.replace("_", "-") in spoken or asked in named_in or asked in one["code"]


def _why(place: str, one: Json, own: frozenset[str]) -> Why:
    (spoken,) = said([one], own)
    values = {
        key: user_text(value) if value in own else value for key, value in one["values"].items() if not isinstance(value, list)
    }
    lists = {key: value for key, value in one["values"].items() if isinstance(value, list) and not own & {str(x) for x in value}}
    about = user_text(place)["user_text"] if place in own else place
    return {"about": about, **spoken, "values": {**values, **lists}, "evidence": list(one["evidence"])}
