"""Synthetic athletes against readiness, its worth and the pace of recovery: how well calibrated, how often told from nothing?

Each athlete trains chest and legs for 240 days, to failure or until a planned number of repetitions. The truth is not the
engine's: the form of a day is an AR(1) process, not one day's draw; answers are whole numbers; nights are skewed and often cut
short; HRV and heart rate follow the form of some days with autocorrelated noise and wild days, so that a week of them correlates
about 0.2 with the day's form; a device misses days; muscles recover as a sum of two exponentials; the depth of a bout is drawn,
not computed; the lifter's curve has another exponent. ``worth`` is ln performance per SD of form.

    python -m simulations.readiness            100 athletes a row, writes readiness.json (five minutes on two cores)

Every athlete has a random stream of their own, so the first few are the same in a small sample and in the full run.
"""

import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

import numpy as np

from hormesis.domain.facts import Fact
from hormesis.estimation.body import morning_of
from hormesis.estimation.readiness import Readiness, readiness_of
from hormesis.estimation.readings import readings_of
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.exercises.library import Library, load_library
from simulations.logs import DAY_ONE, set_fact

__all__ = [
    "ATHLETES",
    "COMMITTED",
    "SAMPLE",
    "SEED",
    "VARIANTS",
    "Figures",
    "Outcome",
    "Variant",
    "figures_of",
    "follow",
    "outcomes_of",
]

COMMITTED = Path(__file__).with_suffix(".json")
SEED = 11
ATHLETES = 100
SAMPLE = 5
_DAYS = 240
_SCORED_FROM = 45
_Z80 = 1.2816
_LOW = -0.5
_WORKOUTS = 60
_ALPHA = 0.9
_LIFTS = {"Bench": ("barbell-bench-press", 100.0, 24.0), "Squat": ("back-squat", 140.0, 28.0)}


@dataclass(frozen=True, slots=True)
class Variant:
    """One row: the true worth, what is known of the body, whether the schedule varies and the sets go to failure."""

    worth: float = 0.02
    answers: bool = True
    device: bool = True
    varied: bool = True
    to_failure: bool = True


