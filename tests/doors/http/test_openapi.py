"""The API holds to its own description: every operation, with valid and with broken requests, by Schemathesis.

No fault of the server, no status and no body that OpenAPI does not tell of, and nothing wrong that is let through.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

pytest.importorskip("fastapi")

from hormesis.app.demo import demo_facts
from hormesis.app.facts import record
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import LOCAL_ATHLETE, Workspace
from hormesis.app.world import world_of
from hormesis.doors.http.app import create_app

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


PARTS = 6
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
HEADERS = {"Hormesis-Client": "schemathesis", "Host": "localhost"}
EXAMPLES = int(os.environ.get("HORMESIS_EXAMPLES", "6"))
"""Requests of either kind for an operation; `make fuzz` tries many more."""
SOLVES = ("/week", "/weeks", "/what-if", "/plan/days")
QUIET = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    home: Path = tmp_path_factory.mktemp("home")
    workspace = Workspace(Settings(home, str(home / "hormesis.db")), lambda: NOW)
    with world_of(workspace, ServerSettings(uploads_per_hour=10**6)) as world:
        record(world.database.of(LOCAL_ATHLETE), LOCAL_ATHLETE, demo_facts())
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(world), headers={"Host": "localhost"})


@pytest.mark.parametrize("part", range(PARTS))
def test_every_operation_keeps_its_word(described: Any, part: int) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 30
    wrong = []
    for operation in sorted(operations, key=lambda one: (one.path.endswith("/purge"), one.path, one.method))[part::PARTS]:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                _hold(operation, mode)
            except (Failure, FailureGroup) as error:
                wrong.append(f"{operation.label} ({mode.name.lower()}): {error}")
            except Unsatisfiable:  # an operation without anything to break
                assert mode is GenerationMode.NEGATIVE
    assert not wrong, "\n\n".join(wrong)


def _hold(operation: Any, mode: GenerationMode) -> None:
    reads = operation.method.upper() == "GET"  # a field of a query that stands twice is read once, as everywhere
    checks = CHECKS if reads else [*CHECKS, negative_data_rejection]

    few = operation.path.endswith(SOLVES)  # a week is solved for each

    @settings(QUIET, max_examples=max(EXAMPLES // 3, 1) if few else EXAMPLES)
    @given(case=operation.as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        case.call_and_validate(headers=HEADERS, checks=checks)

    holds()
