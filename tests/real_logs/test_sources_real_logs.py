"""Real Strong exports, read whole: the counts that their description states, less what the app wrote twice."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport

STRONG = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "strong"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not STRONG.is_dir(), reason=f"no real exports at {STRONG}"),
]


@dataclass(frozen=True)
class Stated:
    """``sets`` are the rows of the export, ``repeated`` those of workouts written twice, ``pseudo`` rests and notes."""

    sets: int
    exercises: int
    workouts: int
    unit: str
    repeated: int = 0
    pseudo: int = 0
    with_rir: int = 0


LOGS = {
    "strong_01.csv": Stated(6778, 29, 384, "lb", repeated=433),
    "strong_02.csv": Stated(13750, 201, 571, "lb", repeated=106, with_rir=613),
    "strong_03.csv": Stated(2573, 29, 214, "lb", repeated=177),
    "strong_05.csv": Stated(5402, 74, 292, "lb", repeated=29),
    "strong_07.csv": Stated(533, 38, 25, "kg"),
    "strong_08.csv": Stated(1635, 38, 91, "kg"),
    "strong_14.csv": Stated(2440, 42, 83, "lb"),
    "strong_15.csv": Stated(4497, 66, 169, "kg", with_rir=2492),
    "strong_16.csv": Stated(384, 44, 23, "kg", with_rir=4),
    "strong_fmt_14col_duration.csv": Stated(24, 8, 1, "lb"),
    "strong_fmt_rest_timer.csv": Stated(25, 4, 1, "kg", pseudo=13),
    "strong_variant_2019_noduration.csv": Stated(9, 3, 1, "kg"),
    "strong_variant_workoutno.csv": Stated(14, 5, 2, "kg"),
}


def read(name: str) -> tuple[list[Fact], ReadReport]:
    path = STRONG / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real exports")
    facts, report = read_file(path, ReadOptions("ada", date(2026, 11, 22)))
    return list(facts), report


@pytest.mark.parametrize("name", LOGS)
def test_a_strong_export_has_the_stated_counts(name: str) -> None:
    stated = LOGS[name]
    facts, report = read(name)
    kinds = Counter(fact.kind for fact in facts)
    sets = [fact for fact in facts if fact.kind == "set"]
    assert report.rows == stated.sets
    assert report.skipped == ({"whole workout written twice": stated.repeated} if stated.repeated else {})
    assert kinds == {"workout": stated.workouts, "set": stated.sets - stated.repeated - stated.pseudo}
    assert len({fact.fields["exercise_name"] for fact in sets}) == stated.exercises
    assert sum("rir" in fact.fields for fact in sets) == stated.with_rir
    assert report.unit is not None
    assert report.unit.unit == stated.unit
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        assert fact_from(fact_to_json(fact), name) == fact


def test_kilogram_entries_of_a_pound_export_are_round_again() -> None:
    facts, _ = read("strong_01.csv")
    typed = [fact.fields["load_kg"] for fact in facts if fact.fields.get("entered_unit") == "kg"]
    assert len(typed) > 4000
    assert all(load == round(load * 4) / 4 for load in typed)


def test_set_types_of_a_recent_export() -> None:
    facts, _ = read("strong_15.csv")
    types = Counter(fact.fields["set_type"] for fact in facts if fact.kind == "set")
    assert types["warm_up"] == 1180
    assert types["failure"] == 194
    assert types["drop"] == 87


def test_rests_are_kept_on_their_sets() -> None:
    facts, _ = read("strong_fmt_rest_timer.csv")
    assert sum("rest_s" in fact.fields for fact in facts) == 11
