"""What this lifter will do: the repetitions of a top set at a given load, as a probability for each whole number.

Every past day of the lift votes for the repetitions done then, moved along the load-repetition curve by the difference in
load. How much a day counts depends on how near its load was, how long ago it was, and how alike its moment in the scheme
was (the step from the day before, the load against the recent heaviest, the repetitions before, the weekday). Four sets of
such weights (heads), and the plain histogram of the lifter's repetitions, are mixed; the mixture leans to the heads that
have been right for this athlete. The weights were learnt across people and tested leaving each one out; see
``forecast_weights``. Grade: weak (eleven logs), checked on each athlete's own log by ``backtest``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hormesis.domain.constants import CURVE_ALPHA
from hormesis.estimation import forecast_weights as learnt
from hormesis.estimation.top_sets import TopSets

__all__ = ["REPS_MAX", "PersonalMix", "RepsForecast", "Voices", "forecast", "voices"]

Array = NDArray[np.float64]
REPS_MAX = 20
_FLOOR = 0.003
_KAPPA = 0.04
_EVIDENCE_NEEDED = 30.0
_MEMORY = 0.995
_TRUST = 2.0
_EDGES = np.arange(0, REPS_MAX + 1) + 0.5
_SPARE = 1e-6
_MOST_LEAN = 5.0
_LATELY = 12
_AT_ONCE = 256
_DECIMALS = 9  # so that a fold in one go and one in pieces, which may differ in the last bit, agree


@dataclass(frozen=True, slots=True)
class RepsForecast:
    """Probabilities of 1, 2, … ``REPS_MAX`` repetitions, and what each head says alone (heads × reps) with its weight."""

    probabilities: Array
    heads: Array
    weights: Array

    @property
    def median(self) -> int:
        """The smallest number of repetitions that is reached or not exceeded with probability one half."""
        return int((np.cumsum(self.probabilities) < 0.5).sum()) + 1

    @property
    def mean(self) -> float:
        """The expected number of repetitions."""
        return float(self.probabilities @ np.arange(1, REPS_MAX + 1))

    @property
    def sd(self) -> float:
        """The spread of the repetitions."""
        reps = np.arange(1, REPS_MAX + 1)
        return float(np.sqrt(self.probabilities @ (reps - self.mean) ** 2))

    def tilted(self, reps: float) -> "RepsForecast":
        """The forecast leaning towards more (or fewer) repetitions, so that its mean moves by about ``reps``.

        Each outcome keeps its place and changes its weight (exponential tilting): who stops at eight by habit still does.
        """
        lean = reps / max(self.sd**2, 0.25)
        weight = np.exp(np.clip(lean * (np.arange(1, REPS_MAX + 1) - self.mean), -_MOST_LEAN, _MOST_LEAN))
        tilted = self.probabilities * weight
        return RepsForecast(np.asarray(tilted / tilted.sum()), self.heads, self.weights)

    def quantile(self, q: float) -> int:
        """The smallest number of repetitions whose cumulative probability is at least ``q``."""
        return min(int((np.cumsum(self.probabilities) < q).sum()) + 1, REPS_MAX)


@dataclass(frozen=True, slots=True)
class PersonalMix:
    """How often each head has been right for this athlete, against how often it was expected to be."""

    right: Array
    expected: Array

    @staticmethod
    def start() -> "PersonalMix":
        """Nothing known of the athlete: the mixture learnt across people."""
        return PersonalMix(np.zeros(learnt.HEADS + 1), np.zeros(learnt.HEADS + 1))

    def lean(self) -> Array:
        """The factor on each head's weight."""
        even = _EVIDENCE_NEEDED / (learnt.HEADS + 1)
        return np.asarray(((self.right + even) / (self.expected + even)) ** _TRUST)

    def observe(self, seen: RepsForecast, reps: int) -> "PersonalMix":
        """Learn from a forecast and what was then done (reps within 1..``REPS_MAX``)."""
        likelihood = seen.weights * (0.97 * seen.heads[:, reps - 1] + 0.03 / REPS_MAX)
        right = _MEMORY * self.right + likelihood / likelihood.sum()
        return PersonalMix(right.round(_DECIMALS), (_MEMORY * self.expected + seen.weights).round(_DECIMALS))


