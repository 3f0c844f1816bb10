"""Figures for Prometheus: ``Figures`` counts, ``serve_figures`` gives them out at ``/metrics``.

On loopback anybody on the machine may read them; anywhere else only who has the token of the settings, and without one nobody.
"""

import hmac
import re
from collections.abc import Callable, Iterator, Mapping

from fastapi import FastAPI
from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hormesis.app.server_settings import ServerSettings
from hormesis.doors.http.watching import Seen

__all__ = ["Figures", "serve_figures"]

PATH = "/metrics"
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_JOB_SECONDS = (0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

JobCounts = Callable[[], Mapping[tuple[str, str], int]]
"""How many jobs there are by kind and state, as the store has it."""


class Figures:
    """What is counted of one server, in a registry of its own."""

    def __init__(self, job_counts: JobCounts | None = None) -> None:
        self.registry = CollectorRegistry()
        for collect in (ProcessCollector, PlatformCollector, GCCollector):
            collect(registry=self.registry)
        self._requests = Histogram(
            "hormesis_request_seconds",
            "Requests answered.",
            ("method", "route", "status"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._faults = Counter("hormesis_request_faults", "Requests that met a fault.", registry=self.registry)
        self._jobs = Histogram(
            "hormesis_job_seconds",
            "Runs of jobs, by how they ended.",
            ("kind", "state"),
            buckets=_JOB_SECONDS,
            registry=self.registry,
        )
        if job_counts is not None:
            self.registry.register(_Waiting(job_counts))

    def request(self, seen: Seen) -> None:
        """Count a request: by its route, so that the number of series is bounded."""
        method = seen.method if seen.method in _METHODS else "other"
        self._requests.labels(method, seen.route or "none", str(seen.status)).observe(seen.seconds)
        if seen.fault is not None:
            self._faults.inc()

    def job(self, kind: str, state: str, seconds: float) -> None:
        """Count a run of a job."""
        self._jobs.labels(kind, state).observe(seconds)


class _Waiting(Collector):
    """Jobs in the store, counted when they are asked for."""

    def __init__(self, counts: JobCounts) -> None:
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        """One gauge."""
        gauge = GaugeMetricFamily("hormesis_jobs", "Jobs in the store, by kind and state.", labels=("kind", "state"))
        for (kind, state), number in sorted(self._counts().items()):
            gauge.add_metric((kind, state), number)
        yield gauge

    def describe(self) -> list[Metric]:
        """Nothing is counted before it is asked for."""
        return []


def serve_figures(app: FastAPI, figures: Figures, server: ServerSettings) -> None:
    """Give out ``figures`` at ``/metrics``; to be called before the web app takes every other address."""

    def metrics(request: Request) -> Response:
        if not _may_read(request, server):
            return PlainTextResponse("not found\n", 404)
        request.scope["route"] = request.scope.get("route") or route
        return Response(generate_latest(figures.registry), media_type=CONTENT_TYPE_LATEST)

    route = Route(PATH, metrics, methods=["GET"], include_in_schema=False)
    app.router.routes.append(route)


def _may_read(request: Request, server: ServerSettings) -> bool:
    if server.metrics_token:
        given = re.fullmatch(r"Bearer (\S+)", request.headers.get("authorization", ""))
        return given is not None and hmac.compare_digest(given[1].encode(), server.metrics_token.encode())
    return server.local_only
