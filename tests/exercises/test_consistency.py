"""Fields of a page that contradict one another are told with the fix; the library holds none of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.movement import CurveClass, Loadability, LoadMeaning
from hormesis.exercises.compile import read_pages
from hormesis.exercises.consistency import inconsistencies
from hormesis.exercises.page import Page


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return read_pages()


def test_no_page_contradicts_itself(pages: Mapping[str, Page]) -> None:
    assert [told for page in pages.values() for told in inconsistencies(page)] == []


@pytest.mark.parametrize(
    ("slug", "changed", "says"),
    [
        ("back-squat", {"load_meaning": LoadMeaning.PER_HAND}, "load_meaning per_hand for one barbell"),
        ("pull-up", {"bodyweight_share": 0.0}, "body weight counts only there"),
        ("back-squat", {"bodyweight_share": 0.85}, "body weight counts only there"),
        ("band-row", {"curve_class": CurveClass.ROW_MACHINE}, "curve_class row_machine without a load"),
        ("cable-curl", {"loadability": Loadability.DUMBBELL}, "loadability dumbbell for implement cable; write stack"),
        ("goblet-squat", {"equipment": ("kettlebell",)}, "add dumbbells"),
        ("single-leg-leg-press", {"unilateral": False}, "the name says single"),
        ("cable-lateral-raise", {"unilateral": False}, "2 sides and unilateral is false"),
        ("back-squat", {"movement_tags": ("knee_load",)}, "lacks axial_load, spinal_load"),
        ("overhead-press", {"movement_tags": ("vertical_press",)}, "lacks overhead"),
        ("landmine-press", {"movement_tags": ()}, "lacks vertical_press,"),
        ("barbell-calf-raise", {"movement_tags": ("ankle_load", "axial_load")}, "lacks spinal_load"),
        ("deadlift", {"groups": {MuscleGroup.GLUTES: 1.0}}, "groups gives traps 0, its muscles 0.5"),
        ("back-squat", {"fatigue_only": ()}, "lower_back is in one of fatigue.only and the muscles"),
        ("dumbbell-curl", {"primary_muscles": ()}, "no primary muscle is of the primary group biceps"),
        ("plank", {"description": "Hold still."}, "description has 11 characters"),
        ("lacrosse-ball-upper-back", {"muscles_prose": "Press on the KNOT."}, "the text says 'knot'"),
    ],
)
def test_a_contradiction_is_told(pages: Mapping[str, Page], slug: str, changed: dict[str, Any], says: str) -> None:
    told = list(inconsistencies(replace(pages[slug], **changed)))
    assert any(says in line and line.startswith(f"{slug}: ") for line in told), told


def test_a_squat_may_not_credit_the_hamstrings(pages: Mapping[str, Page]) -> None:
    squat = pages["back-squat"]
    credited = replace(squat, groups={**squat.groups, MuscleGroup.HAMSTRINGS: 0.5})
    assert any("hamstrings get credit" in line for line in inconsistencies(credited))


def test_the_name_of_a_muscle_is_no_promise(pages: Mapping[str, Page]) -> None:
    assert list(inconsistencies(replace(pages["clamshell"], muscles_prose="The tensor fasciae latae helps."))) == []


def test_serratus_tires_with_a_press_without_tiring_the_chest(pages: Mapping[str, Page]) -> None:
    press = pages["overhead-press"]
    assert "serratus_anterior" in [m.muscle for m in press.secondary_muscles]
    assert MuscleGroup.CHEST not in press.fatigue_only
    assert list(inconsistencies(press)) == []