@dataclass(frozen=True, slots=True)
class Voices:
    """What each head says of several top sets (set × head × reps), and how far the situation speaks for it (ln weight)."""

    heads: Array
    gate: Array

    def mixed(self, i: int, mix: PersonalMix) -> RepsForecast:
        """The forecast of the ``i``-th top set, leaning to the heads that have been right for this athlete."""
        gate = self.gate[i]
        weights = np.exp(gate - gate.max()) * mix.lean()
        weights /= weights.sum()
        probabilities = (1 - _FLOOR) * (weights @ self.heads[i]) + _FLOOR / REPS_MAX
        return RepsForecast(probabilities, self.heads[i], weights)


def voices(histories: Sequence[TopSets], log_w: Array, ordinals: Array) -> Voices:
    """What past days say of several top sets: ``log_w`` (ln kg) and the ordinal day of each, each history not empty."""
    pieces = [slice(i, i + _AT_ONCE) for i in range(0, len(histories), _AT_ONCE)]
    heard = [_voices(histories[piece], log_w[piece], ordinals[piece]) for piece in pieces]
    return Voices(np.concatenate([v.heads for v in heard]), np.concatenate([v.gate for v in heard]))


def _voices(histories: Sequence[TopSets], log_w: Array, ordinals: Array) -> Voices:
    count, longest = len(histories), max(len(history.rows) for history in histories)
    past = np.zeros((count, longest, 6))
    there = np.zeros((count, longest), dtype=bool)
    now = np.zeros((count, 3))
    for i, history in enumerate(histories):
        n = len(history.rows)
        past[i, :n] = history.rows
        there[i, :n] = True
        change, relative, before = history.context(float(log_w[i]))
        now[i] = change, relative, before if before is not None else 0.0
    days = np.array([h.days for h in histories], dtype=float)
    votes = _Votes(past, there, now, np.asarray(log_w, dtype=float), np.asarray(ordinals, dtype=float)[:, None])
    context = _context(votes, days)
    heads = _heads(votes, context)
    heads /= heads.sum(axis=2, keepdims=True)  # a past day whose curve leads beyond the scale says little of it
    return Voices(heads, ((context - learnt.CONTEXT_MEAN) / learnt.CONTEXT_SD) @ learnt.GATE.T + learnt.GATE_BIAS)


def forecast(history: TopSets, log_w: float, ordinal: int, mix: PersonalMix) -> RepsForecast:
    """The forecast of one top set at ln load ``log_w`` (kg) on the ordinal day; the history has at least one day."""
    return voices([history], np.array([log_w]), np.array([ordinal])).mixed(0, mix)


class _Votes:
    """The past days of several lifts, newest first, as seen from today's loads (lift × day)."""

    __slots__ = ("age", "change", "delta", "lag", "relative", "reps", "reps_before", "shift", "there", "today", "weekday")

    def __init__(self, past: Array, there: NDArray[np.bool_], now: Array, log_w: Array, ordinal: Array) -> None:
        self.there = there
        self.today = now
        self.reps = past[:, :, 2]
        self.delta = np.where(there, np.clip(past[:, :, 1] - log_w[:, None], -1, 1), 0.0)
        self.lag = np.broadcast_to(np.arange(1, there.shape[1] + 1, dtype=float), there.shape)
        self.age = np.where(there, ordinal - past[:, :, 0], 0.0)
        self.change = np.clip(past[:, :, 3] - now[:, :1], -0.5, 0.5)
        self.relative = np.clip(past[:, :, 4] - now[:, 1:2], -0.5, 0.5)
        self.reps_before = past[:, :, 5] - now[:, 2:3]
        self.weekday = ((past[:, :, 0] - ordinal) % 7 == 0).astype(float)
        alpha = CURVE_ALPHA.value
        base = np.maximum(self.reps - 1, 0) ** alpha + self.delta / _KAPPA
        self.shift = np.clip(1 + np.sign(base) * np.abs(base) ** (1 / alpha) - self.reps, -12, 12)

    def likeness(self) -> Array:
        """(lift, day, feature): what makes a past day speak to today."""
        delta, change, relative = np.abs(self.delta), np.abs(self.change), np.abs(self.relative)
        before = np.abs(self.reps_before)
        lag = self.lag
        near = [np.sqrt(np.maximum(v, _SPARE)) * 3 for v in (delta, change, relative)]
        columns = [-delta * 20, -near[0], delta < 0.006, -np.log(lag), -lag / 10, -np.log1p(np.maximum(self.age, 0))]
        columns += [-change * 20, -near[1], -relative * 20, -near[2], self.weekday, -before / 3, before < 0.5]
        columns += [lag == 1, lag == 2, lag == 3, lag == 4]
        return np.stack([np.asarray(col, dtype=float) for col in columns], axis=-1)


