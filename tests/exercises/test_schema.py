"""A page that is wrong is refused with the field, what was found and the fix; a page that is right is read whole."""

from typing import Any

import pytest

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.errors import Invalid
from hormesis.exercises.schema import page_from, text_signature


def page_data(**changed: Any) -> dict[str, Any]:
    """A page that ``page_from`` accepts, with top-level fields replaced."""
    data: dict[str, Any] = {
        "name": "Sandbag Hug Squat",
        "kind": "strength",
        "category": "compound",
        "pattern": "squat",
        "implement": "unknown",
        "primary_group": "quads",
        "unilateral": False,
        "level": "novice",
        "set_up_s": 30,
        "load_meaning": "total",
        "bodyweight_share": 0.0,
        "loadability": "none",
        "curve_class": "squat_deadlift",
        "equipment": [],
        "regions": ["thigh_front"],
        "purposes": ["leg strength"],
        "movement_tags": ["deep_knee_flexion"],
        "contraindications": [],
        "description": "You hug a sandbag and squat.",
        "cues": {"do": ["a", "b", "c", "d"], "dont": ["e", "f", "g"]},
        "mistakes": [{"mistake": f"wrong {i}", "instead": f"right {i}"} for i in range(4)],
        "muscles": {"prose": "The quads.", "primary": [{"muscle": "vastus_lateralis", "share": 1.0}], "secondary": []},
        "groups": {"quads": 1.0, "glutes": 0.5},
        "dose": [{"moment": "work", "sets": [2, 4], "reps": [5, 12], "rir": [1, 3], "rest_s": [60, 180]}],
        "review": {"status": "unreviewed"},
    }
    return data | changed


def refusal(**changed: Any) -> str:
    with pytest.raises(Invalid) as caught:
        page_from("sandbag-hug-squat", page_data(**changed), "strength/sandbag-hug-squat.toml")
    return str(caught.value)


def test_a_whole_page_is_read() -> None:
    page = page_from("sandbag-hug-squat", page_data(), "p.toml")
    assert page.groups == {MuscleGroup.QUADS: 1.0, MuscleGroup.GLUTES: 0.5}
    assert page.doses[0].reps == (5, 12)
    assert page.mistakes[3].instead == "right 3"
    assert page.tempo is None


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"category": "compond"}, "category", "compound"),
        ({"level": "beginner"}, "level", "novice"),
        ({"movement_tags": ["overhed"]}, "movement_tags", "overhead"),
        ({"equipment": ["dumbell"]}, "equipment", "dumbbells"),
        ({"set_up_s": -5}, "set_up_s", "from 0 to 900"),
        ({"bodyweight_share": 1.2}, "bodyweight_share", "from 0 to 1"),
        ({"unilateral": "no"}, "unilateral", "true or false"),
        ({"cues": {"do": ["a", "b", "c"], "dont": ["e", "f", "g"]}}, "cues.do", "3 entries; write 4 to 6"),
        ({"cues": {"do": ["a", "b", "c", "d"], "dont": ["e"]}}, "cues.dont", "1 entries; write 3 to 5"),
        ({"mistakes": []}, "mistakes", "0 entries; write 4 to 6"),
        ({"groups": {"quads": 0.5}}, "groups", "primary group quads the share 1.0"),
        ({"groups": {"quads": 1.0, "quadz": 0.5}}, "groups.quadz", "did you mean quads"),
        ({"fatigue": {"only": ["glutes"]}}, "fatigue.only", "never in both"),
        (
            {"muscles": {"prose": "x", "primary": [{"muscle": "quads", "share": 1.0}]}},
            "muscles.primary[0].muscle",
            "found 'quads'",
        ),
        ({"dose": [{"moment": "work", "sets": [4, 2], "reps": [5, 8], "rest_s": [60, 90]}]}, "dose[0].sets", "[low, high]"),
        ({"dose": [{"moment": "work", "sets": [2, 4], "rest_s": [60, 90]}]}, "dose[0].reps", "reps, hold_s or strokes"),
        ({"dose": [{"moment": "after", "sets": [2, 4], "reps": [5, 8]}]}, "dose", 'moment = "work"'),
        ({"substitutes": [{"exercise": "x", "reason": "boring"}]}, "substitutes[0].reason", "busy"),
        ({"contraindications": ["pregnant"]}, "contraindications", "pregnancy"),
        ({"review": {"status": "ok"}}, "review.status", "signed"),
        ({"colour": "red"}, "colour", "is no field of a page"),
        ({"name": " "}, "name", "write a text"),
    ],
)
def test_what_is_wrong_is_named_with_its_fix(changed: dict[str, Any], field: str, says: str) -> None:
    message = refusal(**changed)
    assert f"strength/sandbag-hug-squat.toml: {field}:" in message
    assert says in message


def test_all_faults_are_told_at_once() -> None:
    assert len(refusal(level="x", kind="y", name="").splitlines()) == 3


def test_a_signature_holds_only_for_the_text_that_was_signed() -> None:
    data = page_data()
    data["review"] = {
        "status": "signed",
        "name": "R. Eader",
        "credentials": "physiotherapist",
        "date": "2026-01-02",
        "signature": text_signature(data),
    }
    assert page_from("s", data, "p.toml").review.status == "signed"
    assert "have it read again" in refusal(**(data | {"description": "Changed afterwards."}))


def test_a_release_page_needs_no_volume_credit() -> None:
    dose = [{"moment": "evening", "sets": [1, 3], "hold_s": [30, 60], "sides": 2, "pressure": [4, 7]}]
    page = page_from("s", page_data(kind="release", category="release", groups={}, dose=dose), "p.toml")
    assert page.doses[0].hold_s == (30, 60)
    assert page.doses[0].sides == 2
