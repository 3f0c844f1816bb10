"""Rules of the house that import-linter can't hold: one clock, one source of chance, files of a readable size."""

import ast
from pathlib import Path

import pytest

import hormesis

ROOM = Path(hormesis.__file__).parent
PURE = ("domain", "exercises", "estimation", "safety", "planning", "words")
MODULES = sorted(path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.py"))

FORBIDDEN_MODULES = {"os", "random", "secrets", "time", "socket", "subprocess", "urllib", "http"}
FORBIDDEN_CALLS = {"now", "utcnow", "today", "getnode", "uuid1", "uuid4", "getenv", "default_rng"}


@pytest.mark.parametrize("module", [m for m in MODULES if m.split("/")[0] in (*PURE, "sources", "store")])
def test_below_app_nothing_reads_the_time_chance_or_the_environment(module: str) -> None:
    for node in ast.walk(ast.parse((ROOM / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported = {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported = {(node.module or "").split(".")[0]}
        else:
            imported = set()
        assert not imported & FORBIDDEN_MODULES, f"{module} line {node.lineno} imports {imported & FORBIDDEN_MODULES}"  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FORBIDDEN_CALLS:
            handed_in = isinstance(node.func.value, ast.Name) and node.func.value.id == "self"  # a clock that was handed in
            handed_in |= node.func.attr == "default_rng" and bool(node.args)  # a seed that was handed in, or is fixed
            assert handed_in, f"{module} line {node.lineno} calls .{node.func.attr}()"


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_too_long_to_read(module: str) -> None:
    lines = (ROOM / module).read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{module} has {lines} lines; part it"


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "manager", "base", "core", "common", "misc"}
    assert [m for m in MODULES if set(m.removesuffix(".py").split("/")) & empty] == []


def test_the_public_name_is_loaded_when_it_is_asked_for() -> None:
    assert hormesis.Coach.__name__ == "Coach"
    with pytest.raises(AttributeError, match="no attribute 'Trainer'"):
        hormesis.Trainer  # noqa: B018
