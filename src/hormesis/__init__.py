"""Hormesis: an open strength and recovery coach that works from your own log and shows its working."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hormesis.app.coach import Coach as Coach

__all__ = ["Coach", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """``Coach``, loaded when it is asked for: the command line starts without it."""
    if name == "Coach":
        from hormesis.app.coach import Coach

        return Coach
    raise AttributeError(f"module 'hormesis' has no attribute {name!r}")
