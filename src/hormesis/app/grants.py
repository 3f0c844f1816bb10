"""What an athlete grants to a coach: ``grant``, ``revoke_grant``, ``grants_of``; and whom a coach sees: ``athletes_of``."""

from typing import Any

from hormesis.app.accounts import account_name
from hormesis.app.audit import note
from hormesis.app.principal import Principal
from hormesis.app.proofs import instant, now_ms
from hormesis.app.tokens import scope_words
from hormesis.app.world import World
from hormesis.domain.errors import Invalid, NotFound
from hormesis.store import accounts, grants
from hormesis.store.grants import Grant

__all__ = ["athletes_of", "grant", "grants_of", "revoke_grant"]

Json = dict[str, Any]


def grant(world: World, asker: Principal, coach: str, scopes: list[str]) -> Json:
    """Let the account named ``coach`` do so much with one's log, in place of what was granted before.

    Raises ``NotFound`` where there is no such account, and ``Invalid`` for oneself and for unknown scopes.
    """
    own, words = asker.signed_in(), scope_words(scopes)
    with world.database.accounts().transaction() as tx:
        found = accounts.named(tx, account_name(coach))
        if found is None:
            raise NotFound(f"no account {coach!r}; ask your coach for the name they sign in with")
        if found.id == own:
            raise Invalid(f"coach: found {coach!r}, which is you; your own log needs no grant")
        new = Grant(asker.athlete_id, found.id, words, now_ms(world))
        grants.put(tx, new)
        note(tx, world, asker.athlete_id, asker.account_name or "", "granted", f"{found.name}: {words}")
    return _json(new, found.name)


def revoke_grant(world: World, asker: Principal, coach: str) -> None:
    """Take back what a coach was granted, from now on. Raises ``NotFound`` where nothing was."""
    asker.signed_in()
    with world.database.accounts().transaction() as tx:
        found = accounts.named(tx, account_name(coach))
        if found is None or not grants.revoke(tx, asker.athlete_id, found.id):
            raise NotFound(f"nothing is granted to {coach!r}; GET /grants shows what is")
        note(tx, world, asker.athlete_id, asker.account_name or "", "grant_revoked", found.name)


def grants_of(world: World, asker: Principal) -> list[Json]:
    """What one grants, to whom."""
    asker.signed_in()
    with world.database.accounts().reading() as tx:
        given = grants.of_athlete(tx, asker.athlete_id)
        names = accounts.find(tx, {one.account_id for one in given})
    return [_json(one, names[one.account_id].name) for one in given if one.account_id in names]


def athletes_of(world: World, account_id: str) -> list[Json]:
    """The athletes who granted a coach something, by the id that the header ``Hormesis-Athlete`` takes."""
    with world.database.accounts().reading() as tx:
        given = grants.to_coach(tx, account_id)
        owners = [(one, accounts.of_athlete(tx, one.athlete_id)) for one in given]
    return [
        {"athlete_id": one.athlete_id, "name": owner.name, "scopes": one.scopes.split(), "granted_at": instant(one.made_ms)}
        for one, owner in owners
        if owner is not None
    ]


def _json(one: Grant, coach: str) -> Json:
    return {"coach": coach, "scopes": one.scopes.split(), "granted_at": instant(one.made_ms)}
