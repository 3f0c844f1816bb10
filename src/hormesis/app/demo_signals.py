"""What the made-up athlete's watch and answers say: ``hidden_forms``, ``demo_signals``. Two short nights stand at the end."""

import math
import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

__all__ = ["demo_signals", "hidden_forms"]

_SEED = 11
_MEMORY = 0.6
_WATCH = "Demo watch"
_POOR = -1.8
_SHORT_NIGHTS_MIN = {0: 338, 1: 365}


def hidden_forms(first: date, last: date) -> dict[date, float]:
    """The form of each day from ``first`` to ``last`` (SD): it wanders, and the two short nights at the end are poor days."""
    chance = random.Random(_SEED)
    found, form = {}, 0.0
    for ahead in range((last - first).days + 1):
        form = _MEMORY * form + math.sqrt(1 - _MEMORY**2) * chance.gauss(0, 1)
        found[first + timedelta(days=ahead)] = _POOR if (last - first).days - ahead in _SHORT_NIGHTS_MIN else form
    return found


def demo_signals(forms: Mapping[date, float]) -> Iterator[tuple[str, datetime, dict[str, Any]]]:
    """(kind, time, fields) of each morning: sleep, heart, and an answer on most days. Every signal follows the day's hidden form
    a little, and mostly its own chance."""
    chance = random.Random(_SEED + 1)
    for to_go, (day, felt) in zip(range(len(forms) - 1, -1, -1), forms.items(), strict=True):
        asleep = _SHORT_NIGHTS_MIN.get(to_go) or round(441 + 22 * felt + chance.gauss(0, 30))
        wake = datetime.combine(day, time(6, 40)) + timedelta(minutes=round(chance.gauss(0, 12)))
        in_bed = asleep + round(abs(chance.gauss(34, 9)))
        yield (
            "night",
            wake,
            {
                "asleep_min": asleep,
                "in_bed_min": in_bed,
                "deep_min": round(0.18 * asleep + chance.gauss(0, 8)),
                "rem_min": round(0.22 * asleep + chance.gauss(0, 10)),
                "onset": (wake - timedelta(minutes=in_bed)).isoformat(),
                "wake": wake.isoformat(),
                "device": _WATCH,
            },
        )
        yield "hrv", wake, {"rmssd_ms": round(math.exp(math.log(58) + 0.07 * felt + chance.gauss(0, 0.13)), 1), "device": _WATCH}
        yield "resting_hr", wake, {"bpm": round(53 - 0.9 * felt + chance.gauss(0, 1.6)), "device": _WATCH}
        if to_go == 0 or chance.random() < 0.7:
            yield "check_in", wake + timedelta(minutes=15), _answers(felt, chance)


def _answers(felt: float, chance: random.Random) -> dict[str, Any]:
    return {
        "energy": _of_five(3.4 + 0.8 * felt + chance.gauss(0, 0.5)),
        "sleep_quality": _of_five(3.4 + 0.7 * felt + chance.gauss(0, 0.6)),
        "stress": _of_five(2.4 - 0.5 * felt + chance.gauss(0, 0.6)),
    }


def _of_five(value: float) -> int:
    return min(max(round(value), 1), 5)
