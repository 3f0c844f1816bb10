"""FIT files: sets of every session, activities, nights, HRV; every file is whole or refused with its place."""

import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.sources.garmin_fit import GarminFit
from tests.sources.fit_files import BENCH, NONE, multisport, read, written
from tests.sources.fit_writer import (
    ENUM,
    FLOAT32,
    SINT8,
    TEXT,
    UINT8,
    UINT16,
    UINT32,
    Written,
    activity,
    file_id,
    fit_file,
    session,
    set_done,
    set_of_rest,
    sleep_level,
    stamp,
)


def night(path: Path) -> Path:
    return written(
        path,
        file_id(49),
        (273, {253: (UINT32, stamp("2026-03-01T22:00:00")), 2: (UINT32, stamp("2026-03-01T23:00:00"))}),
        sleep_level("2026-03-01T22:00:00", 1),
        sleep_level("2026-03-01T22:20:00", 2),
        sleep_level("2026-03-02T01:00:00", 3),
        sleep_level("2026-03-02T02:30:00", 4),
        sleep_level("2026-03-02T04:00:00", 1),
        sleep_level("2026-03-02T04:10:00", 2),
        (276, {253: (UINT32, stamp("2026-03-02T06:10:00"))}),
        (346, {6: (UINT8, 82)}),
    )


def hrv_status(path: Path, *more: Written) -> Path:
    summary: dict[int, tuple[int, int]] = {
        253: (UINT32, stamp("2026-03-02T06:05:00")),
        0: (UINT16, 60 * 128),
        1: (UINT16, 54 * 128),
        6: (ENUM, 4),
    }
    return written(path, file_id(68), activity(), (370, summary), *more)


@pytest.mark.parametrize(
    ("make", "counts"), [(multisport, {"workout": 2, "set": 3, "activity": 1}), (night, {"night": 1}), (hrv_status, {"hrv": 1})]
)
def test_each_kind_of_file_passes_the_battery(
    make: Callable[[Path], Path], counts: dict[str, int], tmp_path: Path, check_source: Callable[..., None]
) -> None:
    check_source(GarminFit(), make(tmp_path / "watch.fit"), counts=counts, offset="+01:00", text=False, table=False)


def test_sets_go_to_the_session_during_which_they_began(tmp_path: Path) -> None:
    facts, _ = read(multisport(tmp_path / "a.fit"))
    kinds = [(fact.kind, fact.at) for fact in facts]
    assert kinds == [
        ("workout", "2026-03-02T18:05:00+01:00"),
        ("set", "2026-03-02T18:05:00+01:00"),
        ("set", "2026-03-02T18:05:00+01:00"),
        ("activity", "2026-03-02T18:20:00+01:00"),
        ("workout", "2026-03-02T18:45:00+01:00"),
        ("set", "2026-03-02T18:45:00+01:00"),
    ]
    assert facts[0].fields == {"name": "Strength", "ended_at": "2026-03-02T18:15:00+01:00"}
    assert facts[4].fields["session_rpe"] == 7
    assert [fact.fields["exercise_name"] for fact in facts if fact.kind == "set"] == [
        "bench_press/barbell_bench_press",
        "bench_press/barbell_bench_press",
        "deadlift/barbell_deadlift",
    ]


def test_a_set_has_reps_load_and_the_rest_that_followed_it(tmp_path: Path) -> None:
    first, second = [fact.fields for fact in read(multisport(tmp_path / "a.fit"))[0] if fact.kind == "set"][:2]
    assert (first["reps"], first["load_kg"], first["entered_unit"], first["duration_s"]) == (8, 62.5, "kg", 30)
    assert first["rest_s"] == 90.5
    assert "rest_s" not in second


def test_another_session_is_an_activity(tmp_path: Path) -> None:
    (run,) = [fact for fact in read(multisport(tmp_path / "a.fit"))[0] if fact.kind == "activity"]
    expected = {"exercise_name": "running", "duration_s": 1200, "distance_m": 3000, "mean_bpm": 141, "device": "Garmin fr965"}
    assert dict(run.fields) == expected


