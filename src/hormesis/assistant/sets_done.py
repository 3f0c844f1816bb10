"""Sets that a conversation reports, as facts of the workout of their day: ``SetDone``, ``facts_of_sets``."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hormesis.app.shelf import today_on
from hormesis.assistant.caller import Caller
from hormesis.assistant.confirming import Asked
from hormesis.assistant.reading import facts_between, own_name, slug_of
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, content_id, fact_from
from hormesis.domain.load import kg_from

__all__ = ["SetDone", "facts_of_sets"]

_SOURCE = "log"
_EVENING = "T18:"
_STORED = ("version", "recorded_at")
Json = Mapping[str, Any]


class SetDone(BaseModel):
    """Sets of one exercise, equal ones together."""

    model_config = ConfigDict(extra="forbid")

    exercise: str = Field(min_length=1, max_length=200, description="Its slug or name, as `today` or `exercise` gives it")
    sets: int = Field(default=1, ge=1, le=20, description="How many equal sets")
    reps: int = Field(ge=0, le=200)
    load_kg: float | None = Field(
        default=None, ge=0, le=1000, description="As logged: the whole bar, or one dumbbell; left out for body weight alone"
    )
    load_lb: float | None = Field(default=None, ge=0, le=2200, description="The same in pounds, instead of load_kg")
    rir: float | None = Field(default=None, ge=0, le=10, description="Repetitions in reserve: 10 less RPE")
    set_type: Literal["working", "warm_up", "drop", "failure", "amrap"] = "working"


def facts_of_sets(caller: Caller, sets: Sequence[SetDone], on: date, asked: Asked) -> list[Fact]:
    """The facts of the sets, in the workout of that day: one that the log has, else a new one, which stands first.

    Raises ``NotFound`` for an exercise that nobody is sure of and ``Invalid`` for a day that is still to come.
    """
    if on > caller.today():
        raise Invalid(f"log: date: found {on.isoformat()!r}, which is still to come; sets are logged once they are done")
    at = asked.instant() if on == asked.at.date() else f"{on.isoformat()}{_EVENING}{asked.instant()[14:]}"
    workout, is_ours = _workout_of(caller, on, at)
    before = [one for one in facts_between(caller, ("set",), on, on) if one.get("workout") == workout.id and one["at"] != at]
    knowledge = caller.knowledge()
    names: dict[str, str] = {}
    found: list[Fact] = [workout] if is_ours else []
    for order, one in enumerate(_each(sets), len(before)):
        slug = slug_of(one.exercise, "log", knowledge)
        if slug not in names:
            page = knowledge.page_of(slug)
            names[slug] = own_name(caller, slug, knowledge) or (page.name if page else slug)
        said = {
            "workout": workout.id,
            "exercise": slug,
            "exercise_name": names[slug],
            "reps": one.reps,
            **_load(one),
            "rir": one.rir,
            "set_type": one.set_type,
            "order": order,
        }
        found.append(fact_from({"kind": "set", "at": at, "source": _SOURCE, **said}, f"log: sets of {slug}"))
    return found


def _each(sets: Sequence[SetDone]) -> Iterator[SetDone]:
    for one in sets:
        yield from [one] * one.sets


def _load(one: SetDone) -> Json:
    if one.load_kg is not None and one.load_lb is not None:
        raise Invalid(
            f"log: sets: found load_kg {one.load_kg!r} and load_lb {one.load_lb!r} for {one.exercise!r}; give one of the two"
        )
    if one.load_lb is not None:
        return {"load_kg": kg_from(one.load_lb, "lb"), "entered_unit": "lb"}
    return {"load_kg": one.load_kg}


def _workout_of(caller: Caller, on: date, at: str) -> tuple[Fact, bool]:
    """The workout of a day, and whether it is one that a conversation began: only such a one is written."""
    ours = content_id("workout", on.isoformat(), {"source": _SOURCE})
    there = [
        fact_from({key: value for key, value in one.items() if key not in _STORED}, "log: the workout")
        for one in facts_between(caller, ("workout",), on, on)
    ]
    for one in reversed(there):
        return one, one.id == ours
    name = today_on(caller.made, caller.principal.db, caller.athlete_id, on, caller.knowledge())["workout"]
    return fact_from({"kind": "workout", "at": at, "id": ours, "name": name, "source": _SOURCE}, "log: the workout"), True
