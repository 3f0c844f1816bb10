"""Where Hormesis keeps its state: ``Settings``, read from an environment that is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

__all__ = ["Settings", "settings_from"]


@dataclass(frozen=True, slots=True)
class Settings:
    """``home`` is the folder of everything kept; ``database`` a path, or an SQLAlchemy URL."""

    home: Path
    database: str


def settings_from(environment: Mapping[str, str]) -> Settings:
    """``HORMESIS_HOME`` (default: the platform's user data folder) and ``HORMESIS_DATABASE_URL`` (default: a file in it)."""
    given = environment.get("HORMESIS_HOME")
    home = _expanded(given) if given else platformdirs.user_data_path("hormesis", appauthor=False)
    return Settings(home=home, database=environment.get("HORMESIS_DATABASE_URL") or str(home / "hormesis.db"))


def _expanded(given: str) -> Path:
    try:
        return Path(given).expanduser()
    except RuntimeError:  # ``~name`` of nobody: then it is the folder's own name
        return Path(given)
