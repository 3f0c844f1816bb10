"""``Passwords`` hashes and checks them, with Argon2id, in a time that doesn't tell whether there is such an account."""

import secrets
import threading
from collections.abc import Callable
from typing import Protocol

from hormesis.domain.errors import Invalid

__all__ = ["Hasher", "Passwords", "argon2id", "refuse_weak"]

SHORTEST, LONGEST = 12, 256
_AT_ONCE = 2
"""Each check takes 64 MiB: whoever sends many at once waits, and does not take the memory of everybody else."""


class Hasher(Protocol):
    """What hashes passwords and compares them."""

    def hash(self, password: str) -> str:
        """The hash of a password, with a salt of its own."""

    def verify(self, password: str, hash: str) -> bool:
        """Whether it is the password of that hash."""


def argon2id() -> Hasher:
    """Argon2id at the costs of RFC 9106's second choice: 64 MiB, 3 passes, 4 lanes. Raises ``Invalid`` without its library."""
    try:
        from pwdlib import PasswordHash
    except ModuleNotFoundError as error:
        raise Invalid(f"accounts need {error.name}, which is not installed; run: pip install 'hormesis[server]'") from error
    return PasswordHash.recommended()


class Passwords:
    """Hashes and checks passwords; the hasher is made when the first one is met, since loading it takes a moment."""

    def __init__(self, hasher: Callable[[], Hasher] = argon2id) -> None:
        self._make = hasher
        self._making = threading.Lock()
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._hasher: Hasher | None = None
        self._of_nobody = ""

    def hash(self, password: str) -> str:
        """The hash to keep of a password."""
        with self._turns:
            return self._ready().hash(password)

    def check(self, password: str, kept: str | None) -> bool:
        """Whether it is the password whose hash was kept. For an account that isn't there (None) as much is reckoned in vain."""
        hasher = self._ready()
        with self._turns:
            right = hasher.verify(password[: LONGEST + 1], kept or self._of_nobody)
        return right and kept is not None

    def _ready(self) -> Hasher:
        with self._making:
            if self._hasher is None:
                hasher = self._make()
                self._of_nobody = hasher.hash(secrets.token_urlsafe())
                self._hasher = hasher
            return self._hasher


def refuse_weak(password: str, name: str) -> None:
    """Raises ``Invalid`` for a password that is guessed soon. Long is what counts; no mix of characters is asked for."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Invalid(f"password: found {len(password)} characters; allowed are {SHORTEST} to {LONGEST}, such as four words")
    if name.casefold() in password.casefold() and len(password) < 2 * len(name) + SHORTEST:
        raise Invalid("password: it is made of the account's name; choose another, such as four words")
    if len(set(password)) < 5:
        raise Invalid("password: it has fewer than five different characters; choose another, such as four words")
