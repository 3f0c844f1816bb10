"""The right to be forgotten, through a door that runs on: ``purge_all``."""

from hormesis.app.facts import purge
from hormesis.app.importing import uploads_of
from hormesis.app.principal import Principal
from hormesis.app.world import World

__all__ = ["purge_all"]


def purge_all(asker: Principal, world: World) -> int:
    """Remove every fact, plan, belief, job and waiting file of the athlete, beyond recovery; how many rows there were."""
    uploads_of(asker, world).forget_all()
    return purge(asker.db, asker.athlete_id)
