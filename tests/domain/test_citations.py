"""Nobody cites what can't be looked up."""

import re
from pathlib import Path

from hormesis.domain.citations import CITATIONS
from hormesis.exercises.library import load_library

SOURCE = Path(__file__).parents[2] / "src" / "hormesis"


def test_every_evidence_id_of_a_page_has_its_citation() -> None:
    assert {one.id for page in load_library() for one in page.evidence} <= CITATIONS.keys()


def test_every_evidence_id_of_a_reason_has_its_citation() -> None:
    said = re.compile(r'"([a-z]+-(?:19|20)\d\d)"')
    rooms = ("planning", "safety", "app", "estimation")
    found = {one for room in rooms for file in (SOURCE / room).glob("*.py") for one in said.findall(file.read_text())}
    assert found
    assert found <= CITATIONS.keys()
