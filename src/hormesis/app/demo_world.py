"""The demo athlete as a world to look at: ``demo_world``, in a store that is gone at the end."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hormesis.app.demo import DEMO_DAY, demo_facts
from hormesis.app.facts import record
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import Workspace
from hormesis.app.world import World, world_of
from hormesis.domain.facts import Fact

__all__ = ["demo_facts_until", "demo_world"]


@contextmanager
def demo_world(workspace: Workspace, server: ServerSettings) -> Iterator[World]:
    """A world with the demo athlete alone, who trained up to the day before ours. Raises what ``world_of`` raises."""
    with tempfile.TemporaryDirectory(prefix="hormesis-demo-", ignore_cleanup_errors=True) as folder:
        settings = Settings(Path(folder), str(Path(folder) / "demo.db"))
        with world_of(replace(workspace, settings=settings), server) as world:
            mine = workspace.athlete_id
            record(world.database.of(mine), mine, demo_facts_until(workspace.today()))
            yield world


def demo_facts_until(today: date) -> Iterator[Fact]:
    """The demo athlete's facts, moved so that ``DEMO_DAY`` is ``today``."""
    moved = today - DEMO_DAY
    for fact in demo_facts():
        fields = {name: _moved(value, moved) for name, value in fact.fields.items()}
        yield replace(fact, at=_moved(fact.at, moved), fields=fields)


def _moved(value: Any, by: timedelta) -> Any:
    """A date and time that is written as text, later by so much; anything else as it is."""
    if not isinstance(value, str) or value[4:5] != "-" or "T" not in value:
        return value
    try:
        return (datetime.fromisoformat(value) + by).isoformat()
    except ValueError:
        return value
