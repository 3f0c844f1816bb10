"""The clock on the wall, for the tests of work that is done beside them."""

from datetime import UTC, datetime

__all__ = ["right_now"]


def right_now() -> datetime:
    """What time it is."""
    return datetime.now(UTC)
