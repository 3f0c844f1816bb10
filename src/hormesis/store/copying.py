"""A whole store into another one, of the same kind or not: ``copy_store``."""

from hormesis.domain.errors import Conflict, HormesisError
from hormesis.store.database import Database
from hormesis.store.rows import Digest, copy_rows, digest_of, is_empty, kept_tables

__all__ = ["Differs", "copy_store", "refuse_filled"]


class Differs(HormesisError):
    """A copy that does not hold what its source holds."""


def copy_store(source: Database, target: Database) -> Digest:
    """Write everything of ``source`` into ``target`` in one transaction, and compare what both hold then.

    Beliefs that were kept are left behind: they are folded again when they are asked for. Raises ``Conflict`` when the target
    holds anything, and ``Differs`` when the comparison fails; nothing is kept of the copy then.
    """
    with source.reading() as held, target.transaction() as tx:
        refuse_filled(is_empty(tx), target.place)
        copy_rows(held, tx)
        said, written = digest_of(held, kept_tables()), digest_of(tx, kept_tables())
        if said != written:
            raise Differs(
                f"the copy at {target.place!r} differs from {source.place!r} ({written.sha256} and {said.sha256}), and was not "
                "kept; please report it"
            )
    return said


def refuse_filled(empty: bool, place: str) -> None:
    """Raises ``Conflict`` for a store that is not ``empty``."""
    if not empty:
        raise Conflict(
            f"{place!r} holds data already, and two stores are never mixed; name an empty one: a new file, or a database made by "
            "createdb"
        )
