"""What a wearable's account export tells of a day, as facts: ``SignalDays``, ``deviations``.

One fact a kind and day, whatever number of rows and files speak of it: a night by the day of waking, so that the same night in
two files of one maker has one id.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from hormesis.domain.facts import Fact, Json, imported_id
from hormesis.sources.cells import is_future
from hormesis.sources.sleeps import PARTS, Sleep, main_night, without_repeats
from hormesis.sources.source import ReadOptions, ReadReport

__all__ = ["PLAUSIBLE", "SignalDays", "deviations"]

_FUTURE = "dated in the future"
PLAUSIBLE: Mapping[str, tuple[str, float, float, str]] = {
    "hrv": ("rmssd_ms", 1, 400, "an HRV outside 1 to 400 ms"),
    "resting_hr": ("bpm", 25, 130, "a resting heart rate outside 25 to 130 bpm"),
    "respiratory_rate": ("per_min", 4, 40, "a respiratory rate outside 4 to 40 a minute"),
    "skin_temperature": ("deviation_c", -8, 8, "a skin temperature more than 8 °C off"),
    "steps": ("count", 1, 100_000, "steps outside 1 to 100,000"),
    "body_mass": ("kg", 25, 350, "a body weight outside 25 to 350 kg"),
}
"""Kind → its field, the plausible range, and how the report names what is left out."""
_OF_AN_ACTIVITY: Mapping[str, tuple[float, float, str]] = {
    "duration_s": (1, 172_800, "an activity shorter than a second or longer than two days"),
    "distance_m": (1, 1_000_000, "a distance outside 1 m to 1000 km"),
    "mean_bpm": (25, 250, "a mean heart rate outside 25 to 250 bpm"),
}
_LEAST_ASLEEP_MIN, _MOST_ASLEEP_MIN = 60, 16 * 60
_MOST = {"score": 100}
_WINDOW = timedelta(days=28)
_FEWEST_NIGHTS = 14


@dataclass(slots=True)
class SignalDays:
    """Collects what the rows of an export say, then gives its facts. ``device`` measured what has no nearer one."""

    source: str
    options: ReadOptions
    report: ReadReport
    device: str | None = None
    _sleeps: dict[str, list[Sleep]] = field(default_factory=dict)
    _facts: dict[str, Fact] = field(default_factory=dict)

    def add_sleep(self, sleep: Sleep) -> None:
        """A stretch of sleep that is no nap by the maker's own word; which one is the night is known when all are there."""
        if is_future(sleep.day, self.options.today):
            self.report.skip(_FUTURE, sleep.where)
        else:
            self._sleeps.setdefault(sleep.day, []).append(sleep)

    def add(
        self, kind: str, at: str, value: float | None, where: str, device: str | None = None, whole_day: bool = False
    ) -> None:
        """A value of the day that is written in ``at``. None is not measured; an implausible value is left out and said.

        ``whole_day``: it is made of all of the day, so that it is known only when the day is over. Of several on
        one day the steps keep the most, a body weight the first of the day, the others what was read first.
        """
        if value is None:
            return
        name, low, high, what = PLAUSIBLE[kind]
        if not low <= value <= high:
            self.report.leave_out(what, value, where)
            return
        if is_future(at, self.options.today):
            self.report.skip(_FUTURE, where)
            return
        known = self._facts.get(f"{kind}\x1f{at[:10]}")
        better = (
            known is None
            or (kind == "steps" and value > known.fields[name])
            or (kind == "body_mass" and (at < known.at or known.at == at[:10] != at))
        )
        if better:
            device = device or (None if kind == "body_mass" else self.device)  # a weight is typed, or comes from another's scale
            fields: dict[str, Json] = {name: round(value) if kind == "steps" else round(value, 4)}
            self._keep(kind, at, fields | ({"whole_day": True} if whole_day else {}), device)
        else:
            self.report.skip(f"another {kind.replace('_', ' ')} of the same day", where)

    def add_activity(
        self,
        name: str,
        at: str,
        where: str,
        *,
        duration_s: float | None = None,
        distance_m: float | None = None,
        mean_bpm: float | None = None,
        device: str | None = None,
    ) -> None:
        """An activity the watch recorded, known by name, start and duration: a second sync of it adds nothing."""
        if is_future(at, self.options.today):
            self.report.skip(_FUTURE, where)
            return
        fields: dict[str, Json] = {"exercise_name": name}
        measured = {"duration_s": duration_s, "distance_m": distance_m, "mean_bpm": mean_bpm}
        for field_name, value in measured.items():
            low, high, what = _OF_AN_ACTIVITY[field_name]
            if value and low <= value <= high:
                fields[field_name] = round(value, 1)
            elif value:
                self.report.leave_out(what, value, where)
        key = "\x1f".join(("activity", name, at, f"{fields.get('duration_s', 0):.0f}"))
        if key in self._facts:
            self.report.skip("an activity that is there twice", where)
        else:
            self._put(key, "activity", at, fields, device or self.device)

    def facts(self) -> Iterator[Fact]:
        """Every fact, by time; nothing can be added afterwards."""
        for day in sorted(self._sleeps):
            self._add_night(self._sleeps.pop(day))
        yield from sorted(self._facts.values(), key=lambda fact: (fact.at, fact.kind, fact.id))

    def _add_night(self, sleeps: list[Sleep]) -> None:
        night, others = main_night(without_repeats(sleeps))
        for nap in others:
            self.report.skip("a nap", nap.where)
        asleep = night.slept_min
        if asleep and not _LEAST_ASLEEP_MIN <= asleep <= _MOST_ASLEEP_MIN:
            self.report.leave_out("a night outside 1 to 16 hours asleep", f"{asleep:g} min", night.where)
        elif asleep:
            fields: dict[str, Json] = {"asleep_min": round(asleep, 1)}
            values = ((name, getattr(night, name)) for name in (*PARTS[1:], "score"))
            fields |= {
                name: round(value, 1) for name, value in values if value and 0 < value <= (100 if name == "score" else 2880)
            }
            fields |= {name: value for name, value in (("onset", night.onset), ("wake", night.wake)) if value}
            self._keep("night", night.at, fields, self.device)
        elif not night.signals:
            self.report.skip("a sleep without a duration", night.where)
        for kind, value in night.signals:
            self.add(kind, night.at, value, night.where)

    def _keep(self, kind: str, at: str, fields: dict[str, Json], device: str | None) -> None:
        self._put(f"{kind}\x1f{at[:10]}", kind, at, fields, device)

    def _put(self, key: str, kind: str, at: str, fields: dict[str, Json], device: str | None) -> None:
        if device:
            fields["device"] = device
        self._facts[key] = Fact(kind, at, imported_id(self.options.athlete_id, self.source, key), fields, self.source)


def deviations(nights: Mapping[str, float]) -> Iterator[tuple[str, float | None]]:
    """Each day's °C less the median of the 28 days before, oldest first; None while fewer than 14 of those were measured."""
    before: list[str] = []
    ascending: list[float] = []
    for day in sorted(nights):
        first = (date.fromisoformat(day) - _WINDOW).isoformat()
        while before and before[0] < first:
            del ascending[bisect_left(ascending, nights[before.pop(0)])]
        yield day, round(nights[day] - median(ascending), 3) if len(ascending) >= _FEWEST_NIGHTS else None
        before.append(day)
        insort(ascending, nights[day])
