"""Whether the program can work: ``why_not_ready``."""

from hormesis.app.world import World
from hormesis.domain.errors import HormesisError
from hormesis.store import schema

__all__ = ["why_not_ready"]


def why_not_ready(world: World) -> str | None:
    """What keeps the store from being worked on, and what to do; None where nothing does."""
    try:
        with world.database.reading() as tx:
            stored = schema.stored_revision(tx, world.database.place)
    except HormesisError as error:
        return str(error)
    return (
        None
        if schema.is_current(stored)
        else f"the store has schema {stored!r}, not that of this Hormesis; run: hormesis migrate"
    )
