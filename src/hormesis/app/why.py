"""What is asked about a plan: why so, why not more, what would change it, what was known when it was made.

``why_for``, ``more_for``, ``mind_for``, ``known_for``; ``answer_for`` tells from a typed question which of them is meant.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from hormesis.app.as_known import as_known
from hormesis.app.day import Day, day_of
from hormesis.app.knowledge import Knowledge
from hormesis.app.reasons import reason_json
from hormesis.app.refresh import FOLDED_KINDS
from hormesis.app.today import today_for, usual_unit
from hormesis.app.told import TOLD_KINDS
from hormesis.app.why_if import changes_of, without
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.load import Unit
from hormesis.domain.training import PlannedExercise
from hormesis.planning.capacity import capacity_of, own_kg_of
from hormesis.planning.exercise import grid_of
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["answer_for", "known_for", "mind_for", "more_for", "why_for"]

Json = dict[str, Any]
_Z80 = 1.2816
_LIFTS = 3
_MORE = re.compile(r"\bmore\b|\bheavier\b|\bless\b.*\bwhy not\b|\bhigher\b", re.IGNORECASE)
_MIND = re.compile(r"\bchange\b|\bmind\b|\bwhat would\b|\bwhat if\b", re.IGNORECASE)
_KNOWN = re.compile(r"\bknow\b|\bknew\b|\bknown\b", re.IGNORECASE)
_ASKING = re.compile(r"\b(?:why|not|more|heavier|higher|so|much|little|is|are|the|for|my|on|in|of|today|do|does|a|i|what|would|"
                     r"change|your|mind|about|did|you|know|when|said|that|this|it|load|weight|sets?|only|just|can|we|to|and)\b|[?!.,]",
                     re.IGNORECASE)  # fmt: skip


def answer_for(
    db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, question: str, moment: datetime | None = None
) -> Json:
    """The answer to a typed question about the plan of ``as_of``: ``asked`` (why, more, mind, known), ``about``, ``says``.

    ``moment`` (aware): when the plan was shown, for "what did you know when you said that?"; the start of the day without it.
    """
    about = " ".join(_ASKING.sub(" ", question).split()) or None
    if _KNOWN.search(question):
        return known_for(db, athlete_id, as_of, knowledge, moment or datetime.combine(as_of, datetime.min.time()).astimezone())
    if _MIND.search(question):
        return mind_for(db, athlete_id, as_of, knowledge, about)
    if _MORE.search(question):
        return more_for(db, athlete_id, as_of, knowledge, about)
    return why_for(db, athlete_id, as_of, knowledge, about)


def why_for(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, about: str | None = None) -> Json:
    """The reasons of the plan of ``as_of`` that are ``about`` an exercise, a region, readiness or the day; all without it."""
    plan = today_for(db, athlete_id, as_of, knowledge)
    slug = knowledge.resolve(about, "") if about else None
    slug = slug if any(slug in place.split(" ") for place, _ in _reasons(plan)) else None
    found = [one for place, one in _reasons(plan) if about is None or _is_about(place, one, about, slug)]
    if not found:
        found = [reason_json(Reason("ask_nothing_known", {"about": f"“{about}”", "date": plan["date"]}), plan["units"], as_of)]
    return _said("why", as_of, about, found)


def more_for(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, about: str | None = None) -> Json:
    """Why a lift does not get more: the rule that held it, and what the next load there is would ask of its strength."""
    day = day_of(db, athlete_id, as_of, knowledge)
    units = _units(day)
    reasons = [one for lift in _lifts(day, knowledge, about) for one in (*lift.why[:1], *_more(day, lift, knowledge))]
    if not reasons:
        reasons = [Reason("ask_nothing_known", {"about": f"“{about}”" if about else "loads", "date": as_of.isoformat()})]
    return _said("more", as_of, about, [reason_json(one, units, as_of) for one in (*reasons, *day.plan.safety)])


def mind_for(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, about: str | None = None) -> Json:
    """What would change the plan: the sets that would, and what the plan is without each thing that was told and holds it back.

    The latter is worked out anew with that thing left out; nothing of it is kept.
    """
    day = day_of(db, athlete_id, as_of, knowledge)
    units = _units(day)
    lifts = _lifts(day, knowledge, about)
    reasons = [one for lift in lifts for one in _by_sets(lift)]
    reasons += changes_of(day, without(db, athlete_id, day, knowledge), {lift.name for lift in lifts} if about else None)
    return _said("mind", as_of, about, [reason_json(one, units, as_of) for one in reasons or [Reason("mind_nothing")]])


def known_for(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, moment: datetime) -> Json:
    """What was known at ``moment`` (aware): how much, the plan of ``as_of`` from that alone, and what has changed since.

    ``plan`` is the object of ``hormesis today`` as it was then, or None where nothing was known.
    """
    now = today_for(db, athlete_id, as_of, knowledge)
    units, at = now["units"], moment.isoformat(timespec="minutes")
    with as_known(db, athlete_id, moment) as (then_db, rows):
        if not rows:
            return {
                **_said("known", as_of, None, [reason_json(Reason("known_nothing", {"moment": at}), units, as_of)]),
                "plan": None,
            }
        then = today_for(then_db, athlete_id, as_of, knowledge, units=units)
        before, after = _counting(then_db, athlete_id, as_of), _counting(db, athlete_id, as_of)
    changed = [kind for fact_id, (version, kind) in after.items() if before.get(fact_id, ("", ""))[0] != version]
    changed += [kind for fact_id, (_, kind) in before.items() if fact_id not in after]
    kinds = tuple(dict.fromkeys(sorted(changed)))
    values: dict[str, Value] = {"date": as_of.isoformat(), "facts": len(changed), "kinds": kinds}
    said = [Reason("known_then", {"moment": at, "facts": len(before), "date": as_of.isoformat()})]
    said += [Reason("known_since", values) if changed else Reason("known_same", {"date": as_of.isoformat()})]
    said += _differing(then, now)
    return {**_said("known", as_of, None, [reason_json(one, units, as_of) for one in said]), "plan": then}


def _said(asked: str, as_of: date, about: str | None, says: Sequence[Json]) -> Json:
    return {"asked": asked, "date": as_of.isoformat(), "about": about, "says": list(says)}


def _units(day: Day) -> Unit:
    return day.athlete.profile.units or usual_unit(day.beliefs)


def _reasons(plan: Json) -> Iterator[tuple[str, Json]]:
    for one in plan["safety"]:
        yield "safety", one
    for one in plan["why"]:
        yield f"day {plan['workout'] or ''}", one
    if isinstance(unavailable := plan["readiness"].get("unavailable"), dict):
        yield "readiness", unavailable
    for lift in plan["work"]:
        for one in lift["why"]:
            yield f"{lift['exercise'] or ''} {lift['name']}", one
    for item in plan["release"]:
        for one in item["why"]:
            yield f"release {item['exercise']} {item['region']}", one


def _is_about(place: str, one: Json, about: str, slug: str | None) -> bool:
    """``slug``: the exercise that is meant, where it is one of the plan; else the words are looked for."""
    if slug is not None:
        return slug in place.split(" ")
    asked = _levelled(about)
    named = {_levelled(str(one["values"].get(name))) for name in ("region", "group", "exercise", "condition")}
    return asked in _levelled(place) or asked in named or asked in _levelled(one["code"])


def _levelled(text: str) -> str:
    return text.casefold().replace("-", " ").replace("_", " ")


def _lifts(day: Day, knowledge: Knowledge, about: str | None) -> list[PlannedExercise]:
    if about is None:
        return list(day.plan.work[:_LIFTS])
    slug = knowledge.resolve(about, "")
    return [
        one
        for one in day.plan.work
        if (slug and one.exercise == slug) or _levelled(about) in _levelled(f"{one.exercise} {one.name}")
    ]


def _more(day: Day, lift: PlannedExercise, knowledge: Knowledge) -> Iterator[Reason]:
    belief = next((one for one in day.beliefs.lifts.values() if one.name == lift.name), None)
    planned = lift.sets[0] if lift.sets else None
    if belief is None or planned is None or planned.load_kg is None or planned.reps is None:
        return
    page = knowledge.page_of(lift.exercise) if lift.exercise else None
    next_kg = grid_of(day.athlete, belief, page).above(planned.load_kg)
    if next_kg == float("inf"):
        yield Reason("more_no_load", {"lift": lift.name})
        return
    capacity = capacity_of(day.beliefs, belief, page, own_kg_of(page, day.beliefs.body_mass_kg), day.on)
    if capacity is None:
        yield Reason("more_unknown", {"lift": lift.name, "next_kg": next_kg})
        return
    middle, sd = capacity.reps(next_kg)
    need = planned.reps + (planned.rir or 0.0)
    values: dict[str, Value] = {"lift": lift.name, "next_kg": next_kg, "middle": middle, "low": max(middle - _Z80 * sd, 0.0)}
    code = "more_would_do" if middle - _Z80 * sd >= need else "more_not_now"
    yield Reason(code, {**values, "high": middle + _Z80 * sd, "reps": planned.reps, "rir": planned.rir or 0.0, "need": need})


def _by_sets(lift: PlannedExercise) -> Iterator[Reason]:
    """What the sets themselves would change: the reps that the next load asks for, and the rows of the first set's answers."""
    need = next((one.values["need"] for one in lift.why if one.code.startswith("hold_") and "need" in one.values), None)
    if need is not None:
        yield Reason("mind_reps", {"lift": lift.name, "need": need})
    rows = lift.sets[0].answers if lift.sets else ()
    up = min(
        (row for row in rows if row.code == "heavier" and row.rir_low is not None), key=lambda row: row.reps_low, default=None
    )
    down = max(
        (row for row in rows if row.code == "lighter" and row.rir_low is None), key=lambda row: row.reps_high, default=None
    )
    if up is not None:
        yield Reason("mind_set", {"lift": lift.name, "load_kg": up.load_kg, "reps": up.reps_low, "rir": float(up.rir_low or 0)})
    if down is not None:
        yield Reason("mind_set_fewer", {"lift": lift.name, "load_kg": down.load_kg, "reps": down.reps_high})


def _counting(db: Database, athlete_id: str, as_of: date) -> dict[str, tuple[str, str]]:
    """The facts that the plan of a day looks at: id → version and kind."""
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, sorted({*FOLDED_KINDS, *TOLD_KINDS}), None, as_of)
    return {one.id: (one.version, one.kind) for one in facts}


def _differing(then: Json, now: Json) -> Iterator[Reason]:
    before, after = ({one["name"]: one for one in plan["work"]} for plan in (then, now))
    for name in [*before, *(one for one in after if one not in before)]:
        if name not in after:
            yield Reason("known_lift_gone", {"lift": name})
        elif name not in before:
            yield Reason("known_lift_new", {"lift": name})
        else:
            one, other = before[name]["sets"], after[name]["sets"]
            kg = [sets[0]["load_kg"] if sets else None for sets in (one, other)]
            if (len(one), kg[0]) != (len(other), kg[1]):
                sets: dict[str, Value] = {"lift": name, "sets_then": len(one), "sets_now": len(other)}
                yield Reason("known_lift", {**sets, "then_kg": kg[0], "now_kg": kg[1]})
