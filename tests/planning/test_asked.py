"""What a told goal of strength asks of a lift, and how a plan that is followed teaches."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hormesis.domain.athlete import Athlete, Event, Profile
from hormesis.domain.facts import Fact
from hormesis.domain.training import PlannedExercise
from hormesis.planning.today import plan_today
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, exercise, workout_on
from tests.planning.made import day as day_of

STRENGTH = replace(NOBODY, profile=Profile(goal="strength", experience="intermediate"))
EIGHTS = [
    fact for n in range(12) for fact in workout_on(2 * n, ("Squat", 80.0, 8, 3), ("Bench", 60.0, 8, 3), ("Curl", 12.0, 12, 3))
]


def followed(day: int, *sets: tuple[float, int, int, float], name: str = "Squat") -> list[Fact]:
    """A workout done by a plan: load, repetitions done, repetitions planned, load planned, of each set."""
    facts = workout_on(day, *[(name, load, done, 1) for load, done, _, _ in sets])
    said = iter(sets)
    found = []
    for fact in facts:
        if fact.kind == "set":
            _, _, reps, load = next(said)
            fact = replace(fact, fields={**fact.fields, "planned_reps": reps, "planned_kg": load})
        found.append(fact)
    return found


def planned_on(day: int, facts: list[Fact], athlete: Athlete = STRENGTH, name: str = "Squat") -> PlannedExercise:
    return exercise(plan_today(believed(facts), athlete, day_of(day), PAGES.get, LIBRARY), name)


def codes(one: PlannedExercise) -> set[str]:
    return {why.code for why in one.why}


def test_a_told_goal_of_strength_leads_eights_to_heavier_sets() -> None:
    planned = planned_on(24, EIGHTS)
    assert "goal_strength" in codes(planned)
    assert all(s.reps is not None and 3 <= s.reps <= 5 for s in planned.sets)
    assert all((s.load_kg or 0) > 80 for s in planned.sets)
    assert len(planned.sets) >= 3


@pytest.mark.parametrize(
    "profile",
    [
        Profile(),
        Profile(goal="hypertrophy"),
        Profile(goal="strength", plan_style="own"),
        Profile(goal="strength", birth_year=1950),
    ],
)
def test_nobody_else_is_led_away_from_their_own_reps(profile: Profile) -> None:
    planned = planned_on(24, EIGHTS, replace(NOBODY, profile=profile))
    assert "goal_strength" not in codes(planned)
    assert all(s.reps is not None and s.reps > 5 for s in planned.sets)


def test_on_the_way_to_a_meet_the_other_lifts_keep_their_reps() -> None:
    toward = replace(STRENGTH, event=Event(day_of(24) + timedelta(days=60), "meet", ("back-squat",)))
    assert "goal_strength" in codes(planned_on(24, EIGHTS, name="Bench"))
    assert "goal_strength" not in codes(planned_on(24, EIGHTS, toward, name="Bench"))
    assert "meet_lift" in codes(planned_on(24, EIGHTS, toward))


def test_isolation_keeps_its_reps() -> None:
    curl = planned_on(24, EIGHTS, name="Curl")
    assert "goal_strength" not in codes(curl)


def test_who_does_what_is_asked_and_never_tells_a_reserve_is_not_led_down() -> None:
    """A set that stopped where the plan said was once taken for a set near the limit: the load sank week by week."""
    log, load = list(EIGHTS), 0.0
    first = planned_on(24, log)
    for n in range(30):
        planned = planned_on(24 + 2 * n, log)
        load = planned.sets[0].load_kg or 0.0
        log += followed(24 + 2 * n, *[(s.load_kg or 0.0, s.reps or 0, s.reps or 0, s.load_kg or 0.0) for s in planned.sets])
    assert load > (first.sets[0].load_kg or 0.0)


def test_a_set_made_lighter_by_an_answer_is_no_scheme() -> None:
    log = [*EIGHTS, *followed(24, (87.5, 4, 4, 87.5), (87.5, 2, 4, 87.5), (77.5, 4, 4, 87.5))]
    log += followed(26, (87.5, 4, 4, 87.5), (87.5, 2, 4, 87.5), (77.5, 4, 4, 87.5))
    assert len({s.load_kg for s in planned_on(28, log).sets}) == 1


def test_a_load_that_rose_two_weeks_running_stays_for_one() -> None:
    rises = [*followed(21, *[(82.5, 5, 5, 82.5)] * 3), *followed(28, *[(85.0, 5, 5, 85.0)] * 3)]
    log = [*[fact for fact in EIGHTS if fact.day < day_of(20)], *rises]
    planned = planned_on(35, log)
    assert "hold_two_weeks_up" in codes(planned)
    assert {s.load_kg for s in planned.sets} == {85.0}


def test_a_set_less_where_half_of_the_exercises_fell_short() -> None:
    log = [*EIGHTS]
    for n, reps in ((24, 3), (26, 3)):
        log += followed(n, *[(85.0, 4, 4, 85.0), (85.0, 4, 4, 85.0), (85.0, reps, 4, 85.0)])
        more = followed(n, *[(65.0, 4, 4, 65.0), (65.0, 4, 4, 65.0), (65.0, reps, 4, 65.0)], name="Bench")
        log += [replace(fact, id=f"b{fact.id}") for fact in more if fact.kind == "set"]
    tired = planned_on(28, log)
    assert "one_set_fewer" in codes(tired)
    assert len(tired.sets) == 2
