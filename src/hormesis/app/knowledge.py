"""What the coach knows of exercises, with the athlete's own word on names: ``Knowledge``, ``knowledge_for``."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hormesis.domain.facts import Fact
from hormesis.exercises.lexicon_files import COMPILED, load_aliases
from hormesis.exercises.library import Library, load_library
from hormesis.exercises.naming import Namer
from hormesis.exercises.page import Page
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["Knowledge", "knowledge_for", "load_knowledge"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The library and the matcher of names. ``version`` changes when either does: beliefs are then folded again."""

    library: Library
    namer: Namer
    version: str

    def resolve(self, name: str, source: str) -> str | None:
        """The page a log's own name stands for, or None where nobody is sure."""
        return self.namer.resolve(name, source or None)

    def page_of(self, slug: str) -> Page | None:
        """The page of a slug, or None where the library has none (any more)."""
        return self.library.pages.get(slug)


def knowledge_for(db: Database, athlete_id: str) -> Knowledge:
    """The library and the matcher as this athlete's log needs it: the names they explained go first, the latest word counts."""
    with db.reading() as tx:
        return load_knowledge(fact_log.live(tx, athlete_id, ["name"]))


def load_knowledge(name_facts: Iterable[Fact] = ()) -> Knowledge:
    """The library and the matcher, which takes the athlete's ``name`` facts before everything else."""
    library = load_library()
    aliases = load_aliases()
    own = {str(f.fields["exercise_name"]): str(f.fields["exercise"]) for f in name_facts if f.kind == "name"}
    return Knowledge(library, Namer(library, aliases, own), f"{library.version}:{_version_of(COMPILED)}")


def _version_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
