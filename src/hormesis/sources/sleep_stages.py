"""Nights out of stretches in bed, asleep, in a stage or awake, of several devices: ``StageLog`` gives one ``Night`` a day.

A stretch is kept as one number, since a watch writes dozens of them a night and an export holds years.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

from hormesis.sources.sleeps import PARTS

__all__ = ["DAY_S", "Night", "Stage", "StageLog"]

DAY_S = 86400
_GAP_S = 2 * 3600
"""A stretch that begins so long after all before it begins another sleep. Own choice (expert)."""
_NAP_S = 3 * 3600
_NAP_FROM_S, _NAP_UNTIL_S = 9 * 3600, 21 * 3600
"""A day's only sleep is a nap when it is shorter than this and lies between these times of the day. Own choice (expert)."""
_LONGEST_S = 2 * DAY_S
_LEAST_S, _MOST_S = 3600, 16 * 3600


class Stage(IntEnum):
    """What a stretch is; ``ASLEEP`` names no stage."""

    IN_BED = 0
    ASLEEP = 1
    LIGHT = 2
    DEEP = 3
    REM = 4
    AWAKE = 5


_STAGED = (Stage.LIGHT, Stage.DEEP, Stage.REM)


@dataclass(frozen=True, slots=True)
class Night:
    """The main sleep that ends on ``day`` (days since 1970, local), of one ``source``. Times are seconds since 1970 in UTC.

    ``quarters`` is the offset of the local time as written, in quarters of an hour. ``onset`` is None where only the time in
    bed is known; ``wake`` is then the end of that. ``seconds`` are those of ``PARTS``, 0 where nothing is known.
    """

    day: int
    source: int
    onset: int | None
    wake: int
    quarters: int
    seconds: tuple[int, ...]

    @property
    def minutes(self) -> dict[str, float]:
        """What is known of ``PARTS``, in minutes."""
        return {name: round(value / 60, 1) for name, value in zip(PARTS, self.seconds, strict=True) if value}

    @property
    def coverage(self) -> int:
        """Seconds asleep, or in bed where that is all that is known."""
        return self.seconds[0] or self.seconds[1]

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """What makes one source's night better than another's: stages, then being asleep at all, then how much."""
        return any(self.seconds[3:]), self.onset is not None, self.coverage


@dataclass(slots=True)
class StageLog:
    """The stretches by source. ``naps`` and ``odd`` (outside 1 to 16 hours) count what ``nights`` left out, once it is drawn."""

    stretches: dict[int, "array[int]"] = field(default_factory=dict)
    naps: int = 0
    odd: int = 0

    def add(self, source: int, stage: Stage, start: int, end: int, quarters: int) -> None:
        """One stretch. Raises ``ValueError`` when it ends before it begins, lasts over two days or lies before 1970."""
        if not 0 <= end - start <= _LONGEST_S or not 0 < start < 1 << 33:
            raise ValueError("a sleep that ends before it begins or lasts over two days")
        if end > start:
            packed = start << 28 | (end - start) << 10 | stage << 7 | (quarters + 64)
            self.stretches.setdefault(source, array("q")).append(packed)

    def nights(self, order: Mapping[int, str], whole: Iterable[Night] = ()) -> list[Night]:
        """One night a day, oldest first: of the source with the best ``rank``; of equals the first by its name in ``order``.

        ``whole`` are sleeps that the file tells without their stretches; of several a day the others are naps.
        """
        best: dict[int, Night] = self._best_of_whole(whole, order)
        naps: dict[tuple[int, int], int] = {}
        for source in sorted(self.stretches, key=lambda one: order[one]):
            main: dict[int, Night] = {}
            for night, daytime in _sleeps(source, self.stretches[source]):
                known = main.get(night.day)
                if known or daytime:
                    naps[source, night.day] = naps.get((source, night.day), 0) + 1
                if not daytime and (known is None or night.coverage > known.coverage):
                    main[night.day] = night
            for day, night in main.items():
                if not _LEAST_S <= night.coverage <= _MOST_S:
                    self.odd += 1
                elif day not in best or night.rank > best[day].rank:
                    best[day] = night
        self.naps += sum(times for (source, day), times in naps.items() if day not in best or best[day].source == source)
        return [best[day] for day in sorted(best)]

    def _best_of_whole(self, whole: Iterable[Night], order: Mapping[int, str]) -> dict[int, Night]:
        best: dict[int, Night] = {}
        for night in sorted(whole, key=lambda one: (order[one.source], one.wake)):
            begins = night.wake - night.coverage if night.onset is None else night.onset
            if _is_daytime_nap(begins + night.quarters * 900, night.wake + night.quarters * 900):
                self.naps += 1
            elif not _LEAST_S <= night.coverage <= _MOST_S:
                self.odd += 1
            else:
                known = best.setdefault(night.day, night)
                self.naps += known is not night
                if night.rank > known.rank:
                    best[night.day] = night
        return best


def _sleeps(source: int, packed: "array[int]") -> Iterator[tuple[Night, bool]]:
    """Each sleep of one source, and whether it can only be a nap."""
    held: list[tuple[int, int, Stage, int]] = []
    last, until = 0, 0
    in_order = all(one <= other for one, other in pairwise(packed))  # as a rule: then nothing is copied
    for number in packed if in_order else sorted(packed):
        if number == last:  # written twice
            continue
        last = number
        start, seconds = number >> 28, (number >> 10) & 0x3FFFF
        if held and start > until + _GAP_S:
            yield _sleep(source, held)
            held = []
        held.append((start, start + seconds, Stage((number >> 7) & 7), (number & 127) - 64))
        until = max(until, start + seconds)
    if held:
        yield _sleep(source, held)


def _sleep(source: int, stretches: list[tuple[int, int, Stage, int]]) -> tuple[Night, bool]:
    def joined(*stages: Stage) -> list[tuple[int, int]]:
        return _union((start, end) for start, end, stage, _ in stretches if stage in stages)

    awake = joined(Stage.AWAKE)
    asleep = _without(joined(Stage.ASLEEP, *_STAGED), awake)
    everything = joined(*Stage)
    onset, wake = (asleep[0][0], asleep[-1][1]) if asleep else (None, everything[-1][1])
    seconds = (
        _length(asleep),
        _length(everything) if joined(Stage.IN_BED) else 0,
        _length(awake),
        *(_length(joined(stage)) for stage in (Stage.DEEP, Stage.REM, Stage.LIGHT)),
    )
    quarters = max((end, offset) for _, end, _, offset in stretches)[1]
    begins, ends = (everything[0][0] if onset is None else onset) + quarters * 900, wake + quarters * 900
    return Night(ends // DAY_S, source, onset, wake, quarters, seconds), _is_daytime_nap(begins, ends)


def _is_daytime_nap(begins: int, ends: int) -> bool:
    """Whether a sleep between these local times, in seconds since 1970, can only be a nap."""
    of_day = begins % DAY_S
    return ends - begins < _NAP_S and of_day >= _NAP_FROM_S and of_day + (ends - begins) <= _NAP_UNTIL_S


def _union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def _without(spans: list[tuple[int, int]], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` less ``holes``; both are in order and apart."""
    if not holes:
        return spans
    edges = [holes[0][0], *(edge for (_, end), (start, _) in pairwise(holes) for edge in (end, start)), holes[-1][1]]
    out = []
    for start, end in spans:
        cuts = [start, *(edge for edge in edges if start < edge < end), end]
        for a, b in pairwise(cuts):
            if bisect_right(edges, a) % 2 == 0:  # an even number of edges before it: in no hole
                out.append((a, b))
    return out


def _length(spans: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)
