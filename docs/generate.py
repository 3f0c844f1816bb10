"""Writes the generated parts of the documentation: ``docs/cli.md``, ``docs/exercises.md``, ``docs/weeks.md``, the tables of
signals in ``docs/readiness.md``, of gates in ``docs/release.md`` and of tools in ``docs/mcp.md``, the conversation there, and the
transcript in ``README.md``.

``python docs/generate.py`` writes them, ``--check`` only says whether they are current (1 where they are not).
"""

import contextlib
import importlib.util
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from hormesis.app.workspace import workspace_from
from hormesis.domain.anatomy import Region
from hormesis.doors.cli.command_line import main as run_command
from hormesis.doors.cli.commands import COMMANDS, root_command
from hormesis.estimation.signal_table import signal_table
from hormesis.exercises.document import library_document
from hormesis.exercises.library import load_library
from hormesis.safety.document import safety_document
from hormesis.safety.release_gate import GATES, OTHER_RULES

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- transcript: made by `make docs` -->\n", "<!-- end of transcript -->"
SIGNALS_BEGIN, SIGNALS_END = "<!-- signals: made by `make docs` -->\n", "<!-- end of signals -->"
GATES_BEGIN, GATES_END = "<!-- gates: made by `make docs` -->\n", "<!-- end of gates -->"
TOOLS_BEGIN, TOOLS_END = "<!-- tools: made by `make docs` -->\n", "<!-- end of tools -->"
TALK_BEGIN, TALK_END = "<!-- conversation: made by `make docs` -->\n", "<!-- end of conversation -->"
SHOWN_LINES = 42

_HEAD = """# The command line

<!-- Made by `make docs` from the commands themselves. -->

`--json` works on every command, anywhere after it: stable JSON on stdout and nothing else there. Errors go to stderr and say what
to do next. Exit code 0: done; 2: a mistake in what was asked or in a file; 1: a fault of Hormesis, or `doctor` found something
wrong. What is kept lives in `HORMESIS_HOME` (default: your system's folder for user data), or in the database that
`HORMESIS_DATABASE_URL` names. `NO_COLOR` turns colour off, `HORMESIS_TRACEBACK=1` shows where a fault happened.

"""


def cli_page() -> str:
    """``docs/cli.md``: every command with its arguments and options, as the commands say it."""
    return _HEAD + "\n".join(_section(path, command) for path, command in leaf_commands())


def leaf_commands() -> Iterator[tuple[str, Any]]:
    """Every command that does something, by the words that call it."""
    root = root_command()
    for name in COMMANDS:
        command = root.get_command(None, name)
        inner = getattr(command, "commands", None)
        if inner is None:
            yield f"hormesis {name}", command
        else:
            for sub_name, sub_command in inner.items():
                yield f"hormesis {name} {sub_name}", sub_command


def transcript() -> str:
    """What ``hormesis today --demo`` prints off a terminal, up to the third exercise."""
    text = _output_of(["today", "--demo"])
    lines = text.splitlines()
    third = next((i for i, line in enumerate(lines) if line.startswith("3. ")), SHOWN_LINES)
    return "\n".join(["$ hormesis today --demo", *lines[:third], "…"])


