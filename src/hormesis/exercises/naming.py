"""From a log's own name to a page of the library: ``Namer``, ``NameMatch``. Rules that read any language; no list of answers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.movement import Implement, Kind, Pattern
from hormesis.exercises.lexicon_files import NO_PAGE, Aliases
from hormesis.exercises.library import Library
from hormesis.exercises.movements import Movement
from hormesis.exercises.page import Page
from hormesis.exercises.words import Reading, tokens

__all__ = ["SURE", "NameMatch", "Namer"]

SURE = 0.6
"""From this confidence a name is taken for a page; below it the page is only suggested (our own choice, from real names)."""

_EXACT = 0.99
_UNKNOWN_WORD = {True: 0.92, False: 0.8}
"""What each word nobody knows leaves of the confidence, where the rest is distinct (certainty ≥ 0.93) and where it is not."""
_DISTINCT = 0.93
_CERTAIN = 0.8
"""A reading that leaves no word unknown and is as sure as this is taken without trying the next language."""
_OTHER_MOVEMENT = 0.85
_OTHER_IMPLEMENT = 0.92
_NO_PAGE = 0.5
_ALIKE = 0.5
"""Share of words in common from which a page of a loose movement (which stretch?) is taken for the one that was meant."""
_MOST_CANDIDATES = 5
_MEMO = 4096

_TRAINING = (Kind.STRENGTH, Kind.POWER, Kind.CARDIO)
_UNLIKE = frozenset({Pattern.CARDIO, Pattern.MOBILITY, Pattern.RELEASE, Pattern.OTHER, Pattern.CARRY})
"""Patterns whose exercises have too little in common for one to stand in for another."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a name is taken for. ``exercise`` is None where that is not sure, and then up to five ``candidates`` are given.

    ``pattern`` and ``primary_group`` are those of the page, or the best guess without one. ``confidence`` runs from 0 to 1.
    """

    name: str
    exercise: str | None
    confidence: float
    pattern: Pattern | None
    primary_group: MuscleGroup | None
    secondary_groups: tuple[MuscleGroup, ...]
    implement: Implement
    assisted: bool
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page with what its name and each alias say, and how many other pages point to it: the usual one among its like."""

    page: Page
    features: tuple[frozenset[str], ...]
    movement: str | None
    links: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """A page that could be meant: the share of words in common, and that with implement, pattern and group counted in."""

    entry: _Entry
    alike: float
    score: float


def _spelt(name: str) -> str:
    return " ".join(tokens(name))


