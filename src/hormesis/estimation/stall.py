"""When a lift falls behind what was expected of it, and when that calls for easier days: ``LiftStall``, ``Easier``.

Per lift a CUSUM of standardised innovations of the strength filter, C ← max(0, C − ν/√S − 0.5) (Page 1954), in alarm from 4,
and since when its slope is probably falling. Easier days are due when two lifts are in alarm, when two main lifts have been
falling for three weeks of regular training, or when a week's answers were far below what is usual. Being ill, away, short of
sleep or in easier days already excuses a workout: it then adds to nothing, but what went well still counts. Grade: expert; no
trial shows that a planned deload helps (Coleman 2024), so nothing here follows the calendar.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hormesis.domain import constants as c
from hormesis.domain.facts import Fact
from hormesis.estimation.strength import Shown, near_limit

__all__ = ["STALL_KINDS", "Due", "Easier", "LiftStall", "Trend", "is_regular", "next_sum", "p_falling"]

STALL_KINDS = ("event", "dismissal")
"""The kinds of fact by which the athlete asks for easier days, or declines them."""

_KEPT = 3
_SPREAD_DAYS = 30
_LIGHTER = 0.97
_LATELY_DAYS = 14
_NEVER = 0
_DEFAULT_DECLINED_DAYS = 28

Cause = Literal["stalled", "falling", "wellness", "wish"]


@dataclass(frozen=True, slots=True)
class Trend:
    """The level of a lift (ln 1RM) and its slope a week, with their covariance: the strength filter's first two numbers, with the
    noise it has in the laboratory. What logs don't tell (another machine, another manner) would hide a stall."""

    level: float
    slope: float
    p00: float
    p01: float
    p11: float

    @property
    def p_falling(self) -> float:
        """The probability that the slope is below zero."""
        return p_falling(self.slope, math.sqrt(self.p11))

    def later(self, weeks: float, rest_weeks: float) -> "Trend":
        """The trend so many weeks later, of which the lift's pattern was not trained for ``rest_weeks``."""
        trained = max(weeks - max(rest_weeks - 1.0, 0.0), 0.0)
        idle = max(0.0, rest_weeks - c.DETRAINING_GRACE.value)
        decay = math.exp(-c.SLOPE_DECAY.value * weeks)
        p00 = self.p00 + 2 * trained * self.p01 + trained**2 * self.p11 + c.LOG_1RM_DRIFT_SD.value**2 * weeks
        if idle:
            p00 += c.DETRAINING_SD.value**2 * (rest_weeks - 1.0)
        return Trend(
            self.level + trained * self.slope - min(c.DETRAINING_RATE.value * idle, c.DETRAINING_CAP.value),
            decay * self.slope + (1 - decay) * c.SLOPE_PRIOR.value,
            p00,
            decay * (self.p01 + trained * self.p11),
            decay**2 * self.p11 + c.SLOPE_DRIFT_SD.value**2 * weeks,
        )

    def moved(self, innovation: float, variance: float) -> "Trend":
        """The trend after an innovation (ln) whose noise has this variance."""
        s = self.p00 + variance
        k0, k1 = self.p00 / s, self.p01 / s
        return Trend(
            self.level + k0 * innovation,
            self.slope + k1 * innovation,
            self.p00 - k0 * self.p00,
            self.p01 - k0 * self.p01,
            self.p11 - k1 * self.p01,
        )


