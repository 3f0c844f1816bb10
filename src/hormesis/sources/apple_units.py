"""The words of HealthKit in its own export and in other apps' exports of it: units, devices, names of activities. All pure."""

import re
from collections.abc import Mapping

__all__ = ["activity_name", "celsius", "device_of", "in_unit"]

_UNITS: Mapping[str, Mapping[str, float]] = {
    "kg": {"kg": 1, "g": 0.001, "lb": 0.45359237, "lbs": 0.45359237, "st": 6.35029318, "oz": 0.028349523125},
    "m": {"m": 1, "km": 1000, "mi": 1609.344, "yd": 0.9144, "ft": 0.3048, "cm": 0.01},
    "s": {"s": 1, "sec": 1, "min": 60, "hr": 3600, "h": 3600, "ms": 0.001},
    "ms": {"ms": 1, "s": 1000},
    "per_min": {"count/min": 1, "bpm": 1, "count/s": 60},
    "count": {"count": 1, "steps": 1},
}
"""What is wanted → how much of it one of each unit is that a phone may be set to."""
_HARDWARE = re.compile(r"hardware:(.+?)(?:, (?:software|firmware|manufacturer|model|name|creation date):|>|$)")
_MODEL = re.compile(r"model:(.+?)(?:, (?:software|firmware|manufacturer|hardware|name|creation date):|>|$)")
_NO_MODEL = frozenset({"", "(null)", "unknown"})
_PRODUCT = re.compile(r"Apple Watch(?: (?:Ultra|SE|Series)(?: \d+)?)?|iPhone|iPad|Oura|WHOOP|Garmin Connect", re.IGNORECASE)
_OWNER = re.compile(r"^.*?['’]s? ")
_ACTIVITY = "HKWorkoutActivityType"


def in_unit(value: float, unit: str, wanted: str) -> float:
    """``value`` of ``unit`` in ``wanted`` (kg, m, s, ms, per_min, count). Raises ``ValueError`` for a unit that is not known."""
    factor = _UNITS[wanted].get(unit)
    if factor is None:
        raise ValueError(f"unit {unit!r}; allowed are {', '.join(_UNITS[wanted])}")
    return value * factor


def celsius(value: float, unit: str) -> float:
    """A temperature in °C. Raises ``ValueError`` for a unit that is not known."""
    if unit in ("degC", "°C", "C"):
        return value
    if unit in ("degF", "°F", "F"):
        return (value - 32) / 1.8
    if unit == "K":
        return value - 273.15
    raise ValueError(f"unit {unit!r}; allowed are degC, degF, K")


def device_of(source_name: str, device: str = "") -> str:
    """What measured it, as exactly as is told: the hardware (``Watch6,2``), else the model, else the source without its owner.

    ``device`` is HealthKit's description (``<<HKDevice: 0x..>, name:Apple Watch, …, hardware:Watch6,2, software:9.1>``).
    """
    for pattern in (_HARDWARE, _MODEL):
        found = pattern.search(device)
        if found and found[1].strip().casefold() not in _NO_MODEL:
            return found[1].strip()
    name = " ".join(source_name.split("|", 1)[0].split())
    product = _PRODUCT.search(name)
    return product[0] if product else _OWNER.sub("", name)


def activity_name(type_: str) -> str:
    """``HKWorkoutActivityTypeRunning`` is Running; any other words stand as they are."""
    return type_.removeprefix(_ACTIVITY)
