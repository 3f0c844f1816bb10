"""A log's own name finds its page in any language, look-alikes stay apart, and what is no exercise finds none."""

import tomllib

import pytest

from hormesis.domain.movement import Implement
from hormesis.exercises.lexicon_files import SOURCES, TABLES, load_aliases
from hormesis.exercises.library import load_library
from hormesis.exercises.naming import SURE, Namer
from hormesis.exercises.words import tokens


@pytest.fixture(scope="module")
def namer() -> Namer:
    return Namer(load_library(), load_aliases())


@pytest.mark.parametrize(
    ("name", "pattern", "group"),
    [
        ("RDL", "hinge", "hamstrings"),
        ("Overhead Press", "vertical_push", "front_delts"),
        ("Overhead Triceps Extension", "elbow_extension", "triceps"),
        ("Leg Extension", "knee_extension", "quads"),
        ("Back Extension", "back_extension", "lower_back"),
        ("Leg Press Calf Raise", "calf_raise", "calves"),
        ("Hip Thrust (Smith)", "hip_thrust", "glutes"),
        ("Wrist Curl", "wrist", "forearms"),
        ("Seated Leg Curl", "knee_flexion", "hamstrings"),
        ("Reverse Curl", "elbow_flexion", "forearms"),
        ("Reverse Fly", "rear_delt_fly", "rear_delts"),
        ("Reverse Lunge", "lunge", "quads"),
        ("Reverse Crunch", "core_flexion", "abs"),
        ("Upright Row", "upright_row", "side_delts"),
        ("Face Pull", "rear_delt_fly", "rear_delts"),
        ("Pullover", "pullover", "lats"),
        ("Straight Arm Pulldown", "pullover", "lats"),
        ("Triceps Pulldown", "elbow_extension", "triceps"),
        ("Push Press", "vertical_push", "front_delts"),
        ("Bench Dip", "dip", "triceps"),
        ("Close Grip Bench", "horizontal_push", "triceps"),
        ("Barbell Step-up", "lunge", "quads"),
        ("Lateral to Front Raise", "lateral_raise", "side_delts"),
        ("Incline Row", "horizontal_pull", "mid_back"),
        ("Incline Curl", "elbow_flexion", "biceps"),
        ("Decline Crunch", "core_flexion", "abs"),
        ("Shoulder Press (Plate Loaded)", "vertical_push", "front_delts"),
        ("Hammer Strength Chest Press", "horizontal_push", "chest"),
        ("Hammer Curl", "elbow_flexion", "biceps"),
        ("Behind the Neck Press", "vertical_push", "front_delts"),
        ("Neck Curl", "neck", "neck"),
    ],
)
def test_look_alikes_stay_apart(namer: Namer, name: str, pattern: str, group: str) -> None:
    found = namer.match(name)
    assert (found.pattern, found.primary_group) == (pattern, group)
    assert found.exercise is not None
    assert found.confidence >= SURE


@pytest.mark.parametrize(
    ("name", "pattern", "group", "implement"),
    [
        ("Bankdrücken (Langhantel)", "horizontal_push", "chest", "barbell"),
        ("Kurzhantel-Seitheben", "lateral_raise", "side_delts", "dumbbell"),
        ("Rumänisches Kreuzheben mit der Langhantel", "hinge", "hamstrings", "barbell"),
        ("Développé incliné aux haltères", "incline_push", "chest", "dumbbell"),
        ("Tirage horizontal à la poulie", "horizontal_pull", "mid_back", "cable"),
        ("Sentadilla con barra", "squat", "quads", "barbell"),
        ("Curl femoral sentado en máquina", "knee_flexion", "hamstrings", "machine"),
        ("Remada baixa na polia", "horizontal_pull", "mid_back", "cable"),
        ("Desenvolvimento com halteres", "vertical_push", "front_delts", "dumbbell"),
        ("Oturarak Omuz Pres (Makine)", "vertical_push", "front_delts", "machine"),
        ("Incline Curl (Dambıl)", "elbow_flexion", "biceps", "dumbbell"),
        ("Panca inclinata con manubri", "incline_push", "chest", "dumbbell"),
        ("Stacchi da terra", "hinge", "glutes", "barbell"),
        ("杠铃深蹲", "squat", "quads", "barbell"),
        ("绳索下压", "elbow_extension", "triceps", "cable"),
    ],
)
def test_names_are_read_in_eight_languages(namer: Namer, name: str, pattern: str, group: str, implement: str) -> None:
    found = namer.match(name)
    assert (found.pattern, found.primary_group, found.implement) == (pattern, group, implement)
    assert found.exercise is not None


