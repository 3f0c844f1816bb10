"""Tightness learnt from reports: which of the ways to tell speaks, what it says of why, and what silence means."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import numpy as np
import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.exposures import Exposures, Session, exposures_on
from hormesis.estimation.muscles import Muscles
from hormesis.estimation.tightness import Tightness, TightnessForecast
from hormesis.estimation.tightness_logit import DRIVERS
from hormesis.estimation.volume_habit import VolumeHabit
from simulations.logs import DAY_ONE

PULL = {"vertical_pull": ("shoulder", "upper_back"), "elbow_flexion": ("elbow", "upper_arm")}
SQUAT = {"squat": ("glute", "hip", "knee", "thigh_front")}


def on(day: int) -> date:
    return DAY_ONE + timedelta(days=day)


def tight(day: int, level: float = 6, region: str = "upper_back", time: str = "T07:10:00") -> Fact:
    return Fact("tightness", f"{on(day)}{time}", f"tight {day} {region} {time}", {"region": region, "level": level})


def asked(day: int, time: str = "T07:00:00", **fields: Any) -> Fact:
    return Fact("check_in", f"{on(day)}{time}", f"asked {day}", {"energy": 3, **fields})


def trained(day: int, patterns: Mapping[str, tuple[str, ...]]) -> tuple[int, Session]:
    return day, Session(on(day).toordinal() * 24 + 19.0, patterns)


def lived(facts: Iterable[Fact], sessions: Iterable[tuple[int, Session]] = (), start: Tightness | None = None) -> Tightness:
    tightness = start or Tightness.start()
    done = list(sessions)
    of_day = {day: list(found) for day, found in groupby(sorted(facts, key=lambda f: f.at[:10]), key=lambda f: f.day)}
    for day in sorted({*of_day, *(on(day) for day, _ in done)}):
        of_today = [session for when, session in done if on(when) == day]
        known = of_day.get(day, [])
        tightness = tightness.observe(day, known, exposures_on(day, known, of_today, Muscles(), VolumeHabit()))
    return tightness


def planned(day: int) -> Exposures:
    return Exposures(on(day).toordinal() * 24 + 17.0)


def before_pull(tightness: Tightness, day: int) -> TightnessForecast:
    return tightness.predict_workout("upper_back", PULL, planned(day))


def test_the_fourth_pull_is_foreseen_after_three_that_it_was_tight_after() -> None:
    tightness = lived([tight(d + 1) for d in (0, 3, 7)], [trained(d, PULL) for d in (0, 3, 7)])
    seen = before_pull(tightness, 10)
    assert [seen.probability, seen.source, seen.pattern] == [pytest.approx(0.6416), "pattern", "vertical_pull"]
    assert [seen.n_reports, seen.enough_data, seen.is_offered] == [3, True, True]


def test_only_patterns_that_work_the_region_provoke_it() -> None:
    """Legs on the day between lie within 48 hours of the report too."""
    sessions = [trained(d, PULL) for d in (0, 7, 14)] + [trained(d + 1, SQUAT) for d in (0, 7, 14)]
    tightness = lived([tight(d + 2) for d in (0, 7, 14)], sessions)
    assert before_pull(tightness, 21).source == "pattern"
    squats = tightness.predict_workout("upper_back", SQUAT, planned(21))
    assert [squats.source, squats.pattern, squats.is_offered] == ["learning", None, False]


def test_six_quiet_weeks_and_it_is_gone_whether_or_not_anybody_asked() -> None:
    sessions = [trained(d, PULL) for d in (0, 3, 7)]
    first = lived([tight(d + 1) for d in (0, 3, 7)], sessions)
    later = [trained(d, PULL) for d in range(10, 52, 4)]
    asked_on = lived([asked(d + 1) for d in range(10, 52, 4)], later, first)
    silent = lived([], later, first)
    assert before_pull(asked_on, 52).probability < 0.2
    assert not before_pull(silent, 52).is_offered
    assert 0.3 < before_pull(silent, 52).probability < before_pull(first, 10).probability


def test_a_pull_that_nobody_was_asked_about_is_no_quiet_one() -> None:
    sessions = [trained(d, PULL) for d in (0, 7, 14, 21)]
    facts = [tight(1), tight(15), tight(22)]
    heard = [one for one in sessions if one[0] != 7]
    assert before_pull(lived(facts, sessions), 28).probability == before_pull(lived(facts, heard), 28).probability
    assert before_pull(lived([*facts, asked(8)], sessions), 28).probability < before_pull(lived(facts, sessions), 28).probability


def test_who_only_reports_what_is_tight_has_not_said_how_often_it_is() -> None:
    """Nothing is offered on other days for it, however often it was; who was asked every day has said."""
    chosen = lived([tight(4 * d) for d in range(20)])
    seen = chosen.predict("upper_back", None, planned(80))
    assert seen.probability > 0.7
    assert [seen.source, seen.enough_data, seen.is_offered] == ["learning", False, False]
    assert chosen.foresee("upper_back", None, planned(80)) is None
    daily = lived([tight(d) for d in range(20)]).foresee("upper_back", None, planned(20))
    assert daily is not None
    assert daily.is_offered


@pytest.mark.parametrize(
    ("report", "counts"),
    [
        (tight(0, time="T19:30:00"), True),
        (tight(2, time="T19:00:00"), True),
        (tight(2, time="T19:01:00"), False),
        (tight(0, time="T18:30:00"), False),
        (tight(0, time=""), False),
        (tight(1, level=3.9), False),
        (tight(1, region="calf"), False),
    ],
    ids=["half an hour after", "48 hours after", "later", "within the workout", "that day, before it", "slight", "elsewhere"],
)
def test_a_report_counts_for_48_hours_from_the_end_of_a_workout(report: Fact, counts: bool) -> None:
    tightness = lived([report, asked(1, "T12:00:00")], [trained(0, PULL), trained(6, PULL)])
    rate = tightness.provoked.rate("upper_back", "vertical_pull", on(6).toordinal() * 24)
    assert [rate.n, rate.probability(on(6).toordinal())] == [1, pytest.approx(0.44 if counts else 0.24)]


def test_the_next_mornings_report_counts_at_once() -> None:
    """A forecast for the day after the pull can't wait until 48 hours are over."""
    tightness = lived([tight(1), tight(2)], [trained(0, PULL), trained(1, PULL)])
    assert before_pull(tightness, 2).probability == pytest.approx((1.5 * 0.64 + 1.8) / 5)


