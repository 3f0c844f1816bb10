"""An athlete's connections to makers of watches and apps: asked for, agreed to, used by jobs, forgotten. ``Connecting``.

OAuth 2.0 with an authorization code and PKCE (RFC 6749, RFC 7636). What a maker gave is sealed in the store.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import httpx2

from hormesis.app.asking_providers import Speaker, Tokens
from hormesis.app.jobs import job_for
from hormesis.app.principal import Principal
from hormesis.app.providers import Provider, providers_of
from hormesis.app.sealing import Seal, seal_of
from hormesis.app.world import World
from hormesis.domain.errors import Conflict, Invalid, NotFound
from hormesis.store import connections as rows
from hormesis.store.connections import Connection

__all__ = ["Connecting", "connected", "sealed_tokens"]

Json = dict[str, Any]

_ASKED = "asked "
"""Before a provider's name: the row of a question that was not answered yet."""
_ANSWER_WITHIN_S = 900


@dataclass(frozen=True, slots=True)
class Connecting:
    """One athlete's connections. ``base`` is the server's own address, to which a maker sends the browser back."""

    asker: Principal
    world: World
    base: str

    def all(self) -> list[Json]:
        """Every maker there is, and how the athlete's connection to it stands."""
        with self.asker.db.reading() as tx:
            found = {one.provider: one for one in rows.all_of(tx, self.asker.athlete_id)}
        return [_as_json(one, found.get(name)) for name, one in providers_of(self.world.server).items()]

    def ask(self, name: str) -> Json:
        """The address at which the athlete agrees; the question holds a quarter of an hour. Raises ``NotFound``, ``Conflict``."""
        provider = self._provider(name)
        if provider.by_key:
            raise Invalid(f"{name} wants the athlete's own API key: send it as {{'key': …}}")
        state, verifier = self._random(24), self._random(48)
        values = {"state": state, "verifier": verifier, "asked_at": int(self.world.now().timestamp())}
        with self.asker.db.transaction() as tx:
            rows.save(tx, self.asker.athlete_id, self._row(_ASKED + name, "asked", values))
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "response_type": "code",
            "client_id": provider.client,
            "redirect_uri": self._back(name),
            "scope": provider.scopes,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return {"url": f"{provider.authorize}?{urlencode(query)}"}

    def answer(self, name: str, state: str, code: str, error: str) -> Json:
        """What the maker sent the browser back with: exchanged for tokens, and a first fetch left as a job.

        Raises ``Invalid`` where it answers no question of ours, or the athlete did not agree. A question is answered once.
        """
        provider = self._provider(name)
        with self.asker.db.transaction() as tx:
            asked = rows.get(tx, self.asker.athlete_id, _ASKED + name)
            rows.remove(tx, self.asker.athlete_id, _ASKED + name)
        values = self._seal().opened(asked.sealed) if asked else {}
        known = hmac.compare_digest(str(values.get("state", "")).encode(), state.encode())
        if not values or not known or self.world.now().timestamp() - values["asked_at"] > _ANSWER_WITHIN_S:
            raise Invalid(f"{name}: this answers no question that was asked of late; begin again")
        if error or not code:
            raise Invalid(f"{name}: you did not agree, so nothing is connected")
        grant = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back(name),
            "code_verifier": values["verifier"],
        }
        with httpx2.Client() as client:
            tokens = Speaker(provider, client, int(self.world.now().timestamp())).tokens(grant)
        return self._connected(provider, sealed_tokens(self._seal(), tokens))

    def key(self, name: str, key: str) -> Json:
        """Keep an API key of the athlete's, and fetch with it. Raises ``Invalid`` where the maker has no such keys."""
        provider = self._provider(name)
        if not provider.by_key:
            raise Invalid(f"{name} has no API keys; send nothing, and agree at the address that you get")
        if not key.isascii() or not key.isprintable() or not 8 <= len(key) <= 200:
            raise Invalid(f"{name}: the key is 8 to 200 letters and digits; copy it again")
        return self._connected(provider, self._seal().closed({"key": key}))

    def fetch(self, name: str) -> Json:
        """Leave a job that fetches what is new; how it stands. Raises ``NotFound`` where nothing is connected."""
        with self.asker.db.transaction() as tx:
            found = rows.get(tx, self.asker.athlete_id, name)
            if found is None:
                raise NotFound(f"{name!r} is not connected; connect it first: POST /api/v1/connections/{name}")
            if found.state != "connected":
                raise Conflict(found.error or f"{name} must be connected again")
            job_id = self._leave(tx, name)
        return job_for(self.asker.db, self.asker.athlete_id, job_id)

    def forget(self, name: str) -> None:
        """Forget a connection with all that the maker gave; what was fetched stays. Raises ``NotFound``."""
        with self.asker.db.transaction() as tx:
            rows.remove(tx, self.asker.athlete_id, _ASKED + name)
            if not rows.remove(tx, self.asker.athlete_id, name):
                raise NotFound(f"{name!r} is not connected; GET /api/v1/connections shows what is")

    def _connected(self, provider: Provider, sealed: str) -> Json:
        with self.asker.db.transaction() as tx:
            before = rows.get(tx, self.asker.athlete_id, provider.name)
            through = before.through if before else ""
            one = connected(provider.name, sealed, through, self.world.now())
            rows.save(tx, self.asker.athlete_id, one)
            job_id = self._leave(tx, provider.name)
        return {**_as_json(provider, one), "job": job_for(self.asker.db, self.asker.athlete_id, job_id)}

    def _leave(self, tx: Any, name: str) -> str:
        return self.world.queue.enqueue(tx, self.asker.athlete_id, "fetch", {"provider": name}, key=f"fetch/{name}")

    def _provider(self, name: str) -> Provider:
        provider = providers_of(self.world.server).get(name)
        if provider is None:
            raise NotFound(f"no maker {name!r}; GET /api/v1/connections shows those there are")
        if not provider.is_set_up:
            setting = f"HORMESIS_SERVER_{name.upper()}_CLIENT and HORMESIS_SERVER_{name.upper()}_SECRET"
            raise Conflict(f"{name} does not know this server yet; whoever runs it registers it there and sets {setting}")
        return provider

    def _row(self, provider: str, state: str, values: Mapping[str, Any]) -> Connection:
        return Connection(provider, state, self._seal().closed(values), "", _at(self.world.now()), None)

    def _seal(self) -> Seal:
        return seal_of(self.world.settings.home, self.world.server.connection_key)

    def _random(self, size: int) -> str:
        return base64.urlsafe_b64encode(self.world.random_bytes(size)).rstrip(b"=").decode()

    def _back(self, name: str) -> str:
        return f"{self.world.server.public_url.rstrip('/') or self.base.rstrip('/')}/api/v1/connections/{name}/callback"


def connected(provider: str, sealed: str, through: str, now: datetime) -> Connection:
    """A connection that works, fetched up to ``through``."""
    return Connection(provider, "connected", sealed, through, _at(now), None)


def sealed_tokens(seal: Seal, tokens: Tokens) -> str:
    """Tokens as they are kept."""
    return seal.closed({"access": tokens.access, "refresh": tokens.refresh, "expires_at": tokens.expires_at})


def _at(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _as_json(provider: Provider, one: Connection | None) -> Json:
    return {
        "provider": provider.name,
        "state": one.state if one else "none",
        "by_key": provider.by_key,
        "available": provider.is_set_up,
        "through": (one.through or None) if one else None,
        "changed_at": one.changed_at if one else None,
        "error": one.error if one else None,
    }
