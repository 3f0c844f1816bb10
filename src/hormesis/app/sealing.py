"""What must stay secret in the store: ``Seal``, with a key that is kept beside the store and not in it."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hormesis.domain.errors import Invalid

__all__ = ["KEY_FILE", "Seal", "kept_key", "seal_of"]

KEY_FILE = "connections.key"


@dataclass(frozen=True, slots=True)
class Seal:
    """Encrypts and opens (Fernet: AES-128-CBC with HMAC-SHA-256)."""

    _fernet: Any

    def closed(self, values: Mapping[str, Any]) -> str:
        """The values, unreadable without the key."""
        return str(self._fernet.encrypt(json.dumps(dict(values)).encode()).decode())

    def opened(self, sealed: str) -> dict[str, Any]:
        """The values again. Raises ``Invalid`` where they were closed with another key, or touched since."""
        from cryptography.fernet import InvalidToken

        try:
            return dict(json.loads(self._fernet.decrypt(sealed.encode())))
        except InvalidToken as error:
            raise Invalid(f"what a connection gave was sealed with another key than {KEY_FILE!r}; connect it again") from error


def seal_of(home: Path, key: str) -> Seal:
    """The seal of this server: with ``key`` where one is set, else with that of a file only its owner reads, made when missing.

    Raises ``Invalid`` where cryptography is not installed, the key is none, or others can read its file.
    """
    try:
        from cryptography.fernet import Fernet
    except ImportError as error:
        raise Invalid(f"connections need {error.name}, which is not installed; run: pip install 'hormesis[server]'") from error
    path = home / KEY_FILE
    if not key:
        key = kept_key(path, Fernet.generate_key().decode())
    try:
        return Seal(Fernet(key.strip().encode()))
    except ValueError as error:
        raise Invalid(
            f"connection_key: it must be 32 bytes in URL-safe base64 ({path}, or HORMESIS_SERVER_CONNECTION_KEY)"
        ) from error


def kept_key(path: Path, new: str) -> str:
    """The key in a file that only its owner reads; ``new`` where there is none. Raises ``Invalid`` where others can read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(new)
            return new
    except FileExistsError:
        if path.stat().st_mode & 0o077:
            raise Invalid(f"{str(path)!r} can be read by others; run: chmod 600 {path}") from None
        return path.read_text()
