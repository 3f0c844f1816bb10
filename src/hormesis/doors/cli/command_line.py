"""One command line from its words to its exit code: ``main``."""

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import typer

from hormesis.app.workspace import Workspace
from hormesis.domain.errors import HormesisError
from hormesis.doors.cli.commands import root_command
from hormesis.doors.cli.door import Door
from hormesis.doors.cli.output import output_for
from hormesis.doors.cli.programs import NO_PROGRAMS, Programs

__all__ = ["main"]

DONE, FAULT, MISTAKE, INTERRUPTED = 0, 1, 2, 130
_STOPPED = "stopped; nothing more was done"


def main(argv: Sequence[str], workspace: Workspace, environment: Mapping[str, str], programs: Programs = NO_PROGRAMS) -> int:
    """Run one command: 0 when it is done, 2 for a user's mistake, 1 for a fault of ours, 130 when it is interrupted.

    ``--json`` counts wherever it stands. What went wrong goes to stderr, as a traceback only where ``HORMESIS_TRACEBACK`` is set.
    """
    _open_closed_streams()
    words, as_json = _take_json(argv)
    output = output_for(as_json, environment)
    try:
        code = root_command().main(words, "hormesis", standalone_mode=False, obj=Door(workspace, output, programs))
        sys.stdout.flush()
        if code == INTERRUPTED:
            output.complain(_STOPPED)
        return code if isinstance(code, int) else DONE
    except HormesisError as error:
        output.complain(str(error))
        return MISTAKE
    except typer.TyperException as error:
        output.complain(_usage_error(error))
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        output.complain(_STOPPED)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # Typer ends the program itself where nobody reads on
        _let_go_of_stdout()
        return DONE
    except OSError as error:
        if environment.get("HORMESIS_TRACEBACK"):
            raise
        _let_go_of_stdout()
        at = f" ({error.filename})" if error.filename else ""
        output.complain(f"can't read or write: {error.strerror or error}{at}; mend that and try again")
        return MISTAKE
    except Exception as error:
        if environment.get("HORMESIS_TRACEBACK"):
            raise
        output.complain(
            f"this is a fault of Hormesis, not yours ({type(error).__name__}: {error}); please report it, with what "
            "HORMESIS_TRACEBACK=1 shows"
        )
        return FAULT


def _open_closed_streams() -> None:
    """A stream that was closed before we began leads nowhere: else the next file opened would take its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end


def _take_json(argv: Sequence[str]) -> tuple[list[str], bool]:
    """The words without ``--json``, and whether it was among them; what follows ``--`` is left alone."""
    end = argv.index("--") if "--" in argv else len(argv)
    words = [word for word in argv[:end] if word != "--json"]
    return [*words, *argv[end:]], len(words) < end


def _usage_error(error: Any) -> str:
    """What was wrong with the words, and where help stands. Typer's own messages end in a full stop, ours don't."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "hormesis"
    message = error.format_message().replace("Value error, ", "").strip().rstrip(".")
    return f"{message[:1].lower()}{message[1:]}; `{path} --help` shows what there is"


def _let_go_of_stdout() -> None:
    """Whoever read our output has gone: nothing more is written, not even at the interpreter's end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
