"""What is believed of tightness as JSON's own types and back, exactly. ``tightness_state``, ``tightness_from``."""

from dataclasses import astuple
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hormesis.estimation.exposures import Session
from hormesis.estimation.provocation import Pending, Provocations
from hormesis.estimation.rate import Rate
from hormesis.estimation.release_trial import Drawn, Trials, TrialSums
from hormesis.estimation.tightness import Tendency, Tightness
from hormesis.estimation.tightness_lags import Lags, Usual
from hormesis.estimation.tightness_logit import DRIVERS, Logit

__all__ = ["tightness_from", "tightness_state"]

Json = dict[str, Any]
_UPPER = np.triu_indices(len(DRIVERS))


def tightness_state(tightness: Tightness) -> Json:
    """What ``tightness_from`` takes."""
    provoked, lags, trials = tightness.provoked, tightness.lags, tightness.trials
    return {
        "regions": {region: [_rate(one.rate), _logit(one.logit), one.tight_before] for region, one in tightness.regions.items()},
        "calm": _rate(tightness.calm),
        "reported": [tightness.reported, tightness.gap_days],
        "rates": {region: {p: _rate(rate) for p, rate in rates.items()} for region, rates in provoked.rates.items()},
        "pending": [[_session(one.session), one.reported, one.tight] for one in provoked.pending],
        "usual": {name: astuple(usual) for name, usual in lags.usual.items()},
        "told": dict(lags.told),
        "released": dict(lags.released),
        "trials": {region: astuple(sums) for region, sums in trials.sums.items()},
        "drawn": [astuple(one) for one in trials.drawn],
        "levels": dict(trials.levels),
    }


def tightness_from(state: Json) -> Tightness:
    """The belief that ``tightness_state`` wrote."""
    rates = {region: {p: Rate(*raw) for p, raw in rates.items()} for region, rates in state["rates"].items()}
    pending = tuple(Pending(_session_from(raw), reported, tuple(tight)) for raw, reported, tight in state["pending"])
    return Tightness(
        regions={r: Tendency(Rate(*rate), _logit_from(logit), before) for r, (rate, logit, before) in state["regions"].items()},
        calm=Rate(*state["calm"]),
        reported=state["reported"][0],
        gap_days=state["reported"][1],
        provoked=Provocations(rates, pending),
        lags=Lags(
            usual={name: Usual(*raw) for name, raw in state["usual"].items()},
            told={name: tuple((hour, z) for hour, z in kept) for name, kept in state["told"].items()},
            released={region: tuple(hours) for region, hours in state["released"].items()},
        ),
        trials=Trials(
            sums={region: TrialSums(tuple(raw[0]), tuple(raw[1]), *raw[2:]) for region, raw in state["trials"].items()},
            drawn=tuple(Drawn(*raw) for raw in state["drawn"]),
            levels={region: (hour, level) for region, (hour, level) in state["levels"].items()},
        ),
    )


def _rate(rate: Rate) -> list[Any]:
    return [rate.yes, rate.no, rate.n, rate.last]


def _logit(one: Logit) -> list[Any]:
    return [one.mean.tolist(), one.cov[_UPPER].tolist(), one.n, one.last, one.error, one.error_of_rate]


def _logit_from(raw: list[Any]) -> Logit:
    cov: NDArray[np.float64] = np.zeros((len(DRIVERS), len(DRIVERS)))
    cov[_UPPER] = raw[1]
    cov = cov + np.triu(cov, 1).T
    return Logit(np.array(raw[0]), cov, *raw[2:])


def _session(one: Session) -> list[Any]:
    return [one.hour, {pattern: list(regions) for pattern, regions in one.patterns.items()}]


def _session_from(raw: list[Any]) -> Session:
    return Session(raw[0], {pattern: tuple(regions) for pattern, regions in raw[1].items()})
