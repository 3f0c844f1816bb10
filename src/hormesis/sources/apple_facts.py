"""The facts of what Apple Health holds, by time: ``apple_facts``. Each kind gives its own in order; they are merged as drawn."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from heapq import merge
from math import fsum, nan
from statistics import median
from types import MappingProxyType

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, Json, imported_id
from hormesis.sources.apple_log import AppleLog, Samples, WorkoutSeen
from hormesis.sources.apple_units import activity_name
from hormesis.sources.beats import Variability, rmssd
from hormesis.sources.signal_days import PLAUSIBLE, deviations
from hormesis.sources.sleep_stages import DAY_S, Night
from hormesis.sources.source import ReadOptions, ReadReport

__all__ = ["apple_facts"]

_FUTURE = "dated in the future"
_WHOLE_DAY: Mapping[str, Json] = MappingProxyType({"whole_day": True})
_AFTER_WAKING_S = 3600
_MORNING_S = 10 * 3600
"""Where no night is known, samples from midnight to ten are those of the night and the morning."""
_ABSOLUTE_C = (20.0, 45.0)
_EPOCH_DAY = date(1970, 1, 1)
_NIGHTLY = {"sdnn": "HRV", "rmssd": "rMSSD", "respiratory_rate": "respiratory rate"}
_DAILY = (
    ("sdnn", "hrv", "sdnn_ms"),
    ("resting_hr", "resting_hr", "bpm"),
    ("respiratory_rate", "respiratory_rate", "per_min"),
    ("body_mass", "body_mass", "kg"),
    ("steps", "steps", "count"),
)
"""Kind in a log's ``daily`` → kind of fact and its field."""


