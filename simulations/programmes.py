"""The programmes that the planner is compared with, as people follow them: a fixed linear one, double progression, and loads by
a share of a training maximum in waves of four weeks. Each sees only what a log holds: loads, and repetitions asked and done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from simulations.true_athlete import LIFTS, Done

__all__ = ["DAYS", "DoubleProgression", "Linear", "Planned", "Programme", "Waves", "rounded"]

DAYS: Sequence[Sequence[str]] = (("squat", "bench", "row"), ("deadlift", "press", "pulldown"))
"""The two workouts that take turns, three days a week, whatever the programme."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A set to do: load, repetitions and rest before the next."""

    load_kg: float
    reps: int
    rest_s: int = 150
    meant_kg: float | None = None


class Programme(Protocol):
    """Says what to do for a lift, and hears how it went."""

    def sets(self, lift: str) -> list[Planned]:
        """The sets of this lift today."""
        ...

    def heard(self, lift: str, planned: Sequence[Planned], done: Sequence[Done]) -> None:
        """How they went."""
        ...


def rounded(load_kg: float, lift: str) -> float:
    """To the nearest load that can be built."""
    step = LIFTS[lift].step_kg
    return max(step * round(load_kg / step), 2 * step)


def _best(known: Mapping[str, float], share: float) -> dict[str, float]:
    return {lift: rounded(share * most, lift) for lift, most in known.items()}


@dataclass(slots=True)
class Linear:
    """Three sets of five, more load after each workout in which all were done; after three failures in a row a tenth less.

    ``known`` are 1RMs as a chart makes them from the first weeks' best sets.
    """

    known: Mapping[str, float]
    load: dict[str, float] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.load = _best(self.known, 0.75)

    def sets(self, lift: str) -> list[Planned]:
        """Of the deadlift one set, of every other lift three."""
        return [Planned(self.load[lift], 5, 180)] * (1 if lift == "deadlift" else 3)

    def heard(self, lift: str, planned: Sequence[Planned], done: Sequence[Done]) -> None:
        """More where all repetitions were done."""
        if not any(one.failed for one in done):
            self.load[lift] += 5.0 if LIFTS[lift].lower else 2.5
            self.failures[lift] = 0
            return
        self.failures[lift] = self.failures.get(lift, 0) + 1
        if self.failures[lift] >= 3:
            self.load[lift] = rounded(0.9 * planned[0].load_kg, lift)
            self.failures[lift] = 0


@dataclass(slots=True)
class DoubleProgression:
    """Three sets of eight to twelve: a repetition more each time, and more load once all sets reach twelve."""

    known: Mapping[str, float]
    load: dict[str, float] = field(default_factory=dict)
    reps: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.load = _best(self.known, 0.68)
        self.reps = dict.fromkeys(LIFTS, 8)

    def sets(self, lift: str) -> list[Planned]:
        """Three, the deadlift two."""
        return [Planned(self.load[lift], self.reps[lift], 120)] * (2 if lift == "deadlift" else 3)

    def heard(self, lift: str, planned: Sequence[Planned], done: Sequence[Done]) -> None:
        """Up where all were done; a tenth less where even eight were not."""
        least = min(one.reps for one in done)
        if least >= 12:
            self.load[lift], self.reps[lift] = self.load[lift] + LIFTS[lift].step_kg, 8
        elif least >= self.reps[lift]:
            self.reps[lift] += 1
        elif least < 6:
            self.load[lift], self.reps[lift] = rounded(0.9 * planned[0].load_kg, lift), 8


_WAVES = (((0.65, 5), (0.75, 5), (0.85, 5)), ((0.70, 3), (0.80, 3), (0.90, 3)), ((0.75, 5), (0.85, 3), (0.95, 1)))
_EASY = ((0.40, 5), (0.50, 5), (0.60, 5))
_BACK_OFF = (0.65, 8)


@dataclass(slots=True)
class Waves:
    """Shares of nine tenths of a 1RM in waves of three weeks and an easy one, the last set for all that is in it, two back-off
    sets; a fixed step more with each wave, and a tenth less after a top set that failed."""

    known: Mapping[str, float]
    most: dict[str, float] = field(default_factory=dict)
    turn: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.most = {lift: 0.9 * known for lift, known in self.known.items()}
        self.turn = dict.fromkeys(LIFTS, 0)

    def _week(self, lift: str) -> int:
        """The week of the wave, from 0: each lift comes three times in two weeks."""
        return self.turn[lift] * 2 // 3 % 4

    def sets(self, lift: str) -> list[Planned]:
        """Three sets of the wave, then the back-off sets where the week isn't easy."""
        at = self._week(lift)
        shares = _EASY if at == 3 else _WAVES[at]
        top = [Planned(rounded(share * self.most[lift], lift), reps, 180) for share, reps in shares]
        if at == 3:
            return top
        last = Planned(top[-1].load_kg, top[-1].reps + 2, 180)  # a repetition or two beyond what is written
        share, reps = _BACK_OFF
        return [*top[:-1], last, *[Planned(rounded(share * self.most[lift], lift), reps, 120)] * (0 if lift == "deadlift" else 2)]

    def heard(self, lift: str, planned: Sequence[Planned], done: Sequence[Done]) -> None:  # noqa: ARG002
        """The next of the wave; after four a step more, or a tenth less where a top set had fallen short of what was written."""
        at = self._week(lift)
        if at < 3 and done[2].reps < _WAVES[at][2][1]:
            self.most[lift] *= 0.9
        self.turn[lift] += 1
        if self.turn[lift] % 6 == 0:
            self.most[lift] += 5.0 if LIFTS[lift].lower else 2.5
