"""A reason, as every decision carries them."""

from typing import Any

from pydantic import BaseModel

__all__ = ["Why"]


class Why(BaseModel):
    """A reason: ``code`` for programs, ``text`` for people, the numbers it stands on, and the sources behind it."""

    code: str
    text: str
    values: dict[str, Any]
    evidence: list[str]