def _context(votes: _Votes, days: Array) -> Array:
    """(lift, feature): what decides which head to trust."""
    size = np.where(votes.there, np.abs(votes.delta), np.inf)
    same = size < 0.006
    first_same = np.where(same.any(axis=1), np.log(np.argmax(same, axis=1) + 1.0), 3.0)
    last = votes.delta[:, 0]
    lately = votes.there[:, :_LATELY]
    reps, loads = votes.reps[:, :_LATELY], votes.delta[:, :_LATELY]
    steps = np.abs(np.diff(reps, axis=1)) * lately[:, 1:]
    step = steps.sum(axis=1) / np.maximum(lately[:, 1:].sum(axis=1), 1)
    as_last = ((reps == reps[:, :1]) & lately).sum(axis=1) / lately.sum(axis=1)
    spread = np.stack([_sd(reps, lately), step, as_last, _sd(loads, lately)], axis=-1)
    columns = [np.log(days), same.any(axis=1), first_same, np.sqrt(size.min(axis=1)), np.sqrt(np.abs(last))]
    columns += [last < -0.004, last > 0.004, np.log(votes.age[:, 0] + 1), spread[:, 0], spread[:, 1]]
    columns += [np.clip(votes.today[:, 1], -0.3, 0.3), spread[:, 2], votes.today[:, 2] / 10, spread[:, 3]]
    return np.stack([np.asarray(col, dtype=float) for col in columns], axis=-1)


def _sd(values: Array, there: NDArray[np.bool_]) -> Array:
    """Standard deviation of each row's values that are there."""
    n = there.sum(axis=1)
    mean = (values * there).sum(axis=1) / n
    return np.asarray(np.sqrt((((values - mean[:, None]) * there) ** 2).sum(axis=1) / n))


def _heads(votes: _Votes, context: Array) -> Array:
    """(lift, head, reps): each head's probabilities, and last the histogram of past repetitions."""
    score = votes.likeness() @ learnt.LIKENESS.T
    score = np.where(votes.there[:, :, None], score, -1e9)
    attention = np.exp(score - score.max(axis=1, keepdims=True))
    attention /= attention.sum(axis=1, keepdims=True)
    centre = votes.reps[:, :, None] + learnt.CURVE_SHARE * votes.shift[:, :, None] + learnt.DRIFT
    flat = np.ones_like(votes.delta)
    wide = [flat, np.abs(votes.delta) * 10, np.log1p(votes.age) / 3, context[:, None, 8] * flat, context[:, None, 9] * flat]
    scale = np.exp(np.clip(np.stack(wide, axis=-1) @ learnt.LOG_SCALE.T, -3, 3))
    half = 0.5 / scale
    below = np.tanh(_EDGES * half[..., None] - (centre * half)[..., None])  # twice the logistic's distribution, less one
    spread = (below[..., 1:] - below[..., :-1]) / (below[..., -1:] - below[..., :1] + 2 * _SPARE)
    exact = 1 / (1 + np.exp(-(np.stack([flat, -np.abs(votes.delta) * 10], axis=-1) @ learnt.EXACT.T)))
    once = (np.clip(votes.reps, 1, REPS_MAX)[:, :, None] == np.arange(1, REPS_MAX + 1)) & votes.there[:, :, None]
    by_head = (attention * (1 - exact)).transpose(0, 2, 1)[:, :, None, :] @ spread.transpose(0, 2, 1, 3)
    said = by_head[:, :, 0] + (attention * exact).transpose(0, 2, 1) @ once
    fade = votes.there / (votes.lag + 10)
    histogram = np.einsum("nj,njk->nk", fade, once) / fade.sum(axis=1, keepdims=True)
    return np.concatenate([said, (0.9 * histogram + 0.1 / REPS_MAX)[:, None]], axis=1)
