"""One lift: which sets speak of strength, which of the top set, and which are not believed."""

import math
from dataclasses import replace

import pytest

from hormesis.domain.facts import Fact
from hormesis.domain.movement import LoadMeaning
from hormesis.domain.training import LoggedSet, SetType
from hormesis.estimation.lift import LiftBelief, is_typo, moved_kg, scored_sets, start_lift
from hormesis.exercises.library import load_library
from hormesis.exercises.page import Page
from simulations.logs import fold, set_fact, sets_on

PAGES = load_library().pages


def bench(facts: list[Fact]) -> LiftBelief:
    return fold(facts)[0].lifts["Bench"]


def log_1rm(lift: LiftBelief) -> float:
    assert lift.strength is not None
    return lift.strength.log_1rm


def logged(load_kg: float | None, reps: int | None, set_type: SetType = SetType.WORKING, assisted: bool = False) -> LoggedSet:
    return LoggedSet("id", 0, "Bench", None, load_kg, reps, None, set_type, assisted=assisted)


USUAL = [fact for day in range(0, 60, 3) for fact in sets_on(day, (100, 8), (100, 7), (100, 6))]


def test_only_working_sets_with_a_load_and_one_to_twenty_repetitions_are_scored() -> None:
    sets = [
        logged(60, 10, SetType.WARM_UP),
        logged(100, 8),
        logged(100, 0),
        logged(100, 21),
        logged(0, 8),
        logged(None, 8),
        logged(100, None),
        logged(80, 12, SetType.DROP),
        logged(30, 8, assisted=True),
        logged(90, 20, SetType.AMRAP),
        logged(95, 9, SetType.FAILURE),
    ]
    assert scored_sets(sets) == [(100, 8), (90, 20), (95, 9)]


@pytest.mark.parametrize(
    ("slug", "load_kg", "mass_kg", "moved"),
    [
        ("barbell-bench-press", 100.0, None, 100.0),
        ("dumbbell-bench-press", 30.0, 80.0, 30.0),
        ("barbell-bench-press", None, 80.0, None),
        ("weighted-pull-up", 20.0, None, None),
    ],
)
def test_the_moved_load_is_as_logged_unless_body_weight_counts(
    slug: str, load_kg: float | None, mass_kg: float | None, moved: float | None
) -> None:
    assert moved_kg(PAGES[slug], load_kg, mass_kg) == moved


def test_help_is_taken_off_and_added_load_put_on() -> None:
    pull_up, helped = PAGES["weighted-pull-up"], PAGES["assisted-pull-up"]
    assert helped.load_meaning is LoadMeaning.ASSISTANCE
    own = pull_up.bodyweight_share * 80
    assert moved_kg(pull_up, 20, 80) == pytest.approx(own + 20)
    assert moved_kg(pull_up, 20, 80, assisted=True) == pytest.approx(own - 20)
    assert moved_kg(helped, 20, 80) == pytest.approx(helped.bodyweight_share * 80 - 20)
    assert moved_kg(helped, 200, 80) is None


def test_help_says_nothing_where_no_body_weight_is_known_to_take_it_off() -> None:
    assert moved_kg(None, 20, 80, assisted=True) is None
    assert moved_kg(PAGES["barbell-bench-press"], 20, 80, assisted=True) is None
    assert fold([set_fact(0, 20, 8, assisted=True)])[0].lifts["Bench"].strength is None


def test_a_warm_up_or_drop_set_changes_nothing_in_strength_or_top_sets() -> None:
    extra = [set_fact(day, 40, 12, order=9, set_type=kind) for day in range(0, 60, 3) for kind in ("warm_up", "drop")]
    plain, with_extra = bench(USUAL), bench(USUAL + extra)
    assert plain.strength is not None
    assert with_extra.strength is not None
    assert with_extra.strength.x == pytest.approx(plain.strength.x, abs=0)
    assert with_extra.tops.rows.tolist() == plain.tops.rows.tolist()


def test_a_day_of_warm_ups_alone_does_not_swallow_the_time_since_the_last_lesson() -> None:
    last = sets_on(75, (100, 8))
    only_warm = [set_fact(66, 40, 12, set_type="warm_up")]
    without, with_warm = bench(USUAL + last), bench(USUAL + only_warm + last)
    assert bench(USUAL + only_warm).strength_day == bench(USUAL).strength_day
    assert without.strength is not None
    assert with_warm.strength is not None
    assert with_warm.strength.p[2, 2] == pytest.approx(without.strength.p[2, 2])


