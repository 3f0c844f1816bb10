"""A bar on stderr for work that takes longer than a moment: ``shown_when_slow``."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

__all__ = ["Progress", "bytes_read", "shown_when_slow", "silent"]

_MOMENT_S = 0.5


class Progress(Protocol):
    """Told before each step how many of how many are done, and on what it begins."""

    def __call__(self, done: int, of: int, what: str, /) -> None: ...


def silent(_done: int, _of: int, _what: str, /) -> None:
    """The progress where nobody watches."""


def bytes_read(progress: Progress, file: str) -> Callable[[int, int], None]:
    """What tells ``progress`` how many bytes of how many of ``file`` are read."""

    def tell(read: int, of: int) -> None:
        progress(read, of, f"{file}, {read / 1e6:,.0f} of {of / 1e6:,.0f} MB")

    return tell


@contextmanager
def shown_when_slow(what: str) -> Iterator[Progress]:
    """A bar from half a second on, gone at the end; quick work shows nothing and loads nothing to show it with."""
    bar = _LateBar(what)
    waiting = threading.Timer(_MOMENT_S, bar.show)
    waiting.daemon = True
    waiting.start()
    try:
        yield bar.tell
    finally:
        waiting.cancel()
        bar.hide()


class _LateBar:
    """How far the work is, and the bar once there is one; the timer's thread makes it, the work's own moves it."""

    def __init__(self, what: str) -> None:
        self._lock = threading.Lock()
        self._state: dict[str, Any] = {"completed": 0, "total": None, "description": what}
        self._bars: Any = None
        self._over = False

    def show(self) -> None:
        from rich.console import Console  # only slow work needs it
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=20), TimeElapsedColumn())
        with self._lock:
            if not self._over:
                self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
                self._bars.add_task(**self._state)
                self._bars.start()

    def tell(self, done: int, of: int, what: str, /) -> None:
        with self._lock:
            self._state = {"completed": done, "total": of if of > 1 else None, "description": what}
            if self._bars is not None:
                self._bars.update(self._bars.task_ids[0], **self._state)

    def hide(self) -> None:
        with self._lock:
            self._over = True
            if self._bars is not None:
                self._bars.stop()
