"""The table of signals: every entry can be read from a fact, judged and cited."""

import math

import pytest

from hormesis.domain.citations import CITATIONS
from hormesis.domain.evidence import Grade
from hormesis.domain.fact_fields import FIELDS
from hormesis.estimation.body import BODY_KINDS
from hormesis.estimation.signal_table import SignalSpec, signal_table

DERIVED = ("night", "strain")


@pytest.mark.parametrize("name", signal_table())
def test_a_signal_can_be_read_judged_and_cited(name: str) -> None:
    spec = signal_table()[name]
    assert spec.kind in FIELDS
    assert spec.name in DERIVED or (spec.field in FIELDS[spec.kind] and spec.kind in BODY_KINDS)
    assert 0 <= spec.loading < 1
    assert spec.prior_sd > 0
    assert 1 <= spec.window_least <= spec.window_days
    assert spec.plausible[0] < spec.plausible[1]
    assert spec.transform == "none" or spec.plausible[0] > 0
    assert spec.prior_mean is None or spec.is_plausible(spec.prior_mean)
    assert set(spec.evidence) <= set(CITATIONS)
    assert spec.grade is Grade.EXPERT or spec.evidence


def test_no_value_of_zero_passes_for_a_measurement_of_the_heart() -> None:
    assert not any(signal_table()[name].is_plausible(0) for name in ("rmssd", "sdnn", "resting_hr", "respiratory_rate"))


def test_the_two_variabilities_are_two_signals_on_one_axis() -> None:
    table = signal_table()
    assert {name: (table[name].item, table[name].loading) for name in ("rmssd", "sdnn", "resting_hr")} == {
        "rmssd": ("autonomic", 0.40),
        "sdnn": ("autonomic", 0.25),
        "resting_hr": ("autonomic", 0.30),
    }


def test_only_what_the_athlete_says_can_be_judged_at_once() -> None:
    asked = {spec.name for spec in signal_table().values() if spec.is_asked}
    assert asked == {"sleep_quality", "energy", "stress", "motivation", "soreness", "symptom"}


def test_a_value_comes_back_from_its_baseline() -> None:
    rmssd: SignalSpec = signal_table()["rmssd"]
    assert rmssd.inward(math.e) == pytest.approx(1)
    assert rmssd.outward(rmssd.inward(42.0)) == pytest.approx(42)
    assert signal_table()["resting_hr"].inward(52) == 52
