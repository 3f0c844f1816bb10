"""What a database says when it can't, in words that name the next step: ``explained``."""

import sqlite3

from sqlalchemy.exc import DatabaseError

from hormesis.domain.errors import Conflict, HormesisError, Invalid

__all__ = ["explained"]

_HELD = ("55P03", "40P01", "40001")
"""PostgreSQL's codes for a lock that did not come free, a deadlock, and two transactions that can't both stand."""

_STEPS = (
    ("password", "check the user and the password in the address"),
    ("authentication", "check the user and the password in the address"),
    ("no pg_hba.conf entry", "allow this user and host in the server's pg_hba.conf"),
    ("database", "make it first: createdb NAME, or check the name in the address"),
    ("role", "make it first: createuser NAME, or check the user in the address"),
    ("permission denied", "let the role of the address own the database: ALTER DATABASE name OWNER TO role"),
    ("too many", "too many programs are connected; stop some, or raise max_connections of the server"),
)
"""What a message of PostgreSQL holds → what to do; the first that fits."""


def explained(error: DatabaseError, place: str) -> HormesisError:
    """``error``, met at the store at ``place``, as one that a user can act on."""
    text = " ".join(str(error.orig).split())
    if not isinstance(error.orig, sqlite3.Error):
        return _postgresql(getattr(error.orig, "sqlstate", None), text, place)
    if "locked" in text:
        return Conflict(f"{place!r} is being written by another program; try again when it has finished")
    if "malformed" in text or "not a database" in text:
        step = "it is damaged: put back a copy, or move it away and import your exports again"
    else:
        step = "check the path, its permissions and the space on the disk"
    return Invalid(f"cannot use the database {place!r}: {text}; {step}")


def _postgresql(state: str | None, text: str, place: str) -> HormesisError:
    if state in _HELD:
        return Conflict(f"{place!r} is being written by another program; try again when it has finished")
    said = text.partition("FATAL: ")[2] or text
    if "FATAL: " not in text and state is None:
        return Invalid(f"cannot reach the database {place!r}: {text}; start the server, or check the address")
    step = next((step for part, step in _STEPS if part in said), "see the log of the server")
    return Invalid(f"cannot use the database {place!r}: {said.strip()}; {step}")