def test_before_a_handful_of_reports_it_is_learning_and_says_so() -> None:
    assert Tightness.start().predict("calf", "cardio", planned(0)) == TightnessForecast(
        "calf", 0.3, "learning", None, (), 0, False
    )
    few = lived([*(asked(d) for d in range(7)), tight(7, region="calf")])
    seen = few.predict("calf", None, planned(8))
    assert [seen.source, seen.n_reports, seen.enough_data, seen.drivers] == ["learning", 8, False, ()]


def test_a_region_that_never_was_tight_has_the_rate_of_calm_days() -> None:
    calm = lived([asked(d) for d in range(30)])
    seen = calm.predict("neck", None, planned(30))
    assert [seen.source, seen.enough_data] == ["base rate", True]
    assert seen.probability < 0.06
    assert calm.foresee("neck", None, planned(30)) == seen
    assert calm.regions == {}


def test_a_region_that_tightens_late_starts_from_its_calm_days() -> None:
    late = lived([asked(d) for d in range(40)] + [tight(40)])
    early = lived([tight(40)])
    assert late.regions["upper_back"].rate.n == 41
    assert late.predict("upper_back", None, planned(41)).probability < early.predict("upper_back", None, planned(41)).probability


def desk_days(n: int, seed: int = 1) -> list[Fact]:
    """Evenings that are tight after long hours at a desk, and not after short ones."""
    chance = np.random.default_rng(seed)
    facts = []
    for day in range(n):
        hours = float(chance.choice([2.0, 10.0]))
        facts.append(Fact("desk", f"{on(day)}T17:00:00", f"desk {day}", {"hours": hours}))
        facts.append(tight(day, 6 if chance.random() < (0.85 if hours > 5 else 0.1) else 1, "neck", "T21:00:00"))
    return facts


