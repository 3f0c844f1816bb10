"""Accounts: who may sign in. ``add_account``, ``list_accounts``, ``set_password``, ``change_password``, ``remove_account``."""

import re
import unicodedata
from typing import Any

from hormesis.app.audit import note
from hormesis.app.passwords import refuse_weak
from hormesis.app.proofs import instant, new_id, now_ms
from hormesis.app.world import World
from hormesis.domain.errors import Conflict, Invalid, NotFound, Unauthenticated
from hormesis.store import accounts, passkeys, sessions, tokens
from hormesis.store.accounts import Account

__all__ = [
    "account_name",
    "add_account",
    "change_password",
    "list_accounts",
    "refuse_without_account",
    "remove_account",
    "remove_own_account",
    "set_password",
]

Json = dict[str, Any]
_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,63}")


def account_name(text: str) -> str:
    """A name as accounts are found by it: capitals don't matter. Raises ``Invalid``."""
    name = unicodedata.normalize("NFKC", text).strip().casefold()
    if not _NAME.fullmatch(name):
        raise Invalid(f"account: found {text!r}; a name has 1 to 64 of a to z, digits and . _ @ + -, such as an e-mail address")
    return name


def add_account(world: World, name: str, password: str) -> Json:
    """Add an account. The first one gets the log that was kept on this machine so far, each other one a log of its own.

    Raises ``Invalid`` for its name or password and ``Conflict`` where the name is taken.
    """
    known_as = account_name(name)
    refuse_weak(password, known_as)
    kept = world.passwords.hash(password)
    with world.database.accounts().transaction() as tx:
        if accounts.named(tx, known_as):
            raise Conflict(f"account: there is one named {known_as!r}; choose another name")
        mine = world.local_athlete if accounts.of_athlete(tx, world.local_athlete) is None else f"a-{new_id(world)}"
        new = Account(new_id(world), known_as, mine, kept, now_ms(world))
        accounts.add(tx, new)
        note(tx, world, mine, known_as, "account_added")
    return _json(new)


def list_accounts(world: World) -> list[Json]:
    """Every account, by name."""
    with world.database.accounts().reading() as tx:
        return [_json(one) for one in accounts.all_accounts(tx)]


def set_password(world: World, name: str, password: str) -> None:
    """Another password, by whoever runs the server: whoever was signed in is so no longer, and tokens and passkeys are revoked.

    Raises ``NotFound`` and ``Invalid``.
    """
    refuse_weak(password, account_name(name))
    kept = world.passwords.hash(password)
    with world.database.accounts().transaction() as tx:
        found = _named(tx, name)
        accounts.set_password(tx, found.id, kept)
        sessions.end_all(tx, found.id)
        for token in tokens.of_account(tx, found.id):
            tokens.revoke(tx, found.id, token.id)
        for key in passkeys.of_account(tx, found.id):
            passkeys.remove(tx, found.id, key.id)
        note(tx, world, found.athlete_id, "whoever runs the server", "password_set")


def change_password(
    world: World, account_id: str, session_id: str | None, old: str, new: str, tokens_too: bool = False
) -> tuple[int, int]:
    """Another password, by whoever knows the old one: every other device has to sign in again. Programs go on with their tokens,
    unless ``tokens_too``. Returns how many devices were signed out and how many tokens stand.

    Raises ``Unauthenticated`` where ``old`` is wrong and ``Invalid`` where ``new`` is weak.
    """
    found = _checked(world, account_id, old)
    refuse_weak(new, found.name)
    kept = world.passwords.hash(new)
    with world.database.accounts().transaction() as tx:
        _refuse_changed(accounts.get(tx, account_id), found)
        accounts.set_password(tx, account_id, kept)
        ended = sessions.end_all(tx, account_id, but=session_id)
        standing = tokens.of_account(tx, account_id)
        for token in standing if tokens_too else ():
            tokens.revoke(tx, account_id, token.id)
            note(tx, world, found.athlete_id, found.name, "token_revoked", token.name)
        note(tx, world, found.athlete_id, found.name, "password_changed")
    return ended, 0 if tokens_too else len(standing)


def remove_account(world: World, name: str) -> Json:
    """Remove an account, by whoever runs the server; the log stays until it is purged. Raises ``NotFound``."""
    with world.database.accounts().transaction() as tx:
        found = _named(tx, name)
        accounts.remove(tx, found.id)
        note(tx, world, found.athlete_id, "whoever runs the server", "account_removed", found.name)
    return _json(found)


def remove_own_account(world: World, account_id: str, password: str) -> None:
    """Remove one's own account; the log stays until it is purged. Raises ``Unauthenticated`` for a wrong password."""
    found = _checked(world, account_id, password)
    with world.database.accounts().transaction() as tx:
        accounts.remove(tx, account_id)
        note(tx, world, found.athlete_id, found.name, "account_removed", found.name)


def refuse_without_account(world: World) -> None:
    """Raises ``Invalid`` where others could reach the server and nobody could sign in to it."""
    if world.server.local_only:
        return
    with world.database.accounts().reading() as tx:
        if accounts.any_account(tx):
            return
    raise Invalid(
        f"at {world.server.host} others can reach this server, and it has no account; run: hormesis account add NAME, "
        "or leave out --host to serve this machine alone"
    )


def _checked(world: World, account_id: str, password: str) -> Account:
    with world.database.accounts().reading() as tx:
        found = accounts.get(tx, account_id)
    if not world.passwords.check(password, found.password if found else None) or found is None:
        raise Unauthenticated("the password is wrong; try again")
    return found


def _refuse_changed(now: Account | None, then: Account) -> None:
    if now is None or now.password != then.password:
        raise Conflict("the account changed meanwhile; sign in again")


def _named(tx: Any, name: str) -> Account:
    found = accounts.named(tx, account_name(name))
    if found is None:
        raise NotFound(f"no account {name!r}; `hormesis account list` shows those there are")
    return found


def _json(one: Account) -> Json:
    return {"name": one.name, "athlete_id": one.athlete_id, "made_at": instant(one.made_ms)}
