"""The web interfaces of WHOOP, Fitbit and Hevy, as one JSON document each: ``WhoopApi``, ``FitbitApi``, ``HevyApi``.

The document is ``{"hormesis_fetched": "whoop", "time_zone": …, "sleep": […], …}``, with the lists as the interface gives them.
The facts have the ids that the exports of the same account give, where both tell of the same night or day.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, Json
from hormesis.domain.training import SetType
from hormesis.sources.assistance import is_assisted
from hormesis.sources.cells import is_future, seconds_between
from hormesis.sources.records import Record, as_records, json_value
from hormesis.sources.signal_days import SignalDays, deviations
from hormesis.sources.sleeps import Sleep
from hormesis.sources.source import ReadOptions, ReadReport, Sample, Unreadable
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range, rir_from_rpe, workout_facts

__all__ = ["FETCHED", "FitbitApi", "HevyApi", "WhoopApi"]

FETCHED = "hormesis_fetched"
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_SET_TYPES = {
    "normal": SetType.WORKING,
    "warmup": SetType.WARM_UP,
    "dropset": SetType.DROP,
    "failure": SetType.FAILURE,
}


class _ApiDocument:
    """A document of one provider."""

    provider = ""

    @property
    def name(self) -> str:
        return self.provider

    def recognises(self, sample: Sample) -> bool:
        """Whether the document begins by naming this provider."""
        begins = rf'\s*\{{\s*"{FETCHED}"\s*:\s*"{self.provider}"'
        return bool(sample.text and re.match(begins, sample.text.lstrip("\ufeff")))

    def _document(self, path: Path, report: ReadReport) -> dict[str, Json]:
        value = json_value(path)
        if not isinstance(value, dict):
            raise Invalid(f"{path.name}: found {type(value).__name__}; an object is expected; fetch it again")
        report.layout = "web interface"
        return value


def _rows(document: dict[str, Json], name: str, path: Path) -> Iterator[Record]:
    yield from as_records(document.get(name) or [], f"{path.name}, {name}")


def _moment(row: Record, name: str) -> datetime:
    """A moment that is written with its zone. Raises ``Unreadable``."""
    try:
        found = datetime.fromisoformat(row.text(name).replace("Z", "+00:00"))
        if found.tzinfo is not None:
            return found.replace(microsecond=0)
    except ValueError:
        pass
    raise Unreadable(name, row.text(name), "a date and time with its zone, such as 2026-03-02T06:10:00.000Z")


class WhoopApi(_ApiDocument):
    """Nights, HRV (rMSSD), resting heart rate, respiratory rate, skin temperature and activities from WHOOP's interface."""

    provider = "whoop"

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every signal and activity that has a score. Raises ``Invalid`` for a document that is not whole."""
        document = self._document(path, report)
        days = SignalDays(self.name, options, report, "WHOOP")
        recovered = {row.text("sleep_id"): row.inner("score") for row in _rows(document, "recovery", path)}
        skin: dict[str, float] = {}
        woke: dict[str, str] = {}
        for kind, take in (("sleep", _whoop_sleep), ("workout", _whoop_workout)):
            for row in _rows(document, kind, path):
                report.rows += 1
                try:
                    night = take(row, days, recovered, report)
                except Unreadable as error:
                    report.skip_unreadable(error, row.where)
                    continue
                if night is not None and 15 <= night[1] <= 45:
                    skin.setdefault(night[0][:10], night[1])
                    woke.setdefault(night[0][:10], night[0])
        report.refuse_if_mostly_unreadable()
        for day, deviation in deviations(skin):
            days.add("skin_temperature", woke[day], deviation, f"the night to {day}")
        yield from days.facts()


def _whoop_times(row: Record) -> tuple[str, str]:
    """Start and end on the athlete's clock: WHOOP gives UTC, and the offset beside it."""
    offset = _OFFSET.fullmatch(row.text("timezone_offset"))
    zone = timezone.utc if offset is None else timezone(_delta(offset))  # noqa: UP017
    return _moment(row, "start").astimezone(zone).isoformat(), _moment(row, "end").astimezone(zone).isoformat()


def _delta(offset: "re.Match[str]") -> timedelta:
    behind = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return -behind if offset[1] == "-" else behind


def _whoop_sleep(row: Record, days: SignalDays, recovered: dict[str, Record], report: ReadReport) -> tuple[str, float] | None:
    if row.fields.get("nap") is True:
        report.skip("a nap", row.where)
        return None
    if row.text("score_state") != "SCORED":
        report.skip("a sleep without a score", row.where)
        return None
    onset, wake = _whoop_times(row)
    score = row.inner("score")
    stages, recovery = score.inner("stage_summary"), recovered.get(row.text("id")) or Record({}, row.where)
    in_bed = stages.minutes("total_in_bed_time_milli", a_minute=60_000)
    awake = stages.minutes("total_awake_time_milli", a_minute=60_000)
    deep = stages.minutes("total_slow_wave_sleep_time_milli", a_minute=60_000)
    rem = stages.minutes("total_rem_sleep_time_milli", a_minute=60_000)
    light = stages.minutes("total_light_sleep_time_milli", a_minute=60_000)
    signals = (
        ("hrv", recovery.number("hrv_rmssd_milli")),
        ("resting_hr", recovery.number("resting_heart_rate")),
        ("respiratory_rate", score.number("respiratory_rate")),
    )
    asleep = round(sum(part or 0 for part in (deep, rem, light)), 2) or None
    measured = tuple((kind, value) for kind, value in signals if value is not None)
    performance = score.number("sleep_performance_percentage")
    days.add_sleep(Sleep(wake[:10], row.where, onset, wake, asleep, in_bed, awake, deep, rem, light, performance, measured))
    skin = recovery.number("skin_temp_celsius")
    return None if skin is None else (wake, skin)


