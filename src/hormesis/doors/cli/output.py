"""The terminal: ``Output``, the only place of the command line that writes, and ``output_for``."""

import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from hormesis.doors.cli.progress import Progress, shown_when_slow, silent

__all__ = ["Output", "output_for"]

_WIDEST = 100
_NARROWEST = 32
_STYLE = re.compile(r"\x1b\[[0-9]*m")


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command writes. ``interactive``: somebody sits there who can answer; ``lively``: stderr is a terminal."""

    as_json: bool
    colour: bool
    width: int
    interactive: bool
    lively: bool

    def json(self, value: Any) -> None:
        """One JSON value, indented."""
        self._write(_encoded(value, indent=2) + "\n")

    def json_line(self, value: Any) -> None:
        """One JSON value on one line."""
        self._write(_encoded(value) + "\n")

    def line(self, text: str = "") -> None:
        """A line of text as it is."""
        self._write(f"{text}\n")

    def wrapped(self, text: str, indent: str = "", hanging: str | None = None) -> None:
        """A paragraph, broken to the width; ``hanging`` indents the lines after the first."""
        line, following = indent, indent if hanging is None else hanging
        begun = False
        for word in text.split():
            if begun and _seen(line) + 1 + _seen(word) > self.width:
                self.line(line)
                line, begun = following, False
            line = f"{line} {word}" if begun else line + word
            begun = True
        self.line(line)

    def strong(self, text: str) -> str:
        """``text``, bold where there is colour."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def faint(self, text: str) -> str:
        """``text``, dimmed where there is colour."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def complain(self, message: str) -> None:
        """An error, to stderr."""
        print(f"hormesis: {message}", file=sys.stderr)

    def note(self, message: str) -> None:
        """A word beside the answer, to stderr."""
        print(message, file=sys.stderr)

    def flush(self) -> None:
        """Have what was written be seen, by a program that reads it too."""
        sys.stdout.flush()

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[object]], numbers: Sequence[int] = ()) -> None:
        """A table that fits the width; the columns in ``numbers`` are set to the right."""
        from rich import box  # only tables need it
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for place, heading in enumerate(headings):
            table.add_column(heading, justify="right" if place in numbers else "left", overflow="fold")
        for row in rows:
            table.add_row(*[Text("" if cell is None else str(cell)) for cell in row])
        console = Console(
            file=sys.stdout, width=self.width, force_terminal=self.colour, no_color=not self.colour, highlight=False
        )
        console.print(table)

    def progress(self, what: str) -> AbstractContextManager[Progress]:
        """A bar on stderr while the block runs, where stderr is a terminal and the block takes longer than a moment."""
        return shown_when_slow(what) if self.lively else nullcontext(silent)

    def _write(self, text: str) -> None:
        sys.stdout.write(text)


def output_for(as_json: bool, environment: Mapping[str, str]) -> Output:
    """The output of this process: colour on a terminal unless ``NO_COLOR`` is set, its width, or 80 where there is none.

    Both streams are made to write UTF-8 or, where the terminal can't, a ``?``: a name in Chinese must not stop a command.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="replace")
    shown = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST) if shown or environment.get("COLUMNS") else 80
    return Output(
        as_json=as_json,
        colour=shown and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb",
        width=max(width, _NARROWEST),
        interactive=sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty(),
        lively=sys.stderr.isatty() and not as_json,
    )


def _seen(text: str) -> int:
    """How many columns ``text`` takes; those of a style are not seen, and a Chinese character takes two."""
    plain = _STYLE.sub("", text)
    return len(plain) if plain.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in plain)


def _encoded(value: Any, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can say and UTF-8 cannot
        return json.dumps(value, indent=indent, allow_nan=False)
    return text
