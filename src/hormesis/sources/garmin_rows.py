"""Garmin Connect's rows and JSON objects by what they hold: ``GarminRows``."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone

from hormesis.domain.facts import Json
from hormesis.domain.load import kg_from
from hormesis.sources.records import Record, take_all
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.sleeps import Sleep
from hormesis.sources.source import ReadReport, Unreadable

__all__ = ["GarminRows"]

_NOTHING = "nothing was measured"
_HEALTH = {"HRV": "hrv", "SKIN_TEMP_C": "skin_temperature"}
_STAGES = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d)(?:[.,]\d+)?")


class GarminRows:
    """Takes the rows of each kind of file and gives them to ``days``."""

    def __init__(self, days: SignalDays, report: ReadReport) -> None:
        self._days = days
        self._report = report
        self._takers: Mapping[str, Callable[[Record], None]] = {
            "daily values": self._daily,
            "activities": self._listed_activity,
            "activities as shown": self._shown_activity,
            "sleep": self._sleep,
            "daily summaries": self._summary,
            "health status": self._health,
            "summarized activities": self._activity,
            "body weight": self._weight,
        }

    def add_all(self, kind: str, rows: Iterable[Record]) -> None:
        """Every row of a file of this kind, those that can't be read counted."""
        take_all(rows, self._takers[kind], self._report)

    def _daily(self, row: Record) -> None:
        day = row.day("Date")
        sleep = Sleep(
            day,
            row.where,
            asleep_min=row.minutes("Sleep Time (sec)"),
            awake_min=row.minutes("Awake Sleep (sec)"),
            deep_min=row.minutes("Deep Sleep (sec)"),
            rem_min=row.minutes("REM Sleep (sec)"),
            light_min=row.minutes("Light Sleep (sec)"),
        )
        if sleep.slept_min:
            self._days.add_sleep(sleep)
        values = (
            ("hrv", "HRV Last Night Avg"),
            ("resting_hr", "Resting Heart Rate"),
            ("respiratory_rate", "Sleep Avg Respiration"),
            ("steps", "Total Steps"),
        )
        pounds, kg = row.number("Weight (lbs)"), row.number("Weight (kg)")
        measured = {kind: row.number(name) for kind, name in values}
        measured["body_mass"] = kg_from(pounds, "lb") if pounds else kg
        for kind, value in measured.items():
            self._days.add(kind, day, value, row.where, whole_day=kind == "resting_hr")
        if not sleep.slept_min and not any(measured.values()):
            self._report.skip(_NOTHING, row.where)

    def _listed_activity(self, row: Record) -> None:
        start = row.time("Activity Date/Time")
        if start is None:
            raise Unreadable("Activity Date/Time", "", "a date and time such as 2026-03-02 18:05:00")
        self._days.add_activity(
            row.text("Activity Type") or "activity",
            start,
            row.where,
            duration_s=row.number("Duration (sec)"),
            distance_m=row.number("Distance (m)"),
            mean_bpm=row.number("Average HR"),
        )

    def _shown_activity(self, row: Record) -> None:
        start = row.time("Date")
        if start is None:
            raise Unreadable("Date", "", "a date and time such as 2026-03-02 18:05:00")
        clock = _CLOCK.fullmatch(row.text("Time"))
        seconds = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]) if clock else None
        self._days.add_activity(
            row.text("Activity Type") or "activity", start, row.where, duration_s=seconds, mean_bpm=row.number("Avg HR")
        )

    def _sleep(self, row: Record) -> None:
        day = _calendar_date(row)
        if not any(row.number(name) for name in _STAGES):
            self._report.skip("a sleep without stages, which is a guess or a watch not worn", row.where)
            return
        breaths = row.number("averageRespiration")
        deep, light, rem = (row.minutes(name) for name in _STAGES)
        parts = [row.minutes(name) for name in (*_STAGES, "awakeSleepSeconds", "unmeasurableSeconds")]
        self._days.add_sleep(
            Sleep(
                day,
                row.where,
                _utc(row, "sleepStartTimestampGMT"),
                _utc(row, "sleepEndTimestampGMT"),
                None,
                sum(part or 0 for part in parts),
                row.minutes("awakeSleepSeconds"),
                deep,
                rem,
                light,
                row.inner("sleepScores").number("overallScore") or row.number("overallSleepScore"),
                (("respiratory_rate", breaths),) if breaths else (),
            )
        )

    def _summary(self, row: Record) -> None:
        day = _calendar_date(row)
        steps = row.number("totalSteps")
        self._days.add("steps", day, steps, row.where)
        # restingHeartRate is the mean of a week; the day's own stands beside it
        bpm = row.number("currentDayRestingHeartRate", "restingHeartRate")
        self._days.add("resting_hr", day, bpm, row.where, whole_day=True)
        if steps is None and bpm is None:
            self._report.skip(_NOTHING, row.where)

    def _health(self, row: Record) -> None:
        day = _calendar_date(row)
        metrics: Json = row.fields.get("metrics")
        measured = False
        for metric in metrics if isinstance(metrics, list) else []:
            if not isinstance(metric, dict):
                continue
            value = Record(metric, row.where).number("value")
            kind = _HEALTH.get(str(metric.get("type")))
            if kind and value is not None:
                measured = True
                self._days.add(kind, day, value, row.where)
        if not measured:
            self._report.skip(_NOTHING, row.where)

    def _activity(self, row: Record) -> None:
        centimetres = row.number("distance")
        self._days.add_activity(
            row.text("activityType") or row.text("sportType") or "activity",
            _started(row),
            row.where,
            duration_s=(row.number("duration") or 0) / 1000,
            distance_m=centimetres and centimetres / 100,
            mean_bpm=row.number("avgHr"),
        )

    def _weight(self, row: Record) -> None:
        grams = row.inner("weight").number("weight")
        if grams is None:
            self._report.skip("a record without a body weight", row.where)
        else:
            self._days.add("body_mass", row.inner("metaData").time("calendarDate") or "", grams / 1000, row.where)


