"""What ``app`` gives, sent as it stands: ``send``, ``send_fixed``, and ``ok``, which describes it in OpenAPI.

FastAPI would walk through every value once more to check it; here the tests do that.
"""

import json
from hashlib import sha256
from typing import Any

from fastapi import Request, Response

__all__ = ["ok", "send", "send_fixed"]

_PRIVATE = "no-store"  # a body is not left in a browser's cache; a client that keeps it sends its ETag
_SHARED = "public, no-cache"


def ok(model: Any, description: str = "As it stands") -> dict[int | str, dict[str, Any]]:
    """The entry of a route's ``responses`` for what it sends."""
    return {200: {"model": model, "description": description}}


def send(request: Request, content: Any) -> Response:
    """Somebody's own things as JSON, with an ETag: whoever has them already is told so, in a few bytes."""
    return send_fixed(request, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), _PRIVATE)


def send_fixed(request: Request, body: bytes, cache: str = _SHARED) -> Response:
    """JSON that is written already; as it is, it is the same for everybody."""
    tag = f'W/"{sha256(body).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": cache, "Vary": "Cookie, Authorization, Hormesis-Athlete"}
    if tag in [one.strip() for one in request.headers.get("If-None-Match", "").split(",")]:
        return Response(None, 304, headers)
    return Response(body, 200, headers, "application/json")
