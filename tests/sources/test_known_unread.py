"""What is known and not read is refused by name, with what to give instead; no log is taken for it."""

from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.sources.known_unread import unread_export
from hormesis.sources.registry import recognise, sample

FIXTURES = Path(__file__).parent / "fixtures"
LOGS = sorted(path for path in FIXTURES.glob("*/*") if path.is_file())

UNREAD = [
    ('<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">', "the clinical document in an export of Apple Health"),
    ('<?xml version="1.0"?>\n<gpx version="1.1"><trk/></gpx>', "a route that a watch or phone recorded; give"),
    ("<TrainingCenterDatabase><Activities/>", "an activity as TCX; give the FIT file"),
]


@pytest.mark.parametrize(("content", "seems"), UNREAD)
def test_refusal_says_what_the_file_seems_to_be_and_what_to_give(tmp_path: Path, content: str, seems: str) -> None:
    path = tmp_path / "export"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Invalid) as refusal:
        recognise(path)
    message = str(refusal.value)
    assert message.startswith(f"export: this looks like {seems}")
    assert "supported exports: strong, hevy, fitnotes" in message


def test_unknown_tables_and_texts_about_a_route_are_not_given_a_name(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    for text in ("name,colour\nada,blue\n", "note\na <gpx file\n"):
        path.write_text(text, encoding="utf-8")
        assert unread_export(sample(path)) is None


@pytest.mark.parametrize("path", LOGS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_log_is_taken_for_something_else(path: Path) -> None:
    assert unread_export(sample(path)) is None
