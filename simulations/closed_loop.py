"""The coach in a closed loop: 200 synthetic athletes train 26 weeks by its plans, and the same athletes by three programmes.

The truth is not the engine's model (``true_athlete``); the others are followed as people follow them (``programmes``). All begin
with the same three weeks of sets of eight, the last of them to failure in the third week, so that each start is tested. Whatever
they train, an athlete has the same life: nights, illness, missed days. The coach sees the log and nothing else: no watch, no
check-in, and it plans from the log, not from a week.

    python -m simulations.closed_loop            200 athletes, writes closed_loop.json

An *overreaching day* is one of a week or more in a row on which tiredness takes over 5 % off strength, mean of the lifts: after
Meeusen 2013 (a decrement of performance over days to weeks); the same for 3 % is given beside it. A *run astray* is a lift whose
top load rises three weeks running while the athlete can do less each of them, in the mean of each week. Gains are of strength
without tiredness. Intervals: 95 %, from 2,000 resamples of the athletes. The truth was mended twice after first looks, each time
towards its sources and for all programmes alike: strength was lost within days of rest, and failure was needed to gain it.
"""

import json
import math
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from hormesis.app.knowledge import Knowledge, load_knowledge
from hormesis.domain.athlete import Athlete, Condition, Gym, Profile
from hormesis.domain.facts import Fact
from hormesis.domain.training import PlannedExercise
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.planning.answers import answer_for
from hormesis.planning.today import plan_today
from simulations.logs import DAY_ONE, set_fact, workout_fact
from simulations.programmes import DAYS, DoubleProgression, Linear, Planned, Programme, Waves, rounded
from simulations.true_athlete import LIFTS, Done, TrueAthlete, drawn

__all__ = ["ARMS", "ATHLETES", "COMMITTED", "SAMPLE", "SAMPLE_WEEKS", "SEED", "Outcome", "figures_of", "follow", "outcomes_of"]

COMMITTED = Path(__file__).with_suffix(".json")
SEED = 2026
ATHLETES, SAMPLE, SAMPLE_WEEKS = 200, 4, 4
WEEKS, LEAD_IN = 26, 3
_OVERREACHED, _TIRED, _SPELL_DAYS = 0.05, 0.03, 7
_CHANGE_S, _REP_S, _WARM_UP_S = 150, 3.5, 480
_TRAINS_ON = (0, 2, 4)
_TESTED_FROM = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """One athlete's 26 weeks by one programme. ``gain`` in ln 1RM, mean of the lifts; ``astray``: lifts and their weeks."""

    level: str
    gain: float
    overreaching_days: int
    tired_days: int
    workouts: int
    minutes: float
    sets: int
    failed: int
    astray: tuple[str, ...]


@dataclass(slots=True)
class _Diary:
    """What is noted while they train."""

    tired: list[float] = field(default_factory=list)
    able: dict[str, list[float]] = field(default_factory=lambda: {lift: [] for lift in LIFTS})
    this_week: dict[str, list[float]] = field(default_factory=lambda: {lift: [] for lift in LIFTS})
    top: dict[str, list[float]] = field(default_factory=lambda: {lift: [] for lift in LIFTS})
    minutes: float = 0.0
    workouts: int = 0
    sets: int = 0
    failed: int = 0

    def note(self, planned: Sequence[Planned], done: Sequence[Done]) -> None:
        self.minutes += sum(_REP_S * d.reps + p.rest_s for p, d in zip(planned, done, strict=True)) / 60 + _CHANGE_S / 60
        self.sets += len(done)
        self.failed += sum(one.failed for one in done)

    def end_day(self, athlete: TrueAthlete) -> None:
        self.tired.append(sum(athlete.tired(lift) for lift in LIFTS) / len(LIFTS))
        for lift in LIFTS:
            self.this_week[lift].append(athlete.rested(lift) - athlete.tired(lift))

    def end_week(self) -> None:
        for lift in LIFTS:
            if self.this_week[lift]:
                self.able[lift].append(sum(self.this_week[lift]) / len(self.this_week[lift]))
            self.this_week[lift] = []
            self.top[lift].append(0.0)


@dataclass(slots=True)
class _Coach:
    """Hormesis as it is: facts are folded, ``plan_today`` plans, its answers to each set are followed."""

    knowledge: Knowledge
    level: str
    beliefs: Beliefs = field(default_factory=Beliefs)
    ill_last: date | None = None

    def hear(self, day: int, facts: Sequence[Fact]) -> None:
        on = DAY_ONE + timedelta(days=day)
        self.beliefs, _ = fold_days(self.beliefs, [(on, list(facts))], self.knowledge.resolve, self.knowledge.page_of)

    def work(self, day: int) -> Sequence[PlannedExercise]:
        profile = Profile(goal="strength", experience=self.level, days_per_week=3, units="kg")
        gym = Gym(
            implements=("barbell", "cable"), bars_kg=(20.0,), plates_kg=(1.25, 2.5, 5.0, 10.0, 15.0, 20.0, 20.0, 20.0, 20.0)
        )
        athlete = Athlete(profile, replace(gym, stack_step_kg=2.5), (), (Condition("none", None),), {}, ill_last=self.ill_last)
        on = DAY_ONE + timedelta(days=day)
        return plan_today(self.beliefs, athlete, on, self.knowledge.page_of, self.knowledge.library).work