def _whoop_workout(row: Record, days: SignalDays, _recovered: dict[str, Record], _report: ReadReport) -> None:
    start, end = _whoop_times(row)
    score = row.inner("score")
    days.add_activity(
        row.text("sport_name").replace("_", " ").replace("-", " ").title() or "Activity",
        start,
        row.where,
        duration_s=seconds_between(start, end),
        distance_m=score.number("distance_meter"),
        mean_bpm=score.number("average_heart_rate"),
    )


class FitbitApi(_ApiDocument):
    """Nights, HRV (rMSSD), resting heart rate, breathing rate, skin temperature and steps from Fitbit's interface."""

    provider = "fitbit"

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every signal. Raises ``Invalid`` for a document that is not whole."""
        document = self._document(path, report)
        days = SignalDays(self.name, options, report)
        for name in ("sleep", "activities-heart", "hrv", "br", "tempSkin", "activities-steps"):
            for row in _rows(document, name, path):
                report.rows += 1
                try:
                    _fitbit_row(name, row, days)
                except Unreadable as error:
                    report.skip_unreadable(error, row.where)
        report.refuse_if_mostly_unreadable()
        yield from days.facts()


def _fitbit_row(name: str, row: Record, days: SignalDays) -> None:
    if name == "sleep":
        stages = row.inner("levels").inner("summary")
        asleep, in_bed, awake = (row.number(one) for one in ("minutesAsleep", "timeInBed", "minutesAwake"))
        deep, rem, light = (stages.inner(one).number("minutes") for one in ("deep", "rem", "light"))
        onset, wake = row.time("startTime"), row.time("endTime")
        days.add_sleep(Sleep(row.day("dateOfSleep"), row.where, onset, wake, asleep, in_bed, awake, deep, rem, light))
        return
    day, value = row.day("dateTime"), row.inner("value")
    if name == "activities-heart":
        days.add("resting_hr", day, value.number("restingHeartRate"), row.where, whole_day=True)
    elif name == "hrv":
        days.add("hrv", day, value.number("dailyRmssd"), row.where)
    elif name == "br":
        days.add("respiratory_rate", day, value.number("breathingRate"), row.where)
    elif name == "tempSkin":
        days.add("skin_temperature", day, value.number("nightlyRelative", zero=True), row.where)
    else:
        days.add("steps", day, row.number("value"), row.where)


class HevyApi(_ApiDocument):
    """Sets of Hevy's interface. A workout is known by Hevy's own id, as in the table that others make of the same interface."""

    provider = "hevy"

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every set and its workout. Raises ``Invalid`` for a document that is not whole."""
        document = self._document(path, report)
        named = document.get("time_zone")
        zone = ZoneInfo(named) if isinstance(named, str) and named else None
        workouts = []
        for row in _rows(document, "workouts", path):
            try:
                workouts.append(_hevy_workout(row, zone, options, report))
            except Unreadable as error:
                report.rows += 1
                report.skip_unreadable(error, row.where)
        report.refuse_if_mostly_unreadable()
        for workout in sorted((one for one in workouts if one and one.sets), key=lambda one: (one.at, one.key)):
            yield from workout_facts(workout, options.athlete_id, self.name)


def _hevy_workout(row: Record, zone: ZoneInfo | None, options: ReadOptions, report: ReadReport) -> WorkoutEntry | None:
    start = _moment(row, "start_time").astimezone(zone).isoformat() if zone else _moment(row, "start_time").isoformat()
    end = row.time("end_time")
    key = row.text("id")
    if not key:
        raise Unreadable("id", "", "Hevy's own id of the workout")
    if is_future(start, options.today):
        report.skip("dated in the future", row.where)
        return None
    sets: list[SetEntry] = []
    blocks: dict[str, int] = {}
    for exercise in as_records(row.fields.get("exercises") or [], f"{row.where}, exercises"):
        title = exercise.text("title")
        blocks[title] = blocks.get(title, -1) + 1
        for place, one in enumerate(as_records(exercise.fields.get("sets") or [], f"{exercise.where}, sets")):
            report.rows += 1
            entry = _hevy_set(one, exercise, title, blocks[title], place, report)
            why = out_of_range(entry)
            if entry.load_kg is None and entry.reps is None and entry.duration_s is None and entry.distance_m is None:
                why = "nothing was logged"
            if why:
                report.skip(why, one.where)
            else:
                sets.append(entry)
    ended_at = end if end and seconds_between(start, end) else None
    return WorkoutEntry(key, start, row.text("title"), sets, ended_at, row.text("description") or None)


def _hevy_set(one: Record, exercise: Record, title: str, block: int, place: int, report: ReadReport) -> SetEntry:
    reps, load = one.number("reps"), one.number("weight_kg", zero=True)
    seconds, along = one.number("duration_seconds"), one.number("distance_meters")
    rpe = one.number("rpe")
    if rpe is not None and not 0 <= rpe <= 10:
        report.leave_out("RPE outside 0..10", rpe, one.where)
        rpe = None
    superset = exercise.number("superset_id", "supersets_id", zero=True)
    return SetEntry(
        exercise_name=title,
        load_kg=0.0 if load is None and reps else None if load is None else abs(round(load, 4)),
        reps=None if reps is None else int(reps),
        rir=rir_from_rpe(rpe),
        set_type=_SET_TYPES.get(one.text("type").casefold(), SetType.WORKING),
        duration_s=seconds,
        distance_m=along,
        assisted=is_assisted(title) or (load or 0) < 0,
        superset=None if superset is None else int(superset),
        note=(exercise.text("notes") or None) if place == 0 else None,
        block=block,
    )
