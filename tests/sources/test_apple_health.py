"""Apple Health: nights, beats, doubles, the archive, damaged XML, and a file read by two processes."""

import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from hormesis.app.beside import reading_beside
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.apple_health import AppleHealth
from hormesis.sources.apple_parts import read_in_two
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport, told_to_nobody

EXPORT = Path(__file__).parent / "fixtures" / "apple_health" / "export.xml"
COUNTS = {"night": 3, "hrv": 3, "resting_hr": 1, "respiratory_rate": 2, "body_mass": 1, "steps": 1, "activity": 2}
QUANTITY = "HKQuantityTypeIdentifier"


def read(path: Path, today: date = date(2026, 11, 22)) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("ada", today))
    return list(facts), report


def of(facts: list[Fact], kind: str) -> list[Fact]:
    return [fact for fact in facts if fact.kind == kind]


def export_of(folder: Path, *elements: str) -> Path:
    path = folder / "export.xml"
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n{"".join(elements)}</HealthData>\n')
    return path


def record(type_: str, start: str, end: str, value: object, unit: str = "", inside: str = "", source: str = "Watch") -> str:
    head = f' <Record type="{type_}" sourceName="{source}" unit="{unit}" startDate="{start}" endDate="{end}" value="{value}"'
    return f"{head}>\n{inside} </Record>\n"


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(f"apple_health_export/{name}.xml", content)
    return path


def test_the_export_passes_the_battery(check_source: Callable[..., None]) -> None:
    check_source(AppleHealth(), EXPORT, counts=COUNTS, offset=None, table=False, repeats=True, more=None)


def test_a_night_is_of_the_source_with_stages_else_the_longest_and_joins_what_overlaps() -> None:
    staged, joined, in_bed = of(read(EXPORT)[0], "night")
    assert staged.fields == {
        "asleep_min": 440.0,
        "awake_min": 10.0,
        "deep_min": 60.0,
        "rem_min": 80.0,
        "light_min": 300.0,
        "onset": "2026-03-01T23:10:00+01:00",
        "wake": "2026-03-02T06:40:00+01:00",
        "device": "Watch6,2",
    }
    assert joined.fields["asleep_min"] == 380.0
    assert joined.fields["device"] == "Connect"
    assert (in_bed.at, in_bed.fields) == ("2026-03-04T06:45:00+01:00", {"in_bed_min": 465.0, "device": "iPhone13,2"})


def test_what_is_written_twice_or_inside_a_correlation_counts_once() -> None:
    facts, report = read(EXPORT)
    assert [fact.fields for fact in of(facts, "steps")] == [{"count": 1450, "device": "Watch6,2"}]
    assert [(fact.at, fact.fields["kg"]) for fact in of(facts, "body_mass")] == [("2026-03-02T07:05:00+01:00", 77.9997)]
    run, strength = of(facts, "activity")
    assert run.fields == {
        "exercise_name": "Running",
        "duration_s": 1890.0,
        "distance_m": 5020.0,
        "mean_bpm": 141.5,
        "device": "Watch6,2",
    }
    assert strength.fields == {"exercise_name": "TraditionalStrengthTraining", "duration_s": 1890.0, "device": "Watch6,2"}
    assert report.rows == 34
    assert report.skipped == {
        "a nap": 1,
        "the same workout again": 1,
        "HRV of the day, not of the night or the morning after": 1,
    }


def test_hrv_is_the_median_of_the_night_and_the_hour_after_else_of_the_early_morning() -> None:
    found = [(fact.at, fact.fields["sdnn_ms"]) for fact in of(read(EXPORT)[0], "hrv")]
    assert found == [
        ("2026-03-02T06:40:00+01:00", 47.0),
        ("2026-03-03T06:30:00+01:00", 38.5),
        ("2026-03-04T09:30:00+01:00", 41.0),
    ]


def beats(times: list[float], clock: str) -> str:
    lines = [
        f'   <InstantaneousBeatsPerMinute bpm="{round(60 / (at - before))}" time="{clock.format(at // 60, at % 60)}"/>\n'
        for before, at in pairwise(times)
    ]
    return f"  <HeartRateVariabilityMetadataList>\n{''.join(lines)}  </HeartRateVariabilityMetadataList>\n"


