"""A morning against the athlete's own baseline: learning, devices, windows, direction, freezing."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.readiness import Readiness, readiness_of
from tests.estimation.made import hrv, night, reading, readings_on, said, signal, usual

STEADY = [50.0, 52.0, 48.0, 51.0, 49.0] * 12


@pytest.mark.parametrize(("kind", "field", "name"), [("hrv", "rmssd_ms", "rmssd"), ("night", "asleep_min", "night")])
def test_a_device_is_only_learnt_for_its_first_fourteen_days(kind: str, field: str, name: str) -> None:
    """Also where a week is judged at a time: its days are no part of the baseline, and still tell of the device."""
    facts = usual(kind, field, [value * 7 for value in STEADY[:30]])
    assert [(found.state, found.days) for day in (13, 14) if (found := reading(name, day, facts))] == [
        ("learning", 13),
        ("used", 14),
    ]


def test_days_of_illness_teach_nothing_of_a_device() -> None:
    ill = signal("status", 0, status="ill", until="2026-01-14")
    assert reading("rmssd", 20, [ill, *usual("hrv", "rmssd_ms", STEADY[:30])]).state == "learning"


def test_a_whole_day_counts_from_the_next_morning_on() -> None:
    """Seven whole days are judged, the last of them yesterday; today's own mean is not known yet."""
    days = [*[50.0] * 53, *[40.0] * 7, 400.0]
    facts = usual("hrv", "rmssd_ms", days)
    whole = [replace(fact, fields={**fact.fields, "whole_day": True}) for fact in facts]
    found, by_night = reading("rmssd", 60, whole), reading("rmssd", 59, facts)
    assert [found.value, found.measured] == pytest.approx([40, 40])
    assert found.is_by_day
    assert (found.z, found.usual, found.state) == (by_night.z, by_night.usual, "used")
    assert reading("rmssd", 60, whole[:-1]) == found


def test_a_nights_and_a_whole_days_hrv_never_share_a_baseline() -> None:
    """An app that is switched from sums by day to samples begins anew, and says so."""
    by_day = [signal("hrv", day, "", sdnn_ms=90, whole_day=True, device="Watch") for day in range(30)]
    found = reading("sdnn", 33, [*by_day, *(signal("hrv", day, sdnn_ms=50, device="Watch") for day in range(30, 34))])
    assert (round(found.usual), found.days, found.is_by_day) == (90, 30, True)
    later = reading("sdnn", 39, [*by_day, *(signal("hrv", day, sdnn_ms=50, device="Watch") for day in range(30, 40))])
    assert (later.device, round(later.usual), later.is_new_device) == ("ring Watch", 50, True)


def test_time_in_bed_is_watched_where_nothing_tells_how_long_the_athlete_slept() -> None:
    in_bed = [signal("night", day, in_bed_min=470 + day % 3) for day in range(30)]
    found = readings_on(29, in_bed)
    assert {name: (one.state, one.value) for name, one in found.items()} == {"in_bed": ("watched", 472)}
    assert not isinstance(readiness_of(tuple(found.values())), Readiness)
    both = readings_on(29, [*in_bed[:-1], signal("night", 29, in_bed_min=470, asleep_min=420)])
    assert set(both) == {"night"}


def test_answers_are_judged_from_the_first() -> None:
    found = readings_on(0, [said(0, energy=2, sleep_quality=3, stress=5, motivation=4, soreness={"quads": 9})])
    assert {name: one.state for name, one in found.items()} == dict.fromkeys(
        ("sleep_quality", "energy", "stress", "motivation", "soreness"), "used"
    )
    assert found["energy"].z == pytest.approx((2 - 3.3) / 0.8)
    assert found["stress"].z == pytest.approx(-2.5)


def test_in_the_first_fourteen_days_only_the_answers_are_fused() -> None:
    facts: list[Fact] = [said(10, energy=2)]
    facts += usual("hrv", "rmssd_ms", STEADY[:11]) + usual("night", "asleep_min", [430.0] * 11)
    found = readings_on(10, facts)
    ready = readiness_of(tuple(found.values()))
    assert isinstance(ready, Readiness)
    assert [share.item for share in ready.shares] == ["energy"]
    assert {found["rmssd"].state, found["night"].state} == {"learning"}


def test_hrv_is_judged_by_its_week_in_logarithms() -> None:
    lower = [*STEADY[:53], *[40.0] * 7]
    found = reading("rmssd", 59, usual("hrv", "rmssd_ms", lower))
    assert found.value == pytest.approx(40)
    assert found.usual == pytest.approx(50, rel=0.01)
    assert found.window_days == 7
    assert found.out_of_band
    sd = math.log(found.high / found.usual) / 0.5
    assert found.z == pytest.approx(max(math.log(40 / found.usual) / (0.6 * sd), -2.5))
    assert found.z < -1.5


def test_a_rise_is_out_of_band_too_but_does_not_count_against_the_athlete() -> None:
    found = reading("rmssd", 59, usual("hrv", "rmssd_ms", [*STEADY[:53], *[62.0] * 7]))
    assert found.out_of_band
    assert found.z > 0