@pytest.mark.parametrize(
    ("sport", "sub_sport", "name"),
    [(2, 6, "cycling (indoor cycling)"), (10, 20, "training (strength training)"), (0, 0, "activity"), (251, 252, "activity")],
)
def test_an_activity_is_named_in_the_words_of_the_profile(tmp_path: Path, sport: int, sub_sport: int, name: str) -> None:
    path = written(tmp_path / "a.fit", file_id(), activity(), session("2026-03-02T17:05:00", 600, sport, sub_sport))
    assert [fact.fields["exercise_name"] for fact in read(path)[0]] == [name]


def one_set(path: Path, **how: object) -> dict[str, object]:
    done = set_done("2026-03-02T17:05:00", 0, **how)  # type: ignore[arg-type]
    written(path, file_id(), activity(), session("2026-03-02T17:05:00", 600), done)
    (fact,) = [fact for fact in read(path)[0] if fact.kind == "set"]
    return dict(fact.fields)


@pytest.mark.parametrize("how", [{"kg": 0}, {"kg": None}, {"reps": 0}, {"reps": 65535}])
def test_nought_and_nothing_are_both_not_entered(tmp_path: Path, how: dict[str, object]) -> None:
    found = one_set(tmp_path / "a.fit", **how)
    assert "load_kg" not in found
    assert "reps" not in found
    assert "entered_unit" not in found


@pytest.mark.parametrize(("pounds", "kg"), [(135, 61.235), (132.5, 60.1010), (45, 20.4117), (7.5, 3.4019)])
def test_pounds_that_the_file_rounds_are_taken_back_to_what_was_entered(tmp_path: Path, pounds: float, kg: float) -> None:
    found = one_set(tmp_path / "a.fit", kg=pounds * 0.45359237, shown=2)
    assert found["load_kg"] == pytest.approx(kg, abs=1e-4)
    assert found["entered_unit"] == "lb"


@pytest.mark.parametrize(
    ("guesses", "name"),
    [
        (((0, 1), (8, 0), (21, 13)), "bench_press/barbell_bench_press"),
        (((65534, 65535), (8, 0), (21, 13)), "deadlift/barbell_deadlift"),
        (((65535, 65535), (65535, 65535), (21, 65535)), "pull_up"),
        (((30, 65535), (30, 6), (24, 1)), "triceps_extension/dumbbell_kickback"),
        (((30, 65535), (24, 1), (24, 1)), "triceps_extension"),
        (((0, 999), (8, 0), (8, 0)), "bench_press"),
        (((999, 1), (8, 0), (8, 0)), "deadlift/barbell_deadlift"),
        (NONE, "unknown"),
        (((0, 1),), "bench_press/barbell_bench_press"),
    ],
)
def test_the_best_known_guess_names_the_exercise(tmp_path: Path, guesses: tuple[tuple[int, int], ...], name: str) -> None:
    assert one_set(tmp_path / "a.fit", guesses=guesses)["exercise_name"] == name


def test_sets_without_an_exercise_are_counted_in_a_note(tmp_path: Path) -> None:
    done = [set_done(f"2026-03-02T17:0{i}:00", i, NONE if i else BENCH, reps=5) for i in range(3)]
    _, report = read(written(tmp_path / "a.fit", file_id(), activity(), session("2026-03-02T17:00:00", 600), *done))
    assert report.notes == ["2 of 3 sets of 2026-03-02 have no exercise: the watch knew none, and none was chosen"]


def test_sets_without_a_session_are_a_workout(tmp_path: Path) -> None:
    done = [set_done(f"2026-03-02T17:0{i}:00", i, reps=5) for i in range(3)]
    facts, _ = read(written(tmp_path / "a.fit", file_id(), activity(), *done))
    assert Counter(fact.kind for fact in facts) == {"workout": 1, "set": 3}


