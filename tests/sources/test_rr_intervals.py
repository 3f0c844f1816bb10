"""Recordings of beats: three layouts, the day they are of, and every reason for which one is refused."""

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.registry import read_file
from hormesis.sources.rr_intervals import RrIntervals
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "rr_intervals"
DAY = date(2026, 3, 2)
CALM = [1000, 1040] * 40
"""80 beats in 81.6 s with an rMSSD of 40 ms."""


def read(path: Path, day: date | None = None) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("me", date(2026, 12, 1), day=day))
    return list(facts), report


def one(path: Path, day: date | None = None) -> Fact:
    (fact,) = read(path, day)[0]
    return fact


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def listed(rr: Sequence[float]) -> str:
    return "".join(f"{value}\n" for value in rr)


def columns(rr: Sequence[float], began: str, header: str = "time,rri", form: str = "%Y-%m-%dT%H:%M:%S") -> str:
    at, lines = datetime.fromisoformat(began), [header]
    for value in rr:
        at += timedelta(milliseconds=value)
        lines.append(f"{at.strftime(form)},{value}")
    return "\n".join(lines) + "\n"


def hrm(rr: Sequence[float], **other: str) -> str:
    seconds = sum(rr) / 1000
    params = {"Version": "106", "Monitor": "13", "Date": "20260302", "StartTime": "07:00:00.0", "Interval": "238"}
    params |= {"Length": f"00:{int(seconds // 60):02d}:{seconds % 60:04.1f}"} | other
    said = "\r\n".join(f"{name}={value}" for name, value in params.items())
    return f"[Params]\r\n{said}\r\n\r\n[Note]\r\n\r\n[HRData]\r\n" + listed(rr).replace("\n", "\r\n")


@pytest.mark.parametrize("name", ["list.txt", "columns.csv", "rest.hrm"])
def test_each_layout_passes_the_battery(name: str, check_source: Callable[..., None]) -> None:
    check_source(
        RrIntervals(),
        FIXTURES / name,
        counts={"hrv": 2 if name == "columns.csv" else 1},
        table=name == "columns.csv",
        cut_row_refused=False,
        bytes_per_row=300,
        more=(lambda body, year: body.replace("2026", str(year))) if name == "columns.csv" else None,
        day=DAY if name == "list.txt" else None,
    )


@pytest.mark.parametrize("text", ["\n", "\r\n", ""])
def test_a_list_is_read_with_any_line_end_and_without_a_last_one(tmp_path: Path, text: str) -> None:
    lines = (text or "\n").join(map(str, CALM)) + text
    assert one(written(tmp_path / "rr.txt", lines), DAY).fields == {"rmssd_ms": 40.0}


def test_seconds_and_fractions_of_a_millisecond_are_read(tmp_path: Path) -> None:
    seconds = written(tmp_path / "s.txt", "".join(f"{rr / 1000:.3f}\n" for rr in CALM))
    fractions = written(tmp_path / "f.txt", "".join(f"{rr}.5\n" for rr in CALM))
    commas = written(tmp_path / "c.txt", "".join(f"{rr},5\n" for rr in CALM))
    for path in (seconds, fractions, commas):
        assert one(path, DAY).fields["rmssd_ms"] == pytest.approx(40, abs=0.01)


def test_a_list_without_a_day_is_refused_with_the_next_step(tmp_path: Path) -> None:
    path = written(tmp_path / "rr.txt", listed(CALM))
    with pytest.raises(Invalid, match=r"rr\.txt: no day is told .* hormesis import rr\.txt --date 2026-03-02"):
        read(path)
    fact = one(path, DAY)
    assert (fact.kind, fact.at) == ("hrv", "2026-03-02")


@pytest.mark.parametrize("name", ["2026-03-02 07-10.txt", "rr_20260302.txt", "2026_03_02.txt", "morning-2026.03.02-0710.txt"])
def test_the_day_may_stand_in_the_name_of_the_file(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, listed(CALM))
    assert one(path).at == "2026-03-02"
    assert one(path, date(2026, 3, 9)).at == "2026-03-09", "the day that was told is surer than a name"


