"""Synthetic athletes against the learner of tightness: how good are its forecasts of the next report, and how well calibrated?

Each athlete lives 240 days: trains rows on a third of them, sits at a desk, releases the upper back on some, and says every
evening how tight it is. The truth is not the learner's: its load halves each day and counts all sets alike, the learner sees
muscle fatigue that saturates and the sets of three days, and the effects are drawn wider than its priors. Rows:

    as told             the release is drawn by coin; everything is said
    treated when tight  the release is done when the back is tight or was loaded, as people do
    misspecified        only loads beyond a threshold count, tightness lasts two days, stress comes in waves nobody tells, the
                        level drifts, and a day is left out more often when it was calm
    provoked            tight after rows alone, with a chance that changes halfway; scored are forecasts for rows planned, of
                        tightness within 48 hours, which the larger of the ways gives

    python -m simulations.tightness            150 athletes a row, writes tightness.json

Every athlete has a random stream of their own, so a small sample is the first of the full run.
"""

import json
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hormesis.domain.facts import Fact
from hormesis.domain.training import LoggedSet, SetType, Workout
from hormesis.estimation.exposures import Exposures, exposures_on, planned_exposures, sessions_of
from hormesis.estimation.muscles import Muscles
from hormesis.estimation.tightness import Tightness
from hormesis.estimation.volume_habit import VolumeHabit, day_volume
from hormesis.exercises.library import load_library
from hormesis.exercises.page import Page

__all__ = ["ATHLETES", "COMMITTED", "SEED", "VARIANTS", "Figures", "Variant", "figures_of"]

COMMITTED = Path(__file__).with_suffix(".json")
SEED = 3
ATHLETES = 150
DAYS = 240
Variant = Literal["as told", "treated when tight", "misspecified", "provoked"]
VARIANTS: tuple[Variant, ...] = ("as told", "treated when tight", "misspecified", "provoked")
REGION = "upper_back"
_START = date(2026, 1, 5)
_LEARNT_FROM = 28
_TRAINS = 0.35
_SETS_A_UNIT = 8
_PRIOR = (1.5, 3.5)
_ROW, _SQUAT = "barbell-row", "back-squat"

Float = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figures:
    """One row. Brier scores from the 29th day on: the learner's, a Beta–Bernoulli's, "as yesterday"'s, the truth's own;
    ``spread`` is the SD of the learner's less the Beta–Bernoulli's between athletes; ``skill`` against the latter; ``slope`` and
    ``intercept`` of outcomes on the learner's logits; ``first_days`` the learner's Brier score in the first 28 days;
    ``frozen`` the share of athletes whose drivers were left out at the end."""

    brier: float
    brier_rate: float
    brier_as_before: float
    brier_truth: float
    spread: float
    skill: float
    slope: float
    intercept: float
    first_days: float
    frozen: float


@dataclass(frozen=True, slots=True)
class _Day:
    """What happened on a day and the chance there was of its tightness."""

    sets: int
    squats: bool
    desk_h: float
    released: bool
    tight: bool
    chance: float
    reported: bool


def figures_of(variant: Variant, athletes: int, seed: int = SEED) -> Figures:
    """One row over ``athletes``."""
    pages = {slug: load_library().pages[slug] for slug in (_ROW, _SQUAT)}
    scored = [_follow(variant, np.random.default_rng([seed, i]), pages) for i in range(athletes)]
    learnt = np.concatenate([rows[rows[:, 0] >= _LEARNT_FROM] for rows, _ in scored])
    early = np.concatenate([rows[rows[:, 0] < _LEARNT_FROM] for rows, _ in scored])
    gains = [float(np.mean(_errors(rows, 1) - _errors(rows, 2))) for rows, _ in scored if len(rows)]
    brier, rate, before, truth = (float(np.mean(_errors(learnt, column))) for column in (1, 2, 3, 4))
    intercept, slope = _calibration(learnt[:, 1], learnt[:, 5])
    return Figures(
        brier=round(brier, 4),
        brier_rate=round(rate, 4),
        brier_as_before=round(before, 4),
        brier_truth=round(truth, 4),
        spread=round(float(np.std(gains, ddof=1)), 4),
        skill=round(1 - brier / rate, 4),
        slope=round(slope, 4),
        intercept=round(intercept, 4),
        first_days=round(float(np.mean(_errors(early, 1))), 4),
        frozen=round(sum(frozen for _, frozen in scored) / athletes, 4),
    )


