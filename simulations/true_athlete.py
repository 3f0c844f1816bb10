"""A made-up athlete whose truth is not the engine's model: ``TrueAthlete``, drawn by ``drawn``, lives day by day.

Strength is a sum of what training has built and what it has tired, as in the fitness–fatigue models (Banister 1975; Busso 2003),
a lift at a time, with a second tiredness that all lifts share. Gains have a ceiling that a novice is further from; stimulus
saturates with sets (Pelland 2026), grows with load (Lopez 2021) and hardly with nearness to failure (Robinson 2024), which tires
instead (Refalo 2023). Repetitions at a share of the 1RM
follow an exponential (the shape of Mayhew 1992), whose steepness is the athlete's own; the engine's curve is a power. Reserve is
told with bias and noise (Halperin 2022), or never. Sleep and stress are an AR(1) process; illness, missed days and days off form
come as they do.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

__all__ = ["LIFTS", "Done", "Lift", "TrueAthlete", "drawn"]


@dataclass(frozen=True, slots=True)
class Lift:
    """A lift as logs spell it; ``strength`` is the 1RM of an untrained man in kg, ``step_kg`` the smallest jump of load."""

    name: str
    strength: float
    step_kg: float
    lower: bool


LIFTS: Mapping[str, Lift] = {
    "squat": Lift("Squat (Barbell)", 62, 2.5, True),
    "bench": Lift("Bench Press (Barbell)", 48, 2.5, False),
    "row": Lift("Bent Over Row (Barbell)", 46, 2.5, False),
    "deadlift": Lift("Deadlift (Barbell)", 80, 2.5, True),
    "press": Lift("Overhead Press (Barbell)", 31, 2.5, False),
    "pulldown": Lift("Lat Pulldown (Cable)", 48, 2.5, False),
}
_LEVELS = {"novice": (0.10, 0.42), "intermediate": (0.55, 0.50), "advanced": (0.75, 0.58)}
"""How much of the ceiling is reached at the start, and the ceiling itself (gain in ln 1RM over the untrained)."""
_DAYS_KEPT, _DAYS_TO_LOSE = 12, 90.0
"""Strength stays for some two weeks without training, and then goes (McMaster 2013; Bosquet 2013)."""
_LOCAL_DAYS, _SHARED_DAYS = 1.8, 7.0
_MOST_TIRED = 0.35


@dataclass(frozen=True, slots=True)
class Done:
    """A set as it went: repetitions, and the reserve that the athlete tells; None where they never tell."""

    reps: int
    told_rir: float | None
    failed: bool


@dataclass(slots=True)
class TrueAthlete:
    """Who they are, and how they are today. Strengths in ln kg. What ``life`` brings is the same whatever they train."""

    life: np.random.Generator
    hand: np.random.Generator
    level: str
    base: Mapping[str, float]
    ceiling: float
    gain: float
    steep: float
    floor_share: float
    tires: float
    rir_bias: float
    rir_noise: float
    tells_rir: bool
    adherence: float
    built: dict[str, float] = field(default_factory=dict)
    local: dict[str, float] = field(default_factory=dict)
    shared: float = 0.0
    state: float = 0.0
    day_form: float = 0.0
    ill_days: int = 0
    stimulus: dict[str, float] = field(default_factory=dict)
    idle: dict[str, int] = field(default_factory=dict)

    def rested(self, lift: str) -> float:
        """ln 1RM without any tiredness: what training has built so far."""
        return self.base[lift] + self.built[lift]

    def tired(self, lift: str) -> float:
        """How much tiredness takes off ln 1RM."""
        return min(self.local[lift] + self.shared, _MOST_TIRED)

    def next_day(self) -> None:
        """A night: what was trained is built, tiredness fades, life goes on."""
        recovers = math.exp(0.15 * self.state)
        for lift in LIFTS:
            worked = 1 - math.exp(-self.stimulus.get(lift, 0.0) / 4.0)
            room = max(1 - self.built[lift] / self.ceiling, 0.0)
            well = 0.5 if self.ill_days else math.exp(0.1 * self.state)
            held_back = max(1 - 4 * self.tired(lift), 0.3)  # who is worn out builds less
            self.built[lift] += self.gain * worked * room * well * held_back
            self.idle[lift] = 0 if worked else self.idle.get(lift, 0) + 1
            if self.idle[lift] > _DAYS_KEPT:
                self.built[lift] *= math.exp(-1 / _DAYS_TO_LOSE)
            self.local[lift] *= math.exp(-recovers / _LOCAL_DAYS)
        self.shared *= math.exp(-recovers / _SHARED_DAYS)
        self.stimulus = {}
        self.state = 0.8 * self.state + 0.6 * self.life.normal()
        self.day_form = 0.012 * self.state + 0.018 * self.life.normal()
        self.ill_days = max(self.ill_days - 1, 0)
        if self.life.random() < 1 / 180:
            self.ill_days = int(self.life.integers(3, 8))
            self.day_form -= 0.06

    def would_train(self) -> bool:
        """Whether life lets them train on a day that is meant for it."""
        return self.ill_days == 0 and self.life.random() < self.adherence

    def most_reps(self, lift: str, load_kg: float, spent: float) -> float:
        """Repetitions to failure at this load now, ``spent`` (in ln 1RM) by the sets before."""
        ln_now = self.rested(lift) - self.tired(lift) + self.day_form - spent
        share = load_kg / math.exp(ln_now)
        if share > 1:
            return 0.0
        over = (share - self.floor_share) / (1 - self.floor_share)
        return 40.0 if over <= math.exp(-self.steep * 39) else min(1 - math.log(over) / self.steep, 40.0)

    def do(self, lift: str, load_kg: float, asked: int, spent: float) -> Done:
        """A set of ``asked`` repetitions, or as many as there are; what it builds and what it tires."""
        most = self.most_reps(lift, load_kg, spent) + 0.4 * self.hand.normal()
        reps = max(min(asked, math.floor(most)), 0)
        left = max(most - reps, 0.0)
        share = min(load_kg / math.exp(self.rested(lift)), 1.0)
        if reps:
            heavy = min(max((share - 0.35) / 0.5, 0.0), 1.0)
            self.stimulus[lift] = self.stimulus.get(lift, 0.0) + heavy * (0.75 + 0.25 * math.exp(-left / 3))
            cost = self.tires * (0.25 + 0.75 * math.exp(-left / 2)) * (0.5 + share) * min(reps / 6, 1.6)
            self.local[lift] += 0.011 * cost
            self.shared += 0.0011 * cost * (1.6 if LIFTS[lift].lower else 1.0)
        told = None
        if self.tells_rir:
            said = left + self.rir_bias + self.rir_noise * self.hand.normal()
            told = float(min(max(round(said), 0), 5))
        return Done(reps, told, reps < asked)

    def spends(self, left: float) -> float:
        """What a set takes from the next one of its lift, in ln 1RM, after its rest."""
        return 0.010 + 0.022 * math.exp(-left / 2)


def drawn(seed: int, number: int) -> TrueAthlete:
    """The athlete of this number; each has a random stream of their own."""
    chance = np.random.default_rng([seed, number])
    level = ("novice", "intermediate", "advanced")[number % 3]
    start, ceiling = _LEVELS[level]
    size = 0.62 if number % 2 else 1.0  # every other one is a woman
    of_lift = {name: math.log(lift.strength * size) + 0.15 * chance.normal() for name, lift in LIFTS.items()}
    athlete = TrueAthlete(
        life=np.random.default_rng([seed, number, 1]),
        hand=np.random.default_rng([seed, number, 2]),
        level=level,
        base=of_lift,
        ceiling=ceiling * math.exp(0.15 * chance.normal()),
        gain=0.022 * math.exp(0.35 * chance.normal()),
        steep=0.055 * math.exp(0.2 * chance.normal()),
        floor_share=float(np.clip(0.45 + 0.04 * chance.normal(), 0.3, 0.55)),
        tires=math.exp(0.3 * chance.normal()),
        rir_bias=0.6 * chance.normal(),
        rir_noise=0.8,
        tells_rir=bool(chance.random() < 0.6),
        adherence=float(chance.uniform(0.72, 0.97)),
    )
    athlete.built = {name: start * athlete.ceiling * math.exp(0.08 * chance.normal()) for name in LIFTS}
    athlete.local = dict.fromkeys(LIFTS, 0.0)
    return athlete
