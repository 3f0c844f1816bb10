"""What may ground a number: every value of the tools' results, with its unit and what it is of. ``evidence_in``, ``Evidence``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hormesis.words.grounding_claims import NO_DAYS, Claim, Days, claims_in
from hormesis.words.grounding_fields import field_kind, spelt_numbers
from hormesis.words.grounding_numerals import Day
from hormesis.words.grounding_subjects import Names, body_ids, signal_ids

__all__ = ["Evidence", "Ground", "evidence_in", "evidence_of_words", "own_names_in"]

_NAMED_BY = ("exercise", "about", "instead")
_BODY_BY = ("muscle_group", "region", "group")
_REPS = re.compile(r"(?:^|_)reps(?:_low|_high)?$|^need$")
_LOAD = re.compile(r"_kg$")
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value. ``about`` (of exercises), ``body`` and ``signals`` are what it is of; ``said``: somebody's words, quoted;
    ``record``: the numbers that stand together; ``compares``: it is itself a difference; ``of_max``: it is of a maximum."""

    kind: str
    value: float = 0.0
    slack: float = 0.0
    noun: str = ""
    scale: float | None = None
    day: Day | None = None
    about: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    signals: frozenset[str] = frozenset()
    days: Days = NO_DAYS
    said: bool = False
    chat: bool = False
    compares: int = 0
    of_max: bool = False
    record: int = -1
    total: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Numbers of one prescription or set: ``sets`` is None where any number of sets may stand beside them."""

    about: frozenset[str]
    reps: float
    mass: float | None
    sets: float | None
    said: bool


@dataclass(slots=True)
class Ground:
    """All the evidence of a conversation."""

    values: list[Evidence] = field(default_factory=list)
    together: list[Together] = field(default_factory=list)
    records: int = 0

    def next_record(self) -> int:
        """The number of another record."""
        self.records += 1
        return self.records


@dataclass(frozen=True, slots=True)
class _Place:
    about: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    signals: frozenset[str] = frozenset()
    days: Days = NO_DAYS
    of_max: bool = False
    said: bool = False


def evidence_in(results: Iterable[Any], names: Names, today: date) -> Ground:
    """The evidence of tools' results, newest or oldest first alike."""
    ground = Ground()
    for result in results:
        _walk(result, "", _Place(), names, today, ground, -1)
    return ground


def evidence_of_words(ground: Ground, texts: Iterable[str], names: Names, today: date) -> None:
    """Add what the athlete said themselves."""
    for text in texts:
        _from_text(text, _Place(said=True), names, today, ground, -1, chat=True)


