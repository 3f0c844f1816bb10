"""What holds for every request before any route is asked: ``Guard``, with the headers that every answer carries.

- The server is called by one of its own names, else 421: a page elsewhere that has its name point to this machine gets nothing.
- What changes something comes from our own pages, or from a program that says so: ``Sec-Fetch-Site``, ``Origin``, or the header
  ``Hormesis-Client``, which no page elsewhere can send; else 403. A request with a token of its own needs none of that,
  since no browser adds one by itself; one whose address ends in a token (``is_secret``) needs no such header.
- A large body is read only from somebody known, else 401: nobody else fills the disk.
- Scripts, styles and connections are our own; nobody frames us.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hormesis.app.server_settings import ServerSettings
from hormesis.doors.http.errors import problem

__all__ = ["CLIENT_HEADER", "CONTENT_SECURITY_POLICY", "Guard"]

CLIENT_HEADER = "Hormesis-Client"
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self)",
}
_TWO_YEARS = "max-age=63072000"
_LARGE_BYTES = 1 << 16
_CHANGES_NOTHING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Refuses what can't be ours, and puts the headers on every answer."""

    def __init__(
        self,
        app: ASGIApp,
        server: ServerSettings,
        knows: Callable[[HTTPConnection], bool],
        is_secret: Callable[[str], bool] = lambda _path: False,
    ) -> None:
        self.app = app
        self.is_secret = is_secret
        self.server = server
        self.knows = knows
        self.headers = _HEADERS | ({"Strict-Transport-Security": _TWO_YEARS} if server.secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        refused = self._misdirected(headers) or self._from_elsewhere(scope, headers) or await self._too_large(scope, headers)
        if refused:
            await refused(scope, receive, send_on)
        else:
            await self.app(scope, receive, send_on)

    def _misdirected(self, headers: Headers) -> ASGIApp | None:
        names, said = self.server.host_names, headers.get("host", "")
        if not names or _name_in(said) in names:
            return None
        return problem(421, f"Host: found {said!r}; call this server by {' or '.join(sorted(filter(None, names)))}")

    async def _too_large(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        length = headers.get("content-length", "0")
        large = "transfer-encoding" in headers or not length.isdigit() or int(length) > _LARGE_BYTES
        if large and not await run_in_threadpool(self.knows, HTTPConnection(scope)):
            return problem(401, "so much is only taken from somebody who is known; sign in, or send a token that stands")
        return None

    def _from_elsewhere(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        if scope["method"] in _CHANGES_NOTHING or headers.get("authorization", "").lower().startswith("bearer "):
            return None
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site not in (None, "same-origin", "none") or (origin is not None and not self._is_ours(origin, scope, headers)):
            return problem(403, f"Origin: found {origin or site!r}; this is only done from this server's own pages")
        if site is None and origin is None and CLIENT_HEADER not in headers and not self.is_secret(scope["path"]):
            return problem(403, f"a program says that it is one; send the header {CLIENT_HEADER} with its name")
        return None

    def _is_ours(self, origin: str, scope: Scope, headers: Headers) -> bool:
        """Whether a page of this origin is one of ours. Behind a proxy only ``public_url`` tells our own."""
        ours = self.server.public_url.rstrip("/") or f"{scope['scheme']}://{headers.get('host', '')}"
        return _parts(origin) == _parts(ours)


def _name_in(host: str) -> str:
    """The name in a Host header, without the port; empty for what is no name."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _parts(origin: str) -> tuple[str, str, int | None]:
    try:
        url = urlsplit(origin)
        return url.scheme, url.hostname or "", url.port or {"http": 80, "https": 443}.get(url.scheme)
    except ValueError:
        return origin, "", None