def test_a_typo_changes_neither_strength_nor_top_sets_and_is_counted() -> None:
    plain, odd = bench(USUAL), bench([*USUAL, set_fact(60, 860, 5)])
    assert odd.suspects == 1
    assert odd.strength is plain.strength or log_1rm(odd) == log_1rm(plain)
    assert odd.tops.rows.tolist() == plain.tops.rows.tolist()
    assert odd.heaviest_kg == 100
    assert 860 not in odd.loads
    assert all(s.load_kg != 860 for day in odd.recent for s in day.sets)


def test_a_load_that_comes_back_again_and_again_is_no_typo() -> None:
    again = [set_fact(60 + 3 * i, 240, 5) for i in range(6)]
    assert bench(USUAL + again).heaviest_kg == 240


@pytest.mark.parametrize(
    ("heaviest", "seen", "load_kg", "typo"),
    [
        (100.0, 5, 860.0, True),
        (100.0, 4, 860.0, False),
        (100.0, 5, 200.0, False),
        (10.0, 5, 40.0, False),
        (10.0, 5, 40.5, True),
        (0.0, 50, 40.0, False),
    ],
)
def test_a_typo_is_over_twice_and_30_kg_above_the_heaviest_after_five_sets(
    heaviest: float, seen: int, load_kg: float, typo: bool
) -> None:
    lift = replace(start_lift("Bench", None, "kg", False), heaviest_kg=heaviest, sets_seen=seen)
    assert is_typo(lift, load_kg) is typo


def test_a_light_day_without_rir_lowers_the_1rm_by_less_than_a_percent() -> None:
    before = bench(USUAL)
    after = bench(USUAL + sets_on(60, (60, 8), (60, 8), (60, 8)))
    assert -0.01 < log_1rm(after) - log_1rm(before) <= 0.005


def test_a_week_of_light_days_lowers_by_little_and_never_raises() -> None:
    after = bench(USUAL + [f for day in (60, 62, 64, 66) for f in sets_on(day, (60, 8), (60, 8))])
    assert abs(log_1rm(after) - log_1rm(bench(USUAL))) < 0.02


def test_sets_of_more_than_fifteen_repetitions_say_nothing_of_strength() -> None:
    assert bench(sets_on(0, (50, 16), (50, 20))).strength is None


def test_of_one_day_the_set_that_shows_most_strength_speaks_and_known_effort_before_unknown() -> None:
    one = bench(sets_on(0, (100, 8)))
    tired = bench(sets_on(0, (100, 8), (100, 5), (100, 3)))
    assert log_1rm(tired) == log_1rm(one)
    with_rir = bench([*sets_on(0, (100, 8)), set_fact(0, 80, 5, order=1, rir=1.0)])
    assert log_1rm(with_rir) < log_1rm(one)


def test_recent_days_are_kept_newest_first_and_loads_are_counted() -> None:
    lift = bench(USUAL)
    assert len(lift.recent) == 8
    assert [day.ordinal for day in lift.recent] == sorted((day.ordinal for day in lift.recent), reverse=True)
    assert lift.loads == {100: 60}
    assert (lift.days, lift.sets_seen) == (20, 60)
    assert [s.reps for s in lift.recent[0].sets] == [8, 7, 6]


def test_a_first_set_starts_the_lift_near_what_it_implies() -> None:
    found = math.exp(log_1rm(bench([set_fact(0, 100, 5, set_type="failure")])))
    assert found == pytest.approx(100 * math.exp(0.04 * 4.5**0.85), rel=0.02)


def test_added_load_and_body_weight_make_one_moved_load() -> None:
    page: Page = PAGES["weighted-pull-up"]
    facts = [Fact("body_mass", "2026-01-01", "m", {"kg": 80}), *sets_on(0, (20, 5), name="Pull")]
    beliefs, _ = fold(facts, PAGES, {"Pull": page.slug})
    assert math.exp(log_1rm(beliefs.lifts["Pull"])) > 100
    without, _ = fold(facts[1:], PAGES, {"Pull": page.slug})
    assert without.lifts["Pull"].strength is None
