"""How much of a page at a moment, never beyond what the page says: ``HowMuch``, ``dose_at``, ``how_much``, ``on_light_day``.

SCIENCE §8.2: shorter and gentler before training, longer when readiness is low. Grade: expert.
"""

from dataclasses import dataclass, replace

from hormesis.exercises.page import Dose, Page

__all__ = ["HowMuch", "dose_at", "hold_range", "how_much", "on_light_day"]

_SECONDS_A_REP = 4
_REPS = (6, 10)
_BOTH = 2


@dataclass(frozen=True, slots=True)
class HowMuch:
    """One hold of ``duration_s`` on one side, ``sets`` times on each of ``sides``, at ``pressure`` (0–10; None: none)."""

    duration_s: int
    sets: int
    sides: int
    pressure: int | None

    @property
    def seconds(self) -> int:
        """In all."""
        return self.duration_s * self.sets * self.sides


def dose_at(page: Page, moment: str) -> Dose | None:
    """What the page says for a moment; None where it is not for then."""
    return next((dose for dose in page.doses if dose.moment == moment), None)


def hold_range(dose: Dose) -> tuple[int, int]:
    """The least and the most seconds of one set on one side; four for a repetition of what is counted."""
    if dose.hold_s is not None:
        return dose.hold_s
    low, high = dose.reps or _REPS
    return _SECONDS_A_REP * low, _SECONDS_A_REP * high


def how_much(dose: Dose, moment: str, tight: bool, side: str = "both") -> HowMuch:
    """The dose of an ordinary day: the middle of the page's range, two thirds up where the region is ``tight`` or likely to be;
    the fewest sets, and before training the gentler end of the pressure."""
    low, high = hold_range(dose)
    seconds = round((low + 2 * high) / 15) * 5 if tight else round((low + high) / 10) * 5
    pressure = None if dose.pressure is None else dose.pressure[0 if moment == "warm_up" else 1]
    return HowMuch(min(max(seconds, low), high), dose.sets[0], min(dose.sides, _BOTH) if side == "both" else 1, pressure)


def on_light_day(dose: Dose, moment: str, much: HowMuch) -> HowMuch:
    """The same on a day of low readiness: the longest hold of the page, and but before training its most sets."""
    sets = much.sets if moment == "warm_up" else dose.sets[1]
    return replace(much, duration_s=hold_range(dose)[1], sets=sets)
