"""Oura's rows, whichever table or JSON list they stand in: ``OuraRows``, ``column``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hormesis.domain.facts import Json
from hormesis.sources.cells import seconds_between
from hormesis.sources.records import Record, take_all
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.sleeps import Sleep
from hormesis.sources.source import ReadReport, Unreadable

__all__ = ["OuraRows", "column"]

_DAY = ("day", "date", "summary_date")
_ASLEEP = ("total_sleep_duration", "total")
_DEVIATION = ("temperature_deviation", "temperature_delta")
_KEYS = frozenset({*_ASLEEP, *_DEVIATION, "steps", "start_datetime", "score"})
_NOTHING = "nothing was measured"
_NO_SLEEP = {"deleted": "a sleep its owner deleted", "rest": "a rest", "late_nap": "a nap", "nap": "a nap"}


def column(header: str) -> str:
    """``Total Bedtime `` and ``total_bedtime`` are one column, ``Temperature Deviation (°C)`` loses its unit."""
    return "_".join(re.sub(r"\(.*?\)", " ", header).casefold().replace("_", " ").split())


class OuraRows:
    """Tells rows apart by what they hold and gives it to ``days``."""

    def __init__(self, days: SignalDays, report: ReadReport) -> None:
        self.held_something = False
        self._days = days
        self._report = report
        self._scores: dict[str, float] = {}
        self._sleeps: list[Sleep] = []

    @staticmethod
    def knows(item: Mapping[str, Json]) -> bool:
        """Whether an object of a list is of a kind that is read."""
        return bool(_KEYS & item.keys()) and bool({*_DAY, "start_datetime", "bedtime_end"} & item.keys())

    def add_all(self, rows: Iterable[Record]) -> None:
        """Every row, those that can't be read counted."""
        take_all(rows, self._add, self._report)

    def finish(self) -> None:
        """Hand over the nights, each with its score where that stood in another table."""
        for sleep in self._sleeps:
            score = self._scores.get(sleep.day)
            self._days.add_sleep(replace(sleep, score=sleep.score or score))
        self._sleeps = []

    def _add(self, row: Record) -> None:
        if "start_datetime" in row.fields:
            self._add_workout(row)
            return
        wake = row.time("bedtime_end")
        day = wake[:10] if wake and "summary_date" in row.fields else row.day(*_DAY)
        slept = any(name in row.fields for name in _ASLEEP)
        deviation = row.number(*_DEVIATION, zero=True)
        steps = row.number("steps")
        if slept:
            self._add_sleep(row, day, wake, deviation)
        elif deviation is not None:
            self.held_something = True
            self._days.add("skin_temperature", day, deviation, row.where)
        if steps is not None:
            self.held_something = True
            self._days.add("steps", day, steps, row.where)
        score = row.number("score")
        if not slept and "contributors" in row.fields and deviation is None and "steps" not in row.fields and score:
            self._scores[day] = score
        elif not slept and deviation is None and steps is None:
            self._report.skip(_NOTHING, row.where)

    def _add_sleep(self, row: Record, day: str, wake: str | None, deviation: float | None) -> None:
        why = _NO_SLEEP.get(row.text("type"))
        if why:
            self._report.skip(why, row.where)
            return
        if deviation is None:
            deviation = row.inner("readiness").number("temperature_deviation", zero=True)
        signals = (
            ("hrv", row.number("average_hrv", "rmssd")),
            ("resting_hr", row.number("lowest_heart_rate", "lowest_resting_heart_rate", "hr_lowest")),
            ("respiratory_rate", row.number("average_breath", "respiratory_rate", "breath_average")),
            ("skin_temperature", deviation),
        )
        sleep = Sleep(
            day,
            row.where,
            row.time("bedtime_start"),
            wake,
            row.minutes(*_ASLEEP),
            row.minutes("time_in_bed", "total_bedtime", "duration"),
            row.minutes("awake_time", "awake"),
            row.minutes("deep_sleep_duration", "deep"),
            row.minutes("rem_sleep_duration", "rem"),
            row.minutes("light_sleep_duration", "light"),
            row.number("sleep_score", "score"),
            tuple((kind, value) for kind, value in signals if value is not None),
        )
        if sleep.slept_min or sleep.signals:
            self.held_something = True
            self._sleeps.append(sleep)
        elif row.number("steps") is None:
            self._report.skip(_NOTHING, row.where)

    def _add_workout(self, row: Record) -> None:
        start, end = row.time("start_datetime"), row.time("end_datetime")
        if start is None or not start[19:]:  # Oura always gives the offset; without it the cell is cut off
            raise Unreadable("start_datetime", start or "", "a date and time such as 2026-03-02T18:05:00+01:00")
        self.held_something = True
        self._days.add_activity(
            row.text("activity") or "workout",
            start,
            row.where,
            duration_s=seconds_between(start, end),
            distance_m=row.number("distance"),
            mean_bpm=row.number("average_heart_rate"),
        )