def test_a_desk_that_makes_the_neck_tight_is_found_and_named() -> None:
    tightness = lived(desk_days(60))
    evening = on(60).toordinal() * 24 + 21.0
    long, short = (Exposures(evening, told=(("desk", evening - 4, hours),)) for hours in (10.0, 2.0))
    tense, easy = tightness.predict("neck", None, long), tightness.predict("neck", None, short)
    assert tense.source == easy.source == "drivers"
    assert tense.probability > easy.probability + 0.3
    assert tense.drivers[0].name == "desk"
    assert tense.drivers[0].effect > tense.drivers[0].sd > 0
    assert easy.drivers[0].effect < 0
    assert len(tense.drivers) <= 2


def test_drivers_within_their_own_uncertainty_are_not_named() -> None:
    chance = np.random.default_rng(3)
    facts = [tight(d, 6 if chance.random() < 0.3 else 1, time="T21:00:00") for d in range(40)]
    seen = lived(facts).predict("upper_back", None, planned(40))
    assert all(abs(one.effect) > one.sd for one in seen.drivers)
    assert "desk" not in {one.name for one in seen.drivers}


def test_drivers_that_tell_less_than_the_rate_are_left_out_after_sixty_reports_and_not_before() -> None:
    """Whatever they foresee does not come: then the plain rate, wrong half the time, is nearer."""
    chance, believed = np.random.default_rng(5), lived([tight(0, region="neck", time="T21:00:00")])
    for day in range(1, 90):
        hours = float(chance.choice([2.0, 10.0]))
        evening = on(day).toordinal() * 24 + 21.0
        seen = believed.predict("neck", None, Exposures(evening, told=(("desk", evening - 4, hours),)))
        desk = Fact("desk", f"{on(day)}T17:00:00", f"desk {day}", {"hours": hours})
        believed = lived([desk, tight(day, 1 if seen.probability > 0.5 else 6, "neck", "T21:00:00")], start=believed)
        assert not (day < 59 and believed.is_frozen("neck"))
    assert believed.is_frozen("neck")
    assert believed.regions["neck"].logit.skill is not None
    assert believed.regions["neck"].logit.skill < 0
    left = believed.predict("neck", None, planned(90))
    assert [left.source, left.drivers] == ["base rate", ()]


def test_a_report_is_weighed_by_what_was_known_at_its_hour() -> None:
    """A desk told of at six in the evening is no reason for a stiff morning."""
    morning = lived([Fact("desk", f"{on(0)}T18:00:00", "desk", {"hours": 14}), tight(0)])
    evening = lived([Fact("desk", f"{on(0)}T18:00:00", "desk", {"hours": 14}), tight(0, time="T21:00:00")])
    desk = DRIVERS.index("desk")
    assert morning.regions["upper_back"].logit.mean[desk] == 0.3
    assert evening.regions["upper_back"].logit.mean[desk] > 0.3


def test_a_release_in_the_last_day_is_an_exposure_of_its_region_alone() -> None:
    release = Fact("release", f"{on(0)}T20:00:00", "release", {"region": "neck", "duration_s": 60})
    done = lived([release])
    day = on(1).toordinal() * 24
    assert done.lags.hours_since_release("neck", day + 7) == 11
    assert done.lags.hours_since_release("neck", day - 5) is None
    assert done.lags.hours_since_release("calf", day + 7) is None


def test_other_regions_of_the_athlete_lend_a_new_one_what_they_have_in_common() -> None:
    learnt = lived(desk_days(60))
    after = lived([tight(60)], start=learnt)
    alone = lived([tight(60)])
    desk = DRIVERS.index("desk")
    assert after.regions["upper_back"].logit.mean[desk] > alone.regions["upper_back"].logit.mean[desk] + 0.1
