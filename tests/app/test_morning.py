"""A morning as the doors show it: what each signal adds, what is only learnt, what is asked."""

from datetime import timedelta
from typing import Any

import pytest

from hormesis.app.morning import readiness_json, signals_off
from hormesis.domain.facts import Fact
from hormesis.estimation.body import morning_of
from hormesis.estimation.form import form_of
from simulations.logs import DAY_ONE
from tests.estimation.made import body_of, hrv, night, said, signal, usual

STEADY = [50.0, 52.0, 48.0, 51.0, 49.0] * 12


def shown(day: int, facts: list[Fact]) -> dict[str, Any]:
    on = DAY_ONE + timedelta(days=day)
    of_day = sorted((fact for fact in facts if fact.day == on), key=lambda fact: (fact.at, fact.id))
    body = body_of(fact for fact in facts if fact.day < on).told(of_day)
    return readiness_json(form_of(body, morning_of(body, on, of_day)), on)


def one(name: str, found: dict[str, Any]) -> dict[str, Any]:
    return next(signal for signal in found["signals"] if signal["signal"] == name)


def test_what_the_signals_add_is_what_readiness_is_made_of() -> None:
    """Two of one axis, apart: the one that speaks against today is not thanked for the other."""
    facts = usual("hrv", "rmssd_ms", [*STEADY[:53], *[62.0] * 7]) + usual("resting_hr", "bpm", [*STEADY[:53], *[53.0] * 7])
    found = shown(59, [*facts, said(59, energy=2)])
    shares = {signal["signal"]: signal["share"] for signal in found["signals"]}
    assert sum(shares.values()) == pytest.approx(found["mean"], abs=0.002)
    assert shares["rmssd"] > 0 > shares["resting_hr"]
    assert shares["energy"] < 0
    assert one("energy", found)["points"] < -10
    assert one("rmssd", found)["points"] > 0


def test_a_device_that_is_learnt_says_so_and_a_new_one_until_when() -> None:
    first = one("rmssd", shown(9, usual("hrv", "rmssd_ms", STEADY[:10])))
    assert (first["state"], first["points"], first["learning_until"]) == ("learning", None, "2026-01-19")
    assert first["text"] == "HRV 50 ms over 7 days. Learning what is usual: 9 days of 14."
    changed = [hrv(day, 50, device="Ring 3") for day in range(50)] + [hrv(day, 35, device="Ring 4") for day in range(50, 59)]
    new = one("rmssd", shown(58, changed))
    assert (new["new_device"], new["device"]) == (True, "Ring 4")
    assert new["text"] == "HRV 35 ms over 7 days. New device: learning until 10 March."


def test_out_of_band_is_said_and_what_is_only_watched_too() -> None:
    facts = [*usual("skin_temperature", "deviation_c", [0.0] * 30), signal("skin_temperature", 30, deviation_c=1.4)]
    found = shown(30, facts)
    assert one("skin_temperature", found)["text"].endswith("Unusual for you. Shown, and used for nothing.")
    assert found["unavailable"]["code"] == "no_signals"


def test_a_night_that_was_long_and_counts_against_today_says_why() -> None:
    """Long enough, but at another hour and broken."""
    before = [night(day, 440 + day % 3, in_bed_min=470, onset=f"2026-01-01T23:{day % 10:02d}:00") for day in range(40)]
    late = one("night", shown(40, [*before, night(40, 446, in_bed_min=640, onset="2026-02-10T05:00:00")]))
    assert late["points"] < 0
    assert late["text"].startswith("Slept 7 h 26, you need 7 h 21. ")
    assert "how well and when you slept" in late["text"]
    assert "count too" not in one("night", shown(39, before))["text"]


def test_the_need_of_one_who_has_not_shown_it_is_that_of_most() -> None:
    short = one("night", shown(30, [night(day, 330 + day % 3) for day in range(31)]))
    assert short["text"] == "Slept 5 h 30, most need 7 h 30."


def test_symptoms_with_a_risen_heart_rate_raise_the_question() -> None:
    facts = usual("resting_hr", "bpm", STEADY[:40])
    sick = [*facts, signal("resting_hr", 40, bpm=58), signal("symptom", 40, text="sore throat")]
    (asked,) = shown(40, sick)["asks"]
    assert asked["text"].startswith("Your resting heart rate is 8 above your usual 50, and you told of symptoms. Are you ill?")
    assert shown(40, sick[:-1])["asks"] == []


def test_a_signal_the_athlete_does_not_trust_is_shown_and_moves_nothing() -> None:
    facts = [*usual("hrv", "rmssd_ms", [*STEADY[:53], *[30.0] * 7]), *usual("resting_hr", "bpm", STEADY)]
    on = DAY_ONE + timedelta(days=59)
    of_day = [fact for fact in facts if fact.day == on]
    body = body_of(fact for fact in facts if fact.day < on).told(of_day)
    off = signals_off(
        [
            Fact("profile", "2026-01-01T08:00:00", "a", {"signals_off": ["rmssd", "resting_hr"]}),
            Fact("profile", "2026-01-02T08:00:00", "b", {"signals_off": ["rmssd"]}),
            Fact("profile", "2026-01-03T08:00:00", "c", {"goal": "strength"}),
        ]
    )
    assert off == {"rmssd"}
    trusted, found = (readiness_json(form_of(body, morning_of(body, on, of_day), some), on) for some in ((), off))
    assert found["score"] > trusted["score"]
    assert (one("rmssd", found)["state"], one("rmssd", found)["points"]) == ("watched", None)
    assert one("resting_hr", found)["state"] == "used"
