"""Recordings of beat-to-beat intervals from a chest strap: an ``hrv`` fact a morning. ``RrIntervals``."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.beats import Unfit, Variability, rmssd
from hormesis.sources.rr_files import Recording, layout_of, recordings
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.source import ReadOptions, ReadReport, Sample
from hormesis.sources.table import encoding_of

__all__ = ["RrIntervals", "at_rest"]

_LAYOUTS = {"list": "one interval a line", "columns": "time and interval", "hrm": "Polar HRM"}
_DAY_IN_A_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_MOST_AT_REST_BPM = 90
_LATEST = time(10)
_HEAD = 65536


class RrIntervals:
    """rMSSD of a recording at rest, in the night or until 10:00, on the day it ended on.

    The day is the file's own, else the one that was told, else the one in the file's name; without any the file is refused.
    """

    @property
    def name(self) -> str:
        return "rr_intervals"

    def recognises(self, sample: Sample) -> bool:
        """Whether the file begins as a list of intervals, as a table of times and intervals, or as a Polar HRM file."""
        return bool(sample.text) and layout_of(sample.text or "") is not None

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """One ``hrv`` fact a day. Raises ``Invalid`` with the figures when no recording of the file is fit for one."""
        layout = _layout(path)
        report.layout = _LAYOUTS[layout]
        days = SignalDays(self.name, options, report)
        problems: list[str] = []
        for recording in recordings(path, layout, options.day):
            report.rows += len(recording.rr_ms)
            at = _at(path, recording, options.day)
            found = at_rest(recording.rr_ms)
            problem = found.reason if isinstance(found, Unfit) else _at_noon(recording, options.day)
            if problem or isinstance(found, Unfit):
                problems.append(f"{recording.where}: {problem}")
                report.skip("a recording that is not fit for an HRV", f"{recording.where}: {problem}")
                continue
            days.add("hrv", at, round(found.rmssd_ms, 2), recording.where, recording.device)
            report.notes.extend(_notes(found, at, recording, options.day))
        facts = list(days.facts())
        if problems and not facts and not report.skipped["dated in the future"]:
            raise Invalid(f"{problems[0]}; record again, lying or sitting still for two to five minutes")
        yield from facts


def at_rest(rr_ms: list[float]) -> Variability | Unfit:
    """As ``rmssd``, and ``Unfit`` too where the heart beats faster than 90 a minute: exercise, not rest (our own bound)."""
    found = rmssd(rr_ms)
    if isinstance(found, Variability) and found.mean_bpm > _MOST_AT_REST_BPM:
        return Unfit(f"a mean heart rate of {found.mean_bpm:.0f} bpm, so not at rest (at most {_MOST_AT_REST_BPM} bpm)")
    return found


def _layout(path: Path) -> str:
    try:
        with path.open(encoding=encoding_of(path)) as text:
            layout = layout_of(text.read(_HEAD))
    except UnicodeError:
        layout = None
    if layout is None:
        raise Invalid(f"{path.name}: no list of beat-to-beat intervals; export the recording again")
    return layout


def _at(path: Path, recording: Recording, told: date | None) -> str:
    if recording.ended and not (told and _in_utc(recording)):
        return recording.ended
    if told:
        return told.isoformat()
    named = _DAY_IN_A_NAME.search(path.stem)
    if named:
        try:
            return date(int(named[1]), int(named[2]), int(named[3])).isoformat()
        except ValueError:
            pass
    raise Invalid(f"{path.name}: no day is told in the file or its name; give it: hormesis import {path.name} --date 2026-03-02")


def _in_utc(recording: Recording) -> bool:
    """Whether only the instant is known, not the local day."""
    return recording.ended.endswith("+00:00")


def _at_noon(recording: Recording, told: date | None) -> str:
    """Why a recording of the day is not used: it would be compared with those of other mornings."""
    if told or not recording.ended or _in_utc(recording):
        return ""
    began, ended = datetime.fromisoformat(recording.began), datetime.fromisoformat(recording.ended)
    if began.date() < ended.date() or began.time() < _LATEST:
        return ""
    return (
        f"recorded from {began:%H:%M} to {ended:%H:%M}, an HRV of the day is taken in the night or before 10:00; "
        f"to use it all the same, give its day with --date {ended.date()}"
    )


def _notes(found: Variability, at: str, recording: Recording, told: date | None) -> Iterator[str]:
    yield (
        f"{at[:10]}: rMSSD {found.rmssd_ms:.1f} ms (ln {found.ln_rmssd:.2f}), SDNN {found.sdnn_ms:.1f} ms, "
        f"{found.mean_bpm:.0f} bpm from {found.beats - found.dropped} beats in {found.duration_s:.0f} s; "
        f"{found.dropped} dropped as artefacts"
    )
    if told and at[:10] != told.isoformat():
        yield f"the file says {at[:10]}: that stands, not the day that was given"
    elif not told and _in_utc(recording):
        yield "times are in UTC: where the morning was of another day, import the file again with its day as --date"
