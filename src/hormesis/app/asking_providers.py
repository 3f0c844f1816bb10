"""Speaking with a maker's server: ``Speaker``, which says what came of it in our own errors.

Nothing that it answers is put into an error: it may be about somebody's body.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2

from hormesis.app.providers import Provider
from hormesis.domain.errors import Conflict, Invalid, TooMany

__all__ = ["Refused", "Speaker", "Tokens"]

_TIMEOUT_S = 30.0
_LARGEST = 64 << 20
_LONGEST_WAIT_S = 86_400


class Refused(Invalid):
    """The maker does not take what we show: the athlete must agree again."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a maker gave. ``expires_at`` is in seconds since 1970."""

    access: str
    refresh: str
    expires_at: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Asks one maker. ``now_s`` is the present, in seconds since 1970."""

    provider: Provider
    client: httpx2.Client
    now_s: int

    def tokens(self, grant: Mapping[str, str], before: str = "") -> Tokens:
        """Tokens for a grant (a code, or the refresh token ``before``). Raises ``Refused``, ``Conflict`` and ``TooMany``."""
        body = dict(grant)
        headers = {"Accept": "application/json"}
        if self.provider.by_basic:
            pair = base64.b64encode(f"{self.provider.client}:{self.provider.secret}".encode()).decode()
            headers["Authorization"] = f"Basic {pair}"
            body |= {"client_id": self.provider.client}
        else:
            body |= {"client_id": self.provider.client, "client_secret": self.provider.secret}
        found = self._said(self._sent("POST", self.provider.token, headers=headers, data=body))
        access = found.get("access_token")
        lasts = found.get("expires_in", 3600)
        if not isinstance(access, str) or not access or not isinstance(lasts, int):
            raise Conflict(f"{self.provider.name}: its answer held no token; it is tried again later")
        return Tokens(access, str(found.get("refresh_token") or before), self.now_s + lasts)

    def get(self, path: str, query: Mapping[str, str | int], headers: Mapping[str, str]) -> dict[str, Any]:
        """The object at a path of its interface. Raises ``Refused`` for 401 and 403, ``TooMany`` and ``Conflict``."""
        return self._said(self._sent("GET", self.provider.api + path, params=dict(query), headers=dict(headers)))

    def _sent(self, method: str, url: str, **what: Any) -> httpx2.Response:
        try:
            return self.client.request(method, url, timeout=_TIMEOUT_S, follow_redirects=False, **what)
        except httpx2.HTTPError as error:
            raise Conflict(f"{self.provider.name} can't be reached ({type(error).__name__}); it is tried again later") from None

    def _said(self, answer: httpx2.Response) -> dict[str, Any]:
        name, status = self.provider.name, answer.status_code
        if status in (401, 403) or (status == 400 and str(answer.request.url).startswith(self.provider.token or "-")):
            raise Refused(f"{name} no longer takes what it gave ({status}); connect it again")
        if status == 429:
            wait = self._wait_s(answer)
            raise TooMany(f"{name} was asked too often; it is asked again in {wait} s", wait)
        if status != 200:
            raise Conflict(f"{name} answered {status}; it is tried again later")
        if len(answer.content) > _LARGEST:
            raise Conflict(f"{name} answered more than {_LARGEST >> 20} MiB at once; it is tried again later")
        try:
            found = answer.json()
        except ValueError:
            raise Conflict(f"{name} answered what is no JSON; it is tried again later") from None
        if not isinstance(found, dict):
            raise Conflict(f"{name} answered a {type(found).__name__} where an object is expected; it is tried again later")
        return found

    def _wait_s(self, answer: httpx2.Response) -> int:
        """How long it wants to be left alone: seconds or a date, in either of two headers; a quarter of an hour without."""
        for name in ("Retry-After", "Fitbit-Rate-Limit-Reset", "X-RateLimit-Reset"):
            said = answer.headers.get(name, "").strip()
            if said.isascii() and said.isdigit():
                return min(max(int(said), 1), _LONGEST_WAIT_S)
            if said:
                try:
                    until = parsedate_to_datetime(said)
                except ValueError:
                    continue
                until = until if until.tzinfo else until.replace(tzinfo=UTC)
                return min(max(int((until - datetime.fromtimestamp(self.now_s, UTC)).total_seconds()), 1), _LONGEST_WAIT_S)
        return 900