def own_names_in(results: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Pairs (slug, name) as the results have them: what the log calls an exercise."""
    for one in results:
        if isinstance(one, Mapping):
            slug = one.get("exercise")
            for key in ("name", "as_logged"):
                name = one.get(key)
                name = name.get("user_text") if isinstance(name, Mapping) else name
                if isinstance(name, str) and name:
                    yield (slug if isinstance(slug, str) else f"own:{name.lower()}"), name
            yield from own_names_in(one.values())
        elif isinstance(one, list):
            yield from own_names_in(one)


def _walk(node: Any, key: str, place: _Place, names: Names, today: date, ground: Ground, record: int) -> None:
    if isinstance(node, Mapping):
        _record(node, key, place, names, today, ground)
    elif isinstance(node, list):
        _list(node, key, place, names, today, ground, record)
    elif isinstance(node, bool) or node is None:
        return
    elif isinstance(node, int | float):
        _add_number(key, float(node), place, ground, record)
    elif isinstance(node, str) and _is_iso(node):
        _add_instant(node, place, ground, record)
    elif isinstance(node, str):
        _from_text(node, place, names, today, ground, record)


def _record(node: Json, key: str, place: _Place, names: Names, today: date, ground: Ground) -> None:
    inside, record = _place_of(node, key, place, names), ground.next_record()
    unit = node.get("unit") if isinstance(node.get("unit"), str) else None
    _add_together(node, inside, ground)
    for name, value in node.items():
        if name in ("evidence", "confirm", "import_id", "code"):
            continue
        if unit is not None and name in ("value", "usual", "low", "high") and isinstance(value, int | float):
            kind, size, scale = field_kind(f"x_{unit}")
            ground.values.append(_evidence(kind, float(value) * size, inside, record, scale=scale))
            continue
        where = _Place(*_but_said(inside), said=True) if name == "user_text" else inside
        for number, noun in spelt_numbers(name):
            ground.values.append(_evidence("span" if noun == "span" else "count", number, inside, record, noun=noun))
        of_max = (
            _Place(inside.about, inside.body, inside.signals, inside.days, True, inside.said)
            if name in ("e1rm", "days")
            else where
        )
        _walk(
            value,
            str(name),
            of_max if name == "e1rm" or (name == "days" and "e1rm" in node) else where,
            names,
            today,
            ground,
            record,
        )


def _add_instant(text: str, place: _Place, ground: Ground, record: int) -> None:
    """A day, and the time of it where one stands beside it."""
    day = _iso(text)
    dated = _Place(
        place.about, place.body, place.signals, Days(place.days.dates | ({day} if day else set())), place.of_max, place.said
    )
    ground.values.append(
        Evidence("day", day=day, about=place.about, body=place.body, signals=place.signals, days=dated.days, said=place.said)
    )
    if (clock := re.match(r".{10}T(\d{2}):(\d{2})", text)) is not None:
        ground.values.append(_evidence("clock", int(clock[1]) * 60.0 + int(clock[2]), dated, record))


def _but_said(place: _Place) -> tuple[frozenset[str], frozenset[str], frozenset[str], Days, bool]:
    return place.about, place.body, place.signals, place.days, place.of_max


def _list(node: Sequence[Any], key: str, place: _Place, names: Names, today: date, ground: Ground, record: int) -> None:
    noun = {"work": "exercises", "lifts": "exercises", "release": "things", "signals": "signals", "workouts": "workouts"}.get(key)
    if noun is not None:
        ground.values.append(_evidence("count", float(len(node)), place, record, noun=noun))
    if key == "days" and node and isinstance(node[0], Mapping) and "work" in node[0]:
        training = float(sum(1 for one in node if one.get("work")))
        ground.values.append(_evidence("count", training, place, record, noun="workouts"))
        ground.values.append(_evidence("span", training, place, record))
        ground.values.append(_evidence("span", float(len(node)), place, record))
    if key == "work":
        ground.values.append(
            _evidence("sets", sum(_sets_of(one) for one in node if isinstance(one, Mapping)), place, record, total=True)
        )
    if key == "sets" and all(isinstance(one, Mapping) for one in node):
        ground.values.append(_evidence("sets", float(sum(one.get("sets") or 1 for one in node)), place, record))
        _add_gathered(node, place, ground)
    for one in node:
        _walk(one, key, place, names, today, ground, record)


def _sets_of(lift: Json) -> float:
    sets = lift.get("sets")
    if isinstance(sets, list):
        return float(sum(one.get("sets") or 1 for one in sets if isinstance(one, Mapping)))
    return float(sets) if isinstance(sets, int | float) else 0.0


def _add_together(node: Json, place: _Place, ground: Ground) -> None:
    reps = [float(v) for k, v in node.items() if _REPS.search(k) and isinstance(v, int | float) and not isinstance(v, bool)]
    loads = [float(v) for k, v in node.items() if _LOAD.search(k) and isinstance(v, int | float)]
    sets = node.get("sets") if isinstance(node.get("sets"), int) else None
    many = float(sets) if sets is not None else None
    for one in reps:
        ground.together.append(Together(place.about, one, None, many, place.said))
        ground.together += [Together(place.about, one, load, many, place.said) for load in loads]


def _add_gathered(sets: Sequence[Json], place: _Place, ground: Ground) -> None:
    """Sets that were done, one a record: equal ones are so many sets."""
    if not sets or "sets" in sets[0]:
        return
    for one in sets:
        same = [other for other in sets if (other.get("reps"), other.get("load_kg")) == (one.get("reps"), one.get("load_kg"))]
        if one.get("reps") is not None:
            load = one.get("load_kg")
            ground.together.append(
                Together(place.about, float(one["reps"]), None if load is None else float(load), float(len(same)), False)
            )
            ground.together.append(Together(place.about, float(one["reps"]), None, float(len(same)), False))
            ground.values.append(_evidence("sets", float(len(same)), place, -1))


def _place_of(node: Json, key: str, outer: _Place, names: Names) -> _Place:
    about, body, signals = outer.about, outer.body, outer.signals
    slugs: set[str] = set()
    bodies: set[str] = set()
    for by in _NAMED_BY:
        value = node.get(by)
        if isinstance(value, str) and value in names.named:
            slugs.add(value)
        elif isinstance(value, str) and by == "about":
            bodies |= set(re.findall(r"\((\w+)\)", value))
    logged = node.get("as_logged")
    if isinstance(logged, Mapping) and node.get("exercise") is None:
        slugs.add(f"own:{str(logged.get('user_text')).lower()}")
    for by in _BODY_BY:
        if isinstance(node.get(by), str):
            bodies |= body_ids(node[by])
    if isinstance(node.get("signal"), str):
        signals = signal_ids(node["signal"])
    if key in ("readiness", "sleep", "forecasts"):
        signals = frozenset({{"sleep": "night"}.get(key, key)})
    dates = [_iso(value) for name, value in node.items() if name != "ready_at" and isinstance(value, str) and _is_iso(value)]
    days = Days(frozenset(day for day in dates if day is not None))
    if not isinstance(node.get("date"), str):
        days = Days(outer.days.dates | days.dates)
    return _Place(frozenset(slugs) or about, frozenset(bodies) or body, signals, days, outer.of_max, outer.said)


def _is_iso(value: str) -> bool:
    return len(value) >= 10 and value[4] == "-" and value[7] == "-" and value[:4].isdigit()


def _iso(value: str) -> Day | None:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return day.year, day.month, day.day


def _add_number(key: str, value: float, place: _Place, ground: Ground, record: int) -> None:
    kind, size, scale = field_kind(key)
    compares = 0
    if kind == "skip":
        return
    if key in ("percent", "percent_low", "percent_high") or key.endswith("_points") or key == "points":
        compares = 2 if value == 0 else 1 if value > 0 else -1
        if key == "percent" and not place.about:
            compares = 2
    noun = key.split("_")[-1] if kind == "count" else ""
    if 0 <= value <= 1 and re.search(r"(^p_|probab|share)", key):
        kind, size = "percent", 100.0
    ground.values.append(_evidence(kind, value * size, place, record, noun=noun, scale=scale, compares=compares))


def _evidence(
    kind: str,
    value: float,
    place: _Place,
    record: int,
    noun: str = "",
    scale: float | None = None,
    compares: int = 0,
    total: bool = False,
) -> Evidence:
    return Evidence(
        kind, value, 0.0, noun, scale, None, place.about, place.body, place.signals, place.days, place.said, False, compares,
        place.of_max, record, total,
    )  # fmt: skip


def _from_text(text: str, place: _Place, names: Names, today: date, ground: Ground, record: int, chat: bool = False) -> None:
    """The numbers of a sentence of ours (or of somebody's words, quoted)."""
    _, claims = claims_in(text, names, today)
    record = ground.next_record() if record < 0 else record
    dates = frozenset(one.day for one in claims if one.day is not None)
    days = Days(place.days.dates | dates, frozenset(one.weekday for one in claims if one.weekday is not None))
    links: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.linked is not None:
            links.setdefault(claim.linked, []).append(claim)
        about, body, signals = _subjects(claim, place)
        for value in claim.values or (0.0,):
            ground.values.append(
                Evidence(
                    claim.kind if claim.kind != "weekday" else "weekday",
                    float(claim.weekday) if claim.weekday is not None else value,
                    claim.slack,
                    claim.noun,
                    claim.scale,
                    claim.day,
                    about,
                    body,
                    signals,
                    days,
                    place.said,
                    chat,
                    claim.compares,
                    place.of_max or (claim.of_max and "1RM" in text),
                    record,
                )
            )
    for group in links.values():
        part = {one.kind: one.values[0] for one in group if one.values}
        if "reps" in part:
            about = group[0].about or place.about
            ground.together.append(Together(about, part["reps"], part.get("mass"), part.get("sets"), place.said))
            if part.get("mass") is not None:
                ground.together.append(Together(about, part["reps"], None, part.get("sets"), place.said))


def _subjects(claim: Claim, place: _Place) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    own = {claim.of: claim.about} if claim.about else {}
    about = own.get("exercise", frozenset()) | (place.about if not own.get("exercise") or not place.said else frozenset())
    body = own.get("body") or place.body
    signals = own.get("signal") or place.signals
    return about, body, signals
