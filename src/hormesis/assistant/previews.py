"""Changes that wait for a yes: ``Previews``. A preview's token stands for one change of one athlete, for a quarter of an hour.

Nothing is kept meanwhile. The token is the moment at which the preview was made and a message authentication code (HMAC-SHA-256,
of which 120 bits) over the athlete, the tool, the change and that moment. To confirm, the same call is made again with the token:
the change is worked out as of that moment, and is made only where it is to the letter the one that was shown.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hormesis.domain.errors import Conflict, Invalid

__all__ = ["STANDS_FOR", "Previews"]

STANDS_FOR = timedelta(minutes=15)
_MARK = "yes"
_BYTES = 15
_LEAST_KEY = 16


@dataclass(frozen=True, slots=True)
class Previews:
    """Makes and checks the tokens of previews, with a ``key`` that nobody else has (at least 16 bytes)."""

    key: bytes

    def __post_init__(self) -> None:
        if len(self.key) < _LEAST_KEY:
            raise ValueError(f"a key of at least {_LEAST_KEY} bytes is needed, not {len(self.key)}")

    def token(self, athlete_id: str, tool: str, change: Sequence[Any], made: datetime) -> str:
        """The token of a change (facts as JSON) that was shown at ``made`` (whole milliseconds)."""
        made_ms = _milliseconds(made)
        said = json.dumps([athlete_id, tool, made_ms, list(change)], sort_keys=True, separators=(",", ":"))
        code = hmac.new(self.key, said.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()[:_BYTES]
        return f"{_MARK}-{made_ms:x}-{base64.b32encode(code).decode().lower()}"

    def made(self, token: str, now: datetime) -> datetime:
        """When the preview was made. Raises ``Invalid`` for what is no token and ``Conflict`` for one that has run out."""
        mark, _, rest = token.strip().partition("-")
        said, _, code = rest.partition("-")
        if mark != _MARK or not code or len(said) > 12 or set(said) - set("0123456789abcdef"):
            raise Invalid(f"confirm: found {token[:60]!r}; call the tool without it, then again with the `confirm` that it gives")
        made = datetime.fromtimestamp(int(said, 16) / 1000, now.tzinfo)
        if not made <= now <= made + STANDS_FOR:
            raise Conflict(f"confirm: the preview has run out (it stands {STANDS_FOR.seconds // 60} minutes); make a new one")
        return made

    def require(self, token: str, athlete_id: str, tool: str, change: Sequence[Any], made: datetime) -> None:
        """Raises ``Conflict`` where ``token`` is not that of just this change, for just this athlete."""
        if not hmac.compare_digest(token.strip().encode(), self.token(athlete_id, tool, change, made).encode()):
            raise Conflict(
                "confirm: this is not the change that was shown; call the tool with the same arguments as for the preview, or "
                "make a new preview"
            )


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
