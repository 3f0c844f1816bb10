"""What hurts, is tight or sore, put together from clauses: ``Frame``, ``frames_of``.

"Quads, hams and calves sore, 6/10": places wait for their sense, what follows a sense without one of its own takes that of the
last, and a number, a side or a movement behind it is of all it hangs on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_senses import Level, Spot, is_a_fall, level_of, levels_of, movement_of, sense_of, spots_of
from hormesis.words.parse_values import Span
from hormesis.words.places import Place

__all__ = ["Frame", "frames_of"]

_FEW = 4
_BARE = ("number", "level", "range", "one", "time", "side", "since", "moment", "hedge", "on", "during", "lift", "tag")


@dataclass(frozen=True, slots=True)
class Frame:
    """One report in the making. ``sense``: tight, pain, sore, fine, or open where only a place and a number were said.

    ``side`` is None where none was said; ``clause`` names it, ``group`` is shared by those that hang on one sense.
    """

    place: Place | None
    plural: bool
    side: str | None
    sense: str
    level: Level
    span: Span
    clause: int
    group: int
    movement: Span | None = None
    new: bool = False
    mended: bool = False


def frames_of(clauses: Sequence[Clause], open_clauses: Sequence[int]) -> tuple[list[Frame], set[int]]:
    """The reports that the open clauses make, and which of these clauses they came from."""
    gathering = _Gathering(clauses, frozenset(open_clauses))
    for nth, clause in enumerate(clauses):
        if clause.join == "sentence" or (nth not in gathering.free and clause.void):
            gathering.give_up_waiting()
        if nth in gathering.free:
            gathering.take(nth)
    gathering.give_up_waiting()
    return gathering.frames, gathering.taken


@dataclass
class _Gathering:
    clauses: Sequence[Clause]
    free: frozenset[int]
    frames: list[Frame] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    waiting: list[tuple[int, list[Spot]]] = field(default_factory=list)

    def take(self, nth: int) -> None:
        """Read one clause."""
        clause = self.clauses[nth]
        spots, sense = spots_of(clause), sense_of(clause)
        if sense and (spots or self.waiting):
            self._felt(nth, spots, sense)
        elif spots and self._is_of_the_last(nth):
            self._listed(nth, spots)
        elif spots:
            self.waiting.append((nth, spots))
        elif (self.frames and self._continues(nth, sense)) or (sense and self._is_worth_asking(nth, sense)):
            self.taken.add(nth)

    def give_up_waiting(self) -> None:
        """Places that no sense came for: with a number what is felt there is asked, without one nothing was said of them."""
        for nth, spots in self.waiting:
            if level_of(self.clauses[nth]).is_said and not self.clauses[nth].has("lift", "sets"):
                self._add(nth, spots, "open", len(self.frames) + 1)
        self.waiting = []

    def _felt(self, nth: int, spots: Sequence[Spot], sense: str) -> None:
        group, shared = len(self.frames) + 1, level_of(self.clauses[nth])
        for at, many in self.waiting:
            self._add(at, many, sense, group, shared)
        side = next((item.value("side") for item in self.clauses[nth].items if item.value("side")), None)
        if not spots and side and shared.is_said and self.frames[-1].level.is_said:  # hamstrings: left 4, right 6 tight
            self._again(nth, [len(self.frames) - 1], sense, shared, side)
        self.waiting = []
        self._add(nth, spots, sense, group)
        self.taken.add(nth)

    def _listed(self, nth: int, spots: Sequence[Spot]) -> None:
        """Places behind those that were felt: they are felt in the same way; "tight calves and hips, 5" is of both."""
        last, level = self.frames[-1], level_of(self.clauses[nth])
        if self.clauses[nth].join == "and" and not last.level.is_said:
            self.frames = [replace(f, level=level) if f.group == last.group and not f.level.is_said else f for f in self.frames]
        self._add(nth, spots, last.sense, last.group)

    def _add(self, nth: int, spots: Sequence[Spot], sense: str, group: int, shared: Level | None = None) -> None:
        for spot, own in zip(spots, levels_of(self.clauses[nth], len(spots)), strict=True):
            self._one(nth, spot, sense, own if own.is_said or shared is None else shared, group)

    def _one(self, nth: int, spot: Spot | None, sense: str, level: Level, group: int) -> None:
        clause = self.clauses[nth]
        kind, _, zero = sense.partition("=")
        if zero:  # "not tight, 4/10" contradicts itself
            level = Level(0.0) if level.value == 0 or not level.is_said else Level()
        frame = Frame(
            spot.place if spot else None,
            bool(spot and spot.plural),
            spot.side if spot else None,
            kind,
            level,
            clause.span,
            nth,
            group,
        )
        new, mended = clause.has("new") or is_a_fall(clause), any(item.mended for item in clause.items)
        self.frames.append(replace(frame, movement=movement_of(clause), new=new, mended=mended))
        self.taken.add(nth)

    def _is_of_the_last(self, nth: int) -> bool:
        """Whether a place without a sense takes that of the last one of its sentence, and not that of the next."""
        clause = self.clauses[nth]
        if not self.frames or self.clauses[self.frames[-1].clause].sentence != clause.sentence or self.waiting:
            return False
        if level_of(clause).is_said or clause.join == "and" or nth + 1 not in self.free:
            return True
        return not (self.clauses[nth + 1].join == "and" and self.clauses[nth + 1].all("sense"))

    def _continues(self, nth: int, sense: str | None) -> bool:
        """Whether a clause without a place only adds to what was said: a level, a side, a movement, or that it doesn't hurt."""
        clause, last = self.clauses[nth], self.frames[-1]
        group = [at for at, frame in enumerate(self.frames) if frame.group == last.group]
        side = next((item.value("side") for item in clause.items if item.value("side")), None)
        if sense is not None and sense.endswith("=0"):
            return self._denied(nth, sense.removesuffix("=0"), group)
        level = level_of(clause)
        if sense not in (None, last.sense):
            if clause.join == "and" and last.place is not None and not side:  # tight and painful, 4/10
                self._again(nth, group, sense or "", level)
                return True
            return False
        if level.is_said and sense is None and not side and not (clause.only(*_BARE) or clause.has("level")):
            return False
        if not (level.is_said or side or sense or movement_of(clause)):
            return False
        if level.value is not None and last.level.is_said:
            if not (side and last.side) and not clause.all("time"):
                return False  # a second number for one thing
            self._again(nth, group[-1:], last.sense, level, side)
            return True
        self._complete(nth, group, level, side)
        return True

    def _denied(self, nth: int, kind: str, group: Sequence[int]) -> bool:
        """ "…, but no pain": a zero of another kind is of the same places; "fine, no pain" says of which kind the fine is."""
        last = self.frames[-1]
        if kind == "fine":
            return False
        if last.sense == "fine":
            for at in group:
                self.frames[at] = replace(self.frames[at], sense=kind)
        elif kind != last.sense:
            self._again(nth, group, kind, Level(0.0))
        return True

    def _again(self, nth: int, group: Sequence[int], sense: str, level: Level, side: str | None = None) -> None:
        """The same places once more: another sense, another side, another time."""
        span = self.clauses[nth].span
        for at in group:
            one = self.frames[at]
            self.frames.append(replace(one, sense=sense, level=level, side=side or one.side, clause=nth, span=span))

    def _complete(self, nth: int, group: Sequence[int], level: Level, side: str | None) -> None:
        clause = self.clauses[nth]
        for at in group:
            one = self.frames[at]
            self.frames[at] = replace(
                one,
                level=one.level if one.level.is_said else level,
                side=one.side or side,
                movement=one.movement or movement_of(clause),
                span=(one.span[0], max(one.span[1], clause.span[1])),
                new=one.new or clause.has("new"),
            )

    def _is_worth_asking(self, nth: int, sense: str) -> bool:
        """Whether a sense without a place is a report that lacks one, and not a figure of speech; then it is taken as such."""
        clause, level = self.clauses[nth], level_of(self.clauses[nth])
        alone = clause.only("sense", "hedge", "time", "feel", "new") and len(clause.items) <= _FEW
        worth = level.is_said or (clause.join == "sentence" and (sense.endswith("=0") or alone))
        later = any(
            c.sentence == clause.sentence and c.all("place") for i, c in enumerate(self.clauses) if i > nth and i in self.free
        )
        if sense.startswith("fine") or not worth or later:
            return False
        self._one(nth, None, sense, level, len(self.frames) + 1)
        return True
