"""Facts of one day as performed workouts."""

from datetime import timedelta

from hormesis.domain.facts import Fact
from hormesis.domain.training import SetType
from hormesis.estimation.performed import performed
from simulations.logs import DAY_ONE, nobody_knows, set_fact, sets_on, workout_fact


def test_sets_come_in_the_order_they_were_done_whatever_order_they_arrive_in() -> None:
    facts = sets_on(0, (60, 10), (80, 8), (100, 5))
    (workout,) = performed(DAY_ONE, facts[::-1], nobody_knows)
    assert [s.load_kg for s in workout.sets] == [60, 80, 100]


def test_two_workouts_of_a_day_stay_two_in_the_order_they_began() -> None:
    evening = Fact("workout", f"{DAY_ONE}T19:00:00", "b", {"name": "Pull"})
    morning = Fact("workout", f"{DAY_ONE}T07:00:00", "a", {"name": "Push"})
    sets = [set_fact(0, 50, 8, "Row", workout="b"), set_fact(0, 60, 8, "Bench", 1, workout="a")]
    found = performed(DAY_ONE, [evening, *sets, morning], nobody_knows)
    assert [(w.name, w.sets[0].name) for w in found] == [("Push", "Bench"), ("Pull", "Row")]


def test_sets_without_a_workout_make_one_unnamed_workout() -> None:
    (workout,) = performed(DAY_ONE, sets_on(0, (60, 10), (80, 8)), nobody_knows)
    assert (workout.name, workout.minutes, len(workout.sets)) == ("", None, 2)
    assert workout.at == f"{DAY_ONE}T18:00:00"


def test_a_workout_lasts_from_its_beginning_to_its_end_and_an_absurd_one_is_unknown() -> None:
    def minutes(header: Fact) -> float | None:
        return performed(DAY_ONE, [header, set_fact(0, 60, 8, workout="workout 0")], nobody_knows)[0].minutes

    assert minutes(workout_fact(0, "Push", 75)) == 75
    for ended in (f"{DAY_ONE + timedelta(days=2)}T18:00:00", f"{DAY_ONE}T17:00:00", f"{DAY_ONE}T19:00:00+01:00", ""):
        assert minutes(Fact("workout", f"{DAY_ONE}T18:00:00", "workout 0", {"name": "Push", "ended_at": ended})) is None


def test_a_slug_is_taken_as_said_and_a_name_is_asked_for_with_its_source() -> None:
    asked = []

    def resolve(name: str, source: str) -> str | None:
        asked.append((name, source))
        return "back-squat" if name == "Squat" else None

    facts = [
        Fact("set", f"{DAY_ONE}T18:00:00", "1", {"exercise": "deadlift", "load_kg": 100, "reps": 5}),
        Fact("set", f"{DAY_ONE}T18:01:00", "2", {"exercise_name": "Squat", "load_kg": 100, "reps": 5, "order": 1}, "strong"),
    ]
    (workout,) = performed(DAY_ONE, facts, resolve)
    assert [(s.name, s.exercise) for s in workout.sets] == [("deadlift", "deadlift"), ("Squat", "back-squat")]
    assert asked == [("Squat", "strong")]


def test_everything_said_of_a_set_is_kept() -> None:
    fact = set_fact(0, 40, 8, rir=2.0, set_type="amrap", assisted=True, side="left", superset=3, rest_s=90, entered_unit="lb")
    one = performed(DAY_ONE, [fact], nobody_knows)[0].sets[0]
    assert (one.rir, one.set_type, one.assisted, one.side, one.superset) == (2.0, SetType.AMRAP, True, "left", "3")
    assert (one.rest_s, one.entered_unit) == (90, "lb")


def test_an_order_that_is_no_number_counts_as_none() -> None:
    first = set_fact(0, 60, 10)
    odd = Fact("set", f"{DAY_ONE}T18:05:00", "x", {"exercise_name": "Bench", "load_kg": 80.0, "reps": 8, "order": "second"})
    (workout,) = performed(DAY_ONE, [first, odd], nobody_knows)
    assert [s.order for s in workout.sets] == [0, 0]


def test_a_day_without_sets_has_no_workout() -> None:
    assert performed(DAY_ONE, [workout_fact(0, "Push"), Fact("body_mass", f"{DAY_ONE}", "m", {"kg": 80})], nobody_knows) == ()


def test_sets_of_no_exercise_are_not_taken_for_one() -> None:
    facts = [set_fact(0, 60, 10), set_fact(0, 14, 10, "unknown", 1), set_fact(0, 4, 5, "unknown", 2)]
    (workout,) = performed(DAY_ONE, facts, nobody_knows)
    assert [s.load_kg for s in workout.sets] == [60]
    assert performed(DAY_ONE, facts[1:], nobody_knows) == ()
    (told,) = performed(DAY_ONE, facts[1:], lambda name, _: "dumbbell-row" if name == "unknown" else None)
    assert [s.exercise for s in told.sets] == ["dumbbell-row", "dumbbell-row"]
