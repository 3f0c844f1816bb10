"""Sets of lifts in plain words: ``read_lifts``. What is what is told by how it is written; where it is not, it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hormesis.words.lexicon.lifting import AT, EFFORT, FAILED, LAST_SET, NOT_DONE, OWN_WEIGHT, WARM_UP
from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_sets import Load, Written, written_of
from hormesis.words.parse_times import at_text, moment_of
from hormesis.words.parse_values import Context, Draft, Question, Span
from hormesis.words.parse_words import Item

__all__ = ["read_lifts"]

_NOT_OF_A_NAME = (
    "filler",
    "time",
    "did",
    "hedge",
    "on",
    "during",
    "for",
    "moment",
    "weekday",
    "ago",
    "one",
    "each",
    "and",
    "not",
    "of_ten",
    "or",
)
_ELSEWHERE = ("sleep", "mass", "roll", "release", "desk", "condition", "status")
_MOST_REPS = 100
_MOST_TIMES = 11
_SURELY_LOAD = 20

Read = tuple[list[Draft], list[Question], set[int]]


@dataclass(slots=True)
class _Entry:
    """One exercise with what was written of its sets, in one clause or several."""

    name: Span | None
    written: Written
    span: Span
    clause: int
    more: list[float]
    hard: bool = False
    failed: bool = False
    last_rir: float | None = None
    warm_up: bool = False
    plain: bool = False


def read_lifts(text: str, clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    """The sets in the open clauses, what must be asked for them, and the clauses they stand in."""
    entries: list[_Entry] = []
    taken: set[int] = set()
    pending: tuple[int, Span] | None = None
    for nth in free:
        clause = clauses[nth]
        if clause.join == "sentence":
            pending = None
        last = entries[-1] if entries and clauses[entries[-1].clause].sentence == clause.sentence else None
        entry, belongs = _entry(text, clauses, nth, context, pending, last)
        if entry is not None:
            entries.append(entry)
        if belongs:
            taken.add(nth)
            taken |= {pending[0]} if pending and entry is not None else set()
            pending = None
        elif entry is None and (name := _lone_name(text, clause, context)) is not None:
            pending = nth, name
    drafts: list[Draft] = []
    questions: list[Question] = []
    for entry in entries:
        one = _facts(text, entry, clauses, context)
        drafts += one[0]
        questions += one[1]
    return _in_order(drafts, questions, context.now), [*_ordered(questions, drafts, context.now)], taken


def _entry(
    text: str, clauses: Sequence[Clause], nth: int, context: Context, pending: tuple[int, Span] | None, last: _Entry | None
) -> tuple[_Entry | None, bool]:
    """The entry that a clause begins, and whether the clause is of lifts at all: it may only add to the ``last`` one."""
    clause = clauses[nth]
    start, end = clause.span[0], clauses[nth + 1].span[0] if nth + 1 < len(clauses) else len(text)
    end = min(end, max(clause.span[1] + 1, clause.span[1]))
    start -= len(clause.items[0].gap) - len(clause.items[0].gap.rstrip("@+")) if clause.items[0].gap.endswith(("@", "+")) else 0
    said = text[start:end]
    if clause.has("not", "cannot", "stop", *_ELSEWHERE) or clause.all("tool") or clause.all("field") or NOT_DONE.search(said):
        return None, False
    last_set = LAST_SET.search(said)
    if last is not None and last_set and not _name(text, clause, written_of(text, start, start + last_set.start()), context):
        rir = written_of(text, start, end).rir
        last.hard, last.failed, last.last_rir = rir is None and bool(EFFORT.search(said)), bool(FAILED.search(said)), rir
        last.span = (last.span[0], clause.span[1])
        return None, True
    end = start + last_set.start() if last_set else end
    if clause.all("place") and clause.has("during") and not clause.all("sense"):
        return None, False  # "squat 100x5 when my knee is better"
    body = bool(clause.all("sense") or (clause.all("place") and not clause.has("lift") and not clause.all("tag")))
    body = body and not _is_named(text, clause, start, end, context)
    lifts = [item for item in clause.items if item.has("lift") or item.value("tag")]
    if body:
        if not lifts or not clause.has("sets"):
            return None, False
        start = lifts[0].start  # "low back tight 4/10 after deadlifts 140x5"
    written = written_of(text, start, end)
    name = _name(text, clause, written, context)
    if name is None and pending is not None and (written.is_said or written.numbers):
        name = pending[1]
    if name is None:
        if last is not None and _adds(clause, written, last):
            return None, True
        if (
            not (written.schemes or (written.count and (written.load or written.reps)))
            or written.words
            or written.seconds
            or clause.all("place")
        ):
            return None, False
    elif not _is_worth(text, name, clause, written, context):
        return None, False
    span = (min(start, name[0]) if name else start, clause.span[1])
    entry = _Entry(name, written, span, nth, [])
    if last_set:
        entry.last_rir = written_of(text, start + last_set.start() if not body else end, start + len(said)).rir
        entry.hard = entry.last_rir is None and bool(EFFORT.search(said[last_set.start() :]))
    entry.plain = name is not None and _is_plain(clause, name)
    entry.failed, entry.warm_up = bool(FAILED.search(said)), bool(WARM_UP.search(said))
    return entry, not body


def _adds(clause: Clause, written: Written, last: _Entry) -> bool:
    """Whether a clause without a name goes on with the sets of the last one; then they are added to it."""
    if written.words and any(not _fills(item) for item in clause.items if item.number is None and not item.has("sets")):
        return False
    if not (written.is_said or written.numbers or written.load):
        return False
    if clause.has("level", "range", "amount:s") or clause.all("place"):
        return False
    one = last.written
    if written.schemes:
        one.sets += written.sets
        one.unclear = one.unclear or written.unclear
        one.schemes += written.schemes
    last.more += written.numbers
    one.load = one.load or written.load
    one.reps, one.count = one.reps or written.reps, one.count or written.count
    one.rir = written.rir if written.rir is not None else one.rir
    last.span = (last.span[0], clause.span[1])
    return True


def _lone_name(text: str, clause: Clause, context: Context) -> Span | None:
    """An exercise that stands alone, for the numbers behind it: "bench: …", "bench, 100x5"."""
    if not clause.has("lift") or clause.all("sense") or clause.has("not", "cannot", "stop", "number", "sets"):
        return None
    return _name(text, clause, written_of(text, *clause.span), context)


def _name(text: str, clause: Clause, written: Written, context: Context) -> Span | None:
    """Where the exercise is named: the stretch of words that is one, without what only joins it to the rest."""
    best: tuple[int, Span] | None = None
    for first, last in written.words:
        items = [item for item in clause.items if first <= item.start < last and item.number is None]
        while items and (_fills(items[0]) or items[0].words in AT):
            items.pop(0)
        while items and (_fills(items[-1]) or items[-1].words in AT):
            items.pop()
        if not items:
            continue
        span = items[0].start, min(last, max(item.end for item in items))
        known = any(item.has("lift") or item.value("tag") for item in items)
        sure = 2 if known else 1 if _known(context, text[slice(*span)]) is not None else 0
        if best is None or sure > best[0]:
            best = sure, span
    return best[1] if best else None


def _is_named(text: str, clause: Clause, start: int, end: int, context: Context) -> bool:
    """Whether a part of the body is only in the name of an exercise: jalón al pecho."""
    name = None if clause.all("sense") else _name(text, clause, written_of(text, start, end), context)
    inside = name is not None and all(name[0] <= item.start < name[1] for item in clause.all("place"))
    return inside and name is not None and _known(context, text[slice(*name)]) is not None


def _is_plain(clause: Clause, name: Span) -> bool:
    """Whether a name is nothing but words for lifts."""
    items = [item for item in clause.items if name[0] <= item.start < name[1]]
    return bool(items) and all(item.has("lift") or item.value("tag") for item in items)


def _fills(item: Item) -> bool:
    families = {meaning.partition(":")[0] for meaning in item.meanings}
    return bool(families & set(_NOT_OF_A_NAME)) and not families & {"lift", "tag"}


def _known(context: Context, name: str) -> bool | None:
    """Whether the body alone is the load; None where nobody knows the exercise."""
    if context.lift is not None:
        return context.lift(name)
    return True if OWN_WEIGHT.search(name) else None


def _is_worth(text: str, name: Span, clause: Clause, written: Written, context: Context) -> bool:
    """Whether a named stretch writes of sets: with a scheme or a load of one that is known, or with repetitions alone."""
    known = _known(context, text[slice(*name)])
    if clause.has("level", "range") and not (written.schemes or written.count or written.reps):
        return False
    if written.seconds and not written.sets:
        return known is not None
    if written.schemes or (written.load is not None and (written.numbers or written.reps or written.count)):
        return True
    if written.count or written.reps or written.rir is not None:
        return known is not None or bool(written.count)
    if written.load is not None:
        return known is not None
    return known is not None and (len(written.numbers) > 1 or (known and bool(written.numbers)))


def _facts(text: str, entry: _Entry, clauses: Sequence[Clause], context: Context) -> tuple[list[Draft], list[Question]]:
    when, assumed = moment_of(clauses, entry.clause, context.now)
    name = text[slice(*entry.name)] if entry.name else ""
    sets, timed, unclear = _sets(entry, bool(_known(context, name)))
    notes = [assumed] if assumed else []
    if any(load is not None and load.unit is None and load.value for load, _ in sets):
        notes.append(f"unit: {context.load_units or 'kg'}")
    if entry.written.rir is not None and len(sets) > 1 and entry.last_rir is None:
        notes.append("the same reserve in every set")
    fields: dict[str, object] = {"exercise_name": name} if name else {}
    base = Draft("set", at_text(when, context.now), fields, entry.span, tuple(notes), 0.9)
    if unclear:
        return [], [Question(unclear, entry.span, {"lift": name, "words": text[slice(*entry.span)]}, (), None)]
    drafts = [_one(base, entry, load, reps, seconds, context) for (load, reps), seconds in _paired(sets, timed)]
    if not name or (context.lift is not None and _known(context, name) is None and not entry.plain):
        said = {"words": text[slice(*entry.span)]}
        return [], [Question("exercise", entry.span, said, (), drafts[0], "exercise_name", also=tuple(drafts[1:]))]
    if any(load is None for load, _ in sets) and not _known(context, name):
        return [], [Question("load", entry.span, {"lift": name}, (), drafts[0], "load", also=tuple(drafts[1:]))]
    if drafts and entry.failed:
        drafts[-1] = replace(drafts[-1], fields={**drafts[-1].fields, "set_type": "failure", "rir": 0})
    elif drafts and entry.last_rir is not None:
        drafts[-1] = replace(drafts[-1], fields={**drafts[-1].fields, "rir": entry.last_rir})
    asks = [Question("effort", entry.span, {"lift": name}, (), drafts[-1], "rir")] if drafts and entry.hard else []
    return drafts, asks


def _paired(
    sets: Sequence[tuple[Load | None, int]], timed: Sequence[float]
) -> list[tuple[tuple[Load | None, int | None], float | None]]:
    return [((load, reps), None) for load, reps in sets] if sets else [((Load(0.0), None), seconds) for seconds in timed]


def _sets(entry: _Entry, own_weight: bool) -> tuple[list[tuple[Load | None, int]], list[float], str]:
    """The sets of an entry, the seconds of timed ones, and what is unclear, if anything is."""
    one = entry.written
    numbers = [*one.numbers, *entry.more]
    if one.unclear:
        return [], [], one.unclear
    if one.added:
        if len(one.added) > 1 or one.load is not None or not own_weight:
            return [], [], "sets"
        one.load = one.added[0]
    if one.seconds and not one.sets and one.reps is None:
        if len(one.seconds) == len(numbers) == 1 and one.count is None and numbers[0] in range(1, _MOST_TIMES):
            return [], one.seconds * int(numbers[0]), ""
        return [], one.seconds * (one.count or 1) if len(one.seconds) == 1 else one.seconds, ""
    load = one.load or (Load(0.0) if own_weight else None)
    if len(one.sets) == 1 and one.sets[0][0] is not None and one.count and not (one.reps or numbers):
        return list(one.sets) * one.count, [], ""
    if one.sets and one.load is None and numbers and all(of is None for of, _ in one.sets):
        if len(numbers) > 1 or not _is_surely_load(numbers[0]) or own_weight or one.reps or one.count:
            return [], [], "sets"
        return [(Load(numbers[0]), reps) for _, reps in one.sets], [], ""
    if one.sets:
        found = [(of or load, reps) for of, reps in one.sets]
        extra = [int(number) for number in numbers if number.is_integer() and 0 < number <= _MOST_REPS]
        if one.reps or one.count or len(extra) != len(numbers):
            return [], [], "sets"
        return found + [(found[-1][0], reps) for reps in extra], [], ""
    if load is None and one.count and len(numbers) == 2 and not _is_surely_load(numbers[0]) and _is_surely_load(numbers[1]):
        load, numbers = Load(numbers[1]), numbers[:1]
    if load is None and len(numbers) > 1 and numbers[0] > 30 and max(numbers[1:]) <= 30:
        load, numbers = Load(numbers[0]), numbers[1:]
    if any(not number.is_integer() or not 0 < number <= _MOST_REPS for number in numbers):
        return [], [], "sets"
    reps = [int(number) for number in numbers] or ([one.reps] if one.reps else [])
    if one.reps and len(numbers) > 1 and one.load is not None:
        reps.append(one.reps)
    elif one.reps and numbers:
        return [], [], "sets"
    if not reps:
        return [], [], "reps"
    if one.count and len(reps) == 1:
        reps *= one.count
    if one.count and len(reps) != one.count:
        return [], [], "sets"
    return [(load, number) for number in reps], [], ""


def _is_surely_load(number: float) -> bool:
    return number > _SURELY_LOAD or not number.is_integer()


def _one(base: Draft, entry: _Entry, load: Load | None, reps: int | None, seconds: float | None, context: Context) -> Draft:
    fields = dict(base.fields)
    if load is not None and load.value:
        fields["load_kg"] = load.kg(context.load_units or "kg")
        if (load.unit or context.load_units) == "lb":
            fields["entered_unit"] = "lb"
    if reps is not None:
        fields["reps"] = reps
    if seconds is not None:
        fields["duration_s"] = seconds
    if entry.written.rir is not None:
        fields["rir"] = entry.written.rir
    if entry.warm_up:
        fields["set_type"] = "warm_up"
    return replace(base, fields=fields)


def _in_order(drafts: Sequence[Draft], questions: Sequence[Question], now: datetime) -> list[Draft]:
    """Sets of one moment a millisecond apart, so that each is a fact of its own and they stay in their order."""
    del questions
    return [replace(draft, at=_apart(draft.at, nth, len(drafts), now)) for nth, draft in enumerate(drafts)]


def _ordered(questions: Sequence[Question], drafts: Sequence[Draft], now: datetime) -> list[Question]:
    """The questions, with the drafts they speak of at the times that those have."""
    found = []
    for question in questions:
        draft = question.draft
        if draft is None:
            found.append(question)
        elif question.code == "effort":
            nth = max(n for n, one in enumerate(drafts) if one is draft)
            found.append(replace(question, draft=replace(draft, at=_apart(draft.at, nth, len(drafts), now)), replaces=nth))
        else:
            every = [draft, *question.also]
            apart = [replace(one, at=_apart(one.at, nth, len(every), now)) for nth, one in enumerate(every)]
            found.append(replace(question, draft=apart[0], also=tuple(apart[1:])))
    return found


def _apart(at: str, nth: int, sets: int, now: datetime) -> str:
    then = datetime.fromisoformat(at)
    moved = (
        then - timedelta(milliseconds=sets - 1 - nth)
        if then >= now - timedelta(seconds=1)
        else then + timedelta(milliseconds=nth)
    )
    return moved.isoformat(timespec="milliseconds")