def follow(arm: str, number: int, weeks: int = WEEKS, seed: int = SEED) -> Outcome:
    """The athlete of this number by the programme ``arm``, after the three weeks that all begin with."""
    athlete = drawn(seed, number)
    coach = _Coach(_knowledge(), athlete.level) if arm == "hormesis" else None
    diary = _Diary()
    diary.end_week()
    first = _first_loads(athlete)
    best: dict[str, float] = {}
    programme: Programme = _LeadIn(first)
    begun: dict[str, float] = {}
    turn = 0
    for day in range(7 * (LEAD_IN + weeks)):
        if day == 7 * LEAD_IN:
            begun = {lift: athlete.rested(lift) for lift in LIFTS}
            programme = _PROGRAMMES[arm](best) if coach is None else programme
            diary = _Diary()
            diary.end_week()
        athlete.next_day()
        if athlete.ill_days and coach is not None:
            coach.ill_last = DAY_ONE + timedelta(days=day)
        if day % 7 in _TRAINS_ON and athlete.would_train():
            planned_by = coach if coach is not None and day >= 7 * LEAD_IN else programme
            said = _train(athlete, planned_by, DAYS[turn % 2], day, diary, best)
            if coach is not None:
                coach.hear(day, said)
            turn += bool(said)
        diary.end_day(athlete)
        if day % 7 == 6:
            diary.end_week()
    gain = sum(athlete.rested(lift) - begun[lift] for lift in LIFTS) / len(LIFTS)
    days, tired = _spells(diary.tired, _OVERREACHED), _spells(diary.tired, _TIRED)
    return Outcome(
        *(athlete.level, gain, days, tired, diary.workouts, diary.minutes, diary.sets, diary.failed, _astray(diary)),
    )


def _train(
    athlete: TrueAthlete, by: "Programme | _Coach", lifts: Sequence[str], day: int, diary: _Diary, best: dict[str, float]
) -> list[Fact]:
    """One workout; its facts, none where there was none."""
    facts: list[Fact] = []
    began = diary.minutes
    exercises: dict[str, PlannedExercise] = {}
    if isinstance(by, _Coach):
        names = {one.name: lift for lift, one in LIFTS.items()}
        exercises = {names[one.name]: one for one in by.work(day) if one.name in names}
        lifts = list(exercises)
    for lift in lifts:
        if isinstance(by, _Coach):
            planned, done = _follow_answers(athlete, lift, exercises[lift])
        else:
            planned = by.sets(lift)
            done = _do_all(athlete, lift, planned)
            by.heard(lift, planned, done)
        if not done:
            continue
        diary.note(planned, done)
        diary.top[lift][-1] = max(diary.top[lift][-1], *(one.load_kg for one in planned))
        for one, went in zip(planned, done, strict=True):
            if went.reps:
                facts.append(_fact(day, one, went, lift, len(facts), isinstance(by, _Coach)))
                best[lift] = max(best.get(lift, 0.0), one.load_kg * (1 + went.reps / 30))
    if facts:
        diary.workouts += 1
        diary.minutes += _WARM_UP_S / 60
        name = "Squat day" if lifts[0] in DAYS[0] else "Deadlift day"
        facts.insert(0, workout_fact(day, name, round(diary.minutes - began)))
    return facts


def _do_all(athlete: TrueAthlete, lift: str, planned: Sequence[Planned]) -> list[Done]:
    done, spent = [], 0.0
    for one in planned:
        left = athlete.most_reps(lift, one.load_kg, spent) - one.reps
        done.append(athlete.do(lift, one.load_kg, one.reps, spent))
        spent += athlete.spends(max(left, 0.0))
    return done


def _follow_answers(athlete: TrueAthlete, lift: str, exercise: PlannedExercise) -> tuple[list[Planned], list[Done]]:
    """The planned sets; after each those that are left as its answer says, as the phone has it: a set at another load than its
    answers were made for is repeated."""
    planned: list[Planned] = []
    done: list[Done] = []
    spent, changed = 0.0, None
    for one in exercise.sets:
        if one.load_kg is None or one.reps is None:
            continue
        now = Planned(*(changed or (one.load_kg, one.reps)), one.rest_s or 150, one.load_kg)
        left = athlete.most_reps(lift, now.load_kg, spent) - now.reps
        went = athlete.do(lift, now.load_kg, now.reps, spent)
        planned.append(now)
        done.append(went)
        spent += athlete.spends(max(left, 0.0))
        answer = answer_for(one.answers, went.reps, went.told_rir) if now.load_kg == one.load_kg else None
        if answer is not None and answer.reps is None:
            break
        if answer is not None and answer.reps is not None:
            changed = answer.load_kg, answer.reps
    return planned, done


def _fact(day: int, planned: Planned, went: Done, lift: str, order: int, by_plan: bool) -> Fact:
    more: dict[str, float | None] = {} if went.told_rir is None else {"rir": went.told_rir}
    more |= {"planned_reps": planned.reps, "planned_kg": planned.meant_kg} if by_plan else {}
    return set_fact(day, planned.load_kg, went.reps, LIFTS[lift].name, order, workout=f"workout {day}", **more)