@pytest.mark.parametrize(
    ("worn", "judged"), [((59, 58), False), ((59, 56, 53), True), ((58, 56, 54), True), ((59, 57, 52), False)]
)
def test_a_sparse_device_is_judged_by_three_days_of_the_last_seven(worn: tuple[int, ...], judged: bool) -> None:
    facts = [hrv(day, STEADY[day]) for day in range(53 - 1)] + [hrv(day, 40) for day in worn if day >= 52]
    assert ("rmssd" in readings_on(59, facts)) is judged


def test_resting_heart_rate_is_worse_when_higher() -> None:
    assert reading("resting_hr", 59, usual("resting_hr", "bpm", [*STEADY[:53], *[56.0] * 7])).z < -1
    assert reading("resting_hr", 59, usual("resting_hr", "bpm", [*STEADY[:53], *[46.0] * 7])).z > 1


def test_sdnn_and_rmssd_never_share_a_baseline() -> None:
    """The watch changes from SDNN of about 90 to rMSSD of about 40: neither is judged against the other."""
    facts = [signal("hrv", day, sdnn_ms=90) for day in range(40)] + [hrv(day, 40) for day in range(40, 50)]
    found = readings_on(49, facts)
    assert "sdnn" not in found
    assert found["rmssd"].state == "learning"
    assert found["rmssd"].usual == pytest.approx(40)


def test_a_new_device_begins_anew_and_says_so() -> None:
    old = [hrv(day, STEADY[day], device="Ring 3") for day in range(50)]
    new = [hrv(day, 35, device="Ring 4") for day in range(50, 90)]
    third_day = reading("rmssd", 52, old + new)
    assert third_day.device == "ring Ring 3"
    later = reading("rmssd", 58, old + new)
    assert (later.device, later.state, later.is_new_device) == ("ring Ring 4", "learning", True)
    assert later.usual == pytest.approx(35)
    learnt = reading("rmssd", 80, old + new)
    assert (learnt.state, learnt.is_new_device) == ("used", False)
    assert learnt.z == pytest.approx(0, abs=0.01)


def test_of_two_devices_worn_at_once_the_longer_known_speaks() -> None:
    both = [hrv(day, 50, device="old") for day in range(60)] + [hrv(day, 90, device="young") for day in range(30, 60)]
    assert reading("rmssd", 59, both).device == "ring old"


def test_a_first_device_is_no_new_one() -> None:
    assert not reading("rmssd", 5, usual("hrv", "rmssd_ms", STEADY[:10])).is_new_device


def test_days_of_illness_change_nothing_of_what_is_usual() -> None:
    well = usual("resting_hr", "bpm", STEADY[:40]) + [signal("resting_hr", day, bpm=50) for day in range(60, 68)]
    ill = [signal("status", 40, status="ill", until="2026-02-23"), *(signal("resting_hr", day, bpm=70) for day in range(40, 50))]
    before, after = reading("resting_hr", 67, well), reading("resting_hr", 67, well + ill)
    assert (after.usual, after.low, after.days) == (before.usual, before.low, before.days)
    unsaid = reading("resting_hr", 67, well + ill[1:])
    assert unsaid.usual > before.usual


def test_what_was_not_measured_today_has_no_reading() -> None:
    facts = usual("night", "asleep_min", [430.0] * 30) + [said(day, energy=3) for day in range(30)]
    assert set(readings_on(30, facts)) == set()
    assert set(readings_on(30, [*facts, said(30, stress=2)])) == {"stress"}


def test_breathing_and_skin_temperature_are_watched_and_decide_nothing() -> None:
    facts = [*usual("respiratory_rate", "per_min", [14.0] * 30), signal("respiratory_rate", 30, per_min=19)]
    facts += [*usual("skin_temperature", "deviation_c", [0.0] * 30), signal("skin_temperature", 30, deviation_c=1.4)]
    found = readings_on(30, facts)
    assert {one.state for one in found.values()} == {"watched"}
    assert all(one.out_of_band for one in found.values())
    assert not isinstance(readiness_of(tuple(found.values())), Readiness)


def test_the_last_night_may_have_been_written_down_the_evening_before() -> None:
    nights = [
        signal("night", day - 1, "T23:50:00", asleep_min=430 + day % 3, wake=f"2026-02-{day - 26:02d}T07:00:00")
        for day in range(27, 50)
    ]
    found = reading("night", 49, [*nights, hrv(49, 50)])
    assert (found.state, found.days) == ("used", 22)
    assert found.value == 431


def test_an_ordinary_morning_is_an_ordinary_score() -> None:
    chance = np.random.default_rng(1)
    facts = [night(day, float(chance.normal(430, 40))) for day in range(40)] + usual("hrv", "rmssd_ms", STEADY[:40])
    facts += [night(40, 430), night(39, 430), night(38, 430), hrv(40, 50), said(40, energy=3.3, sleep_quality=3.3)]
    ready = readiness_of(tuple(readings_on(40, facts).values()))
    assert isinstance(ready, Readiness)
    assert ready.score.value == pytest.approx(65, abs=4)
    assert ready.band == "balanced"
