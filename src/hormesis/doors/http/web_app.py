"""The web app as the server gives it out: ``serve_web_app``. Its files are made by ``make web`` and stand in ``static/``."""

from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

__all__ = ["STATIC", "serve_web_app"]

STATIC = Path(__file__).parent / "static"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_EACH_TIME = "no-cache"
_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Hormesis</title>
<h1>Hormesis runs, but its web app is not built</h1>
<p>In a clone of the project: <code>make web</code>, then load this page again.</p>
<p>The API is here: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></p></html>"""


class WebApp(StaticFiles):
    """Files of the build; any other address is one of the app's own pages, and gets ``index.html``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self.first_page = folder / "index.html"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that no route answers. Raises ``HTTPException``."""
        if scope["type"] != "http" or scope["path"] == "/api" or scope["path"].startswith("/api/"):
            raise HTTPException(404)
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        if self.first_page.is_file():
            await super().__call__(scope, receive, send)
        elif scope["path"] == "/":
            await HTMLResponse(_NOT_BUILT, headers={"Cache-Control": "no-store"})(scope, receive, send)
        else:
            raise HTTPException(404)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at ``path``. Raises ``HTTPException`` 404 for what looks like a file and isn't there."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or "." in path.rpartition("/")[2]:
                raise
            response = await super().get_response("index.html", scope)
        response.headers["Cache-Control"] = _FOR_EVER if path.startswith("assets/") else _ASK_EACH_TIME
        return response


def serve_web_app(app: FastAPI, folder: Path = STATIC) -> None:
    """Give out the web app in ``folder`` wherever no route answers."""
    app.router.default = WebApp(folder)
