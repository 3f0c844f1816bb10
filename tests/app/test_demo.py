"""The demo athlete: always the same, valid facts, and labelled as made up."""

from collections import Counter

from hormesis.app.demo import DEMO_DAY, demo_facts
from hormesis.domain.facts import fact_from, fact_to_json
from hormesis.estimation.body import BODY_KINDS
from hormesis.exercises.library import load_library


def test_the_demo_is_the_same_every_time() -> None:
    assert [fact_to_json(fact) for fact in demo_facts()] == [fact_to_json(fact) for fact in demo_facts()]


def test_every_fact_is_valid_has_an_id_of_its_own_and_is_known_on_the_demo_days_morning() -> None:
    facts = list(demo_facts())
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        assert fact_from(fact_to_json(fact), "demo") == fact
        assert fact.day < DEMO_DAY or (fact.kind in BODY_KINDS and fact.at < f"{DEMO_DAY}T08:00")


def test_it_says_of_itself_that_it_is_made_up_and_names_exercises_of_the_library() -> None:
    facts = list(demo_facts())
    assert facts[0].fields["name"] == "Demo athlete, made up"
    sets = [fact for fact in facts if fact.kind == "set"]
    assert {fact.fields["exercise"] for fact in sets} <= set(load_library().pages)
    assert Counter(fact.fields["exercise_name"] for fact in sets)["Bench Press"] > 50


def test_loads_grow_over_the_half_year() -> None:
    loads = [fact.fields["load_kg"] for fact in demo_facts() if fact.fields.get("exercise_name") == "Squat"]
    assert loads[-1] >= loads[0] + 5


def test_two_short_nights_end_it_so_that_the_plan_shows_what_readiness_changes() -> None:
    nights = [fact for fact in demo_facts() if fact.kind == "night"]
    assert len(nights) > 150
    assert [night.fields["asleep_min"] < 370 for night in nights[-3:]] == [False, True, True]
