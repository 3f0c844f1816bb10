"""The fold: what passes from day to day, and what must not depend on anything but the facts."""

import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.state import Beliefs
from hormesis.exercises.library import load_library
from simulations.logs import DAY_ONE, fold, set_fact, sets_on, workout_fact

PAGES = load_library().pages
NAMES = {"Bench": "barbell-bench-press", "Machine": "machine-chest-press", "Squat": "back-squat"}


def log_1rm(beliefs: Beliefs, name: str) -> float:
    strength = beliefs.lifts[name].strength
    assert strength is not None
    return strength.log_1rm


def usual(last: int = 42) -> list[Fact]:
    return [fact for day in range(0, last, 3) for name in ("Bench", "Machine") for fact in sets_on(day, (100, 8), name=name)]


def failures_and_reports() -> list[Fact]:
    """One lift to failure and with its reserve said in turn: only beside each other do they show how wrong what is said is."""
    return [set_fact(day, 100, 8, set_type="failure") if day % 8 else set_fact(day, 100, 6, rir=2.0) for day in range(0, 60, 4)]


def test_both_presses_are_of_one_pattern() -> None:
    assert PAGES[NAMES["Bench"]].pattern == PAGES[NAMES["Machine"]].pattern


def test_a_layoff_lowers_every_lift_of_the_pattern_also_one_that_comes_back_later() -> None:
    before, _ = fold(usual(), PAGES, NAMES)
    day = 42 + 20 * 7
    back = usual() + sets_on(day, (60, 3), name="Bench") + sets_on(day + 4, (60, 3), name="Machine")
    after, _ = fold(back, PAGES, NAMES)
    same_day, _ = fold(usual() + [f for name in ("Bench", "Machine") for f in sets_on(day, (60, 3), name=name)], PAGES, NAMES)
    for name in ("Bench", "Machine"):
        assert log_1rm(after, name) < log_1rm(before, name) - 0.06
        assert log_1rm(same_day, name) < log_1rm(before, name) - 0.06


def test_a_lift_of_a_trained_pattern_does_not_detrain() -> None:
    """The machine rests for 20 weeks, but the bench press is done all along."""
    going_on = usual() + [f for day in range(42, 182, 3) for f in sets_on(day, (100, 8))]
    after, _ = fold([*going_on, *sets_on(182, (100, 8), name="Machine")], PAGES, NAMES)
    before, _ = fold(usual(), PAGES, NAMES)
    assert log_1rm(after, "Machine") > log_1rm(before, "Machine") - 0.02


def test_a_first_warm_up_day_after_a_layoff_does_not_hide_it() -> None:
    warm = [set_fact(182, 40, 10, set_type="warm_up")]
    hidden, _ = fold(usual() + warm + sets_on(185, (60, 3)), PAGES, NAMES)
    plain, _ = fold(usual() + sets_on(185, (60, 3)), PAGES, NAMES)
    assert log_1rm(hidden, "Bench") == pytest.approx(log_1rm(plain, "Bench"), abs=0.01)


def test_a_new_lift_starts_from_related_ones() -> None:
    facts = [*usual(), set_fact(45, 60, 8, name="Squat")]
    related, _ = fold(facts, PAGES, NAMES)
    alone, _ = fold(facts[-1:], PAGES, NAMES)
    assert log_1rm(related, "Squat") > log_1rm(alone, "Squat") + 0.05


def test_a_typo_is_forecast_but_teaches_the_mixture_nothing() -> None:
    facts = usual()
    with_typo, made = fold([*facts, set_fact(45, 860, 5)], PAGES, NAMES)
    plain, _ = fold(facts, PAGES, NAMES)
    assert made[-1].load_kg == 860
    assert with_typo.mix.right.tolist() == plain.mix.right.tolist()


def test_what_is_believed_of_habits_does_not_depend_on_other_days_having_facts() -> None:
    sets = failures_and_reports()
    masses = [Fact("body_mass", f"{DAY_ONE.replace(day=DAY_ONE.day + i)}", f"m{i}", {"kg": 80}) for i in range(20)]
    habits = fold(sets)[0].habits
    assert habits.cov.trace() < Beliefs().habits.cov.trace(), "something was learnt"
    assert habits.cov.tolist() == fold(sets + masses)[0].habits.cov.tolist()


def test_a_forecast_is_made_before_its_day_is_learnt_and_only_for_a_known_lift() -> None:
    _, made = fold(sets_on(0, (100, 8)) + sets_on(3, (100, 8)) + sets_on(6, (102.5, 7)))
    assert [(f.reps, f.days_before, f.load_kg) for f in made] == [(8, 1, 100), (7, 2, 102.5)]


def test_the_newest_body_mass_counts_and_a_profile_may_say_it() -> None:
    mass = Fact("body_mass", "2026-01-06", "m", {"kg": 82.5})
    profile = Fact("profile", "2026-01-05", "p", {"body_mass_kg": 80})
    assert fold([profile])[0].body_mass_kg == 80
    assert fold([profile, mass])[0].body_mass_kg == 82.5


def test_workouts_are_remembered_with_their_working_sets() -> None:
    facts = [workout_fact(0, "Push A", 75), *sets_on(0, (100, 8), (100, 8), workout="workout 0")]
    warm = set_fact(0, 40, 10, order=5, set_type="warm_up", workout="workout 0")
    (done,) = fold([*facts, warm])[0].split.done
    assert (done.name, done.lifts, done.minutes) == ("Push A", (("Bench", 2),), 75)


def test_a_long_pause_of_all_training_is_remembered_and_makes_habits_less_certain() -> None:
    """The next day of training has a warm-up set alone, which says nothing of habits itself."""
    sets = failures_and_reports()
    before, _ = fold(sets)
    soon, late = (fold([set_fact(day, 40, 10, set_type="warm_up")], start=before)[0] for day in (60, 200))
    assert (before.easier.backs, soon.easier.backs, late.easier.backs) == (0, 0, 1)
    assert before.habits.cov.trace() < soon.habits.cov.trace() < late.habits.cov.trace()


def test_a_lift_grows_less_while_its_pattern_rests_than_while_another_lift_trains_it() -> None:
    """Twelve days, too short for a layoff. The other lift does warm-up sets, which say nothing of strength themselves."""
    growing = [fact for i in range(15) for fact in sets_on(3 * i, (100 + i, 8))]
    machine = [fact for day in (46, 50) for fact in sets_on(day, (40, 10), name="Machine", set_type="warm_up")]
    rested, trained = (fold([*growing, *more, *sets_on(54, (112, 8))], PAGES, NAMES)[0] for more in ([], machine))
    assert log_1rm(trained, "Bench") > log_1rm(rested, "Bench")
