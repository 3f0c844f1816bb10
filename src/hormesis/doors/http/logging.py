"""Requests in the journal: ``log_request``, a line each."""

import logging

from hormesis.app.journal import place_of
from hormesis.doors.http.watching import Seen, Watcher

__all__ = ["all_of", "log_request"]

_log = logging.getLogger("hormesis.http")
_QUIET = ("/api/v1/health", "/api/v1/ready", "/metrics")
"""What is asked for every few seconds, and told of only when it goes wrong."""


def log_request(seen: Seen) -> None:
    """Write down how a request went: by its route, never by its address, which may hold an id."""
    told = {
        "request_id": seen.request_id,
        "method": seen.method,
        "route": seen.route,
        "status": seen.status,
        "seconds": round(seen.seconds, 4),
    }
    if seen.fault is not None:
        _log.error("a request failed", extra={**told, "error": type(seen.fault).__name__, "place": place_of(seen.fault)})
    elif seen.status >= 500:
        _log.error("a request failed", extra=told)
    else:
        _log.log(logging.DEBUG if seen.route in _QUIET else logging.INFO, "request", extra=told)


def all_of(*watchers: Watcher) -> Watcher:
    """One watcher that tells several."""

    def watch(seen: Seen) -> None:
        for watcher in watchers:
            watcher(seen)

    return watch
