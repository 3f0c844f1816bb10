"""The catalogue against the code: every reason that can be given has its sentence, and no sentence is never said."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import hormesis
from hormesis.estimation import readiness
from hormesis.estimation.signal_table import signal_table
from hormesis.planning import capacity, day_choice, exercise, mesocycle, progression, returning
from hormesis.planning.workout_choice import _RULES
from hormesis.words.english import DRIVERS, REASONS

ROOM = Path(hormesis.__file__).parent
GIVERS = sorted(path for room in ("planning", "safety", "exercises", "app", "assistant") for path in (ROOM / room).rglob("*.py"))


def calls(name: str, tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def strings(node: ast.AST) -> set[str]:
    """The texts that an expression can be, and no others: a constant, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        return strings(node.body) | strings(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def returned(module: ModuleType, function: str) -> set[str]:
    tree = ast.parse(inspect.getsource(getattr(module, function)))
    return {text for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value for text in strings(node.value)}


def literal_codes() -> set[str]:
    found: set[str] = set()
    for path in GIVERS:
        for call in calls("Reason", ast.parse(path.read_text(encoding="utf-8"))):
            if call.args:
                found |= strings(call.args[0])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):  # code = "a" if … else "b"
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "code":
                found |= strings(node.value)
    return found


def step_codes() -> set[str]:
    found = {f"hold_{why}" for why in returned(progression, "_held_because")}
    found |= {f"raise_{why}" for why in returned(progression, "_may_rise")}
    for module in (progression, returning, exercise, mesocycle):
        for call in calls("Step", ast.parse(inspect.getsource(module))):
            moves, whys = strings(call.args[0]), strings(call.args[4])
            found |= {f"{move}_{why}" for move in moves for why in whys}
    return found | {"lower_beyond_capacity", "block_reserve"}


def composed_codes() -> set[str]:
    found = {f"passed_{why}" for why in get_args(day_choice.Why)}
    found |= {f"{said}_by_{rule}" for said in ("workout", "unnamed") for rule in _RULES} - {"unnamed_by_due"}
    for module in (capacity, exercise):
        for call in calls("Unavailable", ast.parse(inspect.getsource(module))):
            found |= {f"e1rm_{reason}" for reason in strings(call.args[0])}
    for call in calls("Unavailable", ast.parse(inspect.getsource(readiness))):
        found |= strings(call.args[0])
    found |= {f"week_balance_{pair}_{side}" for pair in ("push_pull", "knee_hip") for side in ("first", "second")}
    return found | {f"grid_{source}" for source in ("gym", "log", "default", "used")}


def test_every_reason_that_can_be_given_has_its_sentence() -> None:
    given = literal_codes() | step_codes() | composed_codes()
    assert len(given) > 50
    assert sorted(given - set(REASONS)) == []


def test_no_sentence_is_never_said() -> None:
    assert sorted(set(REASONS) - literal_codes() - step_codes() - composed_codes()) == []


@pytest.mark.parametrize("code", sorted(REASONS))
def test_sentences_are_plain(code: str) -> None:
    text = REASONS[code].removesuffix("{drivers:because}")  # which ends a sentence of its own
    assert text == text.strip()
    assert "  " not in text
    assert text.endswith((".", "…", "FILE"))
    assert "repetitions" not in text  # one word for one thing: reps


def test_every_signal_that_counts_can_be_named_as_a_driver() -> None:
    either_way = {"strain": ("strain_more", "strain_less")}
    counting = [spec.name for spec in signal_table().values() if spec.loading > 0]
    assert set(DRIVERS) == {key for name in counting for key in either_way.get(name, (name,))}
