"""How this athlete's log names its exercises: ``athlete_namer``."""

from hormesis.exercises.lexicon_files import load_aliases
from hormesis.exercises.library import load_library
from hormesis.exercises.naming import Namer
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["athlete_namer"]


def athlete_namer(db: Database, athlete_id: str) -> Namer:
    """The library's matcher, with the names that the athlete has explained (``name`` facts; the latest word counts)."""
    with db.reading() as tx:
        said = fact_log.live(tx, athlete_id, kinds=["name"])
    own = {fact.fields["exercise_name"]: fact.fields["exercise"] for fact in said}
    return Namer(load_library(), load_aliases(), own)
