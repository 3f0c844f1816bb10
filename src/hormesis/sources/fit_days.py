"""What FIT files of the night and the day hold: ``add_days`` reads sleep, HRV, resting heart rate and skin temperature."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from hormesis.sources.fit_messages import SLEEP_END, LocalTime, Message
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.sleeps import Sleep

__all__ = ["add_days"]

_LONGEST_STAGE_S = 4 * 3600
"""A longer one parts two sleeps of one file."""
_ASLEEP = ("light", "deep", "rem")
_FEWEST_VALUES = 6
"""Half an hour of the watch's averages of five minutes; fewer say too little of a night. Own choice (expert)."""
_BEFORE_MIDNIGHT = timedelta(hours=6)
"""An HRV sampled after 18:00 is of the night that follows."""


def add_days(messages: Sequence[Message], local: LocalTime, days: SignalDays) -> None:
    """Add everything a day has of it. The HRV of a night is the watch's own mean, else the mean of its samples."""
    _add_sleeps(messages, local, days)
    summaries = [one for one in messages if one.name == "hrv_status_summary" and one.time() and one.number("last_night_average")]
    for one in summaries:
        days.add("hrv", local.text(one.time() or 0), one.number("last_night_average"), one.where)
    if not summaries:
        _add_samples(messages, local, days)
    _add_resting(messages, local, days)
    for one in messages:
        deviation = one.number("average_deviation")
        if one.name == "skin_temp_overnight" and one.time() and deviation is not None:
            days.add("skin_temperature", local.text(one.time() or 0), deviation, one.where)


def _add_samples(messages: Sequence[Message], local: LocalTime, days: SignalDays) -> None:
    nights: dict[str, list[tuple[int, float, str]]] = {}
    for one in messages:
        at, value = one.time(), one.number("value")
        if one.name == "hrv_value" and at and value:
            night = (local.at(at) + _BEFORE_MIDNIGHT).date().isoformat()
            nights.setdefault(night, []).append((at, value, one.where))
    for samples in nights.values():
        last, _, where = max(samples)
        if len(samples) < _FEWEST_VALUES:
            days.report.skip("a night with less than half an hour of HRV", where)
        else:
            days.add("hrv", local.text(last), sum(value for _, value, _ in samples) / len(samples), where)


def _add_resting(messages: Sequence[Message], local: LocalTime, days: SignalDays) -> None:
    """The day's own value, as it stood last; the mean of seven days that the watch also keeps is not of the day."""
    last: dict[str, tuple[int, float, str]] = {}
    for one in messages:
        if one.name != "monitoring_hr_data":
            continue
        days.report.rows += 1
        at, bpm = one.time(), one.number("current_day_resting_heart_rate")
        if not at or not bpm:
            days.report.skip("a resting heart rate of seven days alone", one.where)
        else:
            day = local.at(at).date().isoformat()
            last[day] = max(last.get(day, (0, 0.0, "")), (at, bpm, one.where))
    for at, bpm, where in last.values():
        days.add("resting_hr", local.text(at), bpm, where, whole_day=True)


def _add_sleeps(messages: Sequence[Message], local: LocalTime, days: SignalDays) -> None:
    """Each level runs until the next message; the last one until the end of the sleep where the file has it."""
    found = [(one.time(), one.word("sleep_level"), one.where) for one in messages if one.name == "sleep_level"]
    levels = sorted((at, word, where) for at, word, where in found if at)
    days.report.rows += len(levels)
    ends = sorted(at for one in messages if one.name == SLEEP_END and (at := one.time()))
    scores = [score for one in messages if one.name == "sleep_assessment" and (score := one.number("overall_sleep_score"))]
    sleep: list[tuple[int, str, str]] = []
    for level, after in pairwise([*levels, None]):
        if level is None:
            continue
        sleep.append(level)
        if after is None or after[0] - level[0] > _LONGEST_STAGE_S:
            end = next((at for at in ends if level[0] < at <= level[0] + _LONGEST_STAGE_S), level[0])
            _add_sleep(sleep, end, scores[-1] if scores and after is None else None, local, days)
            sleep = []


def _add_sleep(levels: Sequence[tuple[int, str, str]], end: int, score: float | None, local: LocalTime, days: SignalDays) -> None:
    stages = [(at, until, word) for (at, word, _), until in zip(levels, [*(at for at, _, _ in levels[1:]), end], strict=True)]
    asleep = [stage for stage in stages if stage[2] in _ASLEEP and stage[1] > stage[0]]
    where = levels[-1][2]
    if not asleep:
        days.report.skip("a sleep without a duration", where)
        return
    onset, wake = asleep[0][0], asleep[-1][1]

    def minutes(*words: str) -> float:
        return sum(until - at for at, until, word in stages if word in words and onset <= at < wake) / 60

    days.add_sleep(
        Sleep(
            day=local.text(wake)[:10],
            where=where,
            onset=local.text(onset),
            wake=local.text(wake),
            asleep_min=minutes(*_ASLEEP),
            in_bed_min=(stages[-1][1] - stages[0][0]) / 60,
            awake_min=minutes("awake") or None,
            deep_min=minutes("deep") or None,
            rem_min=minutes("rem") or None,
            light_min=minutes("light") or None,
            score=score,
        )
    )
