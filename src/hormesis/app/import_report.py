"""What an import tells: ``ImportReport``, made by ``report_on`` from the facts that were read and what became of them."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hormesis.domain.facts import Fact
from hormesis.exercises.naming import Namer
from hormesis.sources.source import ReadReport, UnitFinding
from hormesis.store.writing import Appended

__all__ = ["ImportReport", "NamedExercise", "report_on"]


@dataclass(frozen=True, slots=True)
class NamedExercise:
    """An exercise as the log spells it, the number of its sets, and its page or the pages it might be."""

    name: str
    sets: int
    exercise: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of one file. ``import_id`` is what to undo; None for a dry run, or when nothing new was written.

    ``matched``, ``unsure`` (there are candidates) and ``unknown`` exercises come with the most sets first. ``same_file_as``
    is an earlier import of exactly this content. Facts of names that are not sure are kept all the same. ``kinds`` counts the
    facts of each kind. ``known_workouts`` stand already from another file or app, and were not kept a second time.
    """

    file: str
    source: str
    layout: str
    import_id: int | None
    dry_run: bool
    same_file_as: int | None
    facts: int
    kinds: Mapping[str, int]
    workouts: int
    sets: int
    first_day: date | None
    last_day: date | None
    matched: tuple[NamedExercise, ...]
    unsure: tuple[NamedExercise, ...]
    unknown: tuple[NamedExercise, ...]
    unit: UnitFinding | None
    rows: int
    skipped: Mapping[str, int]
    skipped_examples: Mapping[str, str]
    notes: tuple[str, ...]
    appended: Appended
    known_workouts: int = 0

    def as_json(self) -> dict[str, Any]:
        """The report in JSON's own types; days as ISO 8601."""
        out = dataclasses.asdict(self)
        for name in ("first_day", "last_day"):
            out[name] = out[name].isoformat() if out[name] else None
        return out


def report_on(
    file: str,
    facts: Sequence[Fact],
    read: ReadReport,
    namer: Namer,
    appended: Appended,
    import_id: int | None,
    dry_run: bool,
    same_file_as: int | None,
    known_workouts: int = 0,
) -> ImportReport:
    """Count what was read and name what was recognised."""
    kinds = Counter(fact.kind for fact in facts)
    days = [fact.at[:10] for fact in facts]
    names = _names(facts, namer)
    return ImportReport(
        file=file,
        source=read.source,
        layout=read.layout,
        import_id=import_id if appended.written and not dry_run else None,
        dry_run=dry_run,
        same_file_as=same_file_as,
        facts=len(facts),
        kinds=dict(sorted(kinds.items())),
        workouts=kinds["workout"],
        sets=kinds["set"],
        first_day=date.fromisoformat(min(days)) if days else None,
        last_day=date.fromisoformat(max(days)) if days else None,
        matched=tuple(one for one in names if one.exercise),
        unsure=tuple(one for one in names if not one.exercise and one.candidates),
        unknown=tuple(one for one in names if not one.exercise and not one.candidates),
        unit=read.unit,
        rows=read.rows,
        skipped=dict(read.skipped),
        skipped_examples=dict(read.skipped_examples),
        notes=(*_known(known_workouts), *read.all_notes()),
        appended=appended,
        known_workouts=known_workouts,
    )


def _known(workouts: int) -> Sequence[str]:
    if not workouts:
        return ()
    many = f"{workouts:,} workouts are" if workouts > 1 else "1 workout is"
    return (f"{many} in the log already, from another file or app, with the same sets at the same time: not counted twice",)


def _names(facts: Sequence[Fact], namer: Namer) -> list[NamedExercise]:
    """Each (name, source) once. A set that carries a page's slug needs no matching."""
    counts: Counter[tuple[str, str, str | None]] = Counter()
    for fact in facts:
        if fact.kind == "set":
            slug = fact.fields.get("exercise")
            counts[fact.fields.get("exercise_name") or slug or "", fact.source, slug] += 1
    named = []
    for (name, source, slug), sets in counts.most_common():
        if slug or not name:
            named.append(NamedExercise(name, sets, slug))
        else:
            match = namer.match(name, source)
            named.append(NamedExercise(name, sets, match.exercise, () if match.exercise else tuple(match.candidates)))
    return named