def readme_with(shown: str) -> str:
    """The README with ``shown`` in the place of its transcript."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"README.md: no place for the transcript; write {BEGIN.strip()} and {END}")
    return f"{before}{begin}```text\n{shown}\n```\n{end}{after}"


def readiness_page() -> str:
    """``docs/readiness.md`` with its table of signals."""
    text = (ROOT / "docs" / "readiness.md").read_text(encoding="utf-8")
    before, begin, rest = text.partition(SIGNALS_BEGIN)
    _, end, after = rest.partition(SIGNALS_END)
    rows = [
        f"| {spec.name.replace('_', ' ')} | {spec.unit} | {spec.window_days} | {spec.item} | {spec.loading:g} | {spec.grade} |"
        for spec in signal_table().values()
    ]
    table = "\n".join(["| signal | unit | days judged | axis | loading | grade |", "|---|---|---|---|---|---|", *rows])
    return f"{before}{begin}\n{table}\n\n{end}{after}"


def release_page() -> str:
    """``docs/release.md`` with its table of rules."""
    text = (ROOT / "docs" / "release.md").read_text(encoding="utf-8")
    before, begin, rest = text.partition(GATES_BEGIN)
    _, end, after = rest.partition(GATES_END)
    rows = [f"| `release/{code}` | {_regions(gate.regions)} | {gate.why} |" for code, gate in GATES.items()]
    rows += [f"| `{rule}` | the page | {why} |" for rule, why in OTHER_RULES.items()]
    table = "\n".join(["| rule | blocks | why |", "|---|---|---|", *rows])
    return f"{before}{begin}\n{table}\n\n{end}{after}"


def assistants_page() -> str:
    """``docs/mcp.md`` with its table of tools and its conversation, which a scripted client holds with the real server."""
    from hormesis.assistant.tools import TOOLS  # these need the extra ``assistant``

    said = {one: " ".join(one.description.split()).partition(". ")[0].rstrip(".") for one in TOOLS}
    rows = [f"| `{one.name}` | {one.scope} | {text} |" for one, text in said.items()]
    table = "\n".join(["| tool | scope | what it does |", "|---|---|---|", *rows])
    text = _filled((ROOT / "docs" / "mcp.md").read_text(encoding="utf-8"), TOOLS_BEGIN, TOOLS_END, table)
    return _filled(text, TALK_BEGIN, TALK_END, _beside("coaching").conversation().strip())


def _filled(text: str, begin: str, end: str, made: str) -> str:
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n{made}\n\n{end}{rest.partition(end)[2]}"


def _regions(regions: frozenset[Region] | None) -> str:
    return "everywhere" if regions is None else ", ".join(sorted(str(one).replace("_", " ") for one in regions))


def pages() -> dict[Path, str]:
    """Each generated file and what it must hold."""
    return {
        ROOT / "docs" / "cli.md": cli_page(),
        ROOT / "docs" / "exercises.md": library_document(load_library()),
        ROOT / "docs" / "readiness.md": readiness_page(),
        ROOT / "docs" / "safety.md": safety_document(),
        ROOT / "docs" / "release.md": release_page(),
        ROOT / "README.md": readme_with(transcript()),
    }


def weeks() -> ModuleType:
    """``docs/weeks.py``, which makes the athletes and their weeks."""
    return _beside("weeks")


def _beside(name: str) -> ModuleType:
    """A module that stands beside this one."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[f"docs_{name}"] = module
    spec.loader.exec_module(module)
    return module


def _section(path: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    words = [path, *(_argument(p) for p in arguments), "[OPTIONS]"]
    rows = [(_argument(p), _help(p)) for p in arguments] + [(_option(p, command), _help(p)) for p in options]
    text = "\n".join(line.strip() for line in command.help.strip().splitlines())
    table = "\n".join(["| | |", "|---|---|", *(f"| `{word}` | {meaning} |" for word, meaning in rows)])
    return f"## {path}\n\n```\n{' '.join(words)}\n```\n\n{text}\n\n{table}\n"


def _argument(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name.upper())
    name = f"{name}..." if parameter.nargs == -1 else name
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any, command: Any) -> str:
    """The option as its help names it, with what it takes: ``--unit <kg|lb>``."""
    return str(parameter.get_help_record(command.context_class(command))[0]).replace("|", "\\|")


def _help(parameter: Any) -> str:
    return str(parameter.help or "").replace("|", "\\|")


def _output_of(words: list[str]) -> str:
    """What a command prints off a terminal, 80 columns wide. It keeps nothing, so any folder will do for its home."""
    environment = {"HORMESIS_HOME": str(ROOT / "build" / "no-home"), "NO_COLOR": "1"}
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = run_command(words, workspace_from(environment), environment)
    if code:
        raise SystemExit(f"hormesis {' '.join(words)} ended with {code}")
    return out.getvalue()


def main(argv: list[str]) -> int:
    """Write what is not current, or with ``--check`` only say so."""
    slow = {ROOT / "docs" / "weeks.md": weeks().weeks_page(), ROOT / "docs" / "mcp.md": assistants_page()}  # weeks are solved
    made = {**pages(), **slow}
    stale = {path: text for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text}
    for path, text in stale.items():
        if "--check" in argv:
            print(f"{path.relative_to(ROOT)} is not current; run: make docs")
        else:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)} written")
    return 1 if stale and "--check" in argv else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