def test_a_rest_of_more_than_a_week_is_skipped_and_its_set_is_kept(tmp_path: Path) -> None:
    begun = "2026-03-02T17:05:00"
    done = [set_done(begun, 0, reps=5, kg=100), set_of_rest(begun, 1, 700_000), set_of_rest(begun, 2, 60)]
    facts, report = read(written(tmp_path / "a.fit", file_id(), activity(), session(begun, 600), *done))
    assert [fact.fields.get("rest_s") for fact in facts if fact.kind == "set"] == [60]
    assert list(report.skipped) == ["seconds of rest out of range 0 to 604800"]


def test_a_session_with_rests_alone_is_an_activity(tmp_path: Path) -> None:
    rest = set_of_rest("2026-03-02T17:05:00", 0, 60)
    facts, _ = read(written(tmp_path / "a.fit", file_id(), activity(), session("2026-03-02T17:05:00", 600), rest))
    assert [fact.kind for fact in facts] == ["activity"]


@pytest.mark.parametrize(("hours", "offset"), [(-8, "-08:00"), (5.75, "+05:45"), (0, "+00:00")])
def test_times_have_the_offset_that_the_watch_showed(tmp_path: Path, hours: float, offset: str) -> None:
    path = written(tmp_path / "a.fit", file_id(), activity(offset_h=hours), session("2026-03-02T17:05:00", 600))
    facts, report = read(path)
    assert facts[0].at.endswith(offset)
    assert report.notes == []


def test_without_a_local_time_the_settings_tell_it_and_else_utc_is_said(tmp_path: Path) -> None:
    settings: Written = 2, {0: (UINT8, 0), 1: (UINT32, 0), 2: (UINT32, (1 << 32) - 5 * 3600)}
    began = session("2026-03-02T03:05:00", 600)
    facts, _ = read(written(tmp_path / "a.fit", file_id(), activity(offset_h=None), settings, began))
    assert facts[0].at == "2026-03-01T22:05:00-05:00"
    facts, report = read(written(tmp_path / "b.fit", file_id(), activity(offset_h=None), began))
    assert facts[0].at == "2026-03-02T03:05:00+00:00"
    assert "times are in UTC" in report.notes[0]


def test_a_night_is_the_sum_of_its_stages_on_the_day_of_waking(tmp_path: Path) -> None:
    (fact,) = read(night(tmp_path / "n.fit"))[0]
    assert fact.at == "2026-03-02T07:10:00+01:00"
    assert fact.fields == {
        "asleep_min": 460,
        "in_bed_min": 490,
        "awake_min": 10,
        "deep_min": 90,
        "rem_min": 90,
        "light_min": 280,
        "score": 82,
        "onset": "2026-03-01T23:20:00+01:00",
        "wake": "2026-03-02T07:10:00+01:00",
        "device": "Garmin fr965",
    }


def test_of_two_sleeps_in_a_file_the_short_one_is_a_nap(tmp_path: Path) -> None:
    nap = [sleep_level("2026-03-02T13:00:00", 2), sleep_level("2026-03-02T13:40:00", 1)]
    whole = [sleep_level("2026-03-01T22:00:00", 2), sleep_level("2026-03-02T01:00:00", 3), sleep_level("2026-03-02T04:00:00", 1)]
    facts, report = read(written(tmp_path / "n.fit", file_id(49), activity(), *whole, *nap))
    assert [fact.fields["asleep_min"] for fact in facts] == [360]
    assert report.skipped == {"a nap": 1}


def test_a_night_that_could_not_be_measured_is_none(tmp_path: Path) -> None:
    levels = [sleep_level("2026-03-01T22:00:00", 0), sleep_level("2026-03-02T01:00:00", 0)]
    facts, report = read(written(tmp_path / "n.fit", file_id(49), activity(), *levels))
    assert facts == []
    assert report.skipped == {"a sleep without a duration": 1}


