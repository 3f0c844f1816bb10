"""Files on their way in: send one, see what it holds, apply it, undo it."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, File, Form, Path, Request, Response, UploadFile

from hormesis.app.importing import apply_upload, bring_demo, import_json, imports_json, preview_upload, undo_import_now
from hormesis.doors.http.limiting import limit_uploads
from hormesis.doors.http.principal import Full, Owner, Reader, WorldHere
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["imports"])

_PART = 1 << 20
Upload = Annotated[str, Path(max_length=64, description="The id that POST /imports gave")]
ImportId = Annotated[int, Path(ge=1, le=2**31 - 1, description="The number of an import")]


@router.post("/imports", responses=ok(dict[str, Any]), response_class=Response, dependencies=[Depends(limit_uploads)])
def send_file(
    asker: Full,
    world: WorldHere,
    request: Request,
    file: Annotated[UploadFile, File(description="An export of a training app or a watch")],
    unit: Annotated[Literal["kg", "lb"] | None, Form(description="The unit of its loads, where the file doesn't say it")] = None,
    day: Annotated[date | None, Form(description="The day of a recording that tells none")] = None,
) -> Response:
    """Send a file: what it holds, and which names are sure. Nothing is kept until it is applied; it waits two days."""
    parts = iter(lambda: file.file.read(_PART), b"")
    return send(request, preview_upload(asker, world, file.filename or "", parts, unit, day))


@router.post("/imports/demo", responses=ok(dict[str, Any]), response_class=Response)
def demo(asker: Owner, world: WorldHere, request: Request) -> Response:
    """Bring the made-up athlete's log along, to look around with, where there is no log yet. It is undone like any import."""
    return send(request, bring_demo(asker, world))


@router.post("/imports/{upload}/apply", responses=ok(dict[str, Any]), response_class=Response)
def apply(
    asker: Full,
    world: WorldHere,
    request: Request,
    upload: Upload,
    unit: Annotated[Literal["kg", "lb"] | None, Form()] = None,
    day: Annotated[date | None, Form()] = None,
) -> Response:
    """Keep the facts of a file that was sent. The job that does it is told: ask for it at `jobs/{id}`."""
    return send(request, apply_upload(asker, world, upload, unit, day))


@router.get("/imports", responses=ok(list[dict[str, Any]]), response_class=Response)
def imports(asker: Reader, request: Request) -> Response:
    """Every import that wrote something, oldest first, those undone among them."""
    return send(request, imports_json(asker))


@router.get("/imports/{import_id}", responses=ok(dict[str, Any]), response_class=Response)
def one_import(asker: Reader, request: Request, import_id: ImportId) -> Response:
    """One import, with its report."""
    return send(request, import_json(asker, import_id))


@router.post("/imports/{import_id}/undo", responses=ok(dict[str, Any]), response_class=Response)
def undo(asker: Full, world: WorldHere, request: Request, import_id: ImportId) -> Response:
    """Take back what an import wrote, exactly; what stood before stands again."""
    return send(request, undo_import_now(asker, world, import_id))