@pytest.mark.parametrize(
    "name", ["Intensity", "GDPC", "Stretching", "x", "", "Press", "Warm Up", "Leg day", "Complex A", "💪", "Meu treino"]
)
def test_what_is_no_exercise_finds_no_page(namer: Namer, name: str) -> None:
    found = namer.match(name)
    assert found.exercise is None
    assert found.confidence < SURE
    assert len(found.candidates) <= 5


@pytest.mark.parametrize(
    "name",
    [
        "Pull Up (Assisted)",
        "Klimmzüge (unterstützt)",
        "Tractions assistées",
        "Dominada asistida",
        "Barra Fixa Assistida",
        "Trazioni assistite",
    ],
)
def test_help_is_seen_in_any_language(namer: Namer, name: str) -> None:
    found = namer.match(name)
    assert found.assisted
    assert found.pattern == "vertical_pull"


def test_an_implement_without_a_page_keeps_pattern_group_and_implement(namer: Namer) -> None:
    found = namer.match("Skullcrusher (Kettlebell)")
    assert (found.pattern, found.primary_group, found.implement) == ("elbow_extension", "triceps", Implement.KETTLEBELL)
    assert found.exercise is not None
    assert found.confidence < namer.match("Skullcrusher").confidence


def test_every_page_is_found_by_its_own_name(namer: Namer) -> None:
    missed = [page.slug for page in load_library() if namer.match(page.name).exercise != page.slug]
    assert missed == []


def test_a_source_may_mean_more_by_a_name_than_its_words(namer: Namer) -> None:
    assert namer.match("Barbell Row", "stronglifts").exercise == "pendlay-row"
    assert namer.match("Barbell Row").exercise == "barbell-row"


def test_the_athletes_own_word_goes_before_everything() -> None:
    namer = Namer(load_library(), load_aliases(), own={"GDPC": "goblet-squat", "Bench Press": "push-up"})
    assert namer.match("gdpc").exercise == "goblet-squat"
    assert namer.match("Bench Press", "strong").exercise == "push-up"
    assert namer.match("gdpc").confidence == 1.0


def test_an_own_name_for_a_page_that_is_gone_is_not_followed() -> None:
    assert Namer(load_library(), load_aliases(), own={"GDPC": "no-such-page"}).match("GDPC").exercise is None


def test_a_bare_word_of_training_is_no_stretch(namer: Namer) -> None:
    assert namer.match("Butterfly").exercise == "machine-fly"
    assert namer.match("Butterfly Stretch").exercise == "butterfly-stretch"


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("bench_press", "barbell-bench-press"),
        ("bench_press/barbell_bench_press", "barbell-bench-press"),
        ("shoulder_press/arnold_press", "arnold-press"),
        ("flye/dumbbell_flye", "dumbbell-fly"),
        ("row/bent_over_row_with_dumbell", "bent-over-dumbbell-row"),
        ("squat/leg_press", "leg-press"),
        ("hip_raise", "glute-bridge"),
        ("total_body/burpee", "burpee"),
    ],
)
def test_a_watch_says_category_and_name(namer: Namer, name: str, exercise: str) -> None:
    found = namer.match(name, "garmin_fit")
    assert (found.exercise, found.confidence) == (exercise, 1.0)


def test_no_name_of_a_source_leads_to_two_pages() -> None:
    for source in SOURCES:
        table = tomllib.loads((TABLES / f"{source}.toml").read_text(encoding="utf-8")).get("names", {})
        spelt = [" ".join(tokens(name)) for names in table.values() for name in names]
        assert len(spelt) == len(set(spelt)), source


def test_resolving_agrees_with_matching(namer: Namer) -> None:
    names = ["Bench Press (Barbell)", "GDPC", "Oturarak Leg Curl (Makine)", "Intensity", "Press"]
    fresh = Namer(load_library(), load_aliases())
    assert [fresh.resolve(name, "hevy") for name in names] == [namer.match(name, "hevy").exercise for name in names]
