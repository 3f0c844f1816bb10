"""What heads a row or a chart: ``group_label``, ``signal_label``, ``unit_label``."""

from collections.abc import Mapping

__all__ = ["group_label", "signal_label", "unit_label"]

_SIGNALS: Mapping[str, str] = {
    "rmssd": "HRV (rMSSD)",
    "sdnn": "HRV (SDNN)",
    "resting_hr": "Resting heart rate",
    "respiratory_rate": "Respiratory rate",
    "skin_temperature": "Skin temperature",
    "night": "Sleep",
    "in_bed": "Time in bed",
    "sleep_quality": "Sleep quality",
    "energy": "Energy",
    "stress": "Stress",
    "motivation": "Motivation",
    "soreness": "Soreness",
    "symptom": "Symptoms",
    "strain": "Training strain",
}
_UNITS: Mapping[str, str] = {"per_min": "a minute", "celsius": "°C from usual", "SD": "SD", "min": "h"}


def group_label(group: str) -> str:
    """A muscle group as a row is headed: ``front_delts`` is Front delts."""
    return _sentence(group)


def signal_label(signal: str) -> str:
    """A signal as a chart is headed; one that is not in the catalogue by its own name."""
    return _SIGNALS.get(signal, _sentence(signal))


def unit_label(unit: str) -> str:
    """A unit as it is written beside an axis."""
    return _UNITS.get(unit, unit)


def _sentence(name: str) -> str:
    plain = name.replace("_", " ")
    return plain[:1].upper() + plain[1:]
