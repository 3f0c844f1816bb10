"""The page on safety: no rule that a plan or a check can show is left unexplained."""

import re
from pathlib import Path

import hormesis
from hormesis.safety.document import safety_document
from hormesis.safety.red_flag_rules import rules
from hormesis.safety.release_gate import GATES, OTHER_RULES

ROOM = Path(hormesis.__file__).parent / "safety"
SHOWN_WITH_A_RULE = {
    "minor_limits",
    "older_limits",
    "pregnancy_limits",
    "pain_remembered",
    "release_blocked",
    "release_not_on_pain",
    "release_page_excluded",
}


def explained() -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \| .+ \| .+ \|", safety_document(), flags=re.MULTILINE))


def test_every_red_flag_and_every_gate_is_explained() -> None:
    assert explained() >= {rule.id for rule in rules()} | {f"release/{code}" for code in GATES} | set(OTHER_RULES)


def test_every_reason_that_the_room_of_safety_gives_is_explained() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py"))
    codes = set(re.findall(r'Reason\(\s*"([a-z_]+)"', source)) | {"pain_holds", "new_pain_holds"}
    rule_ids = set(re.findall(r'"rule": "([a-z_/]+)"', source))
    assert {"condition_rest", "limitation"} <= codes
    assert {"effort/minor", "pain/remembered"} <= rule_ids
    assert explained() >= (codes - SHOWN_WITH_A_RULE) | rule_ids


def test_every_red_flag_has_a_source_and_a_grade() -> None:
    for rule in rules():
        assert f"| `{rule.id}` | {rule.means}. | {rule.source} | {rule.grade} |" in safety_document()