def _follow(variant: Variant, chance: np.random.Generator, pages: dict[str, Page]) -> tuple[Float, bool]:
    """Rows of (day, forecast, Beta–Bernoulli, as before, truth, outcome) of one athlete; whether the drivers were left out."""
    tightness, muscles, volumes = Tightness.start(), Muscles(), VolumeHabit()
    yes, no = _PRIOR
    before = False
    rows: list[tuple[float, ...]] = []
    awaited: list[tuple[int, float, float, float, bool]] = []
    lived = list(_provoked_life(chance) if variant == "provoked" else _life(variant, chance))
    for i, one in enumerate(lived):
        day = _START + timedelta(days=i)
        facts, report, workouts = _facts_of(one, day, chance)
        if variant == "provoked" and one.sets:
            seen = _planned(tightness, muscles, volumes, day, pages[_ROW])
            soon = any(later.tight for later in lived[i + 1 : i + 3])
            awaited.append((i, seen, yes / (yes + no), one.chance, soon))
        for workout in workouts:
            muscles = muscles.train(workout, pages.get)
        volumes = volumes.add(day_volume(day.toordinal(), workouts, pages.get)) if workouts else volumes
        sessions = sessions_of(workouts, (), pages.get, lambda *_: None)
        exposures = exposures_on(day, [*facts, report], sessions, muscles, volumes)
        known = tightness.observe(day, facts, exposures)
        if one.reported:
            p = known.predict(REGION, None, exposures).probability
            if variant != "provoked":
                rows.append((i, p, yes / (yes + no), 0.7 if before else 0.15, one.chance, one.tight))
            told = Exposures(exposures.hour, (), exposures.load, exposures.sets)
            tightness = known.observe(day, [report], told)
            yes, no, before = yes + one.tight, no + (not one.tight), one.tight
        else:
            tightness = known
    rows += [(i, p, rate, 0.7 if soon_before else 0.15, c, y) for (i, p, rate, c, y), soon_before in _with_last(awaited)]
    return np.array(rows, dtype=float), tightness.is_frozen(REGION)


def _planned(tightness: Tightness, muscles: Muscles, volumes: VolumeHabit, day: date, page: Page) -> float:
    """The forecast for a workout of eight sets of rows, made on its morning."""
    planned = {str(group): 8 * share for group, share in page.groups.items()}
    exposures = planned_exposures(muscles, volumes, day.toordinal() * 24 + 18, planned)
    return tightness.predict_workout(REGION, [str(page.pattern)], exposures).probability


def _with_last(
    awaited: list[tuple[int, float, float, float, bool]],
) -> Iterator[tuple[tuple[int, float, float, float, bool], bool]]:
    last = False
    for one in awaited:
        yield one, last
        last = one[4]


