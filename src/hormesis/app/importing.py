"""Files through a door without paths: kept, previewed, applied by a job, undone."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from hormesis.app.demo_world import demo_facts_until
from hormesis.app.imports import import_file, list_imports, undo_import
from hormesis.app.jobs import job_for
from hormesis.app.principal import Principal
from hormesis.app.replanning import local_day
from hormesis.app.uploads import Uploads
from hormesis.app.world import World
from hormesis.domain.errors import Conflict, HormesisError, NotFound
from hormesis.domain.facts import fact_to_json
from hormesis.domain.load import Unit
from hormesis.sources.source import ReadOptions
from hormesis.store import facts as fact_log
from hormesis.store.imports import ImportRecord

__all__ = [
    "DEMO_FILE",
    "apply_upload",
    "bring_demo",
    "import_json",
    "imports_json",
    "preview_upload",
    "undo_import_now",
    "uploads_of",
]

Json = dict[str, Any]

DEMO_FILE = "demo-athlete.jsonl"


def uploads_of(asker: Principal, world: World) -> Uploads:
    """The files of the athlete in view that wait."""
    return Uploads(world.settings.home, asker.athlete_id, world.now, uuid4, world.server.upload_mib << 20)


def preview_upload(
    asker: Principal, world: World, name: str, parts: Iterable[bytes], unit: Unit | None, day: date | None
) -> Json:
    """Keep a file until it is applied: its ``upload`` id and the ``report`` on what it holds. One that is refused is not kept."""
    uploads = uploads_of(asker, world)
    sent = uploads.keep(name, parts)
    today = local_day(asker.db, asker.athlete_id, world.now())
    try:
        options = ReadOptions(asker.athlete_id, today, unit, day)
        report = import_file(asker.db, sent.path, options, asker.knowledge().namer, dry_run=True)
    except HormesisError:
        uploads.forget(sent.id)
        raise
    return {"upload": sent.id, "file": sent.file_name, "sent_at": sent.sent_at, "report": report.as_json()}


def apply_upload(asker: Principal, world: World, upload_id: str, unit: Unit | None, day: date | None) -> Json:
    """Leave the job that keeps the file's facts, and say how it stands. Raises ``NotFound`` where no such file waits."""
    sent = uploads_of(asker, world).get(upload_id)
    payload = {"upload": sent.id, "unit": unit, "day": day.isoformat() if day else None}
    with asker.db.transaction() as tx:
        job_id = world.queue.enqueue(tx, asker.athlete_id, "import", payload, key=f"import {sent.id}")
    return job_for(asker.db, asker.athlete_id, job_id)


def bring_demo(asker: Principal, world: World) -> Json:
    """Leave the job that brings the made-up athlete's log along, to look around with; it is undone like any other import.

    Raises ``Conflict`` where there is a log already: the two would be taken for one person's.
    """
    with asker.db.reading() as tx:
        if fact_log.live(tx, asker.athlete_id, ["set"]):
            raise Conflict("there is a log here already, and the demo's would be counted with it; look at it in an empty account")
    today = local_day(asker.db, asker.athlete_id, world.now())
    lines = (f"{json.dumps(fact_to_json(fact))}\n".encode() for fact in demo_facts_until(today))
    sent = uploads_of(asker, world).keep(DEMO_FILE, lines)
    return apply_upload(asker, world, sent.id, None, None)


def imports_json(asker: Principal) -> list[Json]:
    """Every import that wrote something, oldest first, without its report."""
    return [_about(record) for record in list_imports(asker.db, asker.athlete_id)]


def import_json(asker: Principal, import_id: int) -> Json:
    """One import with its report. Raises ``NotFound``."""
    for record in list_imports(asker.db, asker.athlete_id):
        if record.id == import_id:
            return {**_about(record), "report": record.report}
    raise NotFound(f"no import {import_id}; GET /api/v1/imports lists them")


def undo_import_now(asker: Principal, world: World, import_id: int) -> Json:
    """Take back what an import wrote, and plan anew. Raises ``NotFound`` and ``Conflict``."""
    undone = undo_import(asker.db, asker.athlete_id, import_id)
    with asker.db.transaction() as tx:
        world.queue.enqueue(tx, asker.athlete_id, "refresh")
    return {"import_id": undone.import_id, "file": undone.file_name, "taken_back": undone.taken_back}


def _about(record: ImportRecord) -> Json:
    return {
        "id": record.id,
        "file": record.file_name,
        "source": record.source,
        "imported_at": record.imported_at,
        "written": record.written,
        "undone_at": record.undone_at,
    }
