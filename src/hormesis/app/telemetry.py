"""OpenTelemetry, where the extra ``telemetry`` is installed and an address is given: ``spans_to``, a span a request and job.

A span has the same few attributes as a line of the journal: no address with an id in it, no body, nothing measured.
"""

import time
from dataclasses import dataclass
from typing import Any

from hormesis.domain.errors import Invalid

__all__ = ["ENDPOINT", "Spans", "spans_to"]

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
"""The variable of OpenTelemetry itself that says where spans go; without it none are made."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Makes spans of what has ended already."""

    _provider: Any

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request that was answered."""
        words: dict[str, str | int] = {"http.request.method": method, "http.route": route, "http.response.status_code": status}
        self._span(f"{method} {route or 'unknown'}", words, seconds, wrong=status >= 500)

    def job(self, kind: str, state: str, seconds: float) -> None:
        """One run of a job."""
        self._span(f"job {kind}", {"hormesis.job.kind": kind, "hormesis.job.state": state}, seconds, wrong=state == "dead")

    def close(self) -> None:
        """Send what was not sent yet."""
        self._provider.shutdown()

    def _span(self, name: str, attributes: dict[str, str | int], seconds: float, wrong: bool) -> None:
        from opentelemetry.trace import Status, StatusCode

        ended = time.time_ns()
        tracer = self._provider.get_tracer("hormesis")
        span = tracer.start_span(name, attributes=attributes, start_time=ended - int(seconds * 1e9))
        if wrong:
            span.set_status(Status(StatusCode.ERROR))
        span.end(ended)


def spans_to(exporter: Any | None = None) -> Spans:
    """Spans to ``exporter``, or to where OpenTelemetry's own variables say. Raises ``Invalid`` where the extra is missing."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise Invalid(
            f"{ENDPOINT} is set, but {error.name} is not installed; run: pip install 'hormesis[telemetry]', or unset it"
        ) from error
    provider = TracerProvider(resource=Resource.create({"service.name": "hormesis"}))
    provider.add_span_processor(BatchSpanProcessor(exporter or OTLPSpanExporter()))
    return Spans(provider)
