"""Tokens for programs: ``make_token``, ``tokens_of``, ``revoke_token``; and by an account's name, for whoever runs the server."""

from typing import Any

from hormesis.app.accounts import account_name
from hormesis.app.audit import note
from hormesis.app.principal import SCOPES
from hormesis.app.proofs import DAY_MS, TOKEN_MARK, hash_of, instant, new_id, new_secret, now_ms
from hormesis.app.world import World
from hormesis.domain.errors import Invalid, NotFound
from hormesis.store import accounts, tokens
from hormesis.store.accounts import Account
from hormesis.store.tokens import Token

__all__ = ["account_named", "make_token", "revoke_token", "scope_words", "tokens_of"]

Json = dict[str, Any]
_LONGEST_NAME = 100


def scope_words(scopes: "list[str] | tuple[str, ...] | set[str]") -> str:
    """Scopes as they are kept. Raises ``Invalid`` for none and for unknown ones."""
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        raise Invalid(f"scopes: found {', '.join(unknown) or 'none'}; allowed are {', '.join(SCOPES)}")
    return " ".join(one for one in SCOPES if one in scopes)


def account_named(world: World, name: str) -> str:
    """The id of an account. Raises ``NotFound``."""
    with world.database.accounts().reading() as tx:
        found = accounts.named(tx, account_name(name))
    if found is None:
        raise NotFound(f"no account {name!r}; `hormesis account list` shows those there are")
    return found.id


def make_token(world: World, account_id: str, name: str, scopes: list[str], days: int | None = None) -> Json:
    """A new token, whose ``secret`` is told now and never again. Without ``days`` it stands until it is revoked."""
    words, label = scope_words(scopes), " ".join(name.split())[:_LONGEST_NAME]
    if not label:
        raise Invalid(f"name: found {name!r}; say what the token is for, such as 'watch'")
    secret, now = new_secret(world, TOKEN_MARK), now_ms(world)
    ends = None if days is None else now + days * DAY_MS
    new = Token(new_id(world), account_id, hash_of(secret), label, words, now, None, ends)
    with world.database.accounts().transaction() as tx:
        mine = _account(accounts.get(tx, account_id))
        tokens.add(tx, new)
        note(tx, world, mine.athlete_id, mine.name, "token_made", f"{label}: {words}")
    return {**_json(new), "secret": secret}


def tokens_of(world: World, account_id: str) -> list[Json]:
    """The tokens of an account, the newest first, without their secrets."""
    with world.database.accounts().reading() as tx:
        return [_json(one) for one in tokens.of_account(tx, account_id)]


def revoke_token(world: World, account_id: str, token_id: str) -> Json:
    """Revoke a token: from now on it opens nothing. Raises ``NotFound`` for one that isn't the account's."""
    with world.database.accounts().transaction() as tx:
        mine = _account(accounts.get(tx, account_id))
        revoked = tokens.revoke(tx, account_id, token_id)
        if revoked is None:
            raise NotFound(f"no token {token_id!r}; list those there are")
        note(tx, world, mine.athlete_id, mine.name, "token_revoked", revoked.name)
    return _json(revoked)


def _account(found: Account | None) -> Account:
    if found is None:
        raise NotFound("the account was removed meanwhile; sign in to another")
    return found


def _json(one: Token) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "scopes": one.scopes.split(),
        "made_at": instant(one.made_ms),
        "used_at": instant(one.seen_ms),
        "ends_at": instant(one.ends_ms),
    }