VARIANTS = {
    "form is worth 2 %": Variant(),
    "form is worth nothing": Variant(worth=0.0),
    "device alone": Variant(answers=False),
    "answers alone": Variant(device=False),
    "regular schedule": Variant(varied=False),
    "stops at 8 repetitions": Variant(to_failure=False),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One athlete: of the scored days (mean, sd, form); worth after 60 workouts and at the end; the pace, true and believed."""

    days: tuple[tuple[float, float, float], ...]
    nothing_after_60: bool
    worth: float
    pace_true: float
    pace: float
    pace_low: float
    pace_high: float
    told: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """One row. ``correlation`` of readiness with the true form; ``coverage80`` of its interval; of days with P(low) ≥ 0.6 their
    ``light_share``, the probability that was said and how often it came true; ``brier_skill`` of P(low) against the base rate.
    ``nothing``: share of athletes for whom readiness is set to nothing after 60 workouts, ``worth`` the mean γ at the end.
    ``told``: share whose pace can be told; of those its error in ln against always 1, and ``pace80``, how often 80 % held."""

    correlation: float
    coverage80: float
    light_share: float
    light_said: float | None
    light_true: float | None
    brier_skill: float
    nothing: float
    worth: float
    told: float
    pace_error: float | None
    pace_error_of_1: float | None
    pace80: float | None


@cache
def _library() -> Library:
    return load_library()


def _ar(chance: np.random.Generator, phi: float, days: int, wild: float = 0.0) -> list[float]:
    """A stationary series of variance about 1; ``wild``: the chance of a day three times as far out."""
    value, found = float(chance.normal()), []
    for _ in range(days):
        value = phi * value + math.sqrt(1 - phi**2) * float(chance.normal())
        found.append(value * (3.0 if chance.random() < wild else 1.0))
    return found


class _Athlete:
    """The truth of one athlete, and the facts of each day."""

    def __init__(self, variant: Variant, chance: np.random.Generator) -> None:
        self.variant, self.chance = variant, chance
        self.form = _ar(chance, 0.6, _DAYS)
        self.pace = math.exp(chance.uniform(math.log(0.6), math.log(1.8)))
        self.kappa = 0.036 * math.exp(0.2 * chance.normal())
        self.bouts: dict[str, list[tuple[float, float]]] = {name: [] for name in _LIFTS}
        self._heart, self._pulse = _ar(chance, 0.5, _DAYS, 0.03), _ar(chance, 0.5, _DAYS, 0.03)
        self._usual = (chance.normal(430, 35), chance.normal(4.0, 0.4), chance.normal(56, 6), chance.normal(3.3, 0.4))
        self._next = 0

    def facts(self, day: int) -> Iterator[Fact]:
        yield from self._device(day) if self.variant.device else ()
        yield from self._answers(day) if self.variant.answers else ()
        if day >= self._next:
            gap = int(self.chance.choice([1, 1, 2, 2, 3, 5])) if self.variant.varied else (3 if day % 7 == 0 else 4)
            clock = int(self.chance.integers(7, 21)) if self.variant.varied else 18
            self._next = day + gap
            yield from self._workout(day, clock)

    def _device(self, day: int) -> Iterator[Fact]:
        form, at = self.form[day], f"{DAY_ONE + timedelta(days=day)}T06:30:00"
        weekly = float(np.mean(self.form[max(0, day - 4) : day + 1]))
        if self.chance.random() < 0.85:
            cut = 70.0 if self.chance.random() < 0.12 else 0.0
            asleep = self._usual[0] + 45 * (0.4 * form + 0.9 * (1 - float(self.chance.exponential()))) - cut
            fields = {"asleep_min": min(max(asleep, 90.0), 640.0)}
            yield Fact(
                "night", at, f"night {day}", {**fields, "in_bed_min": fields["asleep_min"] + 20 + 25 * self.chance.random()}
            )
        if self.chance.random() < 0.75:
            ln = self._usual[1] + 0.18 * (0.9 * weekly + 0.75 * self._heart[day])
            yield Fact("hrv", at, f"hrv {day}", {"rmssd_ms": math.exp(min(max(ln, 1.5), 5.8))})
        if self.chance.random() < 0.75:
            yield Fact("resting_hr", at, f"rhr {day}", {"bpm": self._usual[2] - 2.5 * (0.7 * weekly + 0.8 * self._pulse[day])})

    def _answers(self, day: int) -> Iterator[Fact]:
        if self.chance.random() < 0.2:
            return
        form, middle = self.form[day], self._usual[3]

        def whole(loading: float, better: int) -> int:
            z = loading * form + math.sqrt(1 - loading**2) * float(self.chance.standard_t(6)) / 1.22
            return int(min(max(round((middle if better > 0 else 5.8 - middle) + better * 0.8 * z), 1), 5))

        answers = {"energy": whole(0.65, 1), "sleep_quality": whole(0.4, 1), "stress": whole(0.35, -1)}
        yield Fact("check_in", f"{DAY_ONE + timedelta(days=day)}T06:40:00", f"check-in {day}", answers)

    def _fatigue(self, name: str, hour: float) -> float:
        tau = _LIFTS[name][2] * self.pace
        left = ((depth, hour - at) for at, depth in self.bouts[name])
        return sum(d * (0.6 * math.exp(-ago / (0.6 * tau)) + 0.4 * math.exp(-ago / (1.6 * tau))) for d, ago in left)

    def _workout(self, day: int, clock: int) -> Iterator[Fact]:
        hour, shared = day * 24.0 + clock, 0.015 * float(self.chance.normal())
        for k, (name, (_, one_rm, _)) in enumerate(_LIFTS.items()):
            ln = math.log(one_rm) + 0.0004 * day + self.variant.worth * self.form[day] + shared - self._fatigue(name, hour)
            load_kg = 2.5 * round(one_rm * (1 + 0.0004 * day) * float(self.chance.choice([0.725, 0.75, 0.75, 0.775])) / 2.5)
            for order in range(5):
                room = ln - 0.015 * order - math.log(load_kg)
                most = 1 + (max(room, 0.0) / self.kappa) ** (1 / _ALPHA) + 0.6 * float(self.chance.normal())
                reps = max(1, math.floor(most)) if self.variant.to_failure else min(8, max(1, math.floor(most)))
                at = f"{DAY_ONE + timedelta(days=day)}T{clock:02d}:{order + 10 * k:02d}:00"
                kind = "failure" if self.variant.to_failure else "working"
                yield set_fact(day, load_kg, min(reps, 20), name, order + 10 * k, at=at, set_type=kind)
            self.bouts[name] = [*self.bouts[name][-6:], (hour, float(self.chance.uniform(0.09, 0.17)))]


def follow(variant: Variant, athlete: int, seed: int = SEED) -> Outcome:
    """One athlete's half year and more, day by day as the engine sees it."""
    one = _Athlete(variant, np.random.default_rng([seed, athlete]))
    names = {name: page for name, (page, _, _) in _LIFTS.items()}
    beliefs, scored = Beliefs(), list[tuple[float, float, float]]()
    nothing: bool | None = None
    for day in range(_DAYS):
        today = DAY_ONE + timedelta(days=day)
        facts = list(one.facts(day))
        ready = readiness_of(readings_of(beliefs.body, morning_of(beliefs.body, today, facts)))
        if day >= _SCORED_FROM and isinstance(ready, Readiness):
            scored.append((ready.mean, ready.sd, one.form[day]))
        beliefs, _ = fold_days(beliefs, [(today, facts)], lambda name, _: names.get(name), _library().pages.get)
        if nothing is None and beliefs.worth.trials >= _WORKOUTS:
            nothing = beliefs.worth.is_nothing
    pace = beliefs.muscles.pace
    low, high = pace.interval()
    at_60 = beliefs.worth.is_nothing if nothing is None else nothing
    return Outcome(tuple(scored), at_60, beliefs.worth.mean, one.pace, pace.mean_pace, low, high, pace.is_told)


def outcomes_of(variant: Variant, athletes: int, processes: int = 1) -> list[Outcome]:
    """The first so many athletes of a row."""
    if processes == 1:
        return [follow(variant, athlete) for athlete in range(athletes)]
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(partial(follow, variant), range(athletes), chunksize=5))


