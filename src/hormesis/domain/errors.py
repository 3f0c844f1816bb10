"""The errors a user can cause or meet. Each message names the value, the place and the next step."""

__all__ = ["Conflict", "HormesisError", "Invalid", "NotFound"]


class HormesisError(Exception):
    """What every error of Hormesis is; a door shows its message and nothing else."""


class Invalid(HormesisError):
    """The input is not what it must be."""


class NotFound(HormesisError):
    """What was asked for does not exist, or is somebody else's."""


class Conflict(HormesisError):
    """What was asked for contradicts what is stored."""
