"""The body's part of the beliefs as JSON's own types and back, exactly. ``body_state``, ``muscles_state`` and their inverses."""

from dataclasses import astuple
from typing import Any

from hormesis.estimation.baseline import Sample
from hormesis.estimation.body import Body
from hormesis.estimation.fatigue import Bout
from hormesis.estimation.muscles import Muscles
from hormesis.estimation.packed import pack, unpack
from hormesis.estimation.recovery_pace import RecoveryPace
from hormesis.estimation.sleep import Night
from hormesis.estimation.training_load import DayLoad

__all__ = ["body_from", "body_state", "muscles_from", "muscles_state"]

Json = dict[str, Any]


def body_state(body: Body) -> Json:
    """What ``body_from`` takes."""
    return {
        "samples": [[*era, [astuple(one) for one in kept]] for era, kept in body.samples.items()],
        "nights": [[device, [astuple(one) for one in kept]] for device, kept in body.nights.items()],
        "loads": [astuple(one) for one in body.loads],
        "first_load": body.first_load,
        "away_through": body.away_through,
        "ill_through": body.ill_through,
        "counts_menstrual": body.counts_menstrual,
    }


def body_from(state: Json) -> Body:
    """The body that ``body_state`` wrote."""
    return Body(
        samples={(name, device): tuple(Sample(*raw) for raw in kept) for name, device, kept in state["samples"]},
        nights={device: tuple(Night(*raw) for raw in kept) for device, kept in state["nights"]},
        loads=tuple(DayLoad(*raw) for raw in state["loads"]),
        first_load=state["first_load"],
        away_through=state["away_through"],
        ill_through=state["ill_through"],
        counts_menstrual=state["counts_menstrual"],
    )


def muscles_state(muscles: Muscles) -> Json:
    """What ``muscles_from`` takes."""
    pace = muscles.pace
    return {
        "bouts": {group: [astuple(one) for one in kept] for group, kept in muscles.bouts.items()},
        "since": dict(muscles.since),
        "first": muscles.first,
        "pace": [pack(pace.log_p), {g: [n, pack(a)] for g, (n, a) in pace.usual.items()}, pace.n, pace.squares],
    }


def muscles_from(state: Json) -> Muscles:
    """The muscles that ``muscles_state`` wrote."""
    log_p, usual, n, squares = state["pace"]
    return Muscles(
        bouts={group: tuple(Bout(*raw) for raw in kept) for group, kept in state["bouts"].items()},
        since={name: (took_up, last) for name, (took_up, last) in state["since"].items()},
        first=state["first"],
        pace=RecoveryPace(unpack(log_p, -1), {g: (seen, unpack(a, -1)) for g, (seen, a) in usual.items()}, n, squares),
    )
