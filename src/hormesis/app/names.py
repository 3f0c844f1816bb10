"""Names in the log, what each is taken for, and the athlete's word on them: ``log_names``, ``open_names``, ``explain_name``."""

from collections import Counter
from typing import Any

from hormesis.app.facts import record
from hormesis.app.knowledge import Knowledge, knowledge_for
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import fact_from
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["explain_name", "log_names", "open_names"]

Json = dict[str, Any]


def open_names(db: Database, athlete_id: str, knowledge: Knowledge | None = None) -> list[Json]:
    """Each name of the stored log that stands for no page yet: its source, how many sets, up to five candidates; most sets first.

    A name without candidates is one that nobody knows.
    """
    known = knowledge or knowledge_for(db, athlete_id)
    counts: Counter[tuple[str, str]] = Counter()
    with db.reading() as tx:
        for fact in fact_log.live(tx, athlete_id, ["set"]):
            name = fact.fields.get("exercise_name")
            if name and not fact.fields.get("exercise"):
                counts[str(name), fact.source] += 1
    rows = []
    for (name, source), sets in sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])):
        match = known.namer.match(name, source or None)
        if match.exercise is None:
            rows.append({"name": name, "source": source or None, "sets": sets, "candidates": list(match.candidates)})
    return rows


def log_names(db: Database, athlete_id: str, knowledge: Knowledge) -> list[Json]:
    """Every name of the stored log with the page it is taken for, those that nobody is sure of first, then by sets.

    ``said``: the athlete's own word says so. ``last_day`` is the newest day with a set of that name.
    """
    sets: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], str] = {}
    with db.reading() as tx:
        said = {str(fact.fields["exercise_name"]) for fact in fact_log.live(tx, athlete_id, ["name"])}
        for fact in fact_log.live(tx, athlete_id, ["set"]):
            name = fact.fields.get("exercise_name")
            if name and not fact.fields.get("exercise"):
                key = str(name), fact.source
                sets[key] += 1
                last[key] = max(last.get(key, ""), fact.at[:10])
    rows = []
    for (name, source), count in sets.items():
        match = knowledge.namer.match(name, source or None)
        rows.append(
            {
                "name": name,
                "source": source or None,
                "sets": count,
                "last_day": last[name, source],
                "exercise": match.exercise,
                "confidence": round(match.confidence, 2),
                "candidates": [] if match.exercise else list(match.candidates),
                "said": name in said,
            }
        )
    return sorted(rows, key=lambda row: (row["exercise"] is not None, -row["sets"], row["name"]))


def explain_name(db: Database, athlete_id: str, name: str, slug: str, at: str) -> Json:
    """Keep the athlete's word that ``name`` stands for the page ``slug``, said at ``at``; it reaches the whole past of the log.

    ``sets`` counts those of the log that carry the name. Raises ``NotFound`` for an unknown slug, ``Invalid`` for no name.
    """
    spelt = name.strip()
    if not spelt:
        raise Invalid("name: found nothing; write the name as your log spells it")
    page = knowledge_for(db, athlete_id).library.get(slug)
    fact = fact_from({"kind": "name", "at": at, "exercise_name": spelt, "exercise": page.slug}, "name")
    record(db, athlete_id, [fact])
    with db.reading() as tx:
        sets = sum(f.fields.get("exercise_name") == spelt for f in fact_log.live(tx, athlete_id, ["set"]))
    return {"id": fact.id, "at": fact.at, "name": spelt, "exercise": page.slug, "sets": sets}
