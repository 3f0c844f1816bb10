"""Work that is done beside the requests: how it stands, and the test of the coach on the athlete's own past."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from hormesis.app.jobs import job_for, jobs_for, leave
from hormesis.app.kept_plans import kept_backtest
from hormesis.doors.http.principal import Full, Reader, WorldHere
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["jobs"])


@router.get("/jobs", responses=ok(list[dict[str, Any]]), response_class=Response)
def jobs(asker: Reader, request: Request) -> Response:
    """The athlete's jobs of late, the newest first."""
    return send(request, jobs_for(asker.db, asker.athlete_id))


@router.get("/jobs/{job_id}", responses=ok(dict[str, Any]), response_class=Response)
def job(asker: Reader, request: Request, job_id: Annotated[str, Path(max_length=100)]) -> Response:
    """How a job stands: its state, how much of it is done, and what went wrong."""
    return send(request, job_for(asker.db, asker.athlete_id, job_id))


@router.post("/backtest", responses=ok(dict[str, Any]), response_class=Response)
def begin_backtest(asker: Full, world: WorldHere, request: Request) -> Response:
    """Test the coach on the athlete's own past: a job, whose result GET /backtest shows."""
    job_id = leave(asker.db, world.queue, asker.athlete_id, "backtest")
    return send(request, job_for(asker.db, asker.athlete_id, job_id))


@router.get("/backtest", responses=ok(dict[str, Any]), response_class=Response)
def backtest(asker: Reader, request: Request) -> Response:
    """The last such test, on what day it was made, and whether anything was said since. 404 where there was none."""
    return send(request, kept_backtest(asker.db, asker.athlete_id, asker.now().date(), asker.knowledge()))