def figures_of(outcomes: Sequence[Outcome]) -> Figures:
    """The row of these athletes."""
    mean, sd, form = np.array([day for one in outcomes for day in one.days]).T
    p_low = np.array([0.5 * math.erfc((m - _LOW) / s / math.sqrt(2)) for m, s in zip(mean, sd, strict=True)])
    low = form < _LOW
    light = p_low >= 0.6
    told = [one for one in outcomes if one.told]
    off = [abs(math.log(one.pace / one.pace_true)) for one in told]
    held = [one.pace_low - 0.05 <= one.pace_true <= one.pace_high + 0.05 for one in told]
    base = float(low.mean())
    rounded = partial(round, ndigits=4)
    return Figures(
        correlation=rounded(float(np.corrcoef(mean, form)[0, 1])),
        coverage80=rounded(float((np.abs(form - mean) <= _Z80 * sd).mean())),
        light_share=rounded(float(light.mean())),
        light_said=rounded(float(p_low[light].mean())) if light.any() else None,
        light_true=rounded(float(low[light].mean())) if light.any() else None,
        brier_skill=rounded(1 - float(((p_low - low) ** 2).mean()) / (base * (1 - base))),
        nothing=rounded(float(np.mean([one.nothing_after_60 for one in outcomes]))),
        worth=rounded(float(np.mean([one.worth for one in outcomes]))),
        told=rounded(len(told) / len(outcomes)),
        pace_error=rounded(float(np.mean(off))) if told else None,
        pace_error_of_1=rounded(float(np.mean([abs(math.log(one.pace_true)) for one in told]))) if told else None,
        pace80=rounded(float(np.mean(held))) if told else None,
    )


def run(athletes: int = ATHLETES, say: Callable[[str], object] = print) -> dict[str, object]:
    """Every row over so many athletes and over the first ``SAMPLE`` of them, as the committed file holds it."""
    rows: dict[str, object] = {}
    sample: dict[str, object] = {}
    for name, variant in VARIANTS.items():
        outcomes = outcomes_of(variant, athletes, processes=2)
        rows[name], sample[name] = asdict(figures_of(outcomes)), asdict(figures_of(outcomes[:SAMPLE]))
        say(f"{name}: {rows[name]}")
    return {"athletes": athletes, "seed": SEED, "days": _DAYS, "rows": rows, "sample": sample}


if __name__ == "__main__":
    chosen = int(sys.argv[1]) if len(sys.argv) > 1 else ATHLETES
    result = run(chosen)
    if chosen == ATHLETES:
        COMMITTED.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {COMMITTED}")
