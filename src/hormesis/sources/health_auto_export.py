"""Health Auto Export: the JSON that this app makes of Apple Health, summed up by day or sample by sample. ``HealthAutoExport``.

Units are those of the phone (lb, degF, mi). Summed up by day, a value stands at midnight of its day; a wrist temperature then
stands on the day on which the night began, and is given to the day of waking.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, Json
from hormesis.sources.apple_facts import apple_facts
from hormesis.sources.apple_log import AppleLog, WorkoutSeen
from hormesis.sources.apple_table import WHOLE_DAYS
from hormesis.sources.apple_units import celsius, in_unit
from hormesis.sources.auto_export_times import Moment, moment_of
from hormesis.sources.records import Record, as_records, json_value
from hormesis.sources.sleep_stages import DAY_S, Night, Stage
from hormesis.sources.source import ReadOptions, ReadReport, Sample, Unreadable

__all__ = ["HealthAutoExport"]

_OPENING = re.compile(r"\s*\{\s*\"data\"\s*:\s*\{")
_LISTS = re.compile(r"\"(?:metrics|workouts)\"\s*:\s*\[")
_METRICS: Mapping[str, tuple[str, str]] = {
    "heart_rate_variability": ("sdnn", "ms"),
    "heart_rate_variability_sdnn": ("sdnn", "ms"),
    "heart_rate_variability_rmssd": ("rmssd", "ms"),
    "resting_heart_rate": ("resting_hr", "per_min"),
    "respiratory_rate": ("respiratory_rate", "per_min"),
    "apple_sleeping_wrist_temperature": ("temperature", "celsius"),
    "weight_body_mass": ("body_mass", "kg"),
    "step_count": ("steps", "count"),
}
_SLEEP = "sleep_analysis"
_STAGES: Mapping[str, Stage] = {
    "inbed": Stage.IN_BED,
    "asleep": Stage.ASLEEP,
    "unspecified": Stage.ASLEEP,
    "core": Stage.LIGHT,
    "deep": Stage.DEEP,
    "rem": Stage.REM,
    "awake": Stage.AWAKE,
}


class HealthAutoExport:
    """Metrics and workouts of one file. A night told with its stages is the sum of these where its total is 0."""

    @property
    def name(self) -> str:
        return "health_auto_export"

    def recognises(self, sample: Sample) -> bool:
        """Whether it is an object ``data`` that begins with metrics or workouts."""
        text = (sample.text or "").removeprefix("\ufeff")
        return bool(_OPENING.match(text) and _LISTS.search(text))

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """The facts, by time. Raises ``Invalid`` for a file that is no whole JSON or not laid out as the app does it."""
        whole = json_value(path)
        data = whole.get("data") if isinstance(whole, dict) else None
        if not isinstance(data, dict):
            raise Invalid(f"{path.name}: no object 'data' inside; export it again as JSON from Health Auto Export")
        file = _File(path.name, AppleLog(), report)
        metrics = list(as_records(data.get("metrics") or [], f"{path.name}, metrics"))
        for metric in sorted(metrics, key=lambda one: one.text("name") != _SLEEP):  # nights first: a temperature needs its night
            file.add_metric(metric)
        for workout in as_records(data.get("workouts") or [], f"{path.name}, workouts"):
            file.add_workout(workout)
        file.log.end()
        report.refuse_if_mostly_unreadable()
        report.layout = "by day" if file.log.daily else "samples"
        if file.log.daily.get("sdnn"):
            report.notes.append(WHOLE_DAYS)
        yield from apple_facts(file.log, path.name, options, report)


class _File:
    """The log of one file while its metrics are added."""

    def __init__(self, name: str, log: AppleLog, report: ReadReport) -> None:
        self.log, self._name, self._report = log, name, report
        self._waking: dict[int, int] = {}

    def add_metric(self, metric: Record) -> None:
        name, unit = metric.text("name"), metric.text("units")
        if name != _SLEEP and name not in _METRICS:
            self._report.skip(f"the metric {name}, which nothing here uses", metric.where)
            return
        rows = list(as_records(metric.fields.get("data") or [], f"{self._name}, {name}"))
        self._report.rows += len(rows)
        by_day = name != _SLEEP and _is_by_day(rows)
        for row in rows:
            try:
                if name == _SLEEP:
                    self._add_sleep(row, unit)
                elif by_day:
                    self._add_day(row, unit, *_METRICS[name])
                else:
                    self._add_sample(row, unit, *_METRICS[name])
            except Unreadable as error:
                self._report.skip_unreadable(error, row.where)
            except ValueError as error:
                self._report.skip_unreadable(Unreadable(name, str(row.fields)[:60], str(error)), row.where)

    def _add_day(self, row: Record, unit: str, kind: str, wanted: str) -> None:
        value, day = _value(row, unit, wanted), moment_of(row, "date").day
        if kind == "temperature" and value is not None:
            night = self._waking.get(day)
            if night is None:
                self._report.skip("a wrist temperature of a night that is not in the file", row.where)
                return
            day = night
        days = self.log.daily.setdefault(kind, {})
        if value is None:
            self._report.skip("nothing was measured", row.where)
        elif day in days:
            self._report.skip("a second value of the same day", row.where)
        else:
            days[day] = value, self._source(row)

    def _add_sample(self, row: Record, unit: str, kind: str, wanted: str) -> None:
        value, at = _value(row, unit, wanted), moment_of(row, "date", "startDate")
        if value is None:
            self._report.skip("nothing was measured", row.where)
            return
        end = moment_of(row, "endDate") if row.text("endDate") else at
        self.log.samples[kind].add(at.utc, max(0, end.utc - at.utc), at.quarters, self._source(row), value)

    def _add_sleep(self, row: Record, unit: str) -> None:
        stage = row.text("value")
        if stage:
            known = _STAGES.get(stage.casefold().replace(" ", ""))
            if known is None:
                raise Unreadable("value", stage, "a stage of sleep in English; set the phone to English and export again")
            start, end = moment_of(row, "startDate", "sleepStart"), moment_of(row, "endDate", "sleepEnd")
            self.log.sleep.add(self._source(row), known, start.utc, end.utc, end.quarters)
            return
        night = self._night(row, unit)
        if night is None:
            self._report.skip("a sleep without a duration", row.where)
            return
        self.log.nights.append(night)
        begins = night.wake - night.coverage if night.onset is None else night.onset
        self._waking[(begins + night.quarters * 900) // DAY_S] = night.day

    def _night(self, row: Record, unit: str) -> Night | None:
        def seconds(*names: str) -> int:
            found = row.number(*names)
            return 0 if found is None or found < 0 else round(in_unit(found, unit or "hr", "s"))

        deep, rem, core, awake = seconds("deep"), seconds("rem"), seconds("core"), seconds("awake")
        asleep, in_bed = deep + rem + core or seconds("totalSleep", "asleep"), seconds("inBed")
        if not asleep and not in_bed:
            return None
        wake = moment_of(row, "sleepEnd", "inBedEnd") if asleep else moment_of(row, "inBedEnd", "sleepEnd")
        onset = moment_of(row, "sleepStart", "inBedStart").utc if asleep else None
        in_bed = in_bed if in_bed >= asleep else 0
        return Night(wake.day, self._source(row), onset, wake.utc, wake.quarters, (asleep, in_bed, awake, deep, rem, core))

    def add_workout(self, workout: Record) -> None:
        """A workout of either version of the app's layout."""
        self._report.rows += 1
        try:
            start, end = moment_of(workout, "start", "startDate"), moment_of(workout, "end", "endDate")
            name = workout.text("name", "workoutActivityType")
            if not name:
                raise Unreadable("name", "", "what was done")
            seen = WorkoutSeen(name, start.written, end.written, self._source(workout), 0, float(max(0, end.utc - start.utc)))
            seen.distance_m = _quantity(workout, "distance", "m")
            seen.mean_bpm = _quantity(workout, "avgHeartRate", "per_min") or _quantity(
                workout.inner("heartRate"), "avg", "per_min"
            )
        except Unreadable as error:
            self._report.skip_unreadable(error, workout.where)
        except ValueError as error:
            self._report.skip_unreadable(Unreadable("workout", str(workout.fields)[:60], str(error)), workout.where)
        else:
            self.log.repeated_workouts += (seen.type, seen.start, seen.end) in self.log.workouts
            self.log.workouts[seen.type, seen.start, seen.end] = seen

    def _source(self, row: Record) -> int:
        """Of several sources that the app has summed up (``iPhone|Ada's Apple Watch``) the watch."""
        names = row.text("source", "sleepSource").split("|")
        return self.log.source(next((name for name in names if "Watch" in name), names[0]))


def _is_by_day(rows: Sequence[Record]) -> bool:
    """Whether every value stands at midnight, and none on a day that has one."""
    try:
        moments: list[Moment] = [moment_of(row, "date", "startDate") for row in rows]
    except Unreadable:
        return False
    return all(one.second_of_day == 0 for one in moments) and len({one.day for one in moments}) == len(moments)


def _value(row: Record, unit: str, wanted: str) -> float | None:
    value = row.number("qty", "Avg")
    if value is None:
        return None
    return celsius(value, unit) if wanted == "celsius" else in_unit(value, unit, wanted)


def _quantity(row: Record, name: str, wanted: str) -> float | None:
    """``{"qty": 5.1, "units": "km"}``; None for anything else."""
    inner: Json = row.fields.get(name)
    if not isinstance(inner, dict):
        return None
    value = Record(inner, row.where).number("qty")
    return None if value is None else in_unit(value, str(inner.get("units", "")), wanted)
