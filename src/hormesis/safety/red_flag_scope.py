"""What of a message is really said of the athlete, now. ``asserted``.

A unit falls away where it is negated, somebody else's, long past or cleared, only asked about, or part of a figure of speech.
"""

from collections.abc import Iterable

from hormesis.safety.red_flag_units import Hit
from hormesis.safety.red_flag_words import LAUGH, Words

__all__ = ["asserted", "laughs"]

_OPAQUE_ALLOWED = 2
_AFTER_ALLOWED = 2
_NEVER_PAST = ("history",)
_PAST_TOO = frozenset({"surgery"})
_OVERRULING = frozenset({"near_faint"})
_CONTENT = ("parts", "signs", "history", "context")
_DENIABLE = ("signs", "history")


def asserted(words: Words, hits: list[Hit]) -> list[Hit]:
    """The hits of body parts, signs and history that stand."""
    said = _without_idioms(hits)
    scopes = _Scopes(words, said)
    denied, others, asked, past = scopes.denied(), scopes.others(), scopes.asked(), scopes.past()
    standing = []
    for hit in said:
        if hit.table not in _CONTENT:
            continue
        place = hit.last
        if place in others and hit.unit != "others_emergency":
            continue
        stays = hit.table in _NEVER_PAST and hit.unit not in _PAST_TOO
        if place in asked or (place in past and not stays):
            continue
        if hit.table in _DENIABLE and (denied.intersection(hit.at) or scopes.denied_inside(hit)):
            continue
        standing.append(hit)
    return standing


def laughs(words: Words, hits: Iterable[Hit]) -> set[int]:
    """The sentences that are meant in jest: one that laughs, and the one before a laugh that stands alone."""
    marks = {hit.first for hit in hits if hit.unit == "laugh"} | {i for i, word in enumerate(words.words) if word == LAUGH}
    jokes = {words.sentences[i] for i in marks}
    for i in marks:
        alone = all(j in marks for j, s in enumerate(words.sentences) if s == words.sentences[i])
        if alone and i:
            jokes.add(max((s for s in words.sentences[:i] if s < words.sentences[i]), default=words.sentences[i]))
    return jokes


def _without_idioms(hits: list[Hit]) -> list[Hit]:
    """Drops what lies wholly inside a figure of speech, or inside a longer unit that overrules it."""
    idioms = [(set(hit.at), hit.unit) for hit in hits if hit.table == "idioms" or hit.unit in _OVERRULING]
    if not idioms:
        return hits
    kept = []
    for hit in hits:
        covered = hit.table != "idioms" and any(
            unit != hit.unit and ((words >= set(hit.at) and len(words) > len(hit.at)) or words == set(hit.at))
            for words, unit in idioms
        )
        if not covered:
            kept.append(hit)
    return kept


