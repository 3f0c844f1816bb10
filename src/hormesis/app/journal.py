"""What a program that runs on and on writes down of itself: ``begin_journal``, a JSON object a line.

Nothing measured of anybody is ever in it. That is not left to care: only the fields in ``FIELDS`` are written, of the words of
other libraries only the template without what was put into it, and of an error only its kind and place, since its words may quote
a row.
"""

import logging
from collections.abc import Callable, MutableMapping
from datetime import UTC, datetime
from typing import IO, Any

from hormesis.domain.errors import Invalid

__all__ = ["FIELDS", "LEVELS", "begin_journal", "place_of"]

FIELDS = (
    *("event", "level", "logger", "at"),
    *("request_id", "method", "route", "status", "seconds", "bytes", "fault", "place", "address"),
    *("job_id", "kind", "state", "attempt", "error", "provider"),
)
LEVELS = ("debug", "info", "warning", "error")

_OURS = "hormesis"


def begin_journal(stream: IO[str], level: str, now: Callable[[], datetime]) -> logging.Handler:
    """Write what happens from ``level`` on to ``stream``; the handler, to be taken away by whoever takes the stream away.

    Raises ``Invalid`` for a level that is none, and where structlog is not installed.
    """
    if level not in LEVELS:
        raise Invalid(f"log level: found {level!r}; allowed are {', '.join(LEVELS)}")
    try:
        import structlog
    except ImportError as error:
        raise Invalid(f"the server needs {error.name}, which is not installed; run: pip install 'hormesis[server]'") from error
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name],
            processors=[_Told(now), structlog.processors.JSONRenderer()],
            use_get_message=False,  # the template alone, without its arguments
        )
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)  # of others only what is wrong
    logging.getLogger(_OURS).setLevel(level.upper())
    return handler


def place_of(error: BaseException) -> str:
    """The innermost line of ours that an error went through: enough to find it, and nothing of anybody's data."""
    found, trace = "", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if _OURS in code.co_filename:
            found = f"{code.co_filename.rpartition(_OURS)[2].strip('/')}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next
    return found


class _Told:
    """Makes the event of a record: the fields that may be told, and no others."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def __call__(self, _logger: Any, _name: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
        """What is written of one record."""
        record: logging.LogRecord = event["_record"]
        said = {name: getattr(record, name) for name in FIELDS if name in vars(record)}
        info = event.get("exc_info")
        error = info[1] if isinstance(info, tuple) else None
        if error is not None:
            said |= {"error": type(error).__name__, "place": place_of(error)}
        return {
            "at": self._now().astimezone(UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg),
            **{name: value for name, value in said.items() if name not in ("at", "level", "logger", "event")},
        }
