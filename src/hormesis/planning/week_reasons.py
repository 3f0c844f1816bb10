"""What a week gives up, from the slacks its programme used: ``given_up``. Each says the cause and the smallest thing that would
help."""

import math
from dataclasses import dataclass

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.evidence import Reason, Value
from hormesis.planning.candidates import Pool
from hormesis.planning.targets import Target, Targets
from hormesis.planning.week_days import TrainingDay
from hormesis.planning.week_model import Problem, Week, sets_a_group

__all__ = ["Solved", "given_up", "is_short_of_time"]

_SHORT, _SHORT_SHARE = 0.75, 0.15
"""Sets, and share of the target, from which on a shortage is worth a sentence."""
_MOST = 8


@dataclass(frozen=True, slots=True)
class Solved:
    """A solved week with all it was made from."""

    problem: Problem
    week: Week
    days: tuple[TrainingDay, ...]
    targets: Targets
    pool: Pool

    def seconds_left(self, d: int) -> float:
        """Seconds of day ``d`` that nothing uses."""
        options = self.problem.options
        used = sum(options[i].fixed_s + n * options[i].set_s for (i, on), n in self.week.sets.items() if on == d)
        ramps: dict[str, float] = {}
        for one in (options[i] for i, on in self.week.sets if on == d):
            ramps[one.warms] = max(ramps.get(one.warms, 0.0), one.ramp_s)
        return self.problem.days[d].work_s - used - sum(ramps.values())


def given_up(solved: Solved) -> list[Reason]:
    """What was wanted and is not in the week: days, exercises, sets, spacing, balance; the largest first."""
    found = [
        _of_day(solved, name, value) for name, value in sorted(solved.week.slacks.items()) if name[0] in ("day", "exercises")
    ]
    short = _short_groups(solved)
    found += [_of_group(solved, target, sets) for target, sets in short[:_MOST]]
    if len(short) > _MOST:
        found.append(Reason("week_more_short", {"groups": tuple(str(target.group) for target, _ in short[_MOST:])}))
    for name in sorted(solved.week.slacks):
        if name[0] == "spacing":
            one, other = solved.days[int(name[2])].on, solved.days[int(name[2]) + 1].on
            found.append(Reason("week_spacing", {"group": name[1], "date": one.isoformat(), "next": other.isoformat()}))
        elif name[0] == "balance" and solved.week.slacks[name] >= 1:
            found.append(Reason(f"week_balance_{name[1]}_{name[2]}", {"sets": round(solved.week.slacks[name])}))
    return [one for one in found if one is not None]


def is_short_of_time(solved: Solved) -> bool:
    """Whether a group gets less than its target because the minutes are full."""
    short = (_of_group(solved, target, sets) for target, sets in _short_groups(solved))
    return any(one.code.startswith("week_short_of_time") for one in short)


def _of_day(solved: Solved, name: tuple[str, ...], value: float) -> Reason | None:
    day, left = solved.days[int(name[1])], round(value)
    values: dict[str, Value] = {"date": day.on.isoformat(), "minutes": day.minutes}
    if name[0] == "day":
        return Reason("week_day_empty", values | {"needed": day.minutes + _minutes_to_begin(solved, int(name[1]))})
    if left and ("day", name[1]) not in solved.week.slacks:
        count = sum(d == int(name[1]) for _, d in solved.week.sets)
        return Reason("week_few_exercises", values | {"exercises": count, "least": solved.problem.days[int(name[1])].least})
    return None


def _minutes_to_begin(solved: Solved, d: int) -> int:
    """Minutes more with which one exercise would fit."""
    least = min(
        (one.fixed_s + one.sets[0] * one.set_s for one in solved.problem.options if one.by_day[d] is not None), default=0.0
    )
    return max(math.ceil((least - solved.problem.days[d].work_s) / 60), 1)


def _short_groups(solved: Solved) -> list[tuple[Target, float]]:
    sets = sets_a_group(solved.week, solved.problem.options)
    found = [(one, sets.get(one.group, 0.0)) for one in solved.targets.by_group.values()]
    short = [(one, got) for one, got in found if one.weight >= 1 and one.target - got >= max(_SHORT, _SHORT_SHARE * one.target)]
    return sorted(short, key=lambda pair: (-(pair[0].target - pair[1]) * pair[0].weight, pair[0].group))


def _of_group(solved: Solved, target: Target, sets: float) -> Reason:
    """Why a group gets less than its target, and what would change it."""
    group = target.group
    values: dict[str, Value] = {"group": str(group), "sets": round(sets, 1), "target": round(target.target, 1)}
    trains = [one for one in solved.problem.options if one.groups.get(group, 0.0) >= 1]
    if not trains:
        helped = any(one.groups.get(group, 0.0) > 0 for one in solved.problem.options)
        return Reason("week_only_helped" if helped else "week_nothing_trains", values)
    days = range(len(solved.days))
    if all(one.by_day[d] is None for one in trains for d in days):
        return Reason("week_group_tired", values)
    room = [d for d in days if _fits(solved, group, d)]
    if room:
        return Reason("week_not_worth_it", values)
    tight = min(days, key=lambda d: (solved.days[d].minutes, solved.days[d].on))
    values["minutes_more"] = math.ceil(_seconds_to_close(solved, group, target.target - sets) / 60)
    minutes = {solved.days[d].minutes for d in days}
    code = "week_short_of_time" if len(minutes) == 1 else "week_short_of_time_on"
    on = solved.days[tight].on
    values |= {"minutes": solved.days[tight].minutes, "date": on.isoformat(), "weekday": on.isoweekday(), "days": len(days)}
    return Reason(code, values)


def _seconds_to_close(solved: Solved, group: MuscleGroup, missing: float) -> float:
    """Seconds more with which a group would get its ``missing`` sets, by the exercise that is quickest for it."""
    found = []
    for i, one in enumerate(solved.problem.options):
        if one.groups.get(group, 0.0) >= 1:
            sets = math.ceil(missing / one.groups[group])
            room = sum(one.sets[1] - n for (j, _), n in solved.week.sets.items() if j == i)
            more = math.ceil(max(sets - room, 0) / one.sets[1])
            found.append(sets * one.set_s + more * (one.fixed_s + one.ramp_s))
    return min(found)


def _fits(solved: Solved, group: MuscleGroup, d: int) -> bool:
    """Whether one more set for the group would still fit into a day."""
    left = solved.seconds_left(d)
    for i, one in enumerate(solved.problem.options):
        if one.groups.get(group, 0.0) < 1 or one.by_day[d] is None:
            continue
        done = solved.week.sets.get((i, d), 0)
        needed = one.set_s if 0 < done < one.sets[1] else one.fixed_s + one.sets[0] * one.set_s if not done else math.inf
        if needed <= left:
            return True
    return False
