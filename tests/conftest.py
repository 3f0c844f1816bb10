"""One way of drawing for every run: the laws are held on the same examples each time; ``HORMESIS_DRAW=anew`` draws others.

And one PostgreSQL for each process that runs tests, started when the first test asks for it; and what writes the documentation.
"""

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

from tests.postgres_server import Missing, Server, start

settings.register_profile("same", derandomize=True)
settings.register_profile("anew", derandomize=False)
settings.load_profile("anew" if os.environ.get("HORMESIS_DRAW") == "anew" else "same")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running PostgreSQL, or a skip that says why there is none."""
    try:
        with start() as server:
            yield server
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def generate() -> Iterator[ModuleType]:
    """``docs/generate.py`` as a module."""
    path = Path(__file__).resolve().parents[1] / "docs" / "generate.py"
    spec = importlib.util.spec_from_file_location("docs_generate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in ("docs_generate", "docs_coaching"):
        sys.modules.pop(name, None)
