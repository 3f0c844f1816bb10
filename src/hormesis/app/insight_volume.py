"""The week's volume: fractional hard sets per muscle group against target and against the athlete's own weeks before."""

from collections.abc import Sequence
from statistics import mean, stdev

from hormesis.app.insight_record import REVIEWED_WEEKS, DayRecord, Json, PageOf, Record, Say
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Profile
from hormesis.domain.evidence import Reason, Value
from hormesis.estimation.volume import Band, Counted, count_sets, weekly_band
from hormesis.words.labels import group_label

__all__ = ["volume_json"]

_EVIDENCE = ("pelland-2026",)
_LEAST_WEEKS = 2


def volume_json(record: Record, profile: Profile, page_of: PageOf, say: Say) -> Json:
    """Each group that this week or the weeks before trained, most sets first, and how the figures came about."""
    now, *earlier = [_counted(week, page_of) for week in _weeks(record)]
    age = None if profile.birth_year is None else record.as_of.year - profile.birth_year
    groups = {group for one in (now, *earlier) for group in one.by_group}
    rows = []
    for group in sorted(groups, key=lambda one: (-now.by_group.get(one, 0.0), one)):
        sets = now.by_group.get(group, 0.0)
        band = weekly_band(group, profile.goal, profile.experience, age)
        past = [one.by_group.get(group, 0.0) for one in earlier]
        rows.append(_row(group, sets, band, past))
    return {
        "groups": rows,
        "sets": now.sets,
        "unplaced_sets": now.unplaced,
        "weeks_before": len(earlier),
        "goal": profile.goal,
        "experience": profile.experience,
        "why": [say(one) for one in _why(now, earlier, profile, age, rows)],
    }


def _weeks(record: Record) -> list[Sequence[DayRecord]]:
    """The last seven days, then the seven before them and so on, as far as the log reaches back."""
    days = record.last(7 * REVIEWED_WEEKS)
    weeks = [days[max(0, len(days) - 7 * (n + 1)) : len(days) - 7 * n] for n in range(REVIEWED_WEEKS)]
    first = record.trained[0] if record.trained else record.as_of
    return [weeks[0], *(week for week in weeks[1:] if week[0].day >= first)]


def _counted(week: Sequence[DayRecord], page_of: PageOf) -> Counted:
    return count_sets((one for day in week for workout in day.workouts for one in workout.sets), page_of)


def _row(group: MuscleGroup, sets: float, band: Band | None, past: Sequence[float]) -> Json:
    usual: Json | None = None
    if len(past) >= _LEAST_WEEKS:
        middle, spread = mean(past), stdev(past)
        usual = {"mean": round(middle, 2), "low": round(max(middle - spread, 0.0), 2), "high": round(middle + spread, 2)}
    status = None if band is None else "below" if sets < band.low else "above" if sets > band.high else "within"
    target = None if band is None else {"low": band.low, "high": band.high}
    return {
        "group": str(group),
        "label": group_label(group),
        "sets": round(sets, 2),
        "target": target,
        "status": status,
        "usual": usual,
    }


def _why(now: Counted, earlier: Sequence[Counted], profile: Profile, age: int | None, rows: Sequence[Json]) -> list[Reason]:
    found = [Reason("volume_counted", {}, _EVIDENCE)]
    if profile.goal is None:
        found.append(Reason("volume_no_goal"))
    elif rows:
        band = weekly_band(MuscleGroup.CHEST, profile.goal, profile.experience, age)
        assert band is not None  # there is a goal
        values: dict[str, Value] = {"goal": profile.goal, "low": band.low, "high": band.high}
        code = "volume_band_widened" if band.is_widened else "volume_band"
        found.append(Reason(code, values, _EVIDENCE))
    if now.unplaced:
        found.append(Reason("volume_unplaced", {"sets": now.unplaced}))
    if len(earlier) < _LEAST_WEEKS:
        found.append(Reason("volume_no_usual", {"weeks": len(earlier)}))
    return found
