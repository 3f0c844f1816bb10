"""The figures of a simulation as they are committed: those of the module that is tested."""

import importlib
import json
from typing import Any

import pytest


@pytest.fixture(scope="module")
def committed(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the long run of ``simulations.X`` gave, for ``test_X``."""
    name = request.module.__name__.rpartition(".")[2].removeprefix("test_")
    simulation = importlib.import_module(f"simulations.{name}")
    found: dict[str, Any] = json.loads(simulation.COMMITTED.read_text(encoding="utf-8"))
    return found
