"""The commonest lifts are found by their usual names in German, French and Spanish."""

import tomllib
from pathlib import Path

import pytest

from hormesis.exercises.lexicon_files import load_aliases
from hormesis.exercises.library import load_library
from hormesis.exercises.naming import Namer

LIFTS = tomllib.loads((Path(__file__).parent / "fixtures" / "common_names.toml").read_text(encoding="utf-8"))["lift"]


@pytest.fixture(scope="module")
def namer() -> Namer:
    return Namer(load_library(), load_aliases())


def test_there_are_sixty_of_them() -> None:
    assert len(LIFTS) >= 60
    library = load_library()
    assert [slug for lift in LIFTS for slug in lift["pages"] if slug not in library] == []


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_each_is_matched(namer: Namer, language: str) -> None:
    found = {lift[language]: (namer.match(lift[language]).exercise, lift["pages"]) for lift in LIFTS}
    assert {name: said for name, said in found.items() if said[0] not in said[1]} == {}
