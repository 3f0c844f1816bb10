"""Fitbit's rows and JSON objects by what they hold: ``FitbitRows``, ``written_at``."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from hormesis.sources.cells import wall_clock
from hormesis.sources.records import Record, take_all
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.sleeps import Sleep
from hormesis.sources.source import ReadOptions, ReadReport, Unreadable
from hormesis.sources.weighings import Weighing, body_masses

__all__ = ["FitbitRows", "written_at"]

_AMERICAN = re.compile(r"(\d\d)/(\d\d)/(\d\d)(?:[ T](\d\d:\d\d:\d\d))?")
_METRES = {"mile": 1609.344, "miles": 1609.344, "kilometer": 1000.0, "km": 1000.0, "meter": 1.0}
_NOON = 12


def written_at(row: Record, name: str) -> str:
    """The ISO 8601 time of a field: Fitbit writes ``05/20/16 22:10:00`` (month first) or ISO. Raises ``Unreadable``."""
    found = row.text(name)
    parts = _AMERICAN.fullmatch(found)
    if parts:
        found = f"20{parts[3]}-{parts[1]}-{parts[2]}" + (f" {parts[4]}" if parts[4] else "")
    try:
        return wall_clock(found.removesuffix("Z") + ("+00:00" if found.endswith("Z") else ""))
    except ValueError:
        raise Unreadable(name, row.text(name), "a date such as 2016-05-20 or 05/20/16 00:00:00") from None


class FitbitRows:
    """Takes the rows of each kind of file, and hands over what needs the whole export first."""

    def __init__(self, days: SignalDays, options: ReadOptions, report: ReadReport) -> None:
        self._days = days
        self._options = options
        self._report = report
        self._weighings: list[Weighing] = []
        self._sleeps: list[tuple[str, Sleep]] = []
        self._scores: dict[str, float] = {}
        self._steps: Counter[tuple[str, str]] = Counter()
        self._where_steps: dict[str, str] = {}
        self._takers: Mapping[str, Callable[[Record], None]] = {
            "sleep": self._sleep,
            "resting heart rate": self._resting_hr,
            "exercise": self._exercise,
            "body weight": self._weight,
            "daily totals": self._daily,
            "HRV": lambda row: self._of_the_day(row, "hrv", "rmssd", "average heart rate variability milliseconds"),
            "respiratory rate": lambda row: self._of_the_day(
                row, "respiratory_rate", "daily_respiratory_rate", "breaths per minute"
            ),
            "daily resting heart rate": lambda row: self._of_the_day(row, "resting_hr", "beats per minute"),
            "body weight in grams": self._grams,
            "steps": self._some_steps,
            "skin temperature": self._skin,
            "sleep scores": self._score,
        }

    def add_all(self, kind: str, rows: Iterable[Record]) -> None:
        """Every row of a file of this kind, those that can't be read counted."""
        take_all(rows, self._takers[kind], self._report)

    def finish(self, name: str) -> None:
        """Hand over nights, weights and steps. Raises ``Invalid`` where the unit of the weights can't be told."""
        for log_id, sleep in self._sleeps:
            self._days.add_sleep(replace(sleep, score=self._scores.get(log_id)))
        for (day, device), count in self._steps.items():
            self._days.add("steps", day, count, self._where_steps[day], device or None)
        body_masses(self._weighings, self._options, self._report, self._days, name)

    def _sleep(self, row: Record) -> None:
        stages = row.inner("levels").inner("summary")
        sleep = Sleep(
            written_at(row, "dateOfSleep")[:10],
            row.where,
            written_at(row, "startTime") if row.text("startTime") else None,
            written_at(row, "endTime") if row.text("endTime") else None,
            row.number("minutesAsleep"),
            row.number("timeInBed"),
            row.number("minutesAwake"),
            stages.inner("deep").number("minutes"),
            stages.inner("rem").number("minutes"),
            stages.inner("light").number("minutes"),
        )
        log = row.number("logId")
        self._sleeps.append((f"{log:.0f}" if log else "", sleep))

    def _resting_hr(self, row: Record) -> None:
        bpm = row.inner("value").number("value")
        if bpm is None:
            self._report.skip("nothing was measured", row.where)
        else:
            self._days.add("resting_hr", written_at(row, "dateTime")[:10], round(bpm, 2), row.where, whole_day=True)

    def _exercise(self, row: Record) -> None:
        length = row.minutes("activeDuration", "duration", a_minute=1000.0)
        unit = _METRES.get(row.text("distanceUnit").casefold())
        along = row.number("distance")
        device = row.inner("source")
        self._days.add_activity(
            row.text("activityName") or "exercise",
            written_at(row, "startTime"),
            row.where,
            duration_s=length,
            distance_m=along * unit if along and unit else None,
            mean_bpm=row.number("averageHeartRate"),
            device=device.text("name") if device.text("type") == "tracker" else None,
        )

    def _weight(self, row: Record) -> None:
        weight, day, clock = row.number("weight"), written_at(row, "date"), row.text("time")
        if weight is None:
            self._report.skip("nothing was measured", row.where)
            return
        scale = row.text("source")
        device = scale if scale.casefold().startswith("aria") else None
        at = f"{day}T{clock}" if re.fullmatch(r"\d\d:\d\d:\d\d", clock) and len(day) == 10 else day
        self._weighings.append(Weighing(at, weight, row.where, row.number("bmi"), device))

    def _grams(self, row: Record) -> None:
        grams = row.number("weight grams")
        self._days.add("body_mass", written_at(row, "timestamp"), grams and grams / 1000, row.where, row.text("data source"))

    def _daily(self, row: Record) -> None:
        day = written_at(row, "dateTime")[:10]
        self._days.add("steps", day, row.number("activities-steps"), row.where)
        asleep, clock = row.number("sleep-minutesAsleep"), row.text("sleep-startTime")
        if asleep:
            onset = f"{day}T{clock}:00" if re.fullmatch(r"\d\d:\d\d", clock) and int(clock[:2]) < _NOON else None
            in_bed, awake = row.number("sleep-timeInBed"), row.number("sleep-minutesAwake")
            self._sleeps.append(("", Sleep(day, row.where, onset, None, asleep, in_bed, awake)))
        weight = row.number("body-weight")
        if not (asleep or weight or row.number("activities-steps")):
            self._report.skip("nothing was measured", row.where)
        if weight and (not self._weighings or self._weighings[-1].weight != weight):  # repeated on every day until the next one
            self._weighings.append(Weighing(day, weight, row.where, row.number("body-bmi")))

    def _of_the_day(self, row: Record, kind: str, *names: str) -> None:
        value = row.number(*names)
        if value is None:
            self._report.skip("nothing was measured", row.where)
        else:  # the time of day only labels the day, and its Z is no zone
            at = written_at(row, "timestamp")[:10]
            self._days.add(kind, at, round(value, 2), row.where, whole_day=kind == "resting_hr")

    def _some_steps(self, row: Record) -> None:
        name = "dateTime" if "dateTime" in row.fields else "timestamp"
        count = row.number("value", "steps")
        if count and count > 0:
            day = written_at(row, name)[:10]
            self._steps[day, row.text("data source")] += round(count)
            self._where_steps.setdefault(day, row.where)

    def _skin(self, row: Record) -> None:
        total, samples = row.number("baseline_relative_sample_sum", zero=True), row.number("temperature_samples")
        if total is None or not samples:
            self._report.skip("a skin temperature before the watch has learnt what is usual", row.where)
        else:
            day = written_at(row, "sleep_end")[:10]
            self._days.add("skin_temperature", day, round(total / samples, 3), row.where)

    def _score(self, row: Record) -> None:
        log, score = row.number("sleep_log_entry_id"), row.number("overall_score")
        if log and score:
            self._scores[f"{log:.0f}"] = score
