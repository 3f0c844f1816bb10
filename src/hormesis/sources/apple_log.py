"""What an Apple Health export says of body signals, kept small while it streams by: ``AppleLog``.

Numbers stand in arrays, not in objects: an export holds a million records, and years of it should fit into a few megabytes.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite

from hormesis.sources.apple_units import celsius, device_of, in_unit
from hormesis.sources.sleep_stages import Night, Stage, StageLog

__all__ = ["AppleLog", "Samples", "WorkoutSeen"]

Attributes = Sequence[str]
"""Names and values in turn, as the parser gives them."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (wall-clock time; the offset is kept beside it)
_QUANTITY = "HKQuantityTypeIdentifier"
_UNITS: Mapping[str, tuple[str, str]] = {
    f"{_QUANTITY}HeartRateVariabilitySDNN": ("sdnn", "ms"),
    f"{_QUANTITY}HeartRateVariabilityRMSSD": ("rmssd", "ms"),
    f"{_QUANTITY}RestingHeartRate": ("resting_hr", "per_min"),
    f"{_QUANTITY}RespiratoryRate": ("respiratory_rate", "per_min"),
    f"{_QUANTITY}AppleSleepingWristTemperature": ("temperature", "celsius"),
    f"{_QUANTITY}BodyMass": ("body_mass", "kg"),
    f"{_QUANTITY}StepCount": ("steps", "count"),
}
"""Type → where its samples go, and in which unit."""
_SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
_STAGES: Mapping[str, Stage] = {
    f"HKCategoryValueSleepAnalysis{name}": stage
    for name, stage in (
        ("InBed", Stage.IN_BED),
        ("Asleep", Stage.ASLEEP),
        ("AsleepUnspecified", Stage.ASLEEP),
        ("AsleepCore", Stage.LIGHT),
        ("AsleepDeep", Stage.DEEP),
        ("AsleepREM", Stage.REM),
        ("Awake", Stage.AWAKE),
    )
}
_GAP_SHARE = 0.2
"""Where the time since the beat before differs so much from what the beat's own rate says, a beat is missing between them."""


@dataclass(slots=True)
class Samples:
    """Values with start (seconds since 1970, UTC), duration, offset in quarters of an hour and the number of their source."""

    starts: "array[int]" = field(default_factory=lambda: array("q"))
    seconds: "array[int]" = field(default_factory=lambda: array("l"))
    quarters: "array[int]" = field(default_factory=lambda: array("b"))
    sources: "array[int]" = field(default_factory=lambda: array("H"))
    values: "array[float]" = field(default_factory=lambda: array("d"))

    def __len__(self) -> int:
        return len(self.starts)

    def add(self, start: int, seconds: int, quarters: int, source: int, value: float) -> None:
        """One sample."""
        self.starts.append(start)
        self.seconds.append(seconds)
        self.quarters.append(quarters)
        self.sources.append(source)
        self.values.append(value)

    def wall(self, place: int) -> int:
        """Seconds since 1970 that the clock on the wall showed at the start."""
        return self.starts[place] + self.quarters[place] * 900


@dataclass(slots=True)
class WorkoutSeen:
    """A workout as written, with the largest distance and the mean heart rate that its statistics tell."""

    type: str
    start: str
    end: str
    source: int
    line: int
    duration_s: float | None = None
    distance_m: float | None = None
    mean_bpm: float | None = None

    def statistic(self, of: Mapping[str, str]) -> None:
        """Take in a ``WorkoutStatistics``; a part of a workout of several sports has a shorter distance and other times."""
        type_ = of.get("type", "")
        if type_.startswith(f"{_QUANTITY}Distance") and of.get("sum"):
            self.distance_m = max(self.distance_m or 0.0, in_unit(float(of["sum"]), of.get("unit", ""), "m"))
        elif type_ == f"{_QUANTITY}HeartRate" and of.get("average"):
            whole = (of.get("startDate"), of.get("endDate")) == (self.start, self.end)
            if whole or self.mean_bpm is None:
                self.mean_bpm = in_unit(float(of["average"]), of.get("unit", ""), "per_min")


