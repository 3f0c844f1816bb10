"""A day's facts as values: which word counts, which device, which day, and what is no value at all."""

import math

import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.body import Body, Morning, is_later, morning_of
from simulations.logs import DAY_ONE
from tests.estimation.made import ON, body_of, hrv, night, said, signal


def morning(*facts: Fact, body: Body | None = None) -> Morning:
    return morning_of(body or Body(), DAY_ONE, sorted(facts, key=lambda fact: (fact.at, fact.id)))


def test_values_are_kept_by_signal_and_device() -> None:
    found = morning(hrv(0, 50), signal("hrv", 0, sdnn_ms=70), signal("hrv", 0, source="watch", rmssd_ms=40), said(0, energy=4))
    assert found.values == {
        ("rmssd", "ring"): math.log(50),
        ("sdnn", "ring"): math.log(70),
        ("rmssd", "watch"): math.log(40),
        ("energy", ""): 4,
    }


def test_two_devices_of_one_source_are_two() -> None:
    found = morning(hrv(0, 50, device="Ring 3"), hrv(0, 40, device="Ring 4"))
    assert set(found.values) == {("rmssd", "ring Ring 3"), ("rmssd", "ring Ring 4")}


def test_of_two_check_ins_the_later_counts_and_only_for_what_it_says() -> None:
    found = morning(said(0, "T07:00:00", energy=2, stress=4), said(0, "T12:00:00", energy=4))
    assert (found.values["energy", ""], found.values["stress", ""]) == (4, 4)


@pytest.mark.parametrize(
    "fact",
    [
        signal("resting_hr", 0, bpm=20),
        signal("hrv", 0, rmssd_ms=0.5),
        signal("respiratory_rate", 0, per_min=70),
        said(0),
        said(0, soreness={}),
        signal("symptom", 0, text="a cold"),
        night(0, 0),
        night(0, 45),
        night(0, 1400),
        signal("night", 0, score=88),
    ],
    ids=lambda fact: f"{fact.kind} {dict(fact.fields)}",
)
def test_a_missing_or_impossible_value_is_no_value(fact: Fact) -> None:
    assert morning(fact).is_empty


def test_soreness_is_that_of_the_three_worst_muscles() -> None:
    assert morning(said(0, soreness={"quads": 9})).values["soreness", ""] == 3
    many = {"quads": 8, "glutes": 7, "chest": 6, "lats": 0, "calves": 1}
    assert morning(said(0, soreness=many)).values["soreness", ""] == 7
    assert morning(said(0, soreness={"quads": 0})).values["soreness", ""] == 0


def test_of_several_symptoms_the_worst_counts() -> None:
    found = morning(signal("symptom", 0, severity=6), signal("symptom", 0, "T08:00:00", severity=2))
    assert found.values["symptom", ""] == 6


def test_menstrual_symptoms_count_only_when_switched_on() -> None:
    cramps = signal("symptom", 0, severity=6, menstrual=True)
    on = Body().told([signal("profile", 0, menstrual_symptoms=True)])
    off = on.told([signal("profile", 0, menstrual_symptoms=False)])
    assert morning(cramps).is_empty
    assert morning(cramps, body=off).is_empty
    assert morning(cramps, body=on).values == morning(signal("symptom", 0, severity=6)).values


def test_a_profile_that_says_nothing_of_it_leaves_the_switch_alone() -> None:
    on = Body().told([signal("profile", 0, menstrual_symptoms=True)])
    assert on.told([signal("profile", 1, birth_year=1990)]).counts_menstrual


def test_illness_freezes_its_days_until_it_ends() -> None:
    until = f"{DAY_ONE.replace(day=DAY_ONE.day + 2)}"
    facts = [signal("status", 0, "T09:00:00", status="ill", until=until), *(hrv(day, 40) for day in range(5))]
    kept = body_of(facts).samples["rmssd", "ring"]
    assert [one.frozen for one in kept] == [True, True, True, False, False]


def test_travel_without_an_end_freezes_one_day_and_is_no_illness() -> None:
    facts = [signal("status", 0, status="travelling"), night(0, 300), night(1, 450)]
    body = body_of(facts)
    assert [one.frozen for one in body.nights["ring"]] == [True, False]
    assert not morning(body=body).ill


def test_a_nap_does_not_replace_the_night() -> None:
    found = morning(night(0, 430), signal("night", 0, "T15:30:00", asleep_min=70))
    assert found.nights["ring"].asleep_min == 430


def test_a_night_written_under_its_beginning_is_of_the_day_of_waking() -> None:
    """A ring that stamps nights by going to bed: late on one day after midnight, early on the next before it."""
    late = signal("night", 0, "T00:40:00", asleep_min=390, wake=f"{DAY_ONE}T07:30:00")
    early = signal("night", 0, "T23:50:00", asleep_min=460, wake=f"{DAY_ONE.replace(day=DAY_ONE.day + 1)}T08:00:00")
    found = morning(late, early)
    assert {night.ordinal: night.asleep_min for night in (found.nights["ring"], found.nights_begun["ring"])} == {
        ON: 390,
        ON + 1: 460,
    }
    assert [one.ordinal for one in body_of([late, early]).nights["ring"]] == [ON, ON + 1]


@pytest.mark.parametrize(
    ("at", "than", "later"),
    [
        ("2026-03-02T18:30:00", "2026-03-02T18:00:00", True),
        ("2026-03-02T18:00:00", "2026-03-02T18:00:00", False),
        ("2026-03-02 18:30:00", "2026-03-02T18:00:00", True),
        ("2026-03-02T1830", "2026-03-02T18:00", True),
        ("2026-03-02T17:30:00+00:00", "2026-03-02T18:00:00+01:00", True),
        ("2026-03-29T06:30:00+02:00", "2026-03-29T06:00:00+01:00", False),
        ("2026-03-02T17:30:00", "2026-03-02T18:00:00+05:00", False),
        ("2026-03-02", "2026-03-02T06:00:00", False),
        ("2026-03-02T07:00:00", "2026-03-02", False),
        ("2026-03-02T21:00:00", "2026-03-02", True),
    ],
)
def test_what_is_later_by_instants_where_both_are_told_else_by_the_wall_clock(at: str, than: str, later: bool) -> None:
    assert is_later(at, than) is later


def test_nothing_said_leaves_the_body_as_it_was() -> None:
    body = body_of([hrv(0, 50)])
    assert body.observe(Morning(ON + 1)) is body
