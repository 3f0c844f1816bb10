"""Errors as RFC 9457 problems: ``answer_errors``, ``problem``, and ``PROBLEMS`` for OpenAPI.

A problem has ``type``, ``title``, ``status``, ``detail`` (our message: what was found, where, what to do) and ``next_step``.
What went wrong inside is never told; the request's id leads to it in the server's log.
"""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from hormesis.domain.errors import Conflict, Forbidden, HormesisError, Invalid, NotFound, TooMany, Unauthenticated

__all__ = ["PROBLEMS", "Problem", "answer_errors", "problem", "problem_of"]

MEDIA_TYPE = "application/problem+json"
_STATUS: tuple[tuple[type[HormesisError], int], ...] = (
    (Unauthenticated, 401),
    (Forbidden, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Invalid, 422),
    (TooMany, 429),
)
_KINDS: Mapping[int, tuple[str, str, str]] = {
    400: ("unreadable", "The request can't be read", "send it as the API's description says: /api/v1/openapi.json"),
    401: ("unauthenticated", "Not signed in", "sign in, or send a token that stands"),
    403: ("forbidden", "Not allowed", "ask whoever may do it"),
    404: ("not-found", "Not found", "check the address and the id"),
    405: ("method", "Not done in this way", "see what there is in /api/v1/openapi.json"),
    409: ("conflict", "Contradicts what is stored", "look at what is stored now, and try again"),
    413: ("too-large", "Too large", "send less at once"),
    415: ("media-type", "Of a kind that isn't read", "send JSON, with Content-Type: application/json"),
    421: ("misdirected", "Not this server's name", "call it by its own name"),
    422: ("invalid", "Not what it must be", "mend what the detail names, and send it again"),
    429: ("too-many", "Asked too often", "wait, and try again"),
    500: ("fault", "A fault of Hormesis", "try again; if it stays so, report it with the id of the request"),
    503: ("not-ready", "Not ready", "try again in a moment"),
}


class Fault(BaseModel):
    """One field that is not what it must be."""

    at: str = Field(description="Where it stands, such as body.minutes")
    said: str = Field(description="What is allowed there")


class Problem(BaseModel):
    """RFC 9457: what went wrong, and what to do next."""

    type: str
    title: str
    status: int
    detail: str
    next_step: str
    faults: list[Fault] | None = None


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": _KINDS[status][1], "content": {MEDIA_TYPE: {}}}
    for status in (400, 401, 403, 404, 409, 413, 422, 429)
}


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None, faults: list[dict[str, str]] | None = None
) -> JSONResponse:
    """The answer to what went wrong. Our messages say the next step after their last semicolon."""
    kind, title, usual = _KINDS.get(status, _KINDS[500] if status >= 500 else _KINDS[400])
    said, _, step = detail.rpartition("; ")
    body: dict[str, Any] = {
        "type": f"urn:hormesis:problem:{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "next_step": step if said else usual,
    }
    if faults:
        body["faults"] = faults
    return JSONResponse(body, status, {**(headers or {}), "Cache-Control": "no-store"}, MEDIA_TYPE)


def answer_errors(app: FastAPI) -> None:
    """Have every error of ``app`` answered by a problem."""
    app.add_exception_handler(HormesisError, _ours)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


def problem_of(error: HormesisError) -> JSONResponse:
    """The answer to an error of ours."""
    return _ours(None, error)


def _ours(_: Request | None, error: Exception) -> JSONResponse:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 422)
    headers = {"Retry-After": str(error.retry_after_s)} if isinstance(error, TooMany) else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return problem(status, str(error), headers)


def _validation(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = [{"at": ".".join(str(part) for part in one["loc"]), "said": str(one["msg"])} for one in error.errors()]
    first = faults[0] if faults else {"at": "the request", "said": "not what it must be"}
    step = "; mend it and send it again"
    return problem(422, f"{first['at']}: {first['said'][:1].lower()}{first['said'][1:]}{step}", faults=faults)


def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    usual = _KINDS.get(error.status_code, _KINDS[400])
    return problem(error.status_code, f"{usual[1][:1].lower()}{usual[1][1:]}; {usual[2]}", error.headers)


def _fault(request: Request, _: Exception) -> JSONResponse:
    request_id = request.scope.get("hormesis_request_id", "unknown")
    return problem(500, f"a fault of Hormesis, not yours (request {request_id}); try again, then report it with that id")
