"""Whether this installation works: ``examine``, which gives a ``Finding`` for each thing it looked at."""

import importlib.util
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import hormesis
from hormesis.app.workspace import Workspace
from hormesis.domain.errors import HormesisError
from hormesis.exercises.lexicon_files import load_aliases
from hormesis.exercises.library import load_library
from hormesis.store.condition import look_at

__all__ = ["Finding", "examine"]

_SEES_ALL = "row-level security not in force: the user of the address is a superuser; give Hormesis one that is not"
_EXTRAS = {"server": "fastapi", "postgres": "psycopg", "assistant": "mcp"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, what was found, and whether it is as it must be."""

    what: str
    found: str
    ok: bool = True

    def as_json(self) -> dict[str, Any]:
        """The finding in JSON's own types."""
        return asdict(self)


def examine(workspace: Workspace) -> list[Finding]:
    """Look at the program, the store, the library, the time zones and the extras. Never raises for what it finds."""
    python = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}"
    return [
        Finding("hormesis", hormesis.__version__),
        Finding("python", python),
        Finding("home", str(workspace.settings.home)),
        _tried("store", lambda: _store(workspace)),
        _tried("library", _library),
        _tried("time zones", _zones),
        *[_extra(name, module) for name, module in _EXTRAS.items()],
    ]


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, look())
    except (HormesisError, OSError, ValueError, ZoneInfoNotFoundError) as error:
        return Finding(what, str(error), ok=False)


def _store(workspace: Workspace) -> str:
    with workspace.kept() as db:
        found = look_at(db, workspace.athlete_id)
    apart = {None: "", True: ", row-level security in force", False: f", {_SEES_ALL}"}[found.shut_off]
    return f"{found.engine} at {found.place}, schema {found.schema}, {found.facts:,} facts{apart}"


def _library() -> str:
    library, aliases = load_library(), load_aliases()
    return f"{len(library)} exercises, version {library.version}, names of {len(aliases.sources)} sources"


def _zones() -> str:
    return f"there ({ZoneInfo('Europe/Berlin').key} is known)"


def _extra(name: str, module: str) -> Finding:
    if importlib.util.find_spec(module):
        return Finding(f"extra {name}", "installed")
    return Finding(f"extra {name}", f"not installed; if you need it: pip install 'hormesis[{name}]'")