class Namer:
    """Matches names to the pages of one library. Remembers its answers, up to a bound; otherwise without state."""

    def __init__(self, library: Library, aliases: Aliases, own: Mapping[str, str] | None = None) -> None:
        """``own``: the athlete's word, name as spelt → slug; it goes before everything else."""
        self._library = library
        self._aliases = aliases
        self._own = {_spelt(name): slug for name, slug in (own or {}).items() if slug in library}
        self._named = {_spelt(page.name): page.slug for page in library}
        self._implement_words = frozenset(aliases.rules.implements)
        self._memo: dict[tuple[str, str | None], NameMatch] = {}
        self._resolved: dict[tuple[str, str | None], str | None] = {}
        self._exact: dict[frozenset[str], Page] = {}
        links = Counter(slug for p in library for slug in (*p.progressions, *p.regressions, *[s.exercise for s in p.substitutes]))
        self._entries = tuple([self._entry(page, links[page.slug]) for page in library])
        training = [e for e in self._entries if e.page.kind in _TRAINING]
        resting = [e for e in self._entries if e.page.kind not in _TRAINING]
        self._learn(self._entries, slice(1))  # names of pages before their aliases
        self._learn(training, slice(1, None))  # a log is of training: its "butterfly" is no stretch
        self._learn(resting, slice(1, None))

    def _learn(self, entries: Sequence[_Entry], which: slice) -> None:
        """Take what the texts ``which`` of each page say for that page, first texts first, unless it is taken already."""
        rows = [entry.features[which] for entry in entries]
        for nth in range(max(map(len, rows), default=0)):
            for entry, features in zip(entries, rows, strict=True):
                if nth < len(features) and features[nth]:
                    self._exact.setdefault(features[nth], entry.page)

    def match(self, name: str, source: str | None = None) -> NameMatch:
        """What ``name``, as ``source`` (strong, hevy, …) spells it, is taken for."""
        key = (name, source)
        found = self._memo.get(key)
        if found is None:
            found = self._match(name, source)
            if len(self._memo) < _MEMO:
                self._memo[key] = found
        return found

    def resolve(self, name: str, source: str | None = None) -> str | None:
        """The page that ``match`` would take ``name`` for, without looking for candidates where there is none: much faster."""
        key = (name, source)
        if key in self._memo:
            return self._memo[key].exercise
        if key not in self._resolved:
            found = self._match(name, source, suggest=False).exercise
            if len(self._resolved) >= _MEMO:
                return found
            self._resolved[key] = found
        return self._resolved[key]

    def _match(self, name: str, source: str | None, suggest: bool = True) -> NameMatch:
        spelt = _spelt(name)
        reading, movement = self._read(name)
        known = self._aliases.sources.get(source or "", {}).get(spelt)
        said = self._own.get(spelt) or known or self._named.get(spelt)
        if said is not None and said in self._library:
            return self._known(name, self._library.get(said), reading, 1.0)
        if known == NO_PAGE:
            return self._unsure(name, reading, movement, 0.0, suggest and movement is not None)
        exact = self._exact.get(reading.features)
        if exact is not None:
            return self._known(name, exact, reading, _EXACT)
        if movement is None:
            return self._unsure(name, reading, None, 0.0, suggest)
        confidence = _confidence(reading, movement)
        ranked = self._ranked(reading, movement)
        if not ranked:
            return self._unsure(name, reading, movement, confidence * _NO_PAGE, suggest)
        best = ranked[0]
        if movement.id in self._aliases.rules.loose and best.alike < _ALIKE:
            return self._unsure(name, reading, movement, confidence * _NO_PAGE, suggest)
        if best.entry.movement != movement.id:
            confidence *= _OTHER_MOVEMENT
        held = self._aliases.rules.implement(reading.concepts)
        if held is not None and held is not best.entry.page.implement:
            confidence *= _OTHER_IMPLEMENT
        if confidence < SURE:
            return self._unsure(name, reading, movement, confidence, suggest)
        meant = None if best.entry.movement == movement.id else movement
        return self._known(name, best.entry.page, reading, confidence, meant)

    def _read(self, name: str) -> tuple[Reading, Movement | None]:
        """The reading with the surest movement, and of those the one that leaves the fewest words unknown; English first."""
        best: tuple[tuple[float, int], Reading, Movement | None] | None = None
        for reading in self._aliases.lexicon.readings(name):
            movement = self._aliases.rules.movement(reading.concepts)
            rank = (-_confidence(reading, movement), len(reading.unknown))
            if best is None or rank < best[0]:
                best = (rank, reading, movement)
            if not reading.unknown and movement is not None and movement.certainty >= _CERTAIN:
                break
        assert best is not None  # there is always English
        if best[1].unknown:
            mended = self._aliases.lexicon.mended(best[1])
            return mended, self._aliases.rules.movement(mended.concepts)
        return best[1], best[2]

    def _entry(self, page: Page, links: int) -> _Entry:
        features = tuple([self._aliases.features(text) for text in (page.name, *page.aliases)])
        movements = (self._aliases.rules.movement(f) for f in features)
        fitting = (m.id for m in movements if m is not None and (m.pattern is page.pattern or m.certainty >= _DISTINCT))
        return _Entry(page, features, next(fitting, None), links)

    def _ranked(self, reading: Reading, movement: Movement) -> list[_Choice]:
        """The pages that could serve, closest first: of the movement, or else of its pattern and group, or of its pattern."""
        serving = [e for e in self._entries if e.movement == movement.id]
        if not serving and movement.pattern not in _UNLIKE:
            alike = [e for e in self._entries if e.page.pattern is movement.pattern]
            serving = [e for e in alike if e.page.primary_group is movement.group] or alike
        held = self._aliases.rules.implement(reading.concepts)
        said = reading.features - self._implement_words
        choices = [self._choice(said, held, entry, movement) for entry in serving]
        return sorted(choices, key=lambda c: (-c.score, -c.entry.links, c.entry.page.slug))

    def _choice(self, said: Set[str], held: Implement | None, entry: _Entry, movement: Movement) -> _Choice:
        alike = score = 0.0
        for features in entry.features:
            words = features - self._implement_words
            union = len(said | words)
            share = len(said & words) / union if union else 0.0
            alike = max(alike, share)
            score = max(score, share + (0.2 if held is None and len(words) == len(features) else 0.0))
        page = entry.page
        score += (
            0.6 * (held is page.implement)
            + 0.15 * (page.pattern is movement.pattern)
            + 0.15 * (page.primary_group is movement.group)
        )
        return _Choice(entry, alike, score)

    def _known(self, name: str, page: Page, reading: Reading, confidence: float, meant: Movement | None = None) -> NameMatch:
        """``page``; where it only stands in for another movement, ``meant``, pattern and group are those of that movement."""
        held = self._aliases.rules.implement(reading.concepts)
        pattern, group = (page.pattern, page.primary_group) if meant is None else (meant.pattern, meant.group)
        return NameMatch(
            name=name,
            exercise=page.slug,
            confidence=round(confidence, 3),
            pattern=pattern,
            primary_group=group,
            secondary_groups=tuple(g for g in page.groups if g is not group),
            implement=held or page.implement,
            assisted="assisted" in reading.concepts,
            candidates=(),
        )

    def _unsure(self, name: str, reading: Reading, movement: Movement | None, confidence: float, suggest: bool) -> NameMatch:
        return NameMatch(
            name=name,
            exercise=None,
            confidence=round(confidence, 3),
            pattern=movement.pattern if movement else None,
            primary_group=movement.group if movement else None,
            secondary_groups=(),
            implement=self._aliases.rules.implement(reading.concepts) or Implement.UNKNOWN,
            assisted="assisted" in reading.concepts,
            candidates=self._candidates(name, reading, movement) if suggest else (),
        )

    def _candidates(self, name: str, reading: Reading, movement: Movement | None) -> tuple[str, ...]:
        likely = [c.entry.page.slug for c in self._ranked(reading, movement)] if movement else []
        return tuple(dict.fromkeys([*likely, *self._similar(name)]))[:_MOST_CANDIDATES]

    def _similar(self, name: str) -> Iterable[str]:
        from rapidfuzz import fuzz, process  # loaded only where something must be suggested

        spellings = {text: e.page.slug for e in self._entries for text in (e.page.name.lower(), *e.page.aliases)}
        near = process.extract(name.lower(), list(spellings), scorer=fuzz.WRatio, limit=12, score_cutoff=60)
        return [spellings[text] for text, _, _ in near]


def _confidence(reading: Reading, movement: Movement | None) -> float:
    """How sure the movement is when the unknown words are counted."""
    if movement is None:
        return 0.0
    return movement.certainty * _UNKNOWN_WORD[movement.certainty >= _DISTINCT] ** len(reading.unknown)
