"""Beliefs as bytes and back, exactly: what a checkpoint holds. ``to_bytes``, ``from_bytes``."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import astuple
from datetime import date
from typing import Any

import numpy as np

from hormesis.domain.training import SetType
from hormesis.estimation.forecast import PersonalMix
from hormesis.estimation.lift import DoneSet, LiftBelief, LiftDay
from hormesis.estimation.packed import pack, unpack
from hormesis.estimation.serial_body import body_from, body_state, muscles_from, muscles_state
from hormesis.estimation.serial_tightness import tightness_from, tightness_state
from hormesis.estimation.split import Split, WorkoutDone
from hormesis.estimation.stall import Due, Easier, LiftStall, Trend
from hormesis.estimation.state import Beliefs
from hormesis.estimation.strength import LiftStrength, SharedHabits
from hormesis.estimation.top_sets import TopSets
from hormesis.estimation.volume_habit import DayVolume, VolumeHabit
from hormesis.estimation.worth import Worth

__all__ = ["from_bytes", "to_bytes"]

_SPEED = 1
_TYPES: Mapping[str, SetType] = {str(one): one for one in SetType}


def to_bytes(beliefs: Beliefs) -> bytes:
    """The beliefs, compressed. The same beliefs give the same bytes."""
    state = {
        "through": beliefs.through.isoformat() if beliefs.through else None,
        "habits": [pack(beliefs.habits.mean), pack(beliefs.habits.cov)],
        "mix": [pack(beliefs.mix.right), pack(beliefs.mix.expected)],
        "lifts": [_lift(lift) for lift in beliefs.lifts.values()],
        "split": [[w.ordinal, w.name, w.lifts, w.minutes] for w in beliefs.split.done],
        "last_trained": dict(beliefs.last_trained),
        "body_mass_kg": beliefs.body_mass_kg,
        "sets": beliefs.sets,
        "birth_year": beliefs.birth_year,
        "body": body_state(beliefs.body),
        "muscles": muscles_state(beliefs.muscles),
        "volumes": [astuple(one) for one in beliefs.volumes.days],
        "worth": astuple(beliefs.worth),
        "tightness": tightness_state(beliefs.tightness),
        "easier": astuple(beliefs.easier),
    }
    return zlib.compress(json.dumps(state, separators=(",", ":"), ensure_ascii=False).encode(), _SPEED)


def from_bytes(data: bytes) -> Beliefs:
    """The beliefs that ``to_bytes`` packed."""
    state = json.loads(zlib.decompress(data))
    lifts = [_lift_from(raw) for raw in state["lifts"]]
    done = [WorkoutDone(w[0], w[1], tuple((name, n) for name, n in w[2]), w[3]) for w in state["split"]]
    return Beliefs(
        through=date.fromisoformat(state["through"]) if state["through"] else None,
        habits=SharedHabits(unpack(state["habits"][0], 2), unpack(state["habits"][1], 2, 2)),
        mix=PersonalMix(unpack(state["mix"][0], -1), unpack(state["mix"][1], -1)),
        lifts={lift.name: lift for lift in lifts},
        split=Split(tuple(done)),
        last_trained=state["last_trained"],
        body_mass_kg=state["body_mass_kg"],
        sets=state["sets"],
        birth_year=state["birth_year"],
        body=body_from(state["body"]),
        muscles=muscles_from(state["muscles"]),
        volumes=VolumeHabit(tuple(DayVolume(*raw) for raw in state["volumes"])),
        worth=Worth(*state["worth"]),
        tightness=tightness_from(state["tightness"]),
        easier=_easier_from(*state["easier"]),
    )


def _stall_from(
    short: float, good_day: int, good_kg: float | None, falling: int | None, day: int, spread: float, seen: int, *rest: Any
) -> LiftStall:
    tops, trend = rest
    known = Trend(*trend) if trend is not None else None
    return LiftStall(short, good_day, good_kg, falling, day, spread, seen, tuple(tops), known)


def _easier_from(dues: list[Any], declined_through: int, felt: list[Any], back_since: int, backs: int) -> Easier:
    kept = [Due(since, cause, tuple((name, size) for name, size in lifts), z) for since, cause, lifts, z in dues]
    return Easier(tuple(kept), declined_through, tuple((day, z) for day, z in felt), back_since, backs)


def _lift(lift: LiftBelief) -> list[Any]:
    s = lift.strength
    strength = None
    if s is not None:
        strength = [
            pack(np.concatenate([s.x, s.p.ravel(), s.on_habits.ravel(), s.habits_mean, s.habits_cov.ravel()])),
            s.sets_used,
        ]
    recent = [
        [d.ordinal, d.workout, [[x.load_kg, x.reps, x.rir, str(x.set_type), x.duration_s, x.rest_s] for x in d.sets]]
        for d in lift.recent
    ]
    return [
        [
            lift.name,
            lift.exercise,
            lift.unit,
            lift.strength_day,
            lift.heaviest_kg,
            lift.sets_seen,
            lift.suspects,
            lift.days,
            lift.assisted,
        ],
        strength,
        [pack(lift.tops.rows), lift.tops.days],
        recent,
        [list(lift.loads), list(lift.loads.values())],
        astuple(lift.stall),
    ]


def _lift_from(raw: list[Any]) -> LiftBelief:
    name, exercise, unit, strength_day, heaviest_kg, sets_seen, suspects, days, assisted = raw[0]
    strength = None
    if raw[1] is not None:
        v = unpack(raw[1][0], -1)
        strength = LiftStrength(v[:3], v[3:12].reshape(3, 3), v[12:18].reshape(3, 2), v[18:20], v[20:24].reshape(2, 2), raw[1][1])
    return LiftBelief(
        name=name,
        exercise=exercise,
        unit=unit,
        strength=strength,
        strength_day=strength_day,
        tops=TopSets(unpack(raw[2][0], -1, 6), raw[2][1]),
        recent=tuple(LiftDay(d[0], d[1], tuple(_done_set(x) for x in d[2])) for d in raw[3]),
        loads=dict(zip(raw[4][0], raw[4][1], strict=True)),
        heaviest_kg=heaviest_kg,
        sets_seen=sets_seen,
        suspects=suspects,
        days=days,
        assisted=assisted,
        stall=_stall_from(*raw[5]),
    )


def _done_set(raw: list[Any]) -> DoneSet:
    return DoneSet(raw[0], raw[1], raw[2], _TYPES[raw[3]], raw[4], raw[5])
