"""A big export of Apple Health as a phone would write it, always the same: ``write_apple_export``."""

import math
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

__all__ = ["DAYS", "FIRST_DAY", "write_apple_export"]

FIRST_DAY = datetime(2019, 1, 1)  # noqa: DTZ001  (an export has the wall clock of the day on which it was made)
DAYS = 2192
"""Six years."""

_SEED = 939_000
_OFFSET = "+0100"
_WATCH = (
    'sourceName="Ada’s Apple Watch" sourceVersion="10.3" device="&lt;&lt;HKDevice: 0x{:09x}&gt;, name:Apple Watch, '
    'manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:10.3&gt;"'
)
_PHONE = (
    'sourceName="Ada’s iPhone" sourceVersion="17.3" device="&lt;&lt;HKDevice: 0x{:09x}&gt;, name:iPhone, '
    'manufacturer:Apple Inc., model:iPhone, hardware:iPhone13,2, software:17.3&gt;"'
)
_SCALE = 'sourceName="Scale" sourceVersion="4.1"'
_CONNECT = 'sourceName="Connect" sourceVersion="31"'
_QUANTITY, _CATEGORY = "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
]>
<HealthData locale="en_GB">
 <ExportDate value="2025-01-02 08:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>
"""
_MOTION = '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="{}"/>\n'
_ZONE = '  <MetadataEntry key="HKTimeZone" value="Europe/Berlin"/>\n'


def write_apple_export(path: Path, days: int = DAYS) -> int:
    """Write the export of so many days, type after type and each in the order of time; how many ``Record``s it has."""
    writers: tuple[Callable[[random.Random, int], Iterator[str]], ...] = (
        _body_mass,
        _heart_rate,
        _many(4300, "OxygenSaturation", "%", "0.97", child=True),
        _respiration,
        _steps,
        _many(34, "DistanceWalkingRunning", "km", "0.0513"),
        _many(97, "ActiveEnergyBurned", "Cal", "0.714"),
        _many(38, "BasalEnergyBurned", "Cal", "17.2"),
        _sleep,
        _resting_hr,
        _hrv,
        _many(4, "AppleStandTime", "min", "4"),
        _temperature,
        _correlations,
        _workouts,
    )
    records = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for place, writer in enumerate(writers):
            for text in writer(random.Random(_SEED + place), days):
                records += text.count("<Record ")
                file.write(text)
        file.write("</HealthData>\n")
    return records


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} {_OFFSET}"


def _record(type_: str, by: str, unit: str, start: datetime, seconds: float, value: object, child: str = "") -> str:
    end = start + timedelta(seconds=seconds)
    unit = f' unit="{unit}"' if unit else ""
    times = f'creationDate="{_at(end)}" startDate="{_at(start)}" endDate="{_at(end)}"'
    head = f' <Record type="{type_}" {by}{unit} {times} value="{value}"'
    return f"{head}>\n{child} </Record>\n" if child else f"{head}/>\n"


def _watch(chance: random.Random) -> str:
    return _WATCH.format(chance.getrandbits(36))


def _days(days: int) -> Iterator[datetime]:
    for day in range(days):
        yield FIRST_DAY + timedelta(days=day)


def _many(a_day: int, name: str, unit: str, value: str, child: bool = False) -> Callable[[random.Random, int], Iterator[str]]:
    """A type that no decision uses, ``a_day`` times a day; above 1000 it is so many in all of six years."""

    def writer(chance: random.Random, days: int) -> Iterator[str]:
        every = a_day if a_day < 1000 else max(1, round(a_day / DAYS))
        for day in _days(days):
            for number in range(every):
                start = day + timedelta(seconds=86400 * number / every)
                yield _record(_QUANTITY + name, _watch(chance), unit, start, 60, value, _MOTION.format(0) if child else "")

    return writer


def _heart_rate(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        for number in range(185):
            start = day + timedelta(seconds=466 * number + chance.randrange(200))
            value = round(chance.gauss(72, 12))
            yield _record(f"{_QUANTITY}HeartRate", _watch(chance), "count/min", start, 0, value, _MOTION.format(number % 3))


def _steps(chance: random.Random, days: int) -> Iterator[str]:
    phone = _PHONE.format(chance.getrandbits(36))
    for day in _days(days):
        for number in range(18):
            start = day + timedelta(hours=6, minutes=50 * number)
            yield _record(f"{_QUANTITY}StepCount", phone, "count", start, 300, chance.randrange(20, 700))
    for day in _days(days):
        for number in range(20):
            start = day + timedelta(hours=6, minutes=45 * number)
            yield _record(f"{_QUANTITY}StepCount", _watch(chance), "count", start, 400, chance.randrange(20, 900))


def _bedtime(day: datetime) -> datetime:
    """When the night that ends on ``day`` begins: the same for every type."""
    return day - timedelta(minutes=random.Random(day.toordinal()).randrange(-60, 90))


def _sleep(chance: random.Random, days: int) -> Iterator[str]:
    phone = _PHONE.format(chance.getrandbits(36))
    kind, value = f"{_CATEGORY}SleepAnalysis", "HKCategoryValueSleepAnalysis"
    for day in _days(days):
        start = _bedtime(day)
        yield _record(kind, phone, "", start - timedelta(minutes=12), 27_600, f"{value}InBed", _ZONE)
    stages = ("AsleepCore", "AsleepDeep", "AsleepCore", "AsleepREM", "Awake")
    for day in _days(days):
        start = _bedtime(day)
        for number in range(18):
            seconds = 30 * chance.randrange(20, 70) if number % 5 < 4 else 30 * chance.randrange(1, 10)
            yield _record(kind, _watch(chance), "", start, seconds, value + stages[number % 5], _ZONE)
            start += timedelta(seconds=seconds)


def _hrv(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        for hour in (1, 4, 9, 16):
            start = day + timedelta(hours=hour, seconds=chance.randrange(3000))
            beats, at = [], 0.0
            rr = chance.gauss(0.95, 0.08)
            for number in range(66):
                step = rr + 0.03 * math.sin(number / 4) + chance.gauss(0, 0.025)
                at += step
                moment = start + timedelta(seconds=at)
                clock = f"{moment.hour % 12 or 12}:{moment:%M:%S}.{moment.microsecond // 10000:02d} {moment:%p}".lower()
                beats.append(f'   <InstantaneousBeatsPerMinute bpm="{round(60 / step)}" time="{clock}"/>\n')
            child = (
                f"  <HeartRateVariabilityMetadataList>\n{''.join(beats)}  </HeartRateVariabilityMetadataList>\n"
                if hour in (1, 4)
                else _MOTION.format(1)
            )
            value = round(chance.gauss(48, 9), 4)
            yield _record(f"{_QUANTITY}HeartRateVariabilitySDNN", _watch(chance), "ms", start, 65, value, child)


def _respiration(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        for number in range(5):
            start = _bedtime(day) + timedelta(minutes=30 + 75 * number)
            yield _record(f"{_QUANTITY}RespiratoryRate", _watch(chance), "count/min", start, 900, chance.randrange(26, 34) / 2)


def _resting_hr(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        start = day + timedelta(seconds=chance.randrange(600))
        yield _record(f"{_QUANTITY}RestingHeartRate", _watch(chance), "count/min", start, 80_000, round(chance.gauss(55, 3)))


def _temperature(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        value = round(chance.gauss(35.9, 0.2), 4)
        yield _record(f"{_QUANTITY}AppleSleepingWristTemperature", _watch(chance), "degC", _bedtime(day), 27_000, value)


def _body_mass(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        if chance.random() < 0.5:
            start = day + timedelta(hours=7, minutes=chance.randrange(50))
            yield _record(f"{_QUANTITY}BodyMass", _SCALE, "kg", start, 0, round(chance.gauss(78, 0.8), 2))


def _correlations(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        if chance.random() < 0.3:
            start = day + timedelta(hours=12)
            inside = _record(f"{_QUANTITY}DietaryProtein", _SCALE, "g", start, 0, chance.randrange(10, 60))
            weight = _record(f"{_QUANTITY}BodyMass", _SCALE, "kg", start, 0, 70)
            times = f'creationDate="{_at(start)}" startDate="{_at(start)}" endDate="{_at(start)}"'
            yield (
                f' <Correlation type="HKCorrelationTypeIdentifierFood" {_SCALE} {times}>\n'
                f'  <MetadataEntry key="HKFoodMeal" value="Lunch"/>\n {inside} {weight} </Correlation>\n{inside}'
            )


def _workouts(chance: random.Random, days: int) -> Iterator[str]:
    for day in _days(days):
        if chance.random() < 0.4:
            start = day + timedelta(hours=17, minutes=chance.randrange(90))
            kind = chance.choice(("Running", "Cycling", "TraditionalStrengthTraining"))
            seconds, metres = chance.randrange(1500, 4500), chance.randrange(3000, 20000)
            text = _workout(kind, _watch(chance), start, seconds, metres, chance.randrange(110, 165))
            yield text
            if chance.random() < 0.1:  # synchronised again by another app
                yield _workout(kind, _CONNECT, start, seconds, metres, 0)


def _workout(kind: str, by: str, start: datetime, seconds: int, metres: int, bpm: int) -> str:
    end = start + timedelta(seconds=seconds)
    times = f'creationDate="{_at(end)}" startDate="{_at(start)}" endDate="{_at(end)}"'
    of = f'startDate="{_at(start)}" endDate="{_at(end)}"'
    heart = (
        f'  <WorkoutStatistics type="{_QUANTITY}HeartRate" {of} average="{bpm}" minimum="80" maximum="180" unit="count/min"/>\n'
        if bpm
        else ""
    )
    return (
        f' <Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{seconds / 60}" durationUnit="min" '
        f"{by} {times}>\n"
        f'  <MetadataEntry key="HKIndoorWorkout" value="0"/>\n{heart}'
        f'  <WorkoutStatistics type="{_QUANTITY}DistanceWalkingRunning" {of} sum="{metres / 1000}" unit="km"/>\n </Workout>\n'
    )
