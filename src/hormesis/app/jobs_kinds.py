"""What each kind of job does: ``handlers_for`` a workspace."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from hormesis.app.backtests import backtest_kept
from hormesis.app.imports import keep_export, read_export
from hormesis.app.insight_record import first_day_of
from hormesis.app.insight_start import start_for
from hormesis.app.jobs_nightly import nightly
from hormesis.app.jobs_running import Finishing, Handler, Run
from hormesis.app.knowledge import knowledge_for
from hormesis.app.made_of import made_of
from hormesis.app.replanning import DAYS_AHEAD, keep_plans, kept_answer, local_day, replanned
from hormesis.app.uploads import Uploads
from hormesis.app.workspace import Workspace
from hormesis.sources.source import ReadOptions
from hormesis.store import answers
from hormesis.store.answers import Answer

__all__ = ["MOST_UPLOAD_BYTES", "handlers_for"]

MOST_UPLOAD_BYTES = 2 << 30


def handlers_for(workspace: Workspace, more: Mapping[str, Handler] | None = None) -> dict[str, Handler]:
    """The handler of each kind of job in this workspace; ``more`` are kinds that need something of their own."""
    kinds = _Kinds(workspace)
    return {
        "refresh": kinds.refresh,
        "import": kinds.import_,
        "backtest": kinds.backtest,
        "nightly": lambda run: nightly(run, workspace.now),
        **(more or {}),
    }


@dataclass(frozen=True, slots=True)
class _Kinds:
    workspace: Workspace

    def refresh(self, run: Run) -> Finishing:
        """Fold what is new and plan anew. What is said meanwhile has left a job of its own, which waits for this one."""
        as_of = local_day(run.db, run.athlete_id, self.workspace.now())
        knowledge = knowledge_for(run.db, run.athlete_id)
        kept = kept_answer(run.db, run.athlete_id, "days", as_of, knowledge)
        found = None if kept and kept.current else replanned(run.db, run.athlete_id, as_of, knowledge)
        start_for(run.db, run.athlete_id, first_day_of(as_of), knowledge)

        def write(tx: sa.Connection) -> dict[str, Any]:
            if found is not None:
                keep_plans(tx, run.athlete_id, found)
            return {"as_of": as_of.isoformat(), "days": DAYS_AHEAD}

        return write

    def import_(self, run: Run) -> Finishing:
        """Keep the facts of an uploaded file, and have everything worked out anew."""
        payload = run.job.payload
        uploads = Uploads(self.workspace.settings.home, run.athlete_id, self.workspace.now, uuid4, MOST_UPLOAD_BYTES)
        upload = uploads.get(str(payload["upload"]))
        day = date.fromisoformat(payload["day"]) if payload.get("day") else None
        today = local_day(run.db, run.athlete_id, self.workspace.now())
        seen = _Steps(run)
        options = ReadOptions(run.athlete_id, today, payload.get("unit"), day, progress=seen.tell)
        export = read_export(upload.path, options)
        namer = knowledge_for(run.db, run.athlete_id).namer

        def write(tx: sa.Connection) -> dict[str, Any]:
            report = keep_export(tx, run.db.clock, export, options, namer)
            run.queue.enqueue(tx, run.athlete_id, "refresh")
            run.afterwards.append(lambda: uploads.forget(upload.id))
            return report.as_json()

        return write

    def backtest(self, run: Run) -> Finishing:
        """Test the coach on the past that is kept here."""
        knowledge = knowledge_for(run.db, run.athlete_id)
        with run.db.reading() as tx:
            version = made_of(tx, run.athlete_id, knowledge)
        found = backtest_kept(run.db, run.athlete_id, knowledge)
        as_of = local_day(run.db, run.athlete_id, self.workspace.now())

        def write(tx: sa.Connection) -> dict[str, Any]:
            answers.keep(tx, run.athlete_id, "backtest", Answer(as_of, version, json.dumps(found)))
            return found

        return write


class _Steps:
    """Progress of a file in hundredths: a big file is told of a hundred thousand times."""

    def __init__(self, run: Run) -> None:
        self._run, self._last = run, 0

    def tell(self, read: int, of: int) -> None:
        step = read * 100 // max(of, 1)
        if step > self._last:
            self._last = step
            self._run.progress(step, 100)
