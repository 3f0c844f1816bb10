"""Stretches of sleep, and which of a day's are its night: ``Sleep``, ``main_night``, ``without_repeats``. All are pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

__all__ = ["PARTS", "Sleep", "main_night", "without_repeats"]

PARTS = ("asleep_min", "in_bed_min", "awake_min", "deep_min", "rem_min", "light_min")
"""The durations of a sleep, named as in a ``night`` fact."""
_GAP = timedelta(minutes=120)
"""A sleep that begins so soon after the main one, or ends so soon before it, is a part of that night. Own choice (expert)."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """One stretch of sleep. ``day`` is that of waking; ``onset`` and ``wake`` are ISO 8601; None is not measured.

    ``signals`` are kind and value of what was measured during it; they count where the stretch is the day's main sleep.
    """

    day: str
    where: str
    onset: str | None = None
    wake: str | None = None
    asleep_min: float | None = None
    in_bed_min: float | None = None
    awake_min: float | None = None
    deep_min: float | None = None
    rem_min: float | None = None
    light_min: float | None = None
    score: float | None = None
    signals: tuple[tuple[str, float], ...] = ()

    @property
    def at(self) -> str:
        """The time of waking, or the day where that is not known or given in another zone's day."""
        return self.wake if self.wake and self.wake[:10] == self.day else self.day

    @property
    def slept_min(self) -> float:
        """Minutes asleep; the sum of the stages where the total is missing."""
        return self.asleep_min or (self.deep_min or 0) + (self.rem_min or 0) + (self.light_min or 0)


def without_repeats(sleeps: list[Sleep]) -> list[Sleep]:
    """Sleeps with the same bounds are one, with the signals of both."""
    found: dict[tuple[str | None, str | None], Sleep] = {}
    for sleep in sleeps:
        bounds = sleep.onset, sleep.wake
        known = found.get(bounds)
        if known is None:
            found[bounds] = sleep
        else:
            fuller = max(known, sleep, key=lambda one: one.slept_min)
            found[bounds] = replace(
                fuller,
                signals=tuple((dict(known.signals) | dict(sleep.signals)).items()),
                score=known.score or sleep.score,
            )
    return list(found.values())


def main_night(sleeps: list[Sleep]) -> tuple[Sleep, list[Sleep]]:
    """The longest sleep with the pieces that belong to it, and the others. Pieces that overlap it are never summed."""
    night = max(sleeps, key=lambda one: (one.slept_min, one.wake or ""))
    others = [sleep for sleep in sleeps if sleep is not night]
    grown = True
    while grown:
        grown = False
        for piece in others:
            if _belongs(night, piece):
                night, grown = _joined(night, piece), True
                others.remove(piece)
                break
    return night, others


def _belongs(night: Sleep, piece: Sleep) -> bool:
    if not (night.onset and night.wake and piece.onset and piece.wake):
        return False
    onset, wake, first, last = (datetime.fromisoformat(text) for text in (night.onset, night.wake, piece.onset, piece.wake))
    if len({one.tzinfo is None for one in (onset, wake, first, last)}) > 1:
        return False
    gap = min((first - wake, onset - last), key=lambda one: (one < timedelta(0), one))
    return timedelta(0) <= gap <= _GAP


def _joined(night: Sleep, piece: Sleep) -> Sleep:
    def total(name: str) -> float | None:
        a, b = getattr(night, name), getattr(piece, name)
        return None if a is None or b is None else a + b

    bounds = sorted((night, piece), key=lambda one: datetime.fromisoformat(one.onset or night.day))
    return replace(
        night,
        onset=bounds[0].onset,
        wake=bounds[1].wake,
        asleep_min=night.slept_min + piece.slept_min,
        in_bed_min=total("in_bed_min"),
        awake_min=total("awake_min"),
        deep_min=total("deep_min"),
        rem_min=total("rem_min"),
        light_min=total("light_min"),
    )
