"""How the day is: sleep, energy, stress and motivation, body weight, hours at a desk. ``read_day``."""

from collections.abc import Sequence
from datetime import datetime, time

from hormesis.domain.load import kg_from
from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_times import at_text, moment_of
from hormesis.words.parse_values import Context, Draft, Question
from hormesis.words.parse_words import Item

__all__ = ["read_day"]

_NIGHT_MIN = (30, 16 * 60)
_WAKES = time(7)
_SCALE = {"energy": "1 (none) to 5 (plenty)", "stress": "1 (none) to 5 (a lot)"}

Read = tuple[list[Draft], list[Question], set[int]]


def read_day(clauses: Sequence[Clause], open_clauses: Sequence[int], context: Context) -> Read:
    """What the open clauses say of the day, what must be asked, and which clauses they are."""
    drafts: list[Draft] = []
    questions: list[Question] = []
    taken: set[int] = set()
    for read in (_mass, _desk, _sleep, _fields):
        found = read(clauses, [nth for nth in open_clauses if nth not in taken], context)
        drafts += found[0]
        questions += found[1]
        taken |= found[2]
    return drafts, questions, taken


def _sleep(clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    drafts: list[Draft] = []
    questions: list[Question] = []
    taken: set[int] = set()
    for nth in free:
        clause = clauses[nth]
        if (
            nth in taken
            or not clause.has("sleep", "field:sleep_quality")
            or (clause.all("field") and not clause.has("amount:s") and not _is_beside(clause))
            or clause.has("cannot", "past")
        ):
            continue
        group = [nth, *_added(clauses, nth, free)] if not clause.all("field") else [nth]
        hours = next(((i, n) for n in group for i in clauses[n].items if i.has("amount:s")), None)
        word = next(
            (
                (q, n)
                for n in group
                if (not clause.all("field") or _is_beside(clause)) and (q := _quality(clauses[n])) is not None
            ),
            None,
        )
        bare = [i for n in group for i in clauses[n].items if i.has("number", "level", "range")]
        if hours is None and word is None and not bare:
            continue
        taken |= set(group) if not clause.all("field") else set()
        when = moment_of(clauses, nth, context.now)[0]
        when = context.now if clause.has("time:last_night") else when
        span = (clause.span[0], max(clauses[n].span[1] for n in group))
        night = Draft("night", at_text(_woke(when), context.now), {}, span)
        if hours is not None:
            minutes = round((hours[0].number or 0) / 60)
            if _NIGHT_MIN[0] <= minutes <= _NIGHT_MIN[1]:
                drafts.append(Draft("night", night.at, {"asleep_min": minutes}, span))
            else:
                questions.append(Question("hours", span, {}, (), night, "asleep_min"))
        elif bare and not clause.all("field") and not any(i.has("sets") for i in clause.items):
            questions.append(Question("hours", span, {}, (), night, "asleep_min"))
        if word is not None:
            value, said = word[0]
            note = f"sleep quality {value} of 5, from “{said}”"
            drafts.append(Draft("check_in", at_text(when, context.now), {"sleep_quality": value}, span, (note,), 0.85))
    return drafts, questions, taken


def _added(clauses: Sequence[Clause], nth: int, free: Sequence[int]) -> list[int]:
    """The neighbours that only add hours or a word on how it was."""
    found = []
    for other in (nth - 1, nth + 1, nth + 2):
        if other in free and 0 <= other < len(clauses) and clauses[other].sentence == clauses[nth].sentence:
            clause = clauses[other]
            adds = clause.has("amount:s") or bool(clause.all("quality"))
            if other == nth + 2 and nth + 1 not in found:
                continue
            if (
                adds
                and clause.only("amount", "quality", "time", "hedge", "fine", "sleep", "one", "not")
                and not clause.has("feel")
            ):
                found.append(other)
    return found


def _quality(clause: Clause) -> tuple[int, str] | None:
    """How good the sleep was, 1 to 5, and the words that said so; a "very" counts, "not well" is badly."""
    said = clause.all("quality")
    if not said:
        return None
    best = max(said, key=lambda item: item.end - item.start)
    value = int(best.value("quality") or 3)
    at = clause.items.index(best)
    before = clause.items[max(0, at - 3) : at]
    if any(i.has("not") for i in before):
        value = {4: 2, 5: 2, 3: 2, 2: 3, 1: 3}[value]
    elif any(_boosts(i) for i in before):
        value = {2: 1, 4: 5}.get(value, value)
    return value, best.words


def _is_beside(clause: Clause) -> bool:
    """Whether the word on how it was stands right behind the sleep: energy 2, slept badly."""
    at = next((n for n, item in enumerate(clause.items) if item.has("sleep")), None)
    return at is not None and any(item.value("quality") for item in clause.items[at : at + 3]) and len(clause.all("quality")) == 1


def _boosts(item: Item) -> bool:
    return item.has("hedge") and not item.has("somewhat")


def _fields(clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    drafts: list[Draft] = []
    questions: list[Question] = []
    taken: set[int] = set()
    for nth in free:
        clause = clauses[nth]
        if clause.all("place") or clause.has("sets"):
            continue
        when = at_text(moment_of(clauses, nth, context.now)[0], context.now)
        for item in clause.all("field"):
            name = item.value("field") or ""
            number = _number_behind(clause, item)
            if number is None:
                continue
            taken.add(nth)
            one = _rated(name, number, Draft("check_in", when, {}, clause.span))
            (drafts if isinstance(one, Draft) else questions).append(one)  # type: ignore[arg-type]
        for item in clause.all("state"):
            name, _, value = (item.value("state") or "").partition("=")
            if any(d.span == clause.span and name in d.fields for d in drafts):
                continue
            level = _felt(clause, item, name, int(value))
            if level is not None:
                note = f"{name} {level} of 5, from “{item.words}”"
                drafts.append(Draft("check_in", when, {name: level}, clause.span, (note,), 0.85))
                taken.add(nth)
    return drafts, questions, taken


def _number_behind(clause: Clause, item: Item) -> Item | None:
    at = clause.items.index(item)
    behind = [i for i in clause.items[at + 1 : at + 4] if i.has("number", "level", "range")]
    before = [i for i in clause.items[max(0, at - 2) : at] if i.has("level")]
    return behind[0] if behind else before[0] if before else None


def _rated(name: str, item: Item, base: Draft) -> Draft | Question:
    number = item.number
    values = {"field": name.replace("_", " "), "scale": _SCALE.get(name, "1 (bad) to 5 (very good)")}
    code = "scale" if item.has("range") or item.scale not in (None, 5.0) else "range"
    if number is None or code == "scale" or not 1 <= number <= 5:
        return Question(code, base.span, values, (), base, name)
    return Draft("check_in", base.at, {name: int(number) if number.is_integer() else number}, base.span)


def _felt(clause: Clause, item: Item, name: str, value: int) -> int | None:
    """What a word says, 1 to 5: "very" makes it more, "not" turns stress to none, and of anything else nothing is known."""
    at = clause.items.index(item)
    before = clause.items[max(0, at - 3) : at]
    if any(i.has("not", "ended") for i in before):
        hedged = any(i.has("hedge") for i in before)
        return 1 if name == "stress" and value >= 4 and not hedged else None
    if any(_boosts(i) for i in before):
        return {2: 1, 4: 5}.get(value, value)
    return value


def _mass(clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    for nth in free:
        clause = clauses[nth]
        if clause.has("lift", "sets", "past") or clause.all("place") or clause.all("sense"):
            continue
        loads = [i for i in clause.items if i.has("amount:kg", "amount:lb")]
        bare = [i for i in clause.items if i.has("number")]
        named = clause.has("mass")
        at = at_text(moment_of(clauses, nth, context.now)[0], context.now)
        if len(loads) == 1 and (named or all(i.meanings and i.meanings != {"number"} for i in clause.items)):
            unit = "lb" if loads[0].has("amount:lb") else "kg"
            return _weighed(round(kg_from(loads[0].number or 0, unit), 4), Draft("body_mass", at, {}, clause.span), nth)  # type: ignore[arg-type]
        if named and len(bare) == 1 and not loads:
            value = bare[0].number or 0
            if context.units is None:
                draft = Draft("body_mass", at, {"kg": value}, clause.span)
                return [], [Question("unit", clause.span, {"value": f"{value:g}"}, ("kg", "lb"), draft, "unit")], {nth}
            draft = Draft("body_mass", at, {}, clause.span, (f"unit: {context.units}, as in your profile",), 0.85)
            return _weighed(round(kg_from(value, context.units), 4), draft, nth)
    return [], [], set()


def _weighed(kg: float, base: Draft, nth: int) -> Read:
    if not 20 <= kg <= 400:
        return [], [Question("mass", base.span, {"kg": kg}, (), Draft("body_mass", base.at, {}, base.span), "kg")], {nth}
    return [Draft("body_mass", base.at, {"kg": kg}, base.span, base.assumed, base.confidence)], [], {nth}


def _desk(clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    for nth in free:
        clause = clauses[nth]
        hours = clause.first("amount:s")
        if not clause.has("desk") or hours is None or clause.all("place") or (hours.number or 0) < 1800:
            continue
        value = round((hours.number or 0) / 3600, 2)
        at = at_text(moment_of(clauses, nth, context.now)[0], context.now)
        draft = Draft("desk", at, {"hours": int(value) if value.is_integer() else value}, clause.span)
        if value <= 24:
            return [draft], [], {nth}
    return [], [], set()


def _woke(when: datetime) -> datetime:
    """A night is of the morning on which it ended; written at night it must not pass for the one that begins."""
    return min(when, datetime.combine(when.date(), _WAKES, tzinfo=when.tzinfo))