@pytest.mark.parametrize(
    "clock", ["4:{:02.0f}:{:05.2f} am", "04:{:02.0f}:{:05.2f}", "上午4:{:02.0f}:{:05.2f}", "4:{:02.0f}:{:05.2f}\u202fAM"]
)
@pytest.mark.parametrize("comma", [".", ","])
def test_beats_give_rmssd_whatever_the_language_of_the_clock(clock: str, comma: str, tmp_path: Path) -> None:
    times = [119.5]
    for number in range(70):
        times.append(times[-1] + (0.90 if number % 2 else 0.94))
    listed = beats(times, clock).replace(".", comma)
    sdnn = record(
        f"{QUANTITY}HeartRateVariabilitySDNN", "2026-03-02 04:00:00 +0100", "2026-03-02 04:01:05 +0100", 50, "ms", listed
    )
    assert [fact.fields for fact in read(export_of(tmp_path, sdnn))[0]] == [{"rmssd_ms": 40.0, "device": "Watch"}]


def test_too_few_beats_or_missing_ones_leave_the_sdnn(tmp_path: Path) -> None:
    short = [60.0 + 0.9 * number for number in range(40)]
    gaps = [60.0 + 0.9 * number + 4 * (number // 8) for number in range(66)]
    for times in (short, gaps):
        listed = beats([round(at, 2) for at in times], "4:{:02.0f}:{:05.2f} am")
        if times is gaps:
            listed = "\n".join(line.replace('bpm="12"', 'bpm="67"') for line in listed.split("\n"))
        sdnn = record(
            f"{QUANTITY}HeartRateVariabilitySDNN", "2026-03-02 04:00:00 +0100", "2026-03-02 04:01:05 +0100", 50, "ms", listed
        )
        assert [fact.fields for fact in read(export_of(tmp_path, sdnn))[0]] == [{"sdnn_ms": 50.0, "device": "Watch"}]


def test_beats_of_a_record_that_cannot_be_read_are_not_given_to_the_one_before(tmp_path: Path) -> None:
    kind, times = f"{QUANTITY}HeartRateVariabilitySDNN", ("2026-03-02 04:00:00 +0100", "2026-03-02 04:01:05 +0100")
    steady = [60 + 0.9 * number for number in range(80)]
    listed = beats([round(at, 2) for at in steady], "4:{:02.0f}:{:05.2f} am")
    path = export_of(tmp_path, record(kind, *times, 44, "ms"), record(kind, *times, "many", "ms", listed))
    facts, report = read(path)
    assert [fact.fields for fact in facts] == [{"sdnn_ms": 44.0, "device": "Watch"}]
    assert report.skipped == {"an unreadable HeartRateVariabilitySDNN": 1}
    assert report.skipped_examples["an unreadable HeartRateVariabilitySDNN"].startswith("export.xml, line 5: ")


def test_wrist_temperature_is_the_difference_from_the_nights_before(tmp_path: Path) -> None:
    kind = f"{QUANTITY}AppleSleepingWristTemperature"
    nights = [
        record(kind, f"2026-03-{day:02d} 23:00:00 +0100", f"2026-03-{day + 1:02d} 06:00:00 +0100", celsius * 1.8 + 32, "degF")
        for day, celsius in enumerate([35.5] * 14 + [36.0], start=1)
    ]
    facts, report = read(export_of(tmp_path, *nights))
    assert [(fact.at, fact.fields["deviation_c"]) for fact in facts] == [("2026-03-16T06:00:00+01:00", 0.5)]
    assert report.skipped == {"a wrist temperature while the usual one is learnt (14 nights)": 14}


def test_the_archive_is_read_without_unpacking_whatever_the_xml_is_called(tmp_path: Path) -> None:
    whole = read(EXPORT)[0]
    content = EXPORT.read_bytes()
    path = archive(tmp_path / "Exportieren.zip", export_cda=b"<ClinicalDocument/>", Exportieren=content)
    facts, report = read(path)
    assert facts == whole
    assert report.layout == "export.zip"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["Exportieren.zip"]


def test_a_damaged_archive_and_one_without_the_export_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "export.zip", export=EXPORT.read_bytes())
    whole = path.read_bytes()
    place = whole.index(b"export.xml") + 200
    path.write_bytes(whole[:place] + bytes(20) + whole[place + 20 :])
    with pytest.raises(Invalid, match=r"^export\.zip.*(damaged|line)"):
        read(path)
    with pytest.raises(Invalid, match=r"^export\.zip: no export of Apple Health is inside"):
        read(archive(path, other=b"<Other/>"))
    with pytest.raises(Invalid, match=r"^export\.zip, apple_health_export/export\.xml, line \d+: the XML breaks off"):
        read(archive(path, export=EXPORT.read_bytes()[:3000]))


def test_a_file_that_breaks_off_is_refused_with_its_line(tmp_path: Path) -> None:
    content = EXPORT.read_bytes()
    path = tmp_path / "export.xml"
    path.write_bytes(content[: content.index(b"<Workout ")])
    line = content[: content.index(b"<Workout ")].count(b"\n") + 1
    with pytest.raises(Invalid, match=rf"^export\.xml, line {line}: the XML breaks off or is damaged"):
        read(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    bomb = '<!DOCTYPE HealthData [<!ENTITY a "aaaa">]>'
    for document_type in (bomb, bomb.replace("HealthData", "Other")):
        path.write_text(f'<?xml version="1.0"?>\n{document_type}\n<HealthData locale="&a;"/>\n')
        with pytest.raises(Invalid, match=r"^export\.xml"):
            read(path)


def test_an_export_most_of_which_cannot_be_read_is_refused(tmp_path: Path) -> None:
    kind = f"{QUANTITY}RestingHeartRate"
    bad = [record(kind, f"2026-03-0{day} 07:00", f"2026-03-0{day} 07:00", 50, "count/min") for day in (1, 2)]
    good = record(kind, "2026-03-03 07:00:00 +0100", "2026-03-03 07:00:00 +0100", 50, "count/min")
    with pytest.raises(Invalid, match=r"^export\.xml, line 3: offset ''.*; 2 of 3 signals can't be read"):
        read(export_of(tmp_path, *bad, good))
    facts, report = read(export_of(tmp_path, bad[0], good))
    assert (len(facts), report.skipped) == (1, {"an unreadable RestingHeartRate": 1})


def test_two_offsets_are_kept_each_as_written(tmp_path: Path) -> None:
    kind = f"{QUANTITY}RestingHeartRate"
    offsets = ("-0330", "+0545", "+0000")
    rows = [
        record(kind, f"2026-03-0{n} 07:00:00 {o}", f"2026-03-0{n} 07:00:00 {o}", 50, "count/min")
        for n, o in enumerate(offsets, 1)
    ]
    assert [fact.at[-6:] for fact in read(export_of(tmp_path, *rows))[0]] == ["-03:30", "+05:45", "+00:00"]


def many_days(days: int) -> list[str]:
    """A workout at the end and a record that can't be read in each half."""
    one, kinds = [], (("RestingHeartRate", "count/min", 50), ("StepCount", "count", 3000), ("BodyMass", "kg", 80))
    for day in range(days):
        on = f"{date.fromordinal(date(2020, 1, 1).toordinal() + day)}"
        for kind, unit, value in kinds:
            one.append(
                record(
                    QUANTITY + kind, f"{on} 08:00:00 +0100", f"{on} 08:00:00 +0100", value + day % 7, unit, source=f"W{day % 3}"
                )
            )
    for place in (30, len(one) - 30):
        one[place] = one[place].replace("08:00:00 +0100", "eight")
    times = 'startDate="2020-02-01 18:00:00 +0100" endDate="2020-02-01 19:00:00 +0100"'
    return [*one, f' <Workout workoutActivityType="HKWorkoutActivityTypeYoga" sourceName="W1" {times}/>\n']


def test_two_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export_of(tmp_path, *many_days(900))
    told: list[tuple[int, int]] = []
    monkeypatch.setattr("hormesis.sources.apple_parts._WORTH_BYTES", 100_000)
    both = []
    for beside in (None, reading_beside):
        options = ReadOptions("ada", date(2026, 11, 22), beside=beside, progress=lambda read, of: told.append((read, of)))
        report = ReadReport("apple_health")
        both.append((list(AppleHealth().read(path, options, report)), report))
    assert both[0] == both[1]
    assert Counter(fact.kind for fact in both[0][0]) == {"resting_hr": 900 - 2, "steps": 900, "body_mass": 900, "activity": 1}
    assert read_in_two(path, reading_beside, told_to_nobody) is not None
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_border_inside_a_comment_is_noticed_and_the_file_read_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hormesis.sources.apple_parts._WORTH_BYTES", 100_000)
    days = many_days(900)
    path = export_of(tmp_path, *days[:900], "<!--\n", *days[900:-1], "-->\n", days[-1])
    options = ReadOptions("ada", date(2026, 11, 22), beside=reading_beside)
    assert read_in_two(path, reading_beside, told_to_nobody) is None
    facts = list(AppleHealth().read(path, options, ReadReport("apple_health")))
    assert Counter(fact.kind for fact in facts) == {"resting_hr": 299, "steps": 300, "body_mass": 300, "activity": 1}
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Invalid, match=r"^export\.xml, line"):
        list(AppleHealth().read(path, options, ReadReport("apple_health")))