def sample(at: str, ms: float) -> Written:
    return 371, {253: (UINT32, stamp(at)), 0: (UINT16, round(128 * ms))}


def test_the_hrv_of_a_night_is_the_watchs_own_mean(tmp_path: Path) -> None:
    (fact,) = read(hrv_status(tmp_path / "h.fit", *(sample(f"2026-03-02T0{i}:00:00", 90) for i in range(7))))[0]
    assert (fact.at, fact.fields["rmssd_ms"]) == ("2026-03-02T07:05:00+01:00", 54)


def test_without_a_summary_it_is_the_mean_of_half_an_hour_of_samples_or_more(tmp_path: Path) -> None:
    samples = [sample(f"2026-03-01T22:{i:02d}:00", 40 + i) for i in range(0, 60, 5)]
    (fact,) = read(written(tmp_path / "h.fit", file_id(68), activity(), *samples))[0]
    assert fact.fields["rmssd_ms"] == 67.5
    facts, report = read(written(tmp_path / "g.fit", file_id(68), activity(), *samples[:5]))
    assert facts == []
    assert report.skipped == {"a night with less than half an hour of HRV": 1}


def test_resting_heart_rate_is_the_days_own_as_it_stood_last(tmp_path: Path) -> None:
    def resting(at: str, week: int, own: int) -> Written:
        return 211, {253: (UINT32, stamp(at)), 0: (UINT8, week), 1: (UINT8, own)}

    own = {"2026-03-02T05:00:00": 54, "2026-03-02T21:00:00": 49, "2026-03-03T05:00:00": 255}
    values = [resting(at, 50, bpm) for at, bpm in own.items()]
    facts, report = read(written(tmp_path / "m.fit", file_id(32), activity(), *values))
    assert [(fact.at, fact.fields["bpm"]) for fact in facts] == [("2026-03-02T22:00:00+01:00", 49)]
    assert report.skipped == {"a resting heart rate of seven days alone": 1}


def test_skin_temperature_is_the_deviation_that_the_watch_gives(tmp_path: Path) -> None:
    at = stamp("2026-03-02T06:00:00")
    skin: Written = 398, {253: (UINT32, at), 0: (UINT32, at + 7200), 1: (FLOAT32, -0.25), 4: (FLOAT32, 34.0)}
    (fact,) = read(written(tmp_path / "s.fit", file_id(73), skin))[0]
    assert (fact.kind, fact.at, fact.fields["deviation_c"]) == ("skin_temperature", "2026-03-02T08:00:00+02:00", -0.25)


def beats(*, count: int = 90) -> list[Written]:
    """Lists of up to five intervals; the last place of the last list is empty."""
    rr = [1000, 1040] * (count // 2)
    return [(78, {0: (UINT16, [*rr[i : i + 5], 65535][:5])}) for i in range(0, count, 5)]


@pytest.mark.parametrize("sport", [(67, 0), (10, 62)])
def test_beats_of_a_rest_in_the_morning_are_an_rmssd(tmp_path: Path, sport: tuple[int, int]) -> None:
    path = written(tmp_path / "b.fit", file_id(), activity(), session("2026-03-02T06:00:00", 120, *sport), *beats())
    (fact,) = [fact for fact in read(path)[0] if fact.kind == "hrv"]
    assert (fact.at, fact.fields["rmssd_ms"]) == ("2026-03-02T07:00:00+01:00", 40)


@pytest.mark.parametrize(("sport", "hour"), [((1, 0), "06"), ((67, 0), "14")])
def test_beats_of_a_workout_or_of_the_day_are_not_used(tmp_path: Path, sport: tuple[int, int], hour: str) -> None:
    path = written(tmp_path / "b.fit", file_id(), activity(), session(f"2026-03-02T{hour}:00:00", 120, *sport), *beats())
    facts, report = read(path)
    assert [fact.kind for fact in facts] == ["activity"]
    assert report.skipped == {"beats that are not of a recording at rest in the night or before 10:00": 1}


def test_too_few_beats_are_skipped_with_the_figures(tmp_path: Path) -> None:
    rest = session("2026-03-02T06:00:00", 120, 67, 0)
    _, report = read(written(tmp_path / "b.fit", file_id(), activity(), rest, *beats(count=40)))
    assert "40.8 s of beats recorded" in report.skipped_examples["a recording that is not fit for an HRV"]


def test_a_file_of_another_kind_is_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"c\.fit: a FIT file \(course\) without workout, activity, .*; give those of"):
        read(written(tmp_path / "c.fit", file_id(6)))


