"""``hormesis serve``: the web app and the API."""

from typing import Annotated

import typer

from hormesis.doors.cli.door import door_of

__all__ = ["serve_app"]

serve_app = typer.Typer(rich_markup_mode=None, add_completion=False)


@serve_app.command()
def serve_command(
    ctx: typer.Context,
    demo: Annotated[bool, typer.Option("--demo", help="Show it on a made-up athlete; nothing is kept.")] = False,
    host: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where to listen; 127.0.0.1 without it: this machine alone.")
    ] = None,
    port: Annotated[int | None, typer.Option(metavar="PORT", help="8765 without it; 0: any free one.")] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """The web app and the API: on this machine without a password; anywhere else with accounts (`hormesis account add`).

    It runs until Ctrl-C.
    """
    door = door_of(ctx)
    output = door.output

    def tell(url: str) -> None:
        if output.as_json:
            output.json_line({"url": url})
        else:
            output.line(f"Hormesis is at {url} (Ctrl-C stops it).")
        output.flush()
        if open_browser:
            _show(url)

    try:
        door.programs.serve(door.workspace, {"host": host, "port": port}, demo, tell)
    except KeyboardInterrupt:  # the way in which it is stopped
        output.note("stopped")


def _show(url: str) -> None:
    """Open the browser where there is one with a window; one in the terminal would stand before the server."""
    import webbrowser

    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return
    if type(found) is not webbrowser.GenericBrowser:
        found.open(url)