def _life(variant: Variant, chance: np.random.Generator) -> Iterator[_Day]:
    level, drift = chance.normal(-1.2, 0.7), 0.0
    of_load, of_before = abs(chance.normal(0.8, 0.4)), chance.normal(1.2, 0.4)
    of_desk, of_release = chance.normal(0.3, 0.3), chance.normal(-0.5, 0.5)
    wave = chance.uniform(0, 2 * math.pi)
    odd = variant == "misspecified"
    load, tight, tight_yet_before = 0.0, False, False
    for i in range(DAYS):
        done = round(_SETS_A_UNIT * chance.gamma(2, 0.5)) if chance.random() < _TRAINS else 0
        load = 0.5 * load + done / _SETS_A_UNIT
        desk = chance.normal()
        pressing = 1.5 * max(load - 0.8, 0.0) if odd else load - 0.6
        z = level + of_load * pressing + of_before * (tight - 0.3) + of_desk * desk
        if odd:
            drift += chance.normal(0, 0.05)
            z += drift + 0.6 * (tight_yet_before - 0.3) + 0.7 * math.sin(wave + i / 9)
        wanted = 2 * (tight - 0.5) + 1.2 * (load - 0.6)
        released = bool(chance.random() < (_sigmoid(wanted) if variant == "treated when tight" else 0.5))
        p = _sigmoid(z + of_release * released)
        tight, tight_yet_before = bool(chance.random() < p), tight
        reported = not odd or bool(chance.random() < (0.85 if tight else 0.6))
        yield _Day(done, False, float(np.clip(6 + 2 * desk, 0, 20)), released, tight, p, reported)


def _provoked_life(chance: np.random.Generator) -> Iterator[_Day]:
    """Rows and squats in turn; tight on the day after rows with the athlete's own chance, else hardly ever."""
    chances = chance.beta(1.2, 1.2, size=2)
    soon, p, rows_next = False, 0.03, True
    for i in range(DAYS):
        own = float(chances[0] if i < DAYS // 2 else chances[1])
        tight = bool(chance.random() < (p if soon else 0.03))
        trains = not soon and chance.random() < 0.5
        rows = bool(trains and rows_next)
        yield _Day(8 if rows else 0, bool(trains and not rows_next), 6.0, False, tight, own, True)
        soon, p = rows, own
        rows_next = not rows_next if trains else rows_next


def _facts_of(one: _Day, day: date, chance: np.random.Generator) -> tuple[list[Fact], Fact, list[Workout]]:
    facts = [Fact("desk", f"{day}T17:00:00", f"desk {day}", {"hours": one.desk_h})]
    if one.released:
        facts.append(Fact("release", f"{day}T17:30:00", f"release {day}", {"region": REGION}))
    level = int(chance.integers(4, 9) if one.tight else chance.integers(0, 4))
    report = Fact("tightness", f"{day}T21:00:00", f"tight {day}", {"region": REGION, "level": level})
    done = [(_ROW, one.sets), (_SQUAT, 6 if one.squats else 0)]
    sets = [_set(f"{day} {k}", slug) for slug, count in done for k in range(count)]
    return facts, report, [Workout(str(day), f"{day}T18:00:00", day, "", tuple(sets))] if sets else []


def _set(name: str, slug: str) -> LoggedSet:
    return LoggedSet(name, 0, slug, slug, 60.0, 8, 2.0, SetType.WORKING)


def _errors(rows: Float, column: int) -> Float:
    return np.asarray((rows[:, column] - rows[:, 5]) ** 2)


def _calibration(forecasts: Float, outcomes: Float) -> tuple[float, float]:
    """Intercept and slope of a logistic regression of the outcomes on the forecasts' logits, by Newton's method."""
    x = np.column_stack([np.ones(len(forecasts)), np.log(forecasts / (1 - forecasts))])
    beta = np.array([0.0, 1.0])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ beta))
        beta = beta + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x, x.T @ (outcomes - p))
    return float(beta[0]), float(beta[1])


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def run(athletes: int = ATHLETES, say: Callable[[str], object] = print) -> dict[str, object]:
    """Every row, as the committed file holds it."""
    rows: dict[str, object] = {}
    for variant in VARIANTS:
        row = figures_of(variant, athletes)
        rows[variant] = asdict(row)
        say(f"{variant}: {row}")
    return {"athletes": athletes, "days": DAYS, "seed": SEED, "rows": rows}


if __name__ == "__main__":
    chosen = int(sys.argv[1]) if len(sys.argv) > 1 else ATHLETES
    result = run(chosen)
    if chosen == ATHLETES:
        COMMITTED.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {COMMITTED}")