class AppleLog:
    """Takes the elements of an export in; ``line`` tells the parser's place. Two logs of two parts of one file can be joined.

    ``devices`` numbers the sources by name and device. ``rr_cs`` holds the intervals between beats of all ``sdnn`` samples in
    hundredths of a second, 0 where a beat is missing; those of sample i end at ``rr_until[i]``. ``problems`` are the kinds of
    elements that can't be read: how many, what was found in the first and its line. Other apps' exports of Apple Health tell
    ``nights`` as a whole, and ``daily`` values: by kind and day the value and the number of its source.
    """

    def __init__(self) -> None:
        self.records = 0
        self.devices: dict[tuple[str, str], int] = {}
        self.samples: dict[str, Samples] = {kind: Samples() for kind, _ in _UNITS.values()}
        self.sleep = StageLog()
        self.rr_cs: array[int] = array("H")
        self.rr_until: array[int] = array("q")
        self.workouts: dict[tuple[str, str, str], WorkoutSeen] = {}
        self.repeated_workouts = 0
        self.problems: dict[str, tuple[int, str, int]] = {}
        self.nights: list[Night] = []
        self.daily: dict[str, dict[int, tuple[float, int]]] = {}
        self._offsets: dict[str, int] = {}
        self._known_devices: dict[tuple[str, str], int] = {}
        self._beats: list[Attributes] = []
        self._beats_wanted = False
        self._workout: WorkoutSeen | None = None

    def takers(self, line: Callable[[], int]) -> dict[str, Callable[[Attributes], None]]:
        """Type of record → what takes its attributes in. Other types are of no use here."""
        takers = {type_: self._quantity(type_, kind, unit, line) for type_, (kind, unit) in _UNITS.items()}
        takers[_SLEEP] = self._sleeper(line)
        return takers

    def beat(self, attributes: Attributes) -> None:
        """A beat of the heart rate variability that was read last."""
        if self._beats_wanted:
            self._beats.append(attributes)

    def workout(self, attributes: Attributes, line: int) -> None:
        """A workout; of two with the same type, start and end the one that says more is kept."""
        of = dict(zip(attributes[::2], attributes[1::2], strict=True))
        try:
            key = of["workoutActivityType"], of["startDate"], of["endDate"]
            start, end = self._instant(key[1])[0], self._instant(key[2])[0]
            found = WorkoutSeen(*key, self._source_of(of), line, float(max(0, end - start)))
            if float(of.get("duration") or 0):
                found.duration_s = in_unit(float(of["duration"]), of.get("durationUnit", "min"), "s")
            if float(of.get("totalDistance") or 0):
                found.distance_m = in_unit(float(of["totalDistance"]), of.get("totalDistanceUnit", ""), "m")
        except (KeyError, ValueError, OverflowError) as error:
            self._workout = None
            self._problem("an unreadable Workout", error, line)
            return
        self._keep_workout(key, found)
        self._workout = found

    def statistic(self, attributes: Attributes, line: int) -> None:
        """A statistic of the workout that was read last."""
        if self._workout is not None:
            try:
                self._workout.statistic(dict(zip(attributes[::2], attributes[1::2], strict=True)))
            except ValueError as error:
                self._problem("an unreadable WorkoutStatistics", error, line)

    def end(self) -> None:
        """Nothing more comes."""
        self._end_beats()
        self._workout = None

    def join(self, other: "AppleLog", lines: int) -> None:
        """Take in the log of the part of the file that begins after ``lines`` lines."""
        numbers = [self.devices.setdefault(key, len(self.devices)) for key in other.devices]
        self.records += other.records
        self.repeated_workouts += other.repeated_workouts
        beats = len(self.rr_cs)
        self.rr_cs.extend(other.rr_cs)
        self.rr_until.extend(beats + until for until in other.rr_until)
        for kind, theirs in other.samples.items():
            mine = self.samples[kind]
            mine.starts.extend(theirs.starts)
            mine.seconds.extend(theirs.seconds)
            mine.quarters.extend(theirs.quarters)
            mine.sources.extend(numbers[source] for source in theirs.sources)
            mine.values.extend(theirs.values)
        for source, stretches in other.sleep.stretches.items():
            self.sleep.stretches.setdefault(numbers[source], array("q")).extend(stretches)
        for key, workout in other.workouts.items():
            workout.source, workout.line = numbers[workout.source], workout.line + lines
            self._keep_workout(key, workout)
        for what, (times, found, line) in other.problems.items():
            mine_times, first, at = self.problems.get(what, (0, found, line + lines))
            self.problems[what] = mine_times + times, first, at

    def _keep_workout(self, key: tuple[str, str, str], found: WorkoutSeen) -> None:
        known = self.workouts.get(key)
        self.repeated_workouts += known is not None
        if known is None or found.mean_bpm or not known.mean_bpm:
            self.workouts[key] = found
            if known:
                found.distance_m = found.distance_m or known.distance_m
                found.mean_bpm = found.mean_bpm or known.mean_bpm

    def _quantity(self, type_: str, kind: str, unit: str, line: Callable[[], int]) -> Callable[[Attributes], None]:
        samples = self.samples[kind]
        instant, with_beats = self._instant, kind == "sdnn"

        def take(attributes: Attributes) -> None:
            of = dict(zip(attributes[::2], attributes[1::2], strict=True))
            self._end_beats()
            try:
                start, quarters = instant(of["startDate"])
                seconds = instant(of["endDate"])[0] - start
                value = float(of["value"])
                named = of.get("unit", "")
                value = celsius(value, named) if unit == "celsius" else in_unit(value, named, unit)
                if not isfinite(value):
                    raise ValueError(f"value {of['value']!r} is no number")
                samples.add(start, seconds, quarters, self._source_of(of), value)
                self._beats_wanted = with_beats
            except (KeyError, ValueError, OverflowError) as error:
                self._problem(f"an unreadable {type_.removeprefix(_QUANTITY)}", error, line())

        return take

    def _sleeper(self, line: Callable[[], int]) -> Callable[[Attributes], None]:
        instant, add = self._instant, self.sleep.add

        def take(attributes: Attributes) -> None:
            of = dict(zip(attributes[::2], attributes[1::2], strict=True))
            try:
                end, quarters = instant(of["endDate"])
                add(
                    self._source_of(of),
                    _STAGES[of["value"]],
                    instant(of["startDate"])[0],
                    end,
                    quarters,
                )
            except (KeyError, ValueError, OverflowError) as error:
                self._problem("an unreadable SleepAnalysis", error, line())

        return take

    def source(self, name: str, device: str = "") -> int:
        """The number of what measured it, known by the source's name and the device without its address in memory."""
        key = name, device[device.find(",") + 1 :] if device.startswith("<<") else device
        number = self._known_devices.get(key)
        if number is None:  # with a new version of its software it is the same device
            label = key[0], device_of(*key)
            number = self._known_devices[key] = self.devices.setdefault(label, len(self.devices))
        return number

    def _source_of(self, of: Mapping[str, str]) -> int:
        return self.source(of.get("sourceName", ""), of.get("device", ""))

    def _instant(self, text: str) -> tuple[int, int]:
        """``2021-02-06 12:18:38 +0100`` as seconds since 1970 in UTC and quarters of an hour. Raises ``ValueError``."""
        wall = datetime.fromisoformat(text[:19]) - _EPOCH
        offset = text[19:]
        quarters = self._offsets.get(offset)
        if quarters is None:
            quarters = self._offsets[offset] = _quarters(offset)
        return wall.days * 86400 + wall.seconds - quarters * 900, quarters

    def _end_beats(self) -> None:
        """The beats read so far are those of the variability that was read last."""
        self._beats_wanted = False
        if self._beats:
            self.rr_cs.extend(_intervals(self._beats))
            self._beats = []
        sdnn = len(self.samples["sdnn"])
        while len(self.rr_until) < sdnn:
            self.rr_until.append(len(self.rr_cs))

    def _problem(self, what: str, error: Exception, line: int) -> None:
        said = f"{error} is missing or not known" if isinstance(error, KeyError) else str(error)
        times, first, at = self.problems.get(what, (0, said, line))
        self.problems[what] = times + 1, first, at


def _quarters(offset: str) -> int:
    bare = offset.strip()
    if len(bare) != 5 or bare[0] not in "+-" or not bare[1:].isdecimal() or int(bare[1:3]) > 14 or int(bare[3:]) > 59:
        raise ValueError(f"offset {offset!r}; allowed is one such as '+0100'")
    quarters = round((int(bare[1:3]) * 60 + int(bare[3:])) / 15)
    return -quarters if bare[0] == "-" else quarters


def _intervals(beats: Sequence[Attributes]) -> list[int]:
    """Hundredths of a second from beat to beat: only the seconds of the clock are read, which every language writes alike."""
    intervals, before = [], None
    for beat in beats:
        of = dict(zip(beat[::2], beat[1::2], strict=True))
        try:
            seconds = of["time"].rsplit(":", 1)[1]
            at = int(seconds[:2]) * 100 + int(seconds[3:5])
            bpm = float(of["bpm"])
        except (KeyError, ValueError, IndexError):
            before = None
            continue
        if before is not None:
            interval = (at - before) % 6000
            missing = bpm <= 0 or abs(interval - 6000 / bpm) > _GAP_SHARE * 6000 / bpm
            intervals.append(0 if missing else interval)
        before = at
    return intervals
