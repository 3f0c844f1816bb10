"""What a sentence speaks of: exercises, places of the body, signals. ``Names`` finds their mentions in a text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from hormesis.domain.anatomy import MuscleGroup, Region

__all__ = ["Dimension", "Mention", "Names", "body_ids", "signal_ids", "words_in"]

Dimension = Literal["exercise", "body", "signal"]

_WORD = re.compile(r"(?:pull|chin|push|step|sit|klimm)[- ]?ups?\b|face[- ]?pulls?\b|[a-zäöüßéáíóúñç]+|\d+", re.IGNORECASE)
_HEADS = frozenset(
    [
        "bench",
        "squat",
        "deadlift",
        "row",
        "press",
        "pulldown",
        "pullup",
        "chinup",
        "pushup",
        "stepup",
        "situp",
        "curl",
        "dip",
        "lunge",
        "fly",
        "flye",
        "extension",
        "raise",
        "thrust",
        "shrug",
        "plank",
        "crunch",
        "kickback",
        "facepull",
        "pushdown",
        "pullover",
        "swing",
        "snatch",
        "jerk",
        "carry",
        "hyperextension",
        "nordic",
        "clean",
        "rdl",
        "ohp",
        "crusher",
        "circle",
        "overhead",
        "incline",
    ]
)
_SPOKEN: Mapping[str, str] = {
    "ohp": "overhead press",
    "rdl": "romanian deadlift",
    "bench": "bench press",
    "chin": "chinup",
    **dict.fromkeys(("bankdrücken", "bankdruecken", "flachbankdrücken"), "bench press"),
    **dict.fromkeys(("schrägbankdrücken", "schrägbank"), "incline bench press"),
    **dict.fromkeys(("kniebeuge", "kniebeugen"), "squat"),
    **dict.fromkeys(("kreuzheben",), "deadlift"),
    **dict.fromkeys(("rudern", "langhantelrudern"), "row"),
    **dict.fromkeys(("klimmzug", "klimmzüge", "klimmzügen"), "pullup"),
    **dict.fromkeys(("schulterdrücken", "überkopfdrücken"), "overhead press"),
    **dict.fromkeys(("latzug", "latziehen"), "lat pulldown"),
    **dict.fromkeys(("beinpresse",), "leg press"),
    **dict.fromkeys(("beinstrecker", "beinstrecken"), "leg extension"),
    **dict.fromkeys(("beinbeuger", "beinbeugen", "beincurls"), "leg curl"),
    **dict.fromkeys(("seitheben",), "lateral raise"),
    **dict.fromkeys(("wadenheben",), "calf raise"),
    **dict.fromkeys(("bizepscurl", "bizepscurls"), "bicep curl"),
    **dict.fromkeys(("trizepsdrücken",), "tricep pushdown"),
    **dict.fromkeys(("ausfallschritt", "ausfallschritte", "ausfallschritten"), "lunge"),
    **dict.fromkeys(("hüftheben", "hüftstoß", "hüftstöße"), "hip thrust"),
    **dict.fromkeys(("liegestütz", "liegestütze", "liegestützen"), "pushup"),
    **dict.fromkeys(("schulterheben",), "shrug"),
}
_SIGNALS: Mapping[str, str] = {
    "readiness": r"readiness|bereitschaft|erholungswert|readiness-wert",
    "hrv": r"hrv|rmssd|sdnn|heart[- ]rate variability|herzratenvariabilität|herzfrequenzvariabilität",
    "resting_hr": r"resting (?:heart[- ]rate|hr|pulse)|rhr|ruhepuls|ruheherzfrequenz",
    "night": r"sleep|slept|asleep|night'?s?|nights|schlaf\w*|geschlafen|nacht|nächte",
    "sleep_quality": r"sleep quality|sleep felt|schlafqualität",
    "energy": r"energy|energie",
    "stress": r"stress",
    "motivation": r"motivation",
    "soreness": r"sore|soreness|muskelkater",
    "body_mass": r"body ?weight|body mass|körpergewicht",
    "steps": r"steps|schritte",
    "respiratory_rate": r"respiratory rate|breathing rate|atemfrequenz",
    "strain": r"strain|training load|acute|belastung",
    "forecasts": r"forecasts?|predictions?|predicted|backtest|prognosen?|vorhersagen?",
}
_ALIAS = {"rmssd": "hrv", "sdnn": "hrv", "in_bed": "night", "asleep": "night"}
_BODY_DE: Mapping[str, str] = {
    "brust": "chest",
    "trizeps": "triceps",
    "bizeps": "biceps",
    "unterarme": "forearms",
    "bauch": "abs",
    "rumpf": "abs",
    **dict.fromkeys(("quadrizeps", "oberschenkelvorderseite"), "quads"),
    **dict.fromkeys(("beinbizeps", "oberschenkelrückseite", "hamstring"), "hamstrings"),
    **dict.fromkeys(("gesäß", "po", "glute"), "glutes"),
    **dict.fromkeys(("waden", "wade", "calf"), "calves"),
    **dict.fromkeys(("nacken",), "neck"),
    **dict.fromkeys(("schulter", "schultern", "shoulders"), "shoulder"),
    **dict.fromkeys(("knie", "knees"), "knee"),
    **dict.fromkeys(("ellbogen", "elbows"), "elbow"),
    **dict.fromkeys(("hüfte", "hips"), "hip"),
    **dict.fromkeys(("handgelenk", "wrists"), "wrist"),
    **dict.fromkeys(("lat", "latissimus"), "lats"),
    **dict.fromkeys(("quad", "quadriceps"), "quads"),
    **dict.fromkeys(("oberer rücken", "oberen rücken", "obere rücken"), "upper_back"),
    **dict.fromkeys(("unterer rücken", "unteren rücken", "untere rücken", "low back"), "lower_back"),
    **dict.fromkeys(("mittlerer rücken", "mid back", "middle back"), "mid_back"),
    **dict.fromkeys(("front delt", "vordere schulter"), "front_delts"),
    **dict.fromkeys(("side delt", "seitliche schulter"), "side_delts"),
    **dict.fromkeys(("rear delt", "hintere schulter"), "rear_delts"),
    **dict.fromkeys(("trap", "trapezius", "trapez"), "traps"),
}
_BODY: Mapping[str, str] = {
    **{
        str(one).replace("_", " "): str(one) for kind in (MuscleGroup, Region) for one in kind if one not in ("none", "full_body")
    },
    **_BODY_DE,
}
_LIKE = {"glute": "glutes", "forearm": "forearms", "calf": "calves", "abdomen": "abs"}
_BODY_RE = re.compile(
    rf"\b(?P<place>{'|'.join(re.escape(one) for one in sorted(_BODY, key=len, reverse=True))})\b".replace(r"\ ", r"[ _-]"),
    re.IGNORECASE,
)
_SIGNAL_RE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _SIGNALS.items()), re.IGNORECASE)
_MOST_LEFT, _MOST_RIGHT = 4, 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something. ``ids`` are what they mean most likely, ``wide`` everything that they may mean."""

    start: int
    end: int
    dimension: Dimension
    ids: frozenset[str]
    wide: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """The names of exercises: slug → names, those of the library and the athlete's own."""

    named: Mapping[str, tuple[str, ...]]
    _by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict, init=False, repr=False)
    _sets: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict, init=False, repr=False)
    _index: dict[str, set[str]] = field(default_factory=dict, init=False, repr=False)
    _figures: dict[str, set[str]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for slug, names in self.named.items():
            for name in names:
                for figure in re.findall(r"\d+/\d+", name):
                    self._figures.setdefault(figure, set()).add(slug)
            said = {_sequence(name) for name in (slug.replace("-", " "), *names)} - {()}
            self._sets[slug] = tuple(frozenset(one) for one in said)
            for one in said:
                self._by_first.setdefault(one[0], []).append((one, slug))
                for word in one:
                    self._index.setdefault(word, set()).add(slug)

    def with_own(self, own: Iterable[tuple[str, str]]) -> "Names":
        """With further names: pairs (slug, name)."""
        more: dict[str, tuple[str, ...]] = dict(self.named)
        for slug, name in own:
            if name not in more.get(slug, ()):
                more[slug] = (*more.get(slug, ()), name)
        return self if more == self.named else Names(more)

    def mentions(self, text: str) -> list[Mention]:
        """Everything that is named in a text, in order."""
        found = [*self._exercises(text)]
        for figure, slugs in self._figures.items():
            found += [
                Mention(match.start(), match.end(), "exercise", frozenset(slugs), frozenset(slugs))
                for match in re.finditer(rf"(?<!\d){figure}(?!\d)", text)
                if not any(one.start <= match.start() < one.end for one in found)
            ]
        taken = [(one.start, one.end) for one in found]
        for match in (*_BODY_RE.finditer(text), *_SIGNAL_RE.finditer(text)):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            if match.re is _BODY_RE:
                ids = body_ids(_BODY[re.sub(r"[ _-]", " ", match["place"].lower())])
                found.append(Mention(start, end, "body", ids, ids))
            else:
                ids = frozenset({match.lastgroup or ""})
                found.append(Mention(start, end, "signal", ids, ids))
        return sorted(found, key=lambda one: one.start)

    def _exercises(self, text: str) -> Iterable[Mention]:
        words = words_in(text)
        at = 0
        while at < len(words):
            exact, length = self._exact(words, at)
            if length:
                wide = self._having([part for word in words[at : at + length] for part in word.parts]) | exact
                yield Mention(words[at].start, words[at + length - 1].end, "exercise", exact, wide)
                at += length
            elif words[at].parts[-1] in _HEADS:
                first, last, ids = self._grown(words, at)
                if ids:
                    yield Mention(words[first].start, words[last].end, "exercise", ids, ids)
                at = last + 1
            else:
                at += 1

    def _exact(self, words: Sequence[_Word], at: int) -> tuple[frozenset[str], int]:
        """The exercises whose whole name stands at ``at``, the longest; a single word only where it is one of exercises."""
        best, slugs = 0, set[str]()
        for sequence, slug in self._by_first.get(words[at].parts[0], ()):
            length = _matches(words, at, sequence)
            if not length or (len(sequence) == 1 and sequence[0] not in _HEADS):
                continue
            if length > best:
                best, slugs = length, {slug}
            elif length == best:
                slugs.add(slug)
        return frozenset(slugs), best

    def _grown(self, words: Sequence[_Word], at: int) -> tuple[int, int, frozenset[str]]:
        """The words around a head that narrow what is meant."""
        parts, first, last = list(words[at].parts), at, at
        ids = self._having(parts)
        for step in range(1, _MOST_LEFT + 1):
            if first - 1 < 0 or step > _MOST_LEFT:
                break
            more = self._having([*words[first - 1].parts, *parts])
            if words[first - 1].text.isdigit() or not more or words[first].start - words[first - 1].end > 2:
                break
            parts, first, ids = [*words[first - 1].parts, *parts], first - 1, more
        for _ in range(_MOST_RIGHT):
            if last + 1 >= len(words) or words[last + 1].start - words[last].end > 2:
                break
            more = self._having([*parts, *words[last + 1].parts])
            if words[last + 1].text.isdigit() or not more:
                break
            parts, last, ids = [*parts, *words[last + 1].parts], last + 1, more
        return first, last, ids

    def _having(self, parts: Iterable[str]) -> frozenset[str]:
        wanted = frozenset(parts)
        slugs = [self._index.get(one, set()) for one in wanted]
        both = set.intersection(*slugs) if slugs else set()
        return frozenset(slug for slug in both if any(wanted <= one for one in self._sets[slug]))


def words_in(text: str) -> list[_Word]:
    """The words of a text in one form each: singular, English where an exercise is called so."""
    return [_Word(match.group(), *match.span(), _parts(match.group())) for match in _WORD.finditer(text)]


def body_ids(name: str) -> frozenset[str]:
    """A muscle group or region as grounding compares it: the calf is of the calves."""
    return frozenset({_LIKE.get(name, name)})


def signal_ids(name: str) -> frozenset[str]:
    """A signal as grounding compares it."""
    return frozenset({_ALIAS.get(name, name)})


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    lower = re.sub(r"[- ]", "", word.lower())
    if lower in _SPOKEN:
        return tuple(_SPOKEN[lower].split())
    one = lower
    if one.endswith(("sses", "shes", "ches")):
        one = one[:-2]
    elif one in ("flyes", "flys", "flies"):
        one = "fly"
    elif len(one) > 3 and one.endswith("s") and not one.endswith("ss"):
        one = one[:-1]
    return tuple(_SPOKEN[one].split()) if one in _SPOKEN else (one,)


@lru_cache(maxsize=8192)
def _sequence(name: str) -> tuple[str, ...]:
    return tuple(part for word in words_in(name) for part in word.parts)


def _matches(words: Sequence[_Word], at: int, sequence: tuple[str, ...]) -> int:
    """How many words from ``at`` on say the whole sequence; 0 where they don't."""
    place, length = 0, 0
    while place < len(sequence):
        if at + length >= len(words):
            return 0
        parts = words[at + length].parts
        if sequence[place : place + len(parts)] != parts:
            return 0
        place += len(parts)
        length += 1
    return length if place == len(sequence) else 0
