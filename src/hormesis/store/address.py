"""Where a store is: ``address_of`` reads a path or an SQLAlchemy URL, ``place_of`` says it again without its password."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from hormesis.domain.errors import Invalid

__all__ = ["IN_MEMORY", "address_of", "is_in_memory", "is_sqlite", "place_of"]

IN_MEMORY = "sqlite://"
"""Where nothing is kept: the store of ``hormesis today FILE``."""

_NO_FILE = (None, "", ":memory:")
_POSTGRESQL = "postgresql+psycopg"
_SPELLINGS = ("postgres", "postgresql", _POSTGRESQL)


def address_of(location: str | Path) -> sa.URL:
    """The address of a store. A file of SQLite is made when it is not there, readable by nobody else.

    Raises ``Invalid`` for another kind of database, and where the file can't be made.
    """
    if isinstance(location, Path) or "://" not in location:
        return sa.URL.create("sqlite", database=_made(Path(location)))
    try:
        url = sa.make_url(location)
    except (ArgumentError, ValueError):
        url = None
    scheme = location.partition("://")[0]  # what follows may hold a password
    if url is None or (url.drivername not in _SPELLINGS and not is_sqlite(url)):
        raise Invalid(
            f"a database address with {scheme!r} is not understood; write sqlite:////path/to/file or postgresql://user@host/name"
        )
    if not is_sqlite(url):
        return url.set(drivername=_POSTGRESQL)
    return url if url.database in _NO_FILE or url.query else url.set(database=_made(Path(url.database or "")))


def is_sqlite(url: sa.URL) -> bool:
    """Whether this is a store in SQLite; otherwise it is one in PostgreSQL."""
    return url.get_backend_name() == "sqlite"


def is_in_memory(url: sa.URL) -> bool:
    """Whether nothing of this store outlives the program."""
    return is_sqlite(url) and url.database in _NO_FILE


def place_of(url: sa.URL) -> str:
    """The address for people: the file, or the URL without its password and without our driver's name."""
    if is_sqlite(url):
        return url.database or "memory"
    open_url = url.difference_update_query(["password", "sslpassword"])
    return open_url.set(drivername="postgresql").render_as_string(hide_password=True)


def _made(path: Path) -> str:
    """The file for the store, made when it is not there: a training log is private."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise Invalid(
            f"cannot make {str(path)!r}: {error.strerror}; set HORMESIS_HOME to a folder that can be written"
        ) from error
    return str(path)