def test_a_name_with_other_digits_is_no_day(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no day is told"):
        read(written(tmp_path / "subject 120260302.txt", listed(CALM)))


@pytest.mark.parametrize(
    ("header", "form"),
    [("time,rri", "%d/%m/%Y %H:%M:%S"), ("timestamp,rr", "%Y-%m-%dT%H:%M:%S"), ("Timestamp,RR", "%Y-%m-%d %H:%M:%S.%f")],
)
def test_two_columns_tell_their_own_time(tmp_path: Path, header: str, form: str) -> None:
    path = written(tmp_path / "rr.csv", columns(CALM, "2026-03-26T07:00:00", header, form))
    fact = one(path)
    assert fact.at.startswith("2026-03-26T07:01:21")
    assert fact.fields == {"rmssd_ms": 40.0}


def test_the_day_a_file_tells_stands_over_the_one_that_was_given(tmp_path: Path) -> None:
    path = written(tmp_path / "rr.csv", columns(CALM, "2026-03-26T07:00:00"))
    facts, report = read(path, DAY)
    assert facts[0].at.startswith("2026-03-26")
    assert report.notes[1] == "the file says 2026-03-26: that stands, not the day that was given"


def test_seconds_since_1970_are_in_utc_unless_the_day_is_told(tmp_path: Path) -> None:
    beats, at, lines = CALM, 1_772_481_600.0, ["timestamp,rr"]  # 2026-03-02T20:00:00Z, the next morning in Sydney
    for rr in beats:
        at += rr / 1000
        lines.append(f"{at:.0f},{rr}")
    path = written(tmp_path / "rr.csv", "\n".join(lines) + "\n")
    facts, report = read(path)
    assert facts[0].at == "2026-03-02T20:01:22+00:00"
    assert any("times are in UTC" in note for note in report.notes)
    assert one(path, date(2026, 3, 3)).at == "2026-03-03"


def test_day_and_month_that_cannot_be_told_apart_are_settled_by_the_day_told(tmp_path: Path) -> None:
    path = written(tmp_path / "rr.csv", columns(CALM, "2026-03-05T07:00:00", form="%d/%m/%Y %H:%M:%S"))
    with pytest.raises(Invalid, match=r"can't be told apart in '05/03/2026 07:00:01'; give the day with --date"):
        read(path)
    assert one(path, date(2026, 3, 5)).at.startswith("2026-03-05")
    assert one(path, date(2026, 5, 3)).at.startswith("2026-05-03")


def test_no_difference_is_taken_across_a_gap_in_the_times(tmp_path: Path) -> None:
    one_part = columns([1000, 1010] * 40, "2026-03-26T07:00:00")
    later = columns([1200, 1210] * 40, "2026-03-26T07:02:00")
    path = written(tmp_path / "rr.csv", one_part + later.split("\n", 1)[1])
    fact = one(path)
    assert fact.fields["rmssd_ms"] == pytest.approx(10)


def test_a_night_that_ends_in_the_morning_is_of_the_day_of_waking(tmp_path: Path) -> None:
    path = written(tmp_path / "rr.csv", columns(CALM * 60, "2026-03-26T23:30:00"))
    assert one(path).day == date(2026, 3, 27)


def test_a_recording_of_the_afternoon_is_refused_unless_its_day_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "rr.csv", columns(CALM, "2026-03-26T15:00:00"))
    with pytest.raises(Invalid, match=r"recorded from 15:00 to 15:01, .* before 10:00; .* --date 2026-03-26"):
        read(path)
    assert one(path, date(2026, 3, 26)).fields == {"rmssd_ms": 40.0}


def test_of_several_recordings_one_that_is_unfit_is_skipped_and_told(tmp_path: Path) -> None:
    short = columns(CALM[:20], "2026-03-25T07:00:00")
    path = written(tmp_path / "rr.csv", short + columns(CALM, "2026-03-26T07:00:00").split("\n", 1)[1])
    facts, report = read(path)
    assert [fact.day for fact in facts] == [date(2026, 3, 26)]
    assert report.skipped == {"a recording that is not fit for an HRV": 1}


def test_a_polar_file_tells_its_day_and_its_watch_and_its_first_beat_may_be_garbage(tmp_path: Path) -> None:
    fact = one(written(tmp_path / "a.hrm", hrm([1589, *CALM])))
    assert fact.at == "2026-03-02T07:01:23"
    assert fact.fields == {"rmssd_ms": 40.0, "device": "Polar S810"}
    assert one(written(tmp_path / "b.hrm", hrm(CALM, Monitor="77"))).fields["device"] == "Polar monitor 77"
    with pytest.raises(Invalid, match="no day is told"):
        read(written(tmp_path / "c.hrm", hrm(CALM, Date="00000000")))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (hrm([72] * 100, Interval="5"), r"Interval=5 is heart rate, not beats; set the watch to record R-R"),
        (hrm(CALM).split("[HRData]")[0], r"no \[HRData\]; the file is cut off"),
        (hrm(CALM, Length="00:02:30.0"), r"82 s of beats, but Length=00:02:30\.0; the file is cut off"),
        (hrm(CALM).replace("1040\r\n", "what\r\n", 1), r"line 13: found 'what'; allowed is an interval in ms"),
        (hrm(CALM[:40]), "40.8 s of beats recorded, at least 60 s are needed; record again, lying or sitting still"),
        (hrm([600, 610] * 80), "a mean heart rate of 99 bpm, so not at rest"),
        (hrm([1000, 1040, 500, 1540] * 30), r"of 120 beats \(.* %\) are artefacts or extra beats, at most 5 % may be"),
    ],
)
def test_what_is_no_rest_recording_is_refused_with_the_figures(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        read(written(tmp_path / "log.hrm", text))


def test_artefacts_are_left_out_and_counted_in_the_report(tmp_path: Path) -> None:
    beats = [*CALM]
    beats[30] += 1010
    facts, report = read(written(tmp_path / "rr.txt", listed(beats)), DAY)
    assert facts[0].fields["rmssd_ms"] == pytest.approx(40)
    assert report.notes == [
        f"2026-03-02: rMSSD 40.0 ms (ln {math.log(40):.2f}), SDNN 20.1 ms, 59 bpm from 79 beats in 81 s; 1 dropped as artefacts"
    ]


def test_a_second_recording_of_a_day_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = one(written(tmp_path / "a.txt", listed(CALM)), DAY)
    second = one(written(tmp_path / "b.txt", listed([1000, 1020] * 40)), DAY)
    assert first.id == second.id
    assert first.fields != second.fields
