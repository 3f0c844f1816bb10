"""The day in a few sentences: ``brief_for``, and ``brief_of`` from a plan that is there already."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.app.reasons import reason_json
from hormesis.app.today import today_for
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.load import Unit
from hormesis.store import facts as fact_log
from hormesis.store.database import Database
from hormesis.words.render import name_of

__all__ = ["brief_for", "brief_of"]

Json = dict[str, Any]
_RECOVERED_PERCENT = 80
_LIFTS = 3
_EASED = ("eased_load", "eased_reps")


def brief_for(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, units: Unit | None = None) -> Json:
    """``date``, ``safety`` (to be said first, word for word) and ``says``: the morning of ``as_of`` in a few ``why`` items."""
    plan = today_for(db, athlete_id, as_of, knowledge, units=units)
    with db.reading() as tx:
        checked_in = bool(fact_log.live(tx, athlete_id, ["check_in"], as_of, as_of))
    return brief_of(plan, checked_in)


def brief_of(plan: Mapping[str, Any], checked_in: bool = True) -> Json:
    """The same from the object of ``hormesis today``; ``checked_in``: whether the athlete has told how they are."""
    on, units = date.fromisoformat(plan["date"]), plan["units"]
    said = [one if isinstance(one, dict) else reason_json(one, units, on) for one in _says(plan, checked_in)]
    return {"date": plan["date"], "units": units, "safety": list(plan["safety"]), "says": said}


def _says(plan: Mapping[str, Any], checked_in: bool) -> Iterator[Reason | Json]:
    yield from _readiness(plan["readiness"])
    yield from _workout(plan)
    yield from _tired(plan["muscles"])
    yield from _release(plan["release"])
    yield from plan["readiness"].get("asks", ())
    if not checked_in:
        yield Reason("brief_no_check_in")


def _readiness(ready: Mapping[str, Any]) -> Iterator[Reason | Json]:
    if "unavailable" in ready:
        yield ready["unavailable"]
        return
    values = {name: ready[name] for name in ("score", "low", "high")}
    match ready["band"]:
        case "light":
            yield Reason("brief_ready_light", values)
        case "push":
            yield Reason("brief_ready_push", values)
        case _:
            yield Reason("brief_ready_balanced", values)


def _workout(plan: Mapping[str, Any]) -> Iterator[Reason | Json]:
    work, following = plan["work"], plan["next_workout"]
    if not work:
        yield Reason("brief_rest")
        if following:
            code = "brief_next" if following.get("workout") else "brief_next_unnamed"
            yield Reason(code, {"workout": following.get("workout"), "date": following["date"]})
        return
    values: dict[str, Value] = {
        "workout": plan["workout"],
        "exercises": len(work),
        "sets": sum(len(one["sets"]) for one in work),
        "minutes": plan["minutes"],
    }
    code = "brief_workout" if plan["workout"] else "brief_unnamed"
    yield Reason(code, values)
    for one in work[:_LIFTS]:
        if one["sets"]:
            yield _lift(one)
            yield from (why for nth, why in enumerate(one["why"]) if not nth or why["code"] in _EASED)


def _lift(one: Mapping[str, Any]) -> Reason:
    """The sets that most of the exercise is made of: those like the most frequent one."""
    first = max(one["sets"], key=lambda s: sum(_alike(s) == _alike(other) for other in one["sets"]))
    sets = sum(_alike(first) == _alike(other) for other in one["sets"])
    values: dict[str, Value] = {"lift": one["name"], "sets": sets, "reps": first["reps"], "rir": first["rir"] or 0}
    if first["reps"] is None:
        return Reason("brief_lift_timed", {**values, "seconds": first["duration_s"]})
    if first["load_kg"] is None:
        return Reason("brief_lift_no_load", values)
    return Reason("brief_lift", {**values, "load_kg": first["load_kg"]})


def _alike(one: Mapping[str, Any]) -> tuple[Any, ...]:
    return one["reps"], one["load_kg"], one["rir"], one["duration_s"]


def _tired(muscles: Mapping[str, Any]) -> Iterator[Reason]:
    if not muscles:
        return
    group, state = min(muscles.items(), key=lambda pair: (pair[1]["percent"], pair[0]))
    if state["percent"] < _RECOVERED_PERCENT:
        yield Reason("brief_tired", {"group": group, "percent": state["percent"], "ready_at": state["ready_at"]})


def _release(items: list[Mapping[str, Any]]) -> Iterator[Reason]:
    if items:
        first = items[0]
        values: dict[str, Value] = {"item": name_of(first["name"]), "sets": first["sets"] * first["sides"]}
        values |= {"seconds": first["duration_s"], "more": len(items) - 1}
        code = "brief_more_release" if len(items) > 1 else "brief_release"
        yield Reason(code, values)
