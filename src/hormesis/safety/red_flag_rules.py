"""The rules of ``lexicon/rules.toml`` and when one holds. ``Rule``, ``rules``, ``first_rule``.

``when`` lists ways in which the rule holds. A way is made of terms joined by ``&``, all of which must be said; a term is units
joined by ``|``; ``a ~ b`` wants them near each other in one sentence (at most six words between, ``~9`` at most nine); ``!a``
must not be said in the same sentences. The names of ``groups`` stand for their units.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from hormesis.domain.evidence import Grade
from hormesis.safety.red_flag_units import Hit
from hormesis.safety.red_flag_words import Words

__all__ = ["Rule", "Way", "first_rule", "rules", "units_named"]

_NEAR = 6
_SAME_MESSAGE = 60
_MOST = 20


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a rule holds: each term is a chain of sets of units with the distance allowed to the link before."""

    terms: tuple[tuple[tuple[frozenset[str], int], ...], ...]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, its tier, the text it shows, what it means in words, where it comes from, and its ways."""

    id: str
    tier: str
    text: str
    means: str
    source: str
    grade: Grade
    ways: tuple[Way, ...]
    jest: bool


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, the most urgent first, within a tier in the order of the file."""
    raw = _read()
    groups = _groups(raw)
    found = [_rule(one, groups) for one in raw["rules"]]
    return tuple(sorted(found, key=lambda rule: rule.tier))


@cache
def units_named() -> frozenset[str]:
    """Every unit that some rule speaks of."""
    return frozenset(
        unit for rule in rules() for way in rule.ways for term in way.terms for units, _ in term for unit in units
    ).union(*(way.unless for rule in rules() for way in rule.ways))


def first_rule(words: Words, hits: Sequence[Hit], jokes: set[int]) -> tuple[Rule, tuple[Hit, ...]] | None:
    """The most urgent rule that holds for what is said, and what it rests on."""
    said: dict[str, list[Hit]] = {}
    for hit in hits:
        said.setdefault(hit.unit, []).append(hit)
    for name, term in _composites().items():
        if all(any(unit in said for unit in units) for units, _ in term):
            for chain in islice(_chains(term, said, words), _MOST):
                said.setdefault(name, []).append(Hit(name, "signs", tuple(sorted({place for hit in chain for place in hit.at}))))
    for number in sorted({n for unit in said for n in _beginning_with().get(unit, ())}):
        rule, way = _numbered()[number]
        found = _holds(way, said, words)
        if found is None:
            continue
        if rule.jest and jokes and any(words.sentences[hit.first] in jokes for hit in found):
            continue
        return rule, found
    return None


@cache
def _composites() -> Mapping[str, tuple[tuple[frozenset[str], int], ...]]:
    """Units that are made of others near each other, such as pain in the chest."""
    raw = _read()
    return {name: _way(written, frozenset(), _groups(raw)).terms[0] for name, written in raw["composites"].items()}


@cache
def _numbered() -> tuple[tuple[Rule, Way], ...]:
    return tuple((rule, way) for rule in rules() for way in rule.ways)


@cache
def _beginning_with() -> Mapping[str, tuple[int, ...]]:
    """Unit → the numbers of the ways whose first link it may be."""
    begins: dict[str, list[int]] = {}
    for number, (_, way) in enumerate(_numbered()):
        for unit in way.terms[0][0][0]:
            begins.setdefault(unit, []).append(number)
    return {unit: tuple(numbers) for unit, numbers in begins.items()}


def _holds(way: Way, said: Mapping[str, list[Hit]], words: Words) -> tuple[Hit, ...] | None:
    if not all(any(unit in said for unit in units) for term in way.terms for units, _ in term):
        return None
    for found in _chains(way.terms[0], said, words):
        together = list(found)
        for term in way.terms[1:]:
            more = next((c for c in _chains(term, said, words) if _within(c, found)), None)
            if more is None:
                break
            together.extend(more)
        else:
            sentences = {words.sentences[hit.first] for hit in together}
            if not any(words.sentences[hit.first] in sentences for unit in way.unless for hit in said.get(unit, ())):
                return tuple(together)
    return None


def _within(a: Sequence[Hit], b: Sequence[Hit]) -> bool:
    return abs(a[0].first - b[0].first) <= _SAME_MESSAGE


def _chains(
    term: Sequence[tuple[frozenset[str], int]], said: Mapping[str, list[Hit]], words: Words, before: tuple[Hit, ...] = ()
) -> Iterator[tuple[Hit, ...]]:
    """Every run of hits, one of each link, each near the one before."""
    units, allowed = term[len(before)]
    for unit in units:
        for hit in said.get(unit, ()):
            if before and not _near(before[-1], hit, allowed, words, said):
                continue
            chain = (*before, hit)
            if len(chain) == len(term):
                yield chain
            else:
                yield from _chains(term, said, words, chain)


def _near(a: Hit, b: Hit, allowed: int, words: Words, said: Mapping[str, list[Hit]]) -> bool:
    if words.sentences[a.first] != words.sentences[b.first]:
        return False
    left, right = (a, b) if a.first <= b.first else (b, a)
    if right.first - left.last - 1 > allowed:
        return False
    return not _parted(a, b, left.last, right.first, said)


def _parted(a: Hit, b: Hit, low: int, high: int, said: Mapping[str, list[Hit]]) -> bool:
    """“The knee hurts when I push the chest out”: a “when” lies between, and the sign has a body part on its own side."""
    bars = [hit.first for hit in said.get("bar", ()) if low < hit.first < high]
    if not bars or {a.table, b.table} != {"parts", "signs"}:
        return False
    sign = b if a.table == "parts" else a
    part = a if a.table == "parts" else b
    bar = bars[0] if sign.first < bars[0] else bars[-1]
    return any(
        hit.table == "parts"
        and hit.unit != part.unit
        and (hit.first < bar) == (sign.first < bar)
        and abs(hit.first - sign.first) <= _NEAR
        for hits in said.values()
        for hit in hits
    )


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("hormesis.safety").joinpath("lexicon", "rules.toml").read_text("utf-8"))


def _groups(raw: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: text.split() for name, text in raw["groups"].items()}


def _rule(raw: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> Rule:
    unless = _units(raw.get("unless", ""), groups)
    ways = tuple(_way(written, unless, groups) for written in raw["when"])
    return Rule(
        raw["id"],
        raw["tier"],
        raw.get("text", raw["tier"]),
        raw["means"],
        raw["source"],
        Grade(raw.get("grade", "expert")),
        ways,
        bool(raw.get("jest", False)),
    )


def _way(written: str, unless: frozenset[str], groups: Mapping[str, Sequence[str]]) -> Way:
    terms = []
    for term in (part.strip() for part in written.split("&")):
        if term.startswith("!"):
            unless = unless | _units(term[1:], groups)
            continue
        first, *links = term.split("~")
        chain = [(_units(first, groups), 0)]
        for link in links:
            number, _, rest = link.partition(" ")
            chain.append((_units(rest, groups), int(number) if number else _NEAR))
        terms.append(tuple(chain))
    return Way(tuple(terms), unless)


def _units(written: str, groups: Mapping[str, Sequence[str]]) -> frozenset[str]:
    names = [name.strip() for name in written.split("|") if name.strip()]
    return frozenset(unit for name in names for unit in groups.get(name, (name,)))
