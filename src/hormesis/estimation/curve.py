"""The load-repetition curve: how many repetitions to failure a load allows, and which load allows that many.

    ln w = ln 1RM − κ (n − 1)^0.85,   n = repetitions to failure = reps + RIR

Sources: person-specific exponential, Mitter 2023 (10.1080/17461391.2022.2089915); exponent, Marzagão 2026; anchors of κ,
Nuzzo 2024 (10.1007/s40279-023-01937-7). Grade: moderate.
"""

import math

from hormesis.domain.constants import CURVE_ALPHA

__all__ = ["epley_1rm", "epley_reps", "log_load", "log_one_rep_max", "reps_to_failure"]

_ALPHA = CURVE_ALPHA.value
_CLOSEST = 1e-3


def reps_to_failure(log_1rm: float, ln_kappa: float, log_w: float) -> float:
    """Repetitions to failure (≥ 1) at load exp(``log_w``) kg; a load at or above the 1RM gives 1."""
    room = log_1rm - log_w
    return 1.0 if room <= 0 else 1.0 + math.pow(room / math.exp(ln_kappa), 1 / _ALPHA)


def log_load(log_1rm: float, ln_kappa: float, n: float) -> float:
    """ln of the load (kg) that allows exactly ``n`` ≥ 1 repetitions to failure."""
    return log_1rm - math.exp(ln_kappa) * math.pow(max(n - 1.0, 0.0), _ALPHA)


def log_one_rep_max(log_w: float, ln_kappa: float, n: float) -> float:
    """ln 1RM (kg) implied by ``n`` ≥ 1 repetitions to failure at load exp(``log_w``)."""
    return log_w + math.exp(ln_kappa) * math.pow(max(n - 1.0, 0.0), _ALPHA)


def slopes(log_1rm: float, ln_kappa: float, log_w: float) -> tuple[float, float, float]:
    """(n, ∂n/∂ln 1RM, ∂n/∂ln κ) at a load, for a filter.

    Above the 1RM the curve goes on as its mirror image, below one repetition: a repetition that was done at such a load must
    be able to pull the 1RM up. The slopes are kept finite at the 1RM itself.
    """
    room = log_1rm - log_w
    size = max(abs(room), _CLOSEST)
    extra = math.pow(size / math.exp(ln_kappa), 1 / _ALPHA)
    signed = extra if room >= 0 else -extra
    return 1.0 + signed, extra / (_ALPHA * size), -signed / _ALPHA


def epley_1rm(load_kg: float, reps: float) -> float:
    """Epley's chart (1985), w(1 + n/30): kept as the baseline to beat. At one repetition it is the load itself."""
    return load_kg if reps <= 1 else load_kg * (1 + reps / 30)


def epley_reps(one_rm_kg: float, load_kg: float) -> float:
    """Repetitions that Epley's chart gives at a load."""
    return 30 * (one_rm_kg / load_kg - 1)
