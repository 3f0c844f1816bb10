import pytest

from hormesis.domain.facts import fact_from, fact_to_json
from hormesis.domain.training import SetType
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range, rir_from_rpe, workout_facts


def workout(*sets: SetEntry, key: str = "k") -> WorkoutEntry:
    return WorkoutEntry(key=key, at="2024-03-04T18:10:00", name="Legs", sets=sets, ended_at="2024-03-04T19:00:00", note="hot")


def test_every_field_of_an_entry_reaches_a_valid_fact() -> None:
    entry = SetEntry("Squat", 100, 5, 2, SetType.DROP, 30, 5, True, 0, "lb", 90, "deep")
    _, fact = workout_facts(workout(entry), "ada", "strong")
    assert fact_from(fact_to_json(fact), "here") == fact
    assert dict(fact.fields) == {
        "workout": fact.fields["workout"],
        "exercise_name": "Squat",
        "load_kg": 100,
        "reps": 5,
        "rir": 2,
        "set_type": "drop",
        "duration_s": 30,
        "distance_m": 5,
        "assisted": True,
        "superset": 0,
        "order": 0,
        "entered_unit": "lb",
        "rest_s": 90,
        "note": "deep",
    }


def test_what_the_source_does_not_say_is_not_in_the_fact() -> None:
    about, fact = workout_facts(WorkoutEntry("k", "2024-03-04", "", [SetEntry("Squat")]), "ada", "strong")
    assert about.fields == {}
    assert set(fact.fields) == {"workout", "exercise_name", "set_type", "order"}


def test_a_set_is_known_by_exercise_block_and_place_not_by_what_else_was_done() -> None:
    squats = [SetEntry("Squat", 100, 5), SetEntry("Squat", 100, 5)]
    alone = [f.id for f in workout_facts(workout(*squats), "ada", "strong")]
    after = [f.id for f in workout_facts(workout(SetEntry("Plank"), *squats), "ada", "strong")]
    assert after[2:] == alone[1:]
    again = [f.id for f in workout_facts(workout(*squats, SetEntry("Squat", 100, 5, block=1)), "ada", "strong")]
    assert len(set(again)) == 4


def test_a_key_of_the_source_itself_comes_first() -> None:
    first, second = (
        list(workout_facts(workout(SetEntry(name, key="77")), "ada", "strong"))[1].id for name in ("Squat", "Renamed")
    )
    assert first == second


def test_ids_differ_by_athlete_source_and_workout() -> None:
    entry = SetEntry("Squat")
    ids = {
        list(workout_facts(workout(entry, key=key), athlete, source))[1].id
        for key in ("k", "l")
        for athlete in ("ada", "grace")
        for source in ("strong", "hevy")
    }
    assert len(ids) == 8


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (SetEntry("Squat", load_kg=9000), "load in kg out of range 0 to 5000"),
        (SetEntry("Squat", reps=-1), "reps out of range 0 to 10000"),
        (SetEntry("Squat", rest_s=1e6), "seconds of rest out of range 0 to 604800"),
        (SetEntry(" "), "no exercise"),
        (SetEntry("Squat", load_kg=100, reps=5), None),
    ],
)
def test_what_no_fact_may_hold_is_told(entry: SetEntry, problem: str | None) -> None:
    assert out_of_range(entry) == problem


def test_reps_in_reserve_are_ten_less_rpe() -> None:
    assert rir_from_rpe(8.5) == 1.5
    assert rir_from_rpe(None) is None
    with pytest.raises(ValueError, match="RPE 11 lies outside"):
        rir_from_rpe(11)
