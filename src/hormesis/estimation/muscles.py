"""What is believed of each muscle group's fatigue, folded from sets, corrections and age. ``Muscles``, ``MuscleState``."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.training import LoggedSet, SetType, Workout
from hormesis.estimation.fatigue import TAU_H, Bout, SetStress, bout_of, fatigue_at, hours_until, percent_ready, set_stress
from hormesis.estimation.recovery_pace import RecoveryPace
from hormesis.exercises.page import Page

__all__ = ["MuscleState", "Muscles", "hour_of", "stress_on"]

_KEPT_H = 24 * 14
_SPENT = 0.001
_SLOWEST = 2.0
_NEW_DAYS = 14
_ABSENCE_DAYS = 21
_HABIT_DAYS = 56
_INDIRECT = 0.25
_NO_TIME_H = 18.0
_UNREADY = 0.10
_TIRED, _NEARLY, _READY = 0.08, 0.04, 0.02
_SORE_LEVEL = 7
_SORE_H = (12.0, 96.0)

PageOf = Callable[[str], Page | None]


@dataclass(frozen=True, slots=True)
class MuscleState:
    """One group at an hour: fatigue as a share of capacity, percent ready, hours until it is down to 2 %, and in a word."""

    fatigue: float
    percent: float
    ready_in_h: float
    word: Literal["ready", "nearly", "tired", "spent"]


@dataclass(frozen=True, slots=True)
class Muscles:
    """Bouts by group, oldest first (none left where it has recovered; no entry where nothing ever counted for it); when each
    exercise was taken up and last done; the first day of the log; the own pace."""

    bouts: Mapping[str, tuple[Bout, ...]] = field(default_factory=dict)
    since: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    first: int | None = None
    pace: RecoveryPace = field(default_factory=RecoveryPace.start)

    def train(self, workout: Workout, page_of: PageOf, age: int | None = None) -> "Muscles":
        """The belief after a workout. Sets of exercises the library doesn't know, or without reps, count for no group."""
        ordinal = workout.day.toordinal()
        first = ordinal if self.first is None else self.first
        since = dict(self.since)
        stresses: dict[MuscleGroup, list[SetStress]] = {}
        for name in dict.fromkeys(one.name for one in workout.sets):
            took_up, last = since.get(name, (ordinal, ordinal))
            since[name] = (ordinal if ordinal - last > _ABSENCE_DAYS else took_up, ordinal)
        for one in workout.sets:
            page = page_of(one.exercise) if one.exercise else None
            if page is not None:
                for group, stress in stress_on(one, page, _novelty(since[one.name][0], ordinal, first)).items():
                    stresses.setdefault(group, []).append(stress)
        hour = hour_of(workout.at) + (workout.minutes or 0.0) / 60
        slower = c.FATIGUE_AGE_50.value if age is not None and age >= 50 else 1.0
        bouts = {group: _fading(kept, hour) for group, kept in self.bouts.items()}
        for group, sets in stresses.items():
            made = bout_of(group, sets, hour, slower)
            if made is not None:
                bouts[group] = (*bouts.get(group, ()), made)
        return replace(self, bouts=bouts, since=since, first=first)

    def correct(self, group: str, recovered_percent: float, hour: float) -> "Muscles":
        """The athlete's own word on a group: what fatigue is left becomes what they say, and fades as it would have."""
        kept = [b for b in self.bouts.get(group, ()) if b.hour <= hour]
        tau_h = max((b.tau_h for b in kept), default=TAU_H.get(MuscleGroup(group), 0.0))
        if not tau_h:
            return self
        depth = (1 - recovered_percent / 100) * _UNREADY
        if recovered_percent == 0:
            depth = max(depth, fatigue_at(kept, hour, self.pace.mean_pace))
        later = tuple(b for b in self.bouts.get(group, ()) if b.hour > hour)
        return replace(self, bouts={**self.bouts, group: (Bout(hour, depth, tau_h), *later)})

    def sore(self, soreness: Mapping[str, float], hour: float) -> "Muscles":
        """The belief after the athlete's word on soreness (0–10 by group): from 7 on, the bouts that may have made it, of half a
        day to four days ago, last longer, each once."""
        bouts = dict(self.bouts)
        for group, level in soreness.items():
            if level >= _SORE_LEVEL and group in bouts:
                bouts[group] = tuple(_made_sore(one, hour) for one in bouts[group])
        return replace(self, bouts=bouts)

    def training_hour(self, day: date) -> float:
        """The hour on ``day`` at which this athlete usually ends a workout: the middle of the last two weeks, else 18:00."""
        hours = sorted({b.hour % 24 for kept in self.bouts.values() for b in kept})
        return day.toordinal() * 24 + (hours[len(hours) // 2] if hours else _NO_TIME_H)

    def state(self, group: MuscleGroup, hour: float) -> MuscleState:
        """The group at ``hour``, at the athlete's own pace."""
        bouts, pace = self.bouts.get(group, ()), self.pace.mean_pace
        fatigue = fatigue_at(bouts, hour, pace)
        word: Literal["ready", "nearly", "tired", "spent"] = (
            "ready" if fatigue <= _READY else "nearly" if fatigue <= _NEARLY else "tired" if fatigue <= _TIRED else "spent"
        )
        return MuscleState(fatigue, percent_ready(fatigue), hours_until(bouts, hour, _READY, pace), word)


def hour_of(at: str) -> float:
    """Hours since the beginning of the calendar, by the wall clock that is written; 18:00 where no time is."""
    moment = datetime.fromisoformat(at)
    hour = moment.hour + moment.minute / 60 if len(at) > 10 else _NO_TIME_H
    return moment.toordinal() * 24 + hour


def _novelty(since: int, ordinal: int, first: int) -> float:
    """New exercises tire more, old habits less. In the first three weeks of a log nobody knows what is new."""
    if since - first <= _ABSENCE_DAYS and ordinal - since < _HABIT_DAYS:
        return 1.0
    if ordinal - since < _NEW_DAYS:
        return c.FATIGUE_NOVEL.value
    return c.FATIGUE_HABITUAL.value if ordinal - since >= _HABIT_DAYS else 1.0


def stress_on(one: LoggedSet, page: Page, novelty: float = 1.0) -> dict[MuscleGroup, SetStress]:
    """What a set of ``page`` puts on each group; nothing for a warm-up set, or without repetitions."""
    if one.set_type is SetType.WARM_UP or not one.reps:
        return {}
    failure = one.set_type in (SetType.FAILURE, SetType.AMRAP)
    rir = 0.0 if failure else one.rir if one.rir is not None else c.RESERVE_MEAN.value
    shares = {**dict.fromkeys(page.fatigue_only, _INDIRECT), **page.groups}
    return {group: set_stress(one.reps, rir, failure, share, novelty) for group, share in shares.items()}


def _made_sore(bout: Bout, hour: float) -> Bout:
    may_have = _SORE_H[0] <= hour - bout.hour <= _SORE_H[1]
    return replace(bout, tau_h=bout.tau_h * c.FATIGUE_SORE.value, sore=True) if may_have and not bout.sore else bout


def _fading(bouts: Sequence[Bout], hour: float) -> tuple[Bout, ...]:
    """Those that still tell at the slowest pace; what is later than ``hour`` stays."""
    kept = tuple(b for b in bouts if hour - b.hour < min(_KEPT_H, _SLOWEST * b.tau_h * math.log(max(b.depth, _SPENT) / _SPENT)))
    return kept if len(kept) < len(bouts) else tuple(bouts)
