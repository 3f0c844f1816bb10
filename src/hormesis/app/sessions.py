"""Signing in and out: ``sign_in``, and the devices that are signed in: ``devices``, ``end_session``, ``end_others``."""

from dataclasses import dataclass
from typing import Any

from hormesis.app.accounts import account_name
from hormesis.app.audit import note
from hormesis.app.principal import Principal
from hormesis.app.proofs import DAY_MS, hash_of, instant, new_id, new_secret, now_ms
from hormesis.app.world import World
from hormesis.domain.errors import Invalid, NotFound, Unauthenticated
from hormesis.store import accounts, sessions
from hormesis.store.accounts import Account
from hormesis.store.sessions import Session

__all__ = ["SignedIn", "begin_session", "devices", "end_others", "end_session", "sign_in"]

Json = dict[str, Any]
_LONGEST_DEVICE = 100


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a device is told once: its ``secret``, and for how long it stands at most (seconds)."""

    secret: str
    seconds: int
    name: str
    athlete_id: str


def sign_in(world: World, name: str, password: str, device: str) -> SignedIn:
    """Begin a session. Raises ``Unauthenticated`` in the same words, after the same time, whatever of the two was wrong."""
    try:
        known_as = account_name(name)
    except Invalid:
        known_as = ""
    with world.database.accounts().reading() as tx:
        found = accounts.named(tx, known_as)
    if not world.passwords.check(password, found.password if found else None) or found is None:
        raise Unauthenticated("the name or the password is wrong; try again, or have it set anew: hormesis account password NAME")
    return begin_session(world, found, device)


def begin_session(world: World, found: Account, device: str) -> SignedIn:
    """A session for somebody who has shown who they are. Raises ``Unauthenticated`` where the account changed meanwhile."""
    secret, now = new_secret(world), now_ms(world)
    label = " ".join(device.split())[:_LONGEST_DEVICE] or "a device"
    ends = now + world.server.session_days * DAY_MS
    with world.database.accounts().transaction() as tx:
        stands = accounts.get(tx, found.id)
        if stands is None or stands.password != found.password:
            raise Unauthenticated("the account changed meanwhile; try again")
        sessions.end_older(tx, found.id, now, now - world.server.session_idle_days * DAY_MS)
        sessions.add(tx, Session(new_id(world), found.id, hash_of(secret), label, now, now, ends))
        note(tx, world, found.athlete_id, found.name, "signed_in", label)
    return SignedIn(secret, world.server.session_days * DAY_MS // 1000, found.name, found.athlete_id)


def devices(world: World, asker: Principal) -> list[Json]:
    """Where one is signed in, the device that was seen last first."""
    with world.database.accounts().reading() as tx:
        found = sessions.of_account(tx, asker.signed_in())
    return [_json(one, asker.proof_id) for one in found]


def end_session(world: World, asker: Principal, session_id: str) -> None:
    """Sign one device out. Raises ``NotFound`` for one that isn't one's own."""
    with world.database.accounts().transaction() as tx:
        if not sessions.end(tx, asker.signed_in(), session_id):
            raise NotFound(f"no device {session_id!r}; GET /sessions shows those there are")
        note(tx, world, asker.athlete_id, asker.account_name or "", "signed_out")


def end_others(world: World, asker: Principal) -> int:
    """Sign every other device out; how many."""
    with world.database.accounts().transaction() as tx:
        ended = sessions.end_all(tx, asker.signed_in(), but=asker.proof_id)
        note(tx, world, asker.athlete_id, asker.account_name or "", "signed_out_others")
    return ended


def _json(one: Session, current: str | None) -> Json:
    return {
        "id": one.id,
        "device": one.device,
        "signed_in_at": instant(one.made_ms),
        "seen_at": instant(one.seen_ms),
        "ends_at": instant(one.ends_ms),
        "current": one.id == current,
    }
