"""Spans tell of routes and kinds, and go to whom the exporter says."""

import pytest

pytest.importorskip("opentelemetry.sdk")

from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from hormesis.app.telemetry import spans_to


def test_a_request_and_a_job_are_a_span_each_with_nothing_of_anybody_in_it() -> None:
    exporter = InMemorySpanExporter()
    spans = spans_to(exporter)
    spans.request("GET", "/api/v1/today", 200, 0.25)
    spans.request("GET", "", 500, 0.01)
    spans.job("refresh", "dead", 2.0)
    spans.close()
    found = exporter.get_finished_spans()
    assert [span.name for span in found] == ["GET /api/v1/today", "GET unknown", "job refresh"]
    assert [span.status.is_ok for span in found] == [True, False, False]
    today = found[0]
    assert dict(today.attributes or {}) == {
        "http.request.method": "GET",
        "http.route": "/api/v1/today",
        "http.response.status_code": 200,
    }
    assert today.start_time is not None
    assert today.end_time is not None
    assert today.end_time - today.start_time == 250_000_000
