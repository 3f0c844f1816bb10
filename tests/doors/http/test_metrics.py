"""Figures: who may read them, and that their number is bounded."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hormesis.app.server_settings import ServerSettings
from hormesis.doors.http.metrics import Figures, serve_figures
from hormesis.doors.http.watching import Seen


def _client(server: ServerSettings, figures: Figures | None = None) -> TestClient:
    app = FastAPI()
    serve_figures(app, figures or Figures(), server)
    return TestClient(app)


def test_on_loopback_anybody_on_the_machine_may_read_them() -> None:
    assert _client(ServerSettings()).get("/metrics").status_code == 200


@pytest.mark.parametrize("given", ["", "Bearer wrong", "Bearer ", "Basic secret", "Bearer secret x", "secret", "Bearer ж"])
def test_elsewhere_only_the_token_opens_them(given: str) -> None:
    client = _client(ServerSettings(public_url="https://coach.example.org", metrics_token="secret"))
    headers = {b"Authorization": given.encode()} if given else {}
    assert client.get("/metrics", headers=headers).status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer secret"}).status_code == 200


@pytest.mark.parametrize(
    "server", [ServerSettings(host="0.0.0.0"), ServerSettings(accounts=True), ServerSettings(public_url="https://a.example")]
)
def test_without_a_token_nobody_elsewhere_reads_them(server: ServerSettings) -> None:
    assert _client(server).get("/metrics").status_code == 404


def test_requests_and_jobs_are_counted_and_the_waiting_ones_are_those_of_the_store() -> None:
    figures = Figures(lambda: {("refresh", "waiting"): 3, ("import", "dead"): 1})
    figures.request(Seen("id", "GET", "/api/v1/today", 200, 0.03))
    figures.request(Seen("id", "GET", "/api/v1/today", 500, 0.03, ValueError("x")))
    figures.job("refresh", "done", 2.0)
    text = _client(ServerSettings(), figures).get("/metrics").text
    for line in (
        'hormesis_request_seconds_count{method="GET",route="/api/v1/today",status="200"} 1.0',
        "hormesis_request_faults_total 1.0",
        'hormesis_job_seconds_count{kind="refresh",state="done"} 1.0',
        'hormesis_jobs{kind="refresh",state="waiting"} 3.0',
        'hormesis_jobs{kind="import",state="dead"} 1.0',
    ):
        assert line in text


def test_nobody_can_make_series_without_end() -> None:
    figures = Figures()
    for number in range(50):
        figures.request(Seen("id", f"VERB{number}", "", 404, 0.01))
    text = _client(ServerSettings(), figures).get("/metrics").text
    assert text.count("hormesis_request_seconds_count{") == 1


def test_the_token_is_not_shown_where_the_settings_are() -> None:
    assert "hunter2" not in repr(ServerSettings(metrics_token="hunter2"))
