"""One way of drawing for every run: the laws are held on the same examples each time; ``HORMESIS_DRAW=anew`` draws others.

And one PostgreSQL for each process that runs tests, started when the first test asks for it.
"""

import os
from collections.abc import Iterator

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