def test_two_files_in_a_row_are_both_read(tmp_path: Path) -> None:
    path = tmp_path / "two.fit"
    first = fit_file(file_id(), activity(), session("2026-03-02T17:05:00", 600, 1, 0))
    path.write_bytes(first + fit_file(file_id(), activity(), session("2026-03-03T17:05:00", 600, 1, 0)))
    assert len(read(path)[0]) == 2


def test_other_makers_are_named_too(tmp_path: Path) -> None:
    maker: Written = 0, {0: (ENUM, 4), 1: (UINT16, 123), 8: (TEXT, "H10")}
    path = written(tmp_path / "p.fit", maker, activity(), session("2026-03-02T17:05:00", 600, 1, 0))
    assert read(path)[0][0].fields["device"] == "polar electro H10"


def test_what_the_source_does_not_ask_for_costs_nothing(tmp_path: Path) -> None:
    settings: Written = 2, {5: (SINT8, -4)}
    run = session("2026-03-02T17:05:00", 60, 1, 0)
    assert len(read(written(tmp_path / "p.fit", file_id(), settings, activity(), run))[0]) == 1


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.fit", content)
    return path


def test_an_archive_of_fit_files_is_read_as_one(tmp_path: Path) -> None:
    sets, sleep = multisport(tmp_path / "a.fit").read_bytes(), night(tmp_path / "n.fit").read_bytes()
    facts, report = read(zipped(tmp_path / "watch.zip", one=sets, two=sleep, three=fit_file(file_id(2))))
    alone = [*read(tmp_path / "n.fit")[0], *read(tmp_path / "a.fit")[0]]
    assert facts == alone
    assert report.layout == "archive of 3 FIT files"


def test_of_two_files_of_a_day_the_longer_night_and_the_later_word_count(tmp_path: Path) -> None:
    def day(hour: str, bpm: int, asleep_until: str) -> bytes:
        resting: Written = 211, {253: (UINT32, stamp(f"2026-03-02T{hour}:00:00")), 1: (UINT8, bpm)}
        levels = sleep_level("2026-03-02T01:00:00", 2), sleep_level(f"2026-03-02T{asleep_until}:00:00", 1)
        return fit_file(file_id(32), activity(), resting, *levels)

    facts, report = read(zipped(tmp_path / "watch.zip", a=day("06", 52, "04"), b=day("20", 48, "03")))
    assert {fact.kind: fact.fields.get("bpm") or fact.fields["asleep_min"] for fact in facts} == {"resting_hr": 48, "night": 180}
    assert [fact.kind for fact in facts if fact.fields.get("whole_day")] == ["resting_hr"]
    assert report.skipped == {"another resting hr of the same time or day": 1, "another night of the same time or day": 1}


def test_a_damaged_member_refuses_the_archive_by_name(tmp_path: Path) -> None:
    sets = multisport(tmp_path / "a.fit").read_bytes()
    with pytest.raises(Invalid, match=r"watch\.zip: two\.fit, byte \d+: .*; the file is cut off or damaged"):
        read(zipped(tmp_path / "watch.zip", one=sets, two=sets[:200]))
