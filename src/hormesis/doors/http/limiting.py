"""How often the same may be asked: ``RateLimits``, and ``limit_uploads`` for the routes that take files.

Counted in the memory of this process: several of them together allow as much as each of them does.
"""

import ipaddress
import time
from typing import Annotated, cast

from fastapi import Depends, Request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from hormesis.app.principal import Principal
from hormesis.app.server_settings import ServerSettings
from hormesis.domain.errors import TooMany
from hormesis.doors.http.principal import principal_of

__all__ = ["RateLimits", "limit_uploads", "limits_of"]

_NAME_PER_HOUR = 12
"""Times the limit of a minute: how often one name may be tried in an hour, from wherever."""


class RateLimits:
    """The limits of a server: sign-ins by address and by name, files by athlete."""

    def __init__(self, server: ServerSettings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._sign_in = RateLimitItemPerMinute(server.sign_ins_per_minute)
        self._name = RateLimitItemPerHour(server.sign_ins_per_minute * _NAME_PER_HOUR)
        self._upload = RateLimitItemPerHour(server.uploads_per_hour)

    def sign_in(self, address: str, name: str) -> None:
        """Count a try to sign in, or to say a password. Raises ``TooMany``."""
        self.address(address)
        self._hit(self._name, "name", name.strip().casefold()[:64])

    def address(self, address: str) -> None:
        """Count a try to sign in that names nobody. Raises ``TooMany``."""
        self._hit(self._sign_in, "from", _network(address))

    def upload(self, athlete_id: str) -> None:
        """Count a file. Raises ``TooMany``."""
        self._hit(self._upload, "upload", athlete_id)

    def _hit(self, item: RateLimitItem, *key: str) -> None:
        if self._limiter.hit(item, *key):
            return
        wait = max(1, round(self._limiter.get_window_stats(item, *key).reset_time - time.time()))
        raise TooMany(f"more than {item}; wait {wait} s, then try again", wait)


def limits_of(request: Request) -> RateLimits:
    """The limits of the server."""
    return cast(RateLimits, request.app.state.limits)


def limit_uploads(request: Request, asker: Annotated[Principal, Depends(principal_of)]) -> None:
    """Put ``dependencies=[Depends(limit_uploads)]`` on a route that takes files. Raises ``TooMany``."""
    limits_of(request).upload(asker.athlete_id)


def _network(address: str) -> str:
    """An address, or for IPv6 the network of one household."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if known.version == 4 else str(ipaddress.ip_network((known, 64), strict=False))
