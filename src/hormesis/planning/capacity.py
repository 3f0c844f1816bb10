"""What a lift could do today, seen from the loads its log holds: ``Capacity``, ``capacity_of``, ``one_rep_max``."""

import math
from dataclasses import dataclass
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.evidence import Estimate, Grade, Unavailable
from hormesis.domain.movement import LoadMeaning
from hormesis.estimation.lift import LiftBelief, strength_on
from hormesis.estimation.state import Beliefs
from hormesis.estimation.strength import LiftStrength, log_load_at, reps_at
from hormesis.exercises.page import Page
from hormesis.planning.reference import Reference

__all__ = ["Capacity", "capacity_of", "one_rep_max", "own_kg_of", "reps_lost"]

_CATCHING_UP_REPS = 3


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the lift could do, as seen from a logged load: ``own_kg`` is the part of body weight that is moved with it."""

    strength: LiftStrength
    own_kg: float = 0.0

    def reps(self, load_kg: float) -> tuple[float, float]:
        """Repetitions to failure at a logged load: mean, SD."""
        return reps_at(self.strength, math.log(max(load_kg + self.own_kg, 0.5)))

    def median_kg(self, n: float) -> float:
        """The logged load at which ``n`` repetitions to failure are reached every other time."""
        return math.exp(log_load_at(self.strength, n)[0]) - self.own_kg

    def safe_kg(self, n: float) -> float:
        """The logged load at which ``n`` repetitions to failure are reached 4 times in 5."""
        mean, sd = log_load_at(self.strength, n)
        return math.exp(mean - c.SAFE_Z.value * sd) - self.own_kg


def reps_lost(load_kg: float, next_kg: float, reps: float, kappa: float) -> float:
    """Repetitions that the step from one load to the next costs at ``reps``: Δn ≈ ln(w'/w) / (ακ(n−1)^(α−1))."""
    alpha = c.CURVE_ALPHA.value
    return math.log(next_kg / load_kg) / (alpha * kappa * math.pow(max(reps - 1.0, 1.0), alpha - 1))


def own_kg_of(page: Page | None, body_mass_kg: float | None) -> float | None:
    """The part of body weight moved on top of the logged load; 0 where none is, None where it isn't known."""
    if page is None or page.load_meaning in (LoadMeaning.TOTAL, LoadMeaning.PER_HAND) or not page.bodyweight_share:
        return 0.0
    return None if body_mass_kg is None else page.bodyweight_share * body_mass_kg


def capacity_of(beliefs: Beliefs, lift: LiftBelief, page: Page | None, own_kg: float | None, on: date) -> Capacity | None:
    """The capacity on the day ``on``; None while no set says anything of it, or the body weight that is moved isn't known."""
    if lift.strength is None or own_kg is None:
        return None
    today = on.toordinal()
    trained = beliefs.last_trained.get(str(page.pattern) if page is not None else lift.name, lift.strength_day)
    return Capacity(strength_on(lift.strength, lift.strength_day, today, max(0.0, (today - trained) / 7)), own_kg)


def one_rep_max(capacity: Capacity | None, page: Page | None, ref: Reference) -> Estimate | Unavailable:
    """The one-repetition maximum as logged (kg) with its 80 % interval; none from sets above 12 repetitions, and none while the
    last sets show clearly more than is believed."""
    if capacity is None:
        unknown_mass = page is not None and page.load_meaning is LoadMeaning.ADDED
        return Unavailable("body_mass_unknown" if unknown_mass else "no_set_for_strength")
    if min(ref.reps, default=0) > c.DISPLAY_REPS_MAX.value:
        return Unavailable("only_long_sets", {"reps": min(ref.reps)})
    s, own = capacity.strength, capacity.own_kg
    low, mid, high = (math.exp(s.log_1rm + z * s.log_1rm_sd) - own for z in (-1.2816, 0.0, 1.2816))
    done = max(ref.reps, default=0)
    if ref.load_kg is not None and capacity.reps(ref.load_kg)[0] < done - _CATCHING_UP_REPS:
        return Unavailable("catching_up", {"load_kg": ref.load_kg, "reps": done})
    return Estimate(mid, low, high, "kg", s.sets_used, Grade.WEAK)
