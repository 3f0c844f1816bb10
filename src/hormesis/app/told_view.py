"""What the athlete has told, as the object that the doors show and edit: ``told_json``."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.domain.athlete import Athlete, Gym
from hormesis.domain.fact_fields import FIELDS
from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["told_json"]

Json = dict[str, Any]
_PROFILE = (*FIELDS["profile"], "signals_off")
_GYM = tuple(one.name for one in fields(Gym))


def told_json(db: Database, athlete_id: str, as_of: date) -> Json:
    """What stands of the athlete's own word on ``as_of``; null where nothing was said.

    ``profile``, ``gym``, ``gyms`` (the names), ``all_gyms`` (whole, the one that counts last), ``limitations``, ``conditions``,
    ``asked_about_conditions``, ``preferences``, ``event``, ``away`` (ill, travelling).
    """
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, TOLD_KINDS, None, as_of)
    athlete = athlete_from(facts, as_of)
    names = [str(fact.fields.get("name", "")) for fact in facts if fact.kind == "gym"]
    return {
        "date": as_of.isoformat(),
        "profile": _plain(asdict(athlete.profile)) | _said_of_profile(facts),
        "gym": _plain(asdict(athlete.gym)) if athlete.gym else None,
        "gyms": list(dict.fromkeys(name for name in names if name)),
        "all_gyms": _all_gyms(facts),
        "limitations": [_plain(asdict(one)) for one in athlete.limitations],
        "conditions": [_plain(asdict(one)) for one in athlete.conditions],
        "asked_about_conditions": bool(athlete.conditions),
        "preferences": dict(sorted(athlete.preferences.items())),
        "event": _plain(asdict(athlete.event)) if athlete.event else None,
        "away": _away(athlete, as_of),
    }


def _said_of_profile(facts: Iterable[Fact]) -> Json:
    """The latest word on each field of the profile, those among them that no plan asks for (body mass, time zone)."""
    said: Json = {}
    for fact in sorted((one for one in facts if one.kind == "profile"), key=lambda one: (one.at, one.id)):
        said |= {name: _value(value) for name, value in fact.fields.items() if name in _PROFILE}
    return said


def _all_gyms(facts: Iterable[Fact]) -> list[Json]:
    """Each gym as the athlete told it, by its name; the one told of last, which counts, stands last."""
    found: dict[str, Json] = {}
    name = ""
    for fact in sorted((one for one in facts if one.kind == "gym"), key=lambda one: (one.at, one.id)):
        name = str(fact.fields.get("name", name))
        before = found.pop(name, {})
        found[name] = {**before, **{field: _value(value) for field, value in fact.fields.items() if field in _GYM}, "name": name}
    return list(found.values())


def _away(athlete: Athlete, as_of: date) -> Json:
    return {"ill": athlete.ill, "recovering": athlete.is_recovering(as_of), "travelling": athlete.travelling}


def _plain(fields: Json) -> Json:
    """Days as ISO 8601 and tuples as lists: JSON's own types."""
    return {name: _value(value) for name, value in fields.items()}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
