"""Who asks, and whose rows they get: ``Principal``. It is the only way in which a route comes by a database."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from hormesis.app.knowledge import Knowledge
from hormesis.domain.errors import Forbidden, NotFound

if TYPE_CHECKING:
    from hormesis.store.database import Database

__all__ = ["EVERY_SCOPE", "SCOPES", "By", "Principal", "Scope", "scopes_from"]

Scope = Literal["read", "log", "full"]
SCOPES: tuple[Scope, ...] = ("read", "log", "full")
"""``read`` sees, ``log`` writes what happened, ``full`` both of them, and plans, settings, imports and exports."""
EVERY_SCOPE: frozenset[Scope] = frozenset(SCOPES)

By = Literal["local", "session", "token"]


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody who asks, by a session, by a token, or as the one athlete of this machine (``local``), and the athlete in view.

    ``db`` is shut off from every other athlete's rows. ``account_id`` is None for the athlete of this machine, who needs none;
    ``proof_id`` names the session or the token that was shown.
    """

    athlete_id: str
    db: "Database"
    scopes: frozenset[Scope]
    by: By
    now: Callable[[], datetime]
    knowledge_for: Callable[["Database", str], Knowledge]
    account_id: str | None = None
    account_name: str | None = None
    own: bool = True
    proof_id: str | None = None

    def knowledge(self) -> Knowledge:
        """The library and the matcher of names, with the word of the athlete in view on names."""
        return self.knowledge_for(self.db, self.athlete_id)

    def may(self, scope: Scope) -> bool:
        """Whether what was shown allows this much."""
        return scope in self.scopes

    def require(self, scope: Scope) -> None:
        """Raises ``Forbidden`` where what was shown does not allow this much."""
        if not self.may(scope):
            has = ", ".join(one for one in SCOPES if one in self.scopes) or "none"
            how = "ask the athlete to grant it" if not self.own else "use a token that has it, or sign in"
            raise Forbidden(f"this needs the scope {scope!r}, and what you showed has {has}; {how}")

    def as_owner(self) -> None:
        """Raises ``Forbidden`` for whoever sees another athlete: some things only the athlete does."""
        if not self.own:
            raise Forbidden("only the athlete can do this, not their coach; ask them")

    def signed_in(self) -> str:
        """The account of whoever signed in to it. Raises ``Forbidden`` for a token, ``NotFound`` without accounts."""
        if self.by == "local" or self.account_id is None:
            raise NotFound(
                "this server serves the one athlete of this machine, without accounts; `hormesis account add` makes one"
            )
        self.as_owner()
        if self.by != "session":
            raise Forbidden("an account is managed by whoever signs in with its password, not by a token; sign in")
        return self.account_id


def scopes_from(words: Collection[str]) -> frozenset[Scope]:
    """Words as scopes, with those that ``full`` holds; unknown ones are left out."""
    return EVERY_SCOPE if "full" in words else frozenset(one for one in SCOPES if one in words)
