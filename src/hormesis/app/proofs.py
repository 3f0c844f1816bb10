"""What somebody shows to be known: ``new_secret``, ``hash_of``, and times as the store and the doors write them."""

import base64
import hashlib
from datetime import UTC, datetime

from hormesis.app.world import World

__all__ = ["DAY_MS", "HOUR_MS", "TOKEN_MARK", "hash_of", "instant", "new_id", "new_secret", "now_ms"]

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
TOKEN_MARK = "hormesis_"
"""API tokens begin so, so that one which lies about is recognised."""


def new_id(world: World) -> str:
    """An id that nobody has."""
    return world.random_bytes(8).hex()


def new_secret(world: World, mark: str = "") -> str:
    """256 bits of chance, as text."""
    return mark + base64.urlsafe_b64encode(world.random_bytes(32)).decode().rstrip("=")


def hash_of(secret: str) -> str:
    """What is kept of a secret. SHA-256 will do: nobody guesses 256 bits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def now_ms(world: World) -> int:
    """Milliseconds since 1970."""
    return int(world.now().timestamp() * 1000)


def instant(ms: int | None) -> str | None:
    """Milliseconds since 1970 as ISO 8601 in UTC, to the second."""
    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")
