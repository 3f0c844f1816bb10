"""FIT files of a watch: strength sets, activities, nights, HRV and resting heart rate. ``GarminFit``."""

import math
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.archive import reading_archive
from hormesis.sources.beats import Unfit
from hormesis.sources.cells import is_future
from hormesis.sources.fit_days import add_days
from hormesis.sources.fit_exercises import UNKNOWN
from hormesis.sources.fit_messages import LocalTime, Message, fit_messages
from hormesis.sources.fit_workouts import FitSession, sessions_of, workout_of
from hormesis.sources.rr_intervals import at_rest
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.source import ReadOptions, ReadReport, Sample
from hormesis.sources.workout_facts import workout_facts

__all__ = ["GarminFit"]

_MAGIC = b".FIT"
_AT_REST = frozenset({"meditation", "breathing"})
_LATEST = time(10)


class GarminFit:
    """What the files of a watch's own format say, whichever maker's: each is an activity, a night, a day or something else.

    A session with sets is a workout, another one an ``activity``. Times have the offset that the watch showed.
    """

    @property
    def name(self) -> str:
        return "garmin_fit"

    def recognises(self, sample: Sample) -> bool:
        """Whether the file begins with a FIT header, or is a zip archive of such files and nothing else."""
        members = [name for name in sample.members if not name.endswith("/")]
        return sample.head[8:12] == _MAGIC or (bool(members) and all(map(_is_fit, members)))

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Workouts with their sets, activities and signals. Raises ``Invalid`` for a damaged file and for one that has none."""
        with path.open("rb") as file:
            zipped = file.read(4) == b"PK\x03\x04"
        found: dict[str, list[Fact]] = {}
        if zipped:
            with reading_archive(path, _is_fit) as members:
                for member in members.values():
                    self._read_one(member, options, report, found)
            report.layout = f"archive of {len(members)} FIT files"
        else:
            self._read_one(path, options, report, found)
        if not found and not report.skipped and not report.left_out:
            raise Invalid(
                f"{path.name}: {report.layout} without workout, activity, sleep, HRV or resting heart rate; "
                f"give those of activities, sleep, HRV status or daily monitoring"
            )
        for facts in sorted(found.values(), key=lambda facts: datetime.fromisoformat(facts[0].at)):
            yield from facts

    def _read_one(self, path: Path, options: ReadOptions, report: ReadReport, found: dict[str, list[Fact]]) -> None:
        """Add to ``found`` what one file has, by the id of the first fact: a workout with its sets, and each other fact."""
        messages = fit_messages(path)
        kind = next((one.fields.get("type") for one in messages if one.name == "file_id"), None)
        report.layout = f"a FIT file ({_KINDS.get(kind, kind) if kind is not None else 'no kind'})"
        local = LocalTime.of(messages)
        days = SignalDays(self.name, options, report, _device(messages))
        sessions = sessions_of(messages)
        here = [facts for one in sessions if (facts := self._session(one, local, days))]
        add_days(messages, local, days)
        _add_beats(messages, sessions, local, days)
        here += [[fact] for fact in days.facts()]
        if here and local.offset_s is None and _IN_UTC not in report.notes:
            report.notes.append(_IN_UTC)
        for facts in here:
            known = found.get(facts[0].id)
            if known:
                report.skip(f"another {facts[0].kind.replace('_', ' ')} of the same time or day", path.name)
            if known is None or _is_surer(facts[0], known[0]):
                found[facts[0].id] = facts

    def _session(self, session: FitSession, local: LocalTime, days: SignalDays) -> list[Fact]:
        """The facts of a session with sets; one without is added to the ``days``."""
        message, report = session.message, days.report
        at = local.text(session.began)
        if not session.has_sets:
            if message:
                report.rows += 1
                days.add_activity(
                    session.name,
                    at,
                    message.where,
                    duration_s=message.number("total_timer_time") or session.elapsed_s,
                    distance_m=message.number("total_distance"),
                    mean_bpm=message.number("avg_heart_rate"),
                )
            return []
        where = session.sets[0].where
        workout = workout_of(session, local, report)
        if is_future(at, days.options.today):
            report.skip("dated in the future", where)
            return []
        unnamed = sum(1 for one in workout.sets if one.exercise_name == UNKNOWN)
        if unnamed:
            report.notes.append(
                f"{unnamed} of {len(workout.sets)} sets of {at[:10]} have no exercise: the watch knew none, and none was chosen"
            )
        return list(workout_facts(workout, days.options.athlete_id, self.name))


_IN_UTC = "a file doesn't say the local time: times are in UTC, and a day may be the one before or after"


def _is_fit(member: str) -> bool:
    return member.casefold().endswith(".fit")


def _is_surer(one: Fact, other: Fact) -> bool:
    """Of two files that speak of one day the longer night counts, and else the later word."""
    if one.kind == "night":
        return bool(one.fields["asleep_min"] > other.fields["asleep_min"])
    return datetime.fromisoformat(one.at) > datetime.fromisoformat(other.at)


_KINDS = {49: "sleep", 68: "HRV status", 32: "monitoring", 44: "metrics", 73: "skin temperature"}
"""Kinds that the profile has no word for, as watches number them."""


def _device(messages: Sequence[Message]) -> str | None:
    """Maker and product as the file names them: ``Garmin fr965``."""
    one = next((message for message in messages if message.name == "file_id"), None)
    if one is None:
        return None
    maker = one.word("manufacturer").replace("_", " ")
    product = one.word("product_name") or one.word("garmin_product") or one.word("favero_product")
    named = " ".join(word for word in ("Garmin" if maker == "garmin" else maker, product) if word)
    return named or None


def _add_beats(messages: Sequence[Message], sessions: Sequence[FitSession], local: LocalTime, days: SignalDays) -> None:
    """rMSSD from the beats of a recording at rest, in the night or before 10:00. Beats of a workout are not used."""
    lists = [one for one in messages if one.name in ("hrv", "beat_intervals")]
    if not lists:
        return
    where = lists[0].where
    resting = all(one.message and _AT_REST & {one.message.word("sport"), one.message.word("sub_sport")} for one in sessions)
    ended = [at for one in messages if (at := one.time()) and one.name in ("activity", "session", "beat_intervals", "file_id")]
    began = min((one.began for one in sessions), default=min(ended, default=0))
    if not began or not resting or local.at(began).time() >= _LATEST:
        days.report.skip("beats that are not of a recording at rest in the night or before 10:00", where)
        return
    beats: list[float] = []
    for one in lists:
        scale = 1000 if one.name == "hrv" else 1
        times = one.fields.get("time")
        beats += [value * scale for value in (times if isinstance(times, tuple) else (times,)) if value]
    found = at_rest([beat for beat in beats if not math.isnan(beat)])
    if isinstance(found, Unfit):
        days.report.skip("a recording that is not fit for an HRV", f"{where}: {found.reason}")
    else:
        days.add("hrv", local.text(began), found.rmssd_ms, where)