class _Scopes:
    """The places of a message that a denial, another person, a question or the past reaches."""

    def __init__(self, words: Words, hits: list[Hit]) -> None:
        self.words = words
        self.size = len(words.words)
        self.starts: dict[str, set[int]] = {}
        self.covered: dict[str, set[int]] = {}
        self.signs: set[int] = set()
        self.spoken_for: set[int] = set()
        self.negators: list[int] = []
        for hit in hits:
            if hit.table == "scope":
                self.starts.setdefault(hit.unit, set()).add(hit.first)
                self.covered.setdefault(hit.unit, set()).update(hit.at)
            elif hit.table in ("signs", "history"):
                self.signs.update(hit.at)
                self.spoken_for.update(hit.at)
            elif hit.table == "parts":
                self.covered.setdefault("part", set()).update(hit.at)
        self.spoken_for |= self.covered.get("pseudo_no", set())
        self.negators = sorted(self.starts.get("no", set()) - self.spoken_for)

    def is_a(self, unit: str, place: int) -> bool:
        return place in self.covered.get(unit, ())

    def same_sentence(self, a: int, b: int) -> bool:
        return 0 <= b < self.size and self.words.sentences[a] == self.words.sentences[b]

    def denied(self) -> set[int]:
        """The places of signs that a negator reaches: through small words to the first sign, then on along “or”."""
        reached: set[int] = set()
        for negator in self.negators:
            reached |= self._forward(negator)
        for place in self.covered.get("no_after", set()) - self.spoken_for:
            reached |= self._backward(place)
        return reached

    def denied_inside(self, hit: Hit) -> bool:
        """Whether a negator lies between the words of a phrase that doesn't itself hold it (“tut nicht weh”)."""
        return hit.last - hit.first >= len(hit.at) and any(
            hit.first < n < hit.last and n not in hit.at for n in self.starts.get("no", ())
        )

    def _forward(self, negator: int) -> set[int]:
        reached: set[int] = set()
        opaque, found, linked = 0, False, True
        place = negator + 1
        while self.same_sentence(negator, place) and not self.is_a("contrast", place):
            if self.words.pauses[place]:
                if not (found and self._or_follows(place)):
                    break
                linked = True
            if place in self.signs and place not in self.negators:
                if not linked and place - 1 not in reached:
                    break
                reached.add(place)
                found, linked = True, False
            elif self.is_a("or", place):
                linked = True
            elif self.is_a("and", place):
                if not found or not (place + 1 in self.signs or self.is_a("part", place + 1)):
                    break
                linked = True
            elif opaque and self.is_a("me", place):
                break
            elif not self.is_a("through", place) and not self.is_a("part", place):
                opaque += 1
                if found or opaque > _OPAQUE_ALLOWED:
                    break
            place += 1
        return reached

    def _or_follows(self, place: int) -> bool:
        """Whether “or” stands between here and the next contrast or the end of the sentence: then a comma lists."""
        for later in range(place, min(place + 12, self.size)):
            if not self.same_sentence(place, later) or self.is_a("contrast", later) or self.is_a("me", later):
                return False
            if self.is_a("or", later):
                return True
        return False

    def _backward(self, negator: int) -> set[int]:
        """A negator after its sign (“Schmerzen habe ich keine”): the nearest sign at most a few words before, and its run."""
        opaque, closes = 0, not self.same_sentence(negator, negator + 1) or self.words.pauses[negator + 1]
        for place in range(negator - 1, -1, -1):
            if not self.same_sentence(negator, place) or self.words.pauses[place + 1]:
                break
            if place in self.signs:
                return {place}
            opaque += not (closes and (self.is_a("through", place) or self.is_a("part", place) or self.is_a("me", place)))
            if opaque > _AFTER_ALLOWED:
                break
        return set()

    def others(self) -> set[int]:
        """The places that speak of somebody else: from the person named, to the next word for oneself."""
        reached: set[int] = set()
        named = False
        kin = self.starts.get("kin", set())
        for place in range(self.size):
            opens = place in kin or (named and self.is_a("they", place))
            if not opens:
                continue
            if self._reports(place):
                continue
            named = True
            inside = self.covered.get("kin", set())
            later = place
            while self.same_sentence(place, later):
                if later not in inside and (self.is_a("me", later) or self.is_a("me_really", later)):
                    break
                reached.add(later)
                later += 1
        return reached

    def _reports(self, place: int) -> bool:
        """“My wife says my face hangs”: the person is only the one who says so."""
        return any(self.is_a("says", p) for p in range(place, min(place + 5, self.size)) if self.same_sentence(place, p))

    def asked(self) -> set[int]:
        """The places that are only asked about, feared or read of, until the athlete speaks of what they have."""
        reached: set[int] = set()
        inside = self.covered.get("asks", set())
        for start in self.starts.get("asks", set()):
            later = start
            while self.same_sentence(start, later):
                if later not in inside and self.is_a("me_really", later):
                    break
                if later not in inside and later > start and self.is_a("contrast", later):
                    break
                reached.add(later)
                later += 1
        return reached

    def past(self) -> set[int]:
        """The places that lie long back or that somebody qualified has cleared."""
        reached: set[int] = set()
        again = self.covered.get("again", set())
        for start in self.starts.get("long_past", set()) | self.starts.get("long_ago", set()):
            reached |= self._stretch(start, again)
        for start in self.starts.get("cleared", set()):
            if any(abs(place - start) < 40 and self.words.sentences[place] >= self.words.sentences[start] for place in again):
                reached |= self._stretch(start, again)
                continue
            sentence = self.words.sentences[start]
            reached.update(i for i in range(self.size) if sentence - 2 <= self.words.sentences[i] <= sentence)
        return reached

    def _stretch(self, start: int, again: set[int]) -> set[int]:
        """The sentence around ``start``, up to a contrast or a word that leads back to the present."""
        reached = {start}
        for step in (-1, 1):
            place = start + step
            while self.same_sentence(start, place):
                if place in again or (self.is_a("contrast", place) and place not in self.signs):
                    break
                reached.add(place)
                place += step
        return reached
