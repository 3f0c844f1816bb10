"""An athlete's facts, said, listed, deleted: ``record``, ``set_fact``, ``export_jsonl``, ``delete_facts``, ``purge``."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from hormesis.app.dismissing import reach_of
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, RefusedFact, fact_from, fact_to_json
from hormesis.domain.movement import Implement
from hormesis.exercises.at_hand import TOOLS
from hormesis.exercises.library import load_library
from hormesis.exercises.vocabulary import MOVEMENT_TAGS
from hormesis.store import athletes
from hormesis.store import facts as fact_log
from hormesis.store.database import Database
from hormesis.store.writing import Appended

__all__ = [
    "SETTABLE",
    "delete_facts",
    "export_jsonl",
    "fact_to_say",
    "purge",
    "record",
    "refuse_unknown_words",
    "restore_facts",
    "set_fact",
]

SETTABLE = (
    *("profile", "gym", "limitation", "condition", "status", "event", "symptom", "correction", "check_in"),
    *("tightness", "pain", "release", "dismissal", "desk"),
)
"""What only the athlete can say: the kinds of ``hormesis set``, and the check-in."""


def record(db: Database, athlete_id: str, facts: Iterable[Fact]) -> Appended:
    """Write what the athlete says now. Repeating what stands writes nothing."""
    with db.transaction() as tx:
        return fact_log.append(tx, athlete_id, facts, db.clock)


def set_fact(db: Database, athlete_id: str, kind: str, fields: Mapping[str, Any], at: str) -> Fact:
    """Write one fact of a settable kind, said at ``at`` (ISO 8601, the athlete's own clock); what it leaves out stays as it was.

    Raises ``Invalid`` naming the field, what was found and what is allowed.
    """
    if kind not in SETTABLE:
        raise Invalid(f"set: found {kind!r}; allowed are {', '.join(SETTABLE)}")
    if not any(value is not None for value in fields.values()):
        raise Invalid(f"set {kind}: nothing is given; give at least one field")
    fact = fact_to_say(kind, fields, at)
    record(db, athlete_id, [fact])
    return fact


def fact_to_say(kind: str, fields: Mapping[str, Any], at: str) -> Fact:
    """One fact of the athlete's own word, not written yet. Raises ``Invalid`` naming the field, what was found and is allowed."""
    fact = fact_from({**fields, "kind": kind, "at": at}, f"set {kind}")
    refuse_unknown_words(fact)
    if kind == "dismissal" and (reaches := reach_of(fact.fields, load_library())):
        fact = fact_from({**fields, "reaches": reaches, "kind": kind, "at": at}, f"set {kind}")
    return fact


def refuse_unknown_words(fact: Fact) -> None:
    """A misspelt tag would let through what must be spared; a misspelt implement would take one away.

    Raises ``RefusedFact`` for a fact of a settable kind with such a word.
    """
    for name, allowed in (("avoid", MOVEMENT_TAGS), ("implements", frozenset(Implement)), ("tools", TOOLS)):
        for word in fact.fields.get(name, ()):
            if word not in allowed:
                raise RefusedFact(f"set {fact.kind}", name, f"found {word!r}; allowed are {', '.join(sorted(allowed))}")
    groups = frozenset(MuscleGroup)
    for word in fact.fields.get("focus", ()):
        if word not in groups and word not in load_library().pages:
            raise RefusedFact(
                f"set {fact.kind}",
                "focus",
                f"found {word!r}; allowed are {', '.join(sorted(groups))}, and exercises as `hormesis exercises list` names them",
            )
    if fact.kind == "event":
        _refuse_half_an_event(fact)
    zone = fact.fields.get("time_zone")
    if zone is not None and zone not in available_timezones():
        raise RefusedFact(f"set {fact.kind}", "time_zone", f"found {zone!r}; write one such as Europe/Berlin")


def _refuse_half_an_event(fact: Fact) -> None:
    """An event without its type or day would taper nothing; a misspelt lift would have no attempts."""
    if "type" not in fact.fields:
        raise RefusedFact("set event", "type", "missing; give meet, test or deload, such as type=meet")
    if "date" not in fact.fields and fact.fields["type"] != "deload":
        raise RefusedFact("set event", "date", f"missing; a {fact.fields['type']} has one, such as date={fact.at[:10]}")
    for word in fact.fields.get("lifts", ()):
        if word not in load_library().pages:
            raise RefusedFact(
                "set event", "lifts", f"found {word!r}; allowed are exercises as `hormesis exercises list` names them"
            )


def export_jsonl(db: Database, athlete_id: str) -> Iterator[str]:
    """Everything that stands, a JSON object a line without its line end, in folding order: what ``hormesis import`` takes."""
    with db.reading() as tx:
        for fact in fact_log.export(tx, athlete_id):
            yield _line(fact)


def delete_facts(db: Database, athlete_id: str, ids: Sequence[str]) -> Appended:
    """Delete facts by their ids; importing them again does not bring them back. Raises ``NotFound``."""
    with db.transaction() as tx:
        return fact_log.delete(tx, athlete_id, ids, db.clock)


def restore_facts(db: Database, athlete_id: str, ids: Sequence[str]) -> Appended:
    """Take back the deletion of facts. Raises ``NotFound`` for one that is not deleted."""
    with db.transaction() as tx:
        return fact_log.restore(tx, athlete_id, ids, db.clock)


def purge(db: Database, athlete_id: str) -> int:
    """Remove everything of the athlete, beyond recovery from the file. Returns how many rows there were."""
    with db.transaction() as tx:
        removed = athletes.purge(tx, athlete_id)
    db.overwrite_deleted()
    return removed


def _line(fact: Fact) -> str:
    line = json.dumps(fact_to_json(fact), ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can say and UTF-8 cannot
        return json.dumps(fact_to_json(fact), separators=(",", ":"))
    return line