@dataclass(frozen=True, slots=True)
class LiftStall:
    """One lift. ``short`` is its CUSUM (SD), ``good_day`` the last day on which that was zero (where the shortfall most likely
    began, Page 1954) and ``good_kg`` that day's heaviest load, ``falling_since`` the first of the days since which its slope has
    been falling with a probability above 0.85 (None where it isn't), ``day`` the last day that told anything, ``spread`` the
    variance of its standardised innovations over the ``seen`` last of its days that counted, 1 before any; ``tops`` the heaviest
    loads of its last three days."""

    short: float = 0.0
    good_day: int = _NEVER
    good_kg: float | None = None
    falling_since: int | None = None
    day: int = _NEVER
    spread: float = 1.0
    seen: int = 0
    tops: tuple[float, ...] = ()
    trend: Trend | None = None

    @property
    def is_alarm(self) -> bool:
        """Whether the shortfall is too large to be chance."""
        return self.short >= c.STALL_ALARM.value

    def after(
        self, shown: Shown, ordinal: int, load_kg: float | None, rest_weeks: float = 0.0, excused: bool = False
    ) -> "LiftStall":
        """After what a day's set has shown. An ``excused`` day never adds, nor does a lighter one of unknown effort."""
        tops = (*self.tops[-2:], load_kg) if load_kg else self.tops
        weeks = (ordinal - self.day) / 7
        if self.trend is None or weeks > c.STALL_FORGOTTEN_WEEKS.value:
            return self._begun(shown, ordinal, load_kg)
        trend = self.trend.later(weeks, min(rest_weeks, weeks))
        innovation, noise = shown.log_1rm - trend.level, shown.sd**2
        poor = innovation < 0
        if shown.is_open and poor:
            excused = excused or (load_kg is not None and load_kg < _LIGHTER * max(self.tops, default=0.0))
        if innovation**2 > c.GATE_VARIANCES.value * (trend.p00 + noise * max(self.spread, 1.0)) and not (excused and poor):
            return self._begun(shown, ordinal, load_kg)
        if shown.is_open and poor:
            noise /= near_limit(innovation / shown.per_rep, (trend.p00 + noise) / shown.per_rep**2, shown.n)
        size = innovation / math.sqrt(trend.p00 + noise)
        short = next_sum(self.short, size / math.sqrt(self.spread))
        if excused and poor:
            return replace(self, short=min(short, self.short), day=ordinal, tops=tops, trend=trend)
        seen = min(self.seen + 1, _SPREAD_DAYS)
        clipped = min(abs(size), math.sqrt(c.GATE_VARIANCES.value))
        spread = self.spread + (clipped**2 - self.spread) / (seen + c.STALL_SPREAD_PRIOR.value)
        trend = trend.moved(innovation, noise * self.spread)
        if abs(size) > c.FIELD_SURPRISE.value:
            trend = replace(trend, p00=trend.p00 + c.FIELD_SURPRISE_SD.value**2)
        since = None
        if trend.p_falling > c.STALL_FALLING.value:
            since = ordinal if self.falling_since is None else self.falling_since
        good_day, good_kg = (ordinal, load_kg) if short == 0.0 else (self.good_day, self.good_kg)
        return LiftStall(short, good_day, good_kg, since, ordinal, spread, seen, tops, trend)

    def _begun(self, shown: Shown, ordinal: int, load_kg: float | None) -> "LiftStall":
        """The lift from this day on: after a long pause, or a surprise beyond 4 SD (another machine, another manner), what was
        expected before says nothing."""
        trend = Trend(shown.log_1rm, c.SLOPE_PRIOR.value, c.PRIOR_LOG_1RM_SD.value**2, 0.0, c.SLOPE_PRIOR_SD.value**2)
        tops = (load_kg,) if load_kg else ()
        return LiftStall(0.0, ordinal, load_kg, None, ordinal, self.spread, self.seen, tops, trend)

    def restarted(self) -> "LiftStall":
        """The lift as it begins anew after easier days; its last good load is kept."""
        return replace(self, short=0.0, falling_since=None)


@dataclass(frozen=True, slots=True)
class Due:
    """Easier days from the day after ``since`` on. ``lifts`` are those that called for it, each with its CUSUM (``stalled``) or
    the weeks it has been falling (``falling``); ``felt`` is the mean of the week's answers (SD)."""

    since: int
    cause: Cause
    lifts: tuple[tuple[str, float], ...] = ()
    felt: float | None = None

    def covers(self, ordinal: int) -> bool:
        """Whether a day is one of the easier ones."""
        return self.since < ordinal <= self.since + int(c.DELOAD_DAYS.value)


