"""What forbids pressure, where, and by which rule."""

from dataclasses import replace

import pytest

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Condition, Pain
from hormesis.domain.fact_fields import CONDITION_CODES
from hormesis.domain.movement import Kind
from hormesis.safety.release_gate import GATES, release_rule
from tests.planning.made import NOBODY, PAGES

BALL = PAGES["lacrosse-ball-upper-back"]


def rule_of(slug: str, region: Region, *codes: str) -> str | None:
    found = release_rule(PAGES[slug], region, replace(NOBODY, conditions=tuple(Condition(code, None) for code in codes)))
    return None if found is None else str(found.values["rule"])


def test_every_gate_is_a_condition_that_can_be_told() -> None:
    assert set(GATES) <= set(CONDITION_CODES)


@pytest.mark.parametrize("code", [code for code, gate in GATES.items() if gate.regions is None])
def test_a_gate_for_everywhere_blocks_every_release_page(code: str) -> None:
    for page in PAGES.values():
        if page.kind is Kind.RELEASE:
            assert rule_of(page.slug, page.regions[0], code) == f"release/{code}"


def test_a_gate_of_regions_blocks_there_only() -> None:
    assert rule_of("foam-roller-calf", Region.CALF, "varicose_veins") == "release/varicose_veins"
    assert rule_of("lacrosse-ball-upper-back", Region.UPPER_BACK, "varicose_veins") is None
    assert rule_of("lacrosse-ball-upper-back", Region.UPPER_BACK, "none") is None


def test_in_pregnancy_nothing_is_done_on_the_front() -> None:
    assert rule_of("foam-roller-quadriceps", Region.THIGH_FRONT, "pregnancy") == "release/pregnancy"
    assert rule_of("prone-press-up", Region.LOWER_BACK, "pregnancy") == "release/page"


def test_a_drill_is_bound_by_its_own_page_and_not_by_the_gates_of_pressure() -> None:
    assert rule_of("cat-camel", PAGES["cat-camel"].regions[0], "anticoagulants") is None
    assert rule_of("prone-press-up", Region.LOWER_BACK, "recent_surgery") == "release/page"


@pytest.mark.parametrize(
    ("pain", "blocked"),
    [
        (Pain("upper_back", None, 4, False), True),
        (Pain("upper_back", None, 1, True), True),
        (Pain("neck", "left", 5, False), True),
        (Pain("upper_back", None, 3, False), False),
        (Pain("knee", None, 9, True), False),
    ],
)
def test_nothing_is_pressed_where_it_hurts(pain: Pain, blocked: bool) -> None:
    found = release_rule(BALL, Region.UPPER_BACK, replace(NOBODY, pains=(pain,)))
    assert (found is not None and found.values["rule"] == "release/pain") is blocked
