"""What is usual for this athlete's body, folded from signals and answers, and the values of a day: ``Body``, ``Morning``.

A value of a whole day (a mean over it, training and evening too) is not known on its morning: it counts from the next on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from hormesis.domain.facts import Fact
from hormesis.estimation.baseline import Sample, with_sample
from hormesis.estimation.signal_table import SignalSpec, signal_table
from hormesis.estimation.sleep import Night, night_from, with_night
from hormesis.estimation.training_load import DayLoad

__all__ = ["BODY_KINDS", "BY_DAY", "Body", "Era", "Morning", "is_later", "morning_of"]

BODY_KINDS = ("night", "hrv", "resting_hr", "respiratory_rate", "skin_temperature", "check_in", "symptom", "status")
_DERIVED = ("night", "strain")
_SORE_GROUPS = 3
_LOAD_DAYS = 75

Era = tuple[str, str]
"""(signal, source and device): what shares one baseline. Answers have one era, whoever wrote them down."""

BY_DAY = " by day"
"""Ends the device of an era whose values are of whole days: a night's and a whole day's HRV never share a baseline."""


@dataclass(frozen=True, slots=True)
class Morning:
    """The values of one local day, its nights by device, and what is known only after it: ``whole_day`` values and the nights
    that began in its evening. ``frozen``: the athlete is ill or away, so nothing is usual. ``has_symptoms``: other than menstrual
    ones, whether or not it was told how bad."""

    ordinal: int
    values: Mapping[Era, float] = field(default_factory=dict)
    nights: Mapping[str, Night] = field(default_factory=dict)
    nights_begun: Mapping[str, Night] = field(default_factory=dict)
    whole_day: Mapping[Era, float] = field(default_factory=dict)
    frozen: bool = False
    ill: bool = False
    has_symptoms: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was measured or said."""
        return not (self.values or self.nights or self.nights_begun or self.whole_day)


@dataclass(frozen=True, slots=True)
class Body:
    """Samples by era, each of the morning from which it counts; nights by device, loads of the last ten weeks, until which day
    the athlete is ill or away, and whether menstrual symptoms count (only when switched on)."""

    samples: Mapping[Era, tuple[Sample, ...]] = field(default_factory=dict)
    nights: Mapping[str, tuple[Night, ...]] = field(default_factory=dict)
    loads: tuple[DayLoad, ...] = ()
    first_load: int | None = None
    away_through: int = 0
    ill_through: int = 0
    counts_menstrual: bool = False

    def observe(self, morning: Morning) -> "Body":
        """The belief after a day's values."""
        if morning.is_empty:
            return self
        samples = dict(self.samples)
        for counts_from, values in ((morning.ordinal, morning.values), (morning.ordinal + 1, morning.whole_day)):
            for era, value in values.items():
                samples[era] = with_sample(samples.get(era, ()), Sample(counts_from, value, morning.frozen))
        nights = dict(self.nights)
        for device, night in (*morning.nights.items(), *morning.nights_begun.items()):
            nights[device] = with_night(nights.get(device, ()), night)
        return replace(self, samples=samples, nights=nights)

    def add_load(self, load: DayLoad) -> "Body":
        """The belief after a day's training."""
        kept = tuple(one for one in self.loads if load.ordinal - _LOAD_DAYS < one.ordinal)
        first = load.ordinal if self.first_load is None else self.first_load
        return replace(self, loads=(*kept, load), first_load=first)

    def told(self, facts: Iterable[Fact]) -> "Body":
        """The belief after ``status`` and ``profile`` facts of a day: illness and travel, and what counts."""
        after = self
        for fact in facts:
            if fact.kind == "profile" and "menstrual_symptoms" in fact.fields:
                after = replace(after, counts_menstrual=bool(fact.fields["menstrual_symptoms"]))
            elif fact.kind == "status":
                through = _ordinal_of(fact.fields.get("until")) or fact.day.toordinal()
                after = replace(after, away_through=through)
                if fact.fields.get("status") == "ill":
                    after = replace(after, ill_through=through)
        return after


def morning_of(body: Body, day: date, facts: Iterable[Fact]) -> Morning:
    """The values of the day's facts, in the order (at, id); of two words on one thing the later counts.

    A night is of the day of waking, and of several of one device the longest counts: the others were naps.
    """
    ordinal = day.toordinal()
    frozen = ordinal <= body.away_through
    values: dict[Era, float] = {}
    whole_day: dict[Era, float] = {}
    nights: dict[int, dict[str, Night]] = {ordinal: {}, ordinal + 1: {}}
    has_symptoms = False
    for fact in facts:
        if fact.kind not in BODY_KINDS:
            continue
        has_symptoms |= fact.kind == "symptom" and not fact.fields.get("menstrual") and fact.fields.get("severity") != 0
        if fact.kind == "symptom" and fact.fields.get("menstrual") and not body.counts_menstrual:
            continue
        device = _device(fact)
        if fact.kind == "night" and _tells_sleep(fact.fields):
            night = night_from(_woke_on(fact), fact.fields, frozen)
            same = nights[night.ordinal].get(device) if night is not None else None
            if night is not None and (same is None or night.asleep_min >= same.asleep_min):
                nights[night.ordinal][device] = night
            continue
        known_now = values if not fact.fields.get("whole_day") and _woke_on(fact) == ordinal else whole_day
        device += BY_DAY if fact.fields.get("whole_day") else ""
        for spec in _of_kind(fact.kind):
            value = _value(spec, fact.fields)
            if value is not None:
                era = (spec.name, "" if spec.is_asked else device)
                known_now[era] = max(value, known_now.get(era, value)) if fact.kind == "symptom" else value
    ill = ordinal <= body.ill_through
    return Morning(ordinal, values, nights[ordinal], nights[ordinal + 1], whole_day, frozen, ill, has_symptoms)


def is_later(at: str, than: str) -> bool:
    """Whether ``at`` is after ``than``: as instants where both have an offset, else by the wall clocks that are written. What
    has no time is no later than anything of its day, and a workout without one began at noon."""
    if len(at) <= 10:
        return False
    one, other = datetime.fromisoformat(at), datetime.fromisoformat(than)
    if len(than) <= 10:
        other += timedelta(hours=12)
    if one.tzinfo is None or other.tzinfo is None:
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one > other


def _woke_on(fact: Fact) -> int:
    """The day of waking: a night may be written down under its beginning."""
    ordinal, wake = fact.day.toordinal(), _ordinal_of(fact.fields.get("wake"))
    return wake if wake == ordinal + 1 else ordinal


def _tells_sleep(fields: Mapping[str, Any]) -> bool:
    """Whether a night says more than how long the athlete was in bed."""
    return any(fields.get(name) for name in ("asleep_min", "deep_min", "rem_min", "light_min"))


@cache
def _of_kind(kind: str) -> tuple[SignalSpec, ...]:
    return tuple(spec for spec in signal_table().values() if spec.kind == kind and spec.name not in _DERIVED)


def _value(spec: SignalSpec, fields: Mapping[str, Any]) -> float | None:
    raw = fields.get(spec.field)
    if isinstance(raw, Mapping):
        worst = sorted((float(level) for level in raw.values()), reverse=True)[:_SORE_GROUPS]
        raw = sum(worst) / _SORE_GROUPS if worst else None
    if raw is None or not spec.is_plausible(raw):
        return None
    return spec.inward(float(raw))


def _device(fact: Fact) -> str:
    return f"{fact.source} {fact.fields.get('device') or ''}".strip()


def _ordinal_of(text: Any) -> int | None:
    return date.fromisoformat(str(text)[:10]).toordinal() if text else None