@dataclass(frozen=True, slots=True)
class Easier:
    """The last few times that easier days were due, until when they are declined, and the answers of the last week
    (day, mean z: below zero is worse than usual); when training began again after the last break of two weeks, and how many
    such breaks there were."""

    dues: tuple[Due, ...] = ()
    declined_through: int = _NEVER
    felt: tuple[tuple[int, float], ...] = ()
    back_since: int = _NEVER
    backs: int = 0

    def trained(self, ordinal: int, last: int | None) -> "Easier":
        """After a day of training, the last one having been on the day ``last``."""
        if last is None or ordinal - last < c.DETRAINING_GRACE.value * 7:
            return self
        return replace(self, back_since=ordinal, backs=self.backs + 1)

    def on(self, ordinal: int) -> Due | None:
        """What calls for easier work on a day, if anything."""
        return next((due for due in reversed(self.dues) if due.covers(ordinal)), None)

    def told(self, facts: Iterable[Fact]) -> "Easier":
        """After the athlete's own word: easier days wished for (from their date on), or declined."""
        after = self
        for fact in facts:
            if fact.kind == "event" and fact.fields.get("type") == "deload":
                begins = date.fromisoformat(str(fact.fields.get("date", fact.at))[:10]).toordinal()
                others = [due for due in after.dues if due.cause != "wish" or due.since < fact.day.toordinal() - 1]
                dues = sorted([*others, Due(begins - 1, "wish")], key=lambda due: due.since)
                after = replace(after, dues=tuple(dues[-_KEPT:]))
            elif fact.kind == "dismissal" and fact.fields.get("of") == "deload":
                after = after._declined(fact)
        return after

    def feeling(self, ordinal: int, z: float, excused: bool) -> "Easier":
        """After a day's answers: their mean against the athlete's usual. An excused day counts as an ordinary one at least."""
        kept = [one for one in self.felt if ordinal - c.WELLNESS_DAYS.value < one[0] < ordinal]
        return replace(self, felt=(*kept, (ordinal, round(max(z, 0.0) if excused else z, 9))))

    def after_day(self, ordinal: int, lifts: Mapping[str, LiftStall], main: Collection[str], regular: bool) -> "Easier":
        """At the end of a day: with one more due where its lifts or its answers call for it, and the last was long enough ago.

        ``main`` names the compound lifts, ``regular`` says whether training was as frequent as usual over the last weeks.
        """
        reactive = [due for due in self.dues if due.cause != "wish" or due.since <= ordinal]
        if ordinal <= self.declined_through or any(ordinal - due.since < c.DELOAD_GAP_DAYS.value for due in reactive):
            return self
        found = _due(ordinal, lifts, main, regular) or self._wellness_due(ordinal)
        if found is None:
            return self
        return replace(self, dues=(*self.dues, found)[-_KEPT:], felt=())

    def _wellness_due(self, ordinal: int) -> Due | None:
        week = [z for day, z in self.felt if ordinal - c.WELLNESS_DAYS.value < day <= ordinal]
        if len(week) < c.WELLNESS_ANSWERS.value or sum(week) / len(week) >= c.WELLNESS_LOW.value:
            return None
        return Due(ordinal, "wellness", (), round(sum(week) / len(week), 2))

    def _declined(self, fact: Fact) -> "Easier":
        """Without what was due when it was declined, and with nothing new for four weeks or until the day that was said."""
        said, until = fact.day.toordinal(), fact.fields.get("until")
        through = date.fromisoformat(str(until)[:10]).toordinal() if until else said + _DEFAULT_DECLINED_DAYS
        dues = tuple(due for due in self.dues if not due.covers(said) and due.since < said)
        return replace(self, dues=dues, declined_through=max(through, said))


def next_sum(short: float, z: float) -> float:
    """The CUSUM after a standardised innovation: max(0, C − z − 0.5).

    A fall beyond 2.5 SD counts as 2.5: it is another machine or manner rather than fatigue.
    """
    return max(0.0, short - max(z, -c.FIELD_SURPRISE.value) - c.STALL_ALLOWANCE.value)


def is_regular(ordinals: Sequence[int], on: int) -> bool:
    """Whether the last three weeks had at least 80 % of the workouts usual in the eight weeks before (three at least)."""
    since = on - int(c.STALL_FALLING_DAYS.value)
    before = [one for one in ordinals if since - 56 < one <= since]
    if not before or since - before[0] < c.STALL_FALLING_DAYS.value:
        return False
    usual = len(before) / (since - before[0] + 1)
    lately = sum(since < one <= on for one in ordinals) / (on - since)
    return lately >= c.STALL_ADHERENCE.value * usual


def p_falling(slope: float, sd: float) -> float:
    """The probability that a slope N(``slope``, ``sd``²) is below zero."""
    return 0.5 * math.erfc(slope / sd / math.sqrt(2))


def _due(ordinal: int, lifts: Mapping[str, LiftStall], main: Collection[str], regular: bool) -> Due | None:
    lately = {name: one for name, one in lifts.items() if ordinal - one.day <= _LATELY_DAYS}
    alarms = [(name, round(one.short, 1)) for name, one in lately.items() if one.is_alarm]
    if len(alarms) >= c.STALL_LIFTS.value:
        return Due(ordinal, "stalled", tuple(sorted(alarms, key=lambda one: (-one[1], one[0]))))
    falling = [
        (name, float(ordinal - one.falling_since))
        for name, one in lately.items()
        if name in main and one.falling_since is not None and ordinal - one.falling_since >= c.STALL_FALLING_DAYS.value
    ]
    if regular and len(falling) >= c.STALL_LIFTS.value:
        weeks = [(name, round(days / 7, 1)) for name, days in falling]
        return Due(ordinal, "falling", tuple(sorted(weeks, key=lambda one: (-one[1], one[0]))))
    return None