def apple_facts(log: AppleLog, file: str, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
    """The facts of ``log``. Raises ``Invalid`` when most of what should be read can't be."""
    report.rows = report.rows or log.records + len(log.workouts) + log.repeated_workouts
    _report_problems(log, file, report)
    facts = _Facts(log, file, options, report)
    report.skipped += Counter({"a nap": log.sleep.naps, "the same workout again": log.repeated_workouts})
    for what in ("a nap", "the same workout again"):
        if report.skipped[what]:
            report.skipped_examples.setdefault(what, file)
    kinds = (
        facts.nights(),
        facts.variability(),
        facts.resting_hr(),
        facts.respiration(),
        facts.temperature(),
        facts.body_mass(),
        facts.steps(),
        facts.activities(),
        *(facts.daily(*one) for one in _DAILY),
    )
    yield from merge(*kinds, key=lambda fact: (fact.at, fact.kind, fact.id))


def _report_problems(log: AppleLog, file: str, report: ReadReport) -> None:
    for what, (times, found, line) in log.problems.items():
        report.skipped[what] += times
        report.skipped_examples[what] = f"{file}, line {line}: {found}"
    bad = sum(times for times, _, _ in log.problems.values())
    good = sum(map(len, log.samples.values())) + sum(map(len, log.sleep.stretches.values())) + len(log.workouts)
    if bad > good:
        first = next(iter(report.skipped_examples.values()))
        raise Invalid(f"{first}; {bad} of {bad + good} signals can't be read: export them again from the Health app")


@dataclass(slots=True)
class _Facts:
    """The facts of one log, a kind at a time."""

    log: AppleLog
    file: str
    options: ReadOptions
    report: ReadReport
    names: dict[int, str] = field(init=False)
    devices: dict[int, str] = field(init=False)
    by_day: dict[int, Night] = field(init=False)
    windows: list[Night] = field(init=False)
    steps_of: dict[int, tuple[float, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {number: f"{name}\x1f{device}" for (name, device), number in self.log.devices.items()}
        self.steps_of = _steps_by_day(self.log.samples.pop("steps"), self.names)  # first: they take most room, and give it back
        self.devices = {number: device for (_, device), number in self.log.devices.items()}
        nights = self.log.sleep.nights(self.names, self.log.nights)
        self.by_day = {night.day: night for night in nights}
        self.windows = sorted((n for n in nights if n.onset is not None), key=lambda n: n.onset or 0)

    def daily(self, kind: str, fact_kind: str, name: str) -> Iterator[Fact]:
        """What is told of a day as a whole. A signal says so, since it is not the morning's."""
        more = _WHOLE_DAY if fact_kind in ("hrv", "resting_hr", "respiratory_rate") else {}
        for day, (value, source) in sorted(self.log.daily.get(kind, {}).items()):
            yield from self._measured(fact_kind, name, day, _day(day), value, source, more)

    def nights(self) -> Iterator[Fact]:
        if self.log.sleep.odd:
            self.report.left_out["a night outside 1 to 16 hours"] = self.log.sleep.odd, self.file
        for night in self.by_day.values():
            wake = _stamp(night.wake, night.quarters)
            times = {} if night.onset is None else {"onset": _stamp(night.onset, night.quarters), "wake": wake}
            yield from self._fact("night", night.day, wake, {**night.minutes, **times}, night.source)

    def variability(self) -> Iterator[Fact]:
        """rMSSD of the beats where they suffice, else Apple's own rMSSD, else SDNN; the median of the night and the morning."""
        samples = self.log.samples["sdnn"]
        sdnn, own = self._nightly("sdnn"), self._nightly("rmssd")
        for day in sorted(sdnn.keys() | own.keys()):
            values = [found for place in sdnn.get(day, ()) if (found := self._of_beats(place))]
            if not values:
                values = [self.log.samples["rmssd"].values[place] for place in own.get(day, ())]
            name, kind = "rmssd_ms", "sdnn" if day in sdnn else "rmssd"
            if not values:
                name, values = "sdnn_ms", [samples.values[place] for place in sdnn[day]]
            yield from self._of_night("hrv", name, day, kind, (sdnn if kind == "sdnn" else own)[day], median(values))

    def respiration(self) -> Iterator[Fact]:
        values = self.log.samples["respiratory_rate"].values
        for day, places in sorted(self._nightly("respiratory_rate").items()):
            value = median([values[place] for place in places])
            yield from self._of_night("respiratory_rate", "per_min", day, "respiratory_rate", places, value)

    def resting_hr(self) -> Iterator[Fact]:
        """The day's last: the watch makes it of all of the day's quiet minutes, and goes on mending it until evening."""
        samples = self.log.samples["resting_hr"]
        for day, places in sorted(self._of_one_source(samples, _days_of_start(samples)).items()):
            last = max(places, key=lambda place: samples.starts[place])
            at = _stamp(samples.starts[last], samples.quarters[last])
            yield from self._measured("resting_hr", "bpm", day, at, samples.values[last], samples.sources[last], _WHOLE_DAY)

    def temperature(self) -> Iterator[Fact]:
        """Apple gives the wrist's own temperature: it becomes the deviation from the nights before, of the same device."""
        measured: dict[int, tuple[str, float, int]] = {
            day: (_day(day), value, source) for day, (value, source) in self.log.daily.get("temperature", {}).items()
        }
        samples = self.log.samples["temperature"]
        ends = [(samples.wall(place) + samples.seconds[place]) // DAY_S for place in range(len(samples))]
        for day, places in self._of_one_source(samples, ends).items():
            last = max(places, key=lambda place: samples.starts[place])
            at = _stamp(samples.starts[last] + samples.seconds[last], samples.quarters[last])
            measured[day] = at, samples.values[last], samples.sources[last]
        for day, deviation in sorted(self._deviations(measured).items()):
            at, _, source = measured[day]
            yield from self._measured("skin_temperature", "deviation_c", day, at, deviation, source)

    def _deviations(self, measured: Mapping[int, tuple[str, float, int]]) -> dict[int, float]:
        found: dict[int, float] = {}
        absolute: dict[str, dict[str, float]] = {}
        for day, (_, value, source) in measured.items():
            if abs(value) <= PLAUSIBLE["skin_temperature"][2]:  # some apps write the deviation itself
                found[day] = value
            elif _ABSOLUTE_C[0] <= value <= _ABSOLUTE_C[1]:
                absolute.setdefault(self.devices[source], {})[_day(day)] = value
            else:
                self.report.leave_out("a wrist temperature outside 20 to 45 °C", round(value, 2), f"{self.file}, {_day(day)}")
        for nights in absolute.values():
            for text, deviation in deviations(nights):
                if deviation is None:
                    self.report.skip("a wrist temperature while the usual one is learnt (14 nights)", f"{self.file}, {text}")
                else:
                    found[(date.fromisoformat(text) - _EPOCH_DAY).days] = deviation
        return found

    def body_mass(self) -> Iterator[Fact]:
        samples = self.log.samples["body_mass"]
        first: dict[int, int] = {}
        for place, day in enumerate(_days_of_start(samples)):
            if day not in first or samples.wall(place) < samples.wall(first[day]):
                first[day] = place
        for day, place in sorted(first.items()):
            at = _stamp(samples.starts[place], samples.quarters[place])
            yield from self._measured("body_mass", "kg", day, at, samples.values[place], samples.sources[place])

    def steps(self) -> Iterator[Fact]:
        """The sum of each source's own; of phone and watch the larger, since both count the same steps."""
        for day, (total, source) in sorted(self.steps_of.items()):
            yield from self._measured("steps", "count", day, _day(day), total, source)

    def activities(self) -> Iterator[Fact]:
        for workout in sorted(self.log.workouts.values(), key=lambda one: (_iso(one.start), one.type, one.end)):
            at = _iso(workout.start)
            where = f"{self.file}, line {workout.line}"
            if date.fromisoformat(at[:10]) > self.options.today + timedelta(days=1):
                self.report.skip(_FUTURE, where)
                continue
            key = f"activity\x1f{activity_name(workout.type)}\x1f{at}\x1f{_iso(workout.end)}"
            fields = self._activity_fields(workout, where)
            yield Fact("activity", at, imported_id(self.options.athlete_id, self.report.source, key), fields, self.report.source)

    def _activity_fields(self, workout: WorkoutSeen, where: str) -> dict[str, Json]:
        fields: dict[str, Json] = {"exercise_name": activity_name(workout.type)}
        bounds = {"duration_s": (1, 604800), "distance_m": (1, 1e7), "mean_bpm": (25, 250)}
        for name, (low, high) in bounds.items():
            value = getattr(workout, name)
            if value and low <= value <= high:
                fields[name] = round(value, 1)
            elif value:
                self.report.leave_out(f"a workout's {name} outside {low} to {high:g}", value, where)
        if self.devices[workout.source]:
            fields["device"] = self.devices[workout.source]
        return fields

    def _of_beats(self, place: int) -> float | None:
        until = self.log.rr_until
        hundredths = self.log.rr_cs[until[place - 1] if place else 0 : until[place]]
        if not hundredths:
            return None
        found = rmssd([value * 10.0 if value else nan for value in hundredths])
        return found.rmssd_ms if isinstance(found, Variability) else None

    def _nightly(self, kind: str) -> dict[int, list[int]]:
        """The samples of each night and the hour after it, or of the early morning where no night is known; of one source."""
        samples = self.log.samples[kind]
        onsets = [night.onset or 0 for night in self.windows]
        days: list[int | None] = []
        for place, start in enumerate(samples.starts):
            number = bisect_right(onsets, start) - 1
            wall = samples.wall(place)
            day = wall // DAY_S
            if number >= 0 and start <= self.windows[number].wake + _AFTER_WAKING_S:
                days.append(self.windows[number].day)
            elif wall % DAY_S < _MORNING_S and (day not in self.by_day or self.by_day[day].onset is None):
                days.append(day)
            else:
                days.append(None)
        unused = days.count(None)
        if unused:
            what = f"{_NIGHTLY[kind]} of the day, not of the night or the morning after"
            self.report.skipped[what] += unused
            self.report.skipped_examples.setdefault(what, self.file)
        return self._of_one_source(samples, days)

    def _of_one_source(self, samples: Samples, days: list[int] | list[int | None]) -> dict[int, list[int]]:
        """The samples by day; of several sources on a day those of the one that has most samples in the file."""
        often = Counter(samples.sources)
        places: dict[int, list[int]] = {}
        for place, day in enumerate(days):
            if day is not None:
                places.setdefault(day, []).append(place)
        for day, several in places.items():
            sources = {samples.sources[place] for place in several}
            if len(sources) > 1:
                chosen = min(sources, key=lambda source: (-often[source], self.names[source]))
                places[day] = [place for place in several if samples.sources[place] == chosen]
        return places

    def _of_night(self, kind: str, name: str, day: int, samples_of: str, places: list[int], value: float) -> Iterator[Fact]:
        """At the time of waking, or of the day's last sample where no night is known."""
        samples = self.log.samples[samples_of]
        last = max(places, key=lambda place: samples.starts[place])
        night = self.by_day.get(day)
        known = night is not None and night.onset is not None
        at = _stamp(night.wake, night.quarters) if night and known else _stamp(samples.starts[last], samples.quarters[last])
        yield from self._measured(kind, name, day, at, value, samples.sources[last])

    def _measured(
        self, kind: str, name: str, day: int, at: str, value: float, source: int, more: Mapping[str, Json] = MappingProxyType({})
    ) -> Iterator[Fact]:
        _, low, high, what = PLAUSIBLE[kind]
        if not value and kind != "skin_temperature":
            return
        if not low <= value <= high:
            self.report.leave_out(what, round(value, 4), f"{self.file}, {_day(day)}")
        else:
            fields = {name: round(value) if kind == "steps" else round(value, 4), **more}
            yield from self._fact(kind, day, at, fields, source)

    def _fact(self, kind: str, day: int, at: str, fields: Mapping[str, Json], source: int) -> Iterator[Fact]:
        text = _day(day)
        if day > (self.options.today - _EPOCH_DAY).days + 1:
            self.report.skip(_FUTURE, f"{self.file}, {text}")
            return
        device = {"device": self.devices[source]} if self.devices[source] else {}
        fact_id = imported_id(self.options.athlete_id, self.report.source, f"{kind}\x1f{text}")
        yield Fact(kind, at, fact_id, {**fields, **device}, self.report.source)


def _steps_by_day(samples: Samples, names: Mapping[int, str]) -> dict[int, tuple[float, int]]:
    """The steps of a day's busiest source, and that source; what is written twice counts once."""
    places: dict[int, array[int]] = {}
    for place in range(len(samples)):
        places.setdefault(samples.wall(place) // DAY_S, array("l")).append(place)
    best: dict[int, tuple[float, int]] = {}
    for day, of_day in places.items():
        different = {(samples.sources[at], samples.starts[at], samples.seconds[at], samples.values[at]) for at in of_day}
        sources = {source for source, _, _, _ in different}
        totals = {source: fsum(value for of, _, _, value in different if of == source) for source in sources}
        source = min(totals, key=lambda one: (-totals[one], names[one]))
        best[day] = totals[source], source
    return best


def _days_of_start(samples: Samples) -> list[int]:
    return [samples.wall(place) // DAY_S for place in range(len(samples))]


def _day(number: int) -> str:
    return (_EPOCH_DAY + timedelta(days=number)).isoformat()


def _stamp(utc: int, quarters: int) -> str:
    """The time as it was written, with its offset."""
    return datetime.fromtimestamp(utc, timezone(timedelta(minutes=15 * quarters)) if quarters else UTC).isoformat()


def _iso(written: str) -> str:
    """``2021-02-06 12:18:38 +0100`` as ISO 8601."""
    written = written.strip()
    return f"{written[:10]}T{written[11:19]}{written[-5:-2]}:{written[-2:]}"
