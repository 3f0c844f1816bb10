"""The errors a user can cause or meet. Each message names the value, the place and the next step."""

__all__ = ["Conflict", "Forbidden", "HormesisError", "Invalid", "NotFound", "TooMany", "Unauthenticated"]


class HormesisError(Exception):
    """What every error of Hormesis is; a door shows its message and nothing else."""


class Invalid(HormesisError):
    """The input is not what it must be."""


class NotFound(HormesisError):
    """What was asked for does not exist, or is somebody else's."""


class Conflict(HormesisError):
    """What was asked for contradicts what is stored."""


class Unauthenticated(HormesisError):
    """Nobody known asks: not signed in, no longer, or with a wrong password."""


class Forbidden(HormesisError):
    """Somebody known asks for what they may not do."""


class TooMany(HormesisError):
    """The same was asked too often; ``retry_after_s`` says when to try again."""

    def __init__(self, message: str, retry_after_s: int = 60) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