@dataclass(slots=True)
class _LeadIn:
    """Sets of eight that are easy at first, a step more each time they were all done; later the last one to failure."""

    load: dict[str, float]
    done: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LIFTS, 0))

    def sets(self, lift: str) -> list[Planned]:
        easy = Planned(self.load[lift], 8, 120)
        last = replace(easy, reps=25) if self.done[lift] >= _TESTED_FROM else easy
        return [*[easy] * (1 if lift == "deadlift" else 2), last]

    def heard(self, lift: str, planned: Sequence[Planned], done: Sequence[Done]) -> None:  # noqa: ARG002
        self.done[lift] += 1
        if not any(one.failed for one in done):
            self.load[lift] += LIFTS[lift].step_kg


def _first_loads(athlete: TrueAthlete) -> dict[str, float]:
    """Two thirds of a 1RM that was guessed a little wrong."""
    return {lift: rounded(0.64 * math.exp(athlete.rested(lift) + 0.04 * athlete.hand.normal()), lift) for lift in LIFTS}


_PROGRAMMES: dict[str, Callable[[dict[str, float]], Programme]] = {
    "linear": Linear,
    "double progression": DoubleProgression,
    "share of the maximum": Waves,
}
ARMS = ("hormesis", *_PROGRAMMES)


def _knowledge() -> Knowledge:
    return load_knowledge()


def _spells(tired: Sequence[float], bound: float) -> int:
    """Days in spells of a week or more over the bound."""
    total = spell = 0
    for one in [*tired, 0.0]:
        if one > bound:
            spell += 1
        else:
            total += spell if spell >= _SPELL_DAYS else 0
            spell = 0
    return total


def _astray(diary: _Diary) -> tuple[str, ...]:
    """Lifts whose top load rose three weeks running while the athlete could do less each of them, and in which week it ended."""
    found = []
    for lift in LIFTS:
        able, top = diary.able[lift], diary.top[lift][:-1]
        for week in range(3, len(able)):
            rose = all(top[week - i] > top[week - i - 1] > 0 for i in range(3))
            fell = all(able[week - i] < able[week - i - 1] for i in range(3))
            if rose and fell:
                found.append(f"{lift} {week + 1}")
    return tuple(found)


def outcomes_of(arm: str, athletes: int, weeks: int = WEEKS, processes: int = 1) -> list[Outcome]:
    """The first ``athletes`` by one programme."""
    if processes == 1:
        return [follow(arm, number, weeks) for number in range(athletes)]
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(partial(follow, arm, weeks=weeks), range(athletes), chunksize=5))


def figures_of(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Means with 95 % intervals, and by level."""
    levels = sorted({one.level for one in outcomes})
    return {
        "gain_percent": _interval([100 * (math.exp(one.gain) - 1) for one in outcomes]),
        "overreaching_days": _interval([one.overreaching_days for one in outcomes]),
        "days_tired_by_3_percent": _interval([one.tired_days for one in outcomes]),
        "minutes_a_week": _interval([one.minutes / WEEKS for one in outcomes]),
        "workouts": _interval([one.workouts for one in outcomes]),
        "sets_a_workout": round(sum(one.sets for one in outcomes) / max(sum(one.workouts for one in outcomes), 1), 2),
        "failed_share": round(sum(one.failed for one in outcomes) / max(sum(one.sets for one in outcomes), 1), 4),
        "astray_share": round(sum(bool(one.astray) for one in outcomes) / len(outcomes), 4),
        "astray": {str(number): list(one.astray) for number, one in enumerate(outcomes) if one.astray},
        "gain_percent_by_level": {
            level: _interval([100 * (math.exp(one.gain) - 1) for one in outcomes if one.level == level]) for level in levels
        },
    }


def _interval(values: Sequence[float]) -> list[float]:
    """Mean, and the 95 % interval of it."""
    found = np.array(values, dtype=float)
    again = np.random.default_rng(1).choice(found, (2000, len(found))).mean(axis=1)
    low, high = np.quantile(again, (0.025, 0.975))
    return [round(float(found.mean()), 2), round(float(low), 2), round(float(high), 2)]


def main() -> None:
    """The full run, written beside this file."""
    processes = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    outcomes = {arm: outcomes_of(arm, ATHLETES, processes=processes) for arm in ARMS}
    found = {
        "athletes": ATHLETES,
        "weeks": WEEKS,
        "seed": SEED,
        "arms": {arm: figures_of(of_arm) for arm, of_arm in outcomes.items()},
        "sample": {arm: [asdict(one) for one in outcomes_of(arm, SAMPLE, SAMPLE_WEEKS)] for arm in ARMS},
    }
    COMMITTED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for arm, figures in found["arms"].items():  # type: ignore[attr-defined]
        print(
            f"{arm:<22}",
            {name: figures[name] for name in ("gain_percent", "overreaching_days", "minutes_a_week", "astray_share")},
        )


if __name__ == "__main__":
    main()
