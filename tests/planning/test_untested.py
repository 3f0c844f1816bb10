"""Timed holds, assisted lifts, cardio: what no curve describes."""

from hormesis.domain.facts import Fact
from simulations.logs import set_fact, workout_fact
from tests.planning.made import exercise, plan_of, steady, workout_on


def holds(*seconds: int, name: str = "Plank") -> list[Fact]:
    facts = []
    for i, held in enumerate(seconds):
        facts += [workout_fact(3 * i, "A")]
        facts += [
            set_fact(3 * i, None, None, name, order, duration_s=float(held), workout=f"workout {3 * i}") for order in (0, 1)
        ]
    return facts


def test_a_hold_is_repeated_and_grows_when_it_was_the_same_twice() -> None:
    once = exercise(plan_of(holds(30, 40)), "Plank")
    assert [s.duration_s for s in once.sets] == [40, 40]
    assert all(s.reps is None for s in once.sets)
    twice = exercise(plan_of(holds(40, 40)), "Plank")
    assert [s.duration_s for s in twice.sets] == [45, 45]


def test_more_help_is_easier_so_a_good_day_takes_help_away() -> None:
    short = exercise(plan_of(steady(("Dip", 20, 6, 3))), "Dip")
    assert [(s.load_kg, s.reps) for s in short.sets] == [(20, 7)] * 3
    done = exercise(plan_of(steady(("Dip", 20, 10, 3))), "Dip")
    assert all((s.load_kg or 0) < 20 and (s.reps or 0) < 10 for s in done.sets)


def test_help_never_grows_by_itself() -> None:
    for reps in (3, 6, 9, 12):
        sets = exercise(plan_of(steady(("Dip", 20, reps, 3))), "Dip").sets
        assert all((s.load_kg or 0) <= 20 for s in sets)


def test_cardio_at_the_start_is_the_warm_up_and_no_work() -> None:
    facts = []
    for i in range(5):
        facts += workout_on(3 * i, ("Bench", 60, 8, 3))
        facts.append(
            set_fact(
                3 * i, None, None, "Bike", -1, duration_s=300.0, workout=f"workout {3 * i}", at=f"{facts[-1].at[:10]}T17:00:00"
            )
        )
    plan = plan_of(facts)
    assert (plan.warm_up[0].kind, plan.warm_up[0].name, plan.warm_up[0].duration_s) == ("raise", "Bike", 300)
    assert [one.name for one in plan.work] == ["Bench"]


def test_minutes_of_something_unknown_are_cardio_and_left_to_the_athlete() -> None:
    facts = []
    for i in range(5):
        facts += workout_on(3 * i, ("Bench", 60, 8, 3))
        facts.append(set_fact(3 * i, None, None, "Aerobics", 9, duration_s=1200.0, workout=f"workout {3 * i}"))
    plan = plan_of(facts)
    assert [one.name for one in plan.work] == ["Bench"]
    assert [w.values["exercises"] for w in plan.why if w.code == "not_planned"] == [("Aerobics",)]