def _calendar_date(row: Record) -> str:
    """The day of a record: ``2026-05-12``, or as older exports write it ``{"date": "May 12, 2016 12:00:00 AM"}``."""
    found = row.text("calendarDate") or row.inner("calendarDate").text("date")
    try:
        return datetime.strptime(found, "%b %d, %Y %I:%M:%S %p").date().isoformat()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return Record({"calendarDate": found}, row.where).day("calendarDate")


def _utc(row: Record, name: str) -> str | None:
    """A time the export gives in UTC: text without an offset, or milliseconds since 1970."""
    found = row.fields.get(name)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return _instant(row, name, found).isoformat()
    at = row.time(name)
    return at if at is None or at[19:] or "T" not in at else f"{at}+00:00"


def _started(row: Record) -> str:
    """The local time an activity began, with the offset that the export's local and UTC times prove."""
    local, utc = row.number("startTimeLocal"), row.number("beginTimestamp", "startTimeGmt", "startTimeGMT")
    if utc is None and local is None:
        raise Unreadable("startTimeLocal", "", "milliseconds since 1970")
    if utc is None or local is None:
        at = _instant(row, "startTimeLocal", utc or local or 0)
        return at.isoformat() if utc else at.replace(tzinfo=None).isoformat()
    offset = timedelta(minutes=round((local - utc) / 60_000))
    if abs(offset) >= timedelta(hours=24):
        raise Unreadable("startTimeLocal", str(local), "a time within a day of the one in UTC")
    return _instant(row, "beginTimestamp", utc).astimezone(timezone(offset)).isoformat()


def _instant(row: Record, name: str, milliseconds: float) -> datetime:
    try:
        at = datetime.fromtimestamp(milliseconds // 1000, UTC)
    except (OverflowError, OSError, ValueError):
        raise Unreadable(name, str(row.fields.get(name)), "milliseconds since 1970") from None
    if not 1900 <= at.year < 2200:
        raise Unreadable(name, str(row.fields.get(name)), "milliseconds since 1970")
    return at
