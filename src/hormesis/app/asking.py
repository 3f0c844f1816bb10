"""Who asks, from what they show: ``ask``, ``is_known``. Whatever a door is shown is judged here and nowhere else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hormesis.app.principal import EVERY_SCOPE, By, Principal, Scope, scopes_from
from hormesis.app.proofs import DAY_MS, HOUR_MS, hash_of, now_ms
from hormesis.app.world import World
from hormesis.domain.errors import NotFound, Unauthenticated
from hormesis.store import accounts, grants, sessions, tokens
from hormesis.store.accounts import Account

if TYPE_CHECKING:
    import sqlalchemy as sa

__all__ = ["ask", "is_known"]

_UNKNOWN = "nobody is signed in, or no longer; sign in, or send a token that stands"


@dataclass(frozen=True, slots=True)
class _Proven:
    """An account that was shown, by what, and how much that allows. ``stale``: its last use is to be put down anew."""

    account: Account
    by: By
    proof_id: str
    scopes: frozenset[Scope]
    stale: bool


def ask(world: World, session: str | None, token: str | None, athlete: str | None) -> Principal:
    """Whoever shows a session's secret or a token (which goes first), and asks for an athlete's log, their own without a name.

    Raises ``Unauthenticated`` where it opens nothing and ``NotFound`` where that athlete granted them nothing, or isn't there.
    """
    if world.server.local_only:
        return _local(world, athlete)
    proven, granted = _look(world, session, token, athlete)
    if proven.stale:
        _mark_seen(world, proven)
    own = granted is None
    mine = proven.account.athlete_id if athlete is None or own else athlete
    return Principal(
        mine,
        world.database.of(mine),
        proven.scopes if granted is None else proven.scopes & granted,
        proven.by,
        world.now,
        world.shelf.of,
        proven.account.id,
        proven.account.name,
        own,
        proven.proof_id,
    )


def is_known(world: World, session: str | None, token: str | None) -> bool:
    """Whether what is shown opens anything at all."""
    if world.server.local_only:
        return True
    with world.database.accounts().reading() as tx:
        return (_by_token(world, tx, token) if token is not None else _by_session(world, tx, session)) is not None


def _local(world: World, athlete: str | None) -> Principal:
    """The one athlete of this machine, who needs no password."""
    mine = world.local_athlete
    if athlete not in (None, mine):
        raise _no_athlete(athlete or "")
    return Principal(mine, world.database.of(mine), EVERY_SCOPE, "local", world.now, world.shelf.of)


def _look(world: World, session: str | None, token: str | None, athlete: str | None) -> tuple[_Proven, frozenset[Scope] | None]:
    """Who is proven, and what the athlete in view grants them: None for their own log."""
    with world.database.accounts().reading() as tx:
        proven = _by_token(world, tx, token) if token is not None else _by_session(world, tx, session)
        if proven is None:
            raise Unauthenticated(_UNKNOWN)
        if athlete is None or athlete == proven.account.athlete_id:
            return proven, None
        given = grants.get(tx, athlete, proven.account.id)
    if given is None:
        raise _no_athlete(athlete)
    return proven, scopes_from(given.scopes.split())


def _by_token(world: World, tx: "sa.Connection", secret: str) -> _Proven | None:
    now = now_ms(world)
    shown = tokens.by_secret(tx, hash_of(secret))
    if shown is None or (shown.ends_ms is not None and shown.ends_ms <= now):
        return None
    account = accounts.get(tx, shown.account_id)
    if account is None:
        return None
    return _Proven(account, "token", shown.id, scopes_from(shown.scopes.split()), now - (shown.seen_ms or 0) > HOUR_MS)


def _by_session(world: World, tx: "sa.Connection", secret: str | None) -> _Proven | None:
    now = now_ms(world)
    shown = sessions.by_secret(tx, hash_of(secret)) if secret else None
    if shown is None or shown.ends_ms <= now or shown.seen_ms + world.server.session_idle_days * DAY_MS <= now:
        return None
    account = accounts.get(tx, shown.account_id)
    return None if account is None else _Proven(account, "session", shown.id, EVERY_SCOPE, now - shown.seen_ms > HOUR_MS)


def _mark_seen(world: World, proven: _Proven) -> None:
    with world.database.accounts().transaction() as tx:
        (sessions if proven.by == "session" else tokens).seen(tx, proven.proof_id, now_ms(world))


def _no_athlete(athlete: str) -> NotFound:
    """The same for one who isn't there and one who granted nothing."""
    return NotFound(f"Hormesis-Athlete: no athlete {athlete!r}; leave it out for your own, GET /athletes shows whose you may see")
