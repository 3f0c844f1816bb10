"""A phone and the server it speaks to, for whoever drives the app in a real browser: ``served``, ``chromium``."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

__all__ = ["CHROMIUM", "chromium", "served"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""Where this machine's Chromium is; None where there is none."""

_HORMESIS = [sys.executable, "-c", "import sys; from hormesis.main import run; sys.exit(run())"]


@contextmanager
def served(home: Path, *logs: Path, demo: bool = True, account: tuple[str, str] | None = None) -> Iterator[str]:
    """The address of ``hormesis serve`` on any free port: on these logs; without any on the demo athlete, or on nothing at all.

    ``account``: name and password of who may sign in; without one nobody needs to, and with one there is no demo athlete.
    """
    env = {**os.environ, "HORMESIS_HOME": str(home), "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
    env.pop("HORMESIS_DATABASE_URL", None)
    if logs:
        subprocess.run([*_HORMESIS, "import", *map(str, logs)], env=env, check=True, capture_output=True)
    if account:
        name, password = account
        env["HORMESIS_SERVER_ACCOUNTS"] = "true"
        add = [*_HORMESIS, "account", "add", name, "--password-stdin"]
        subprocess.run(add, env=env, check=True, capture_output=True, input=password, text=True)
    command = [*_HORMESIS, "serve", *(["--demo"] if demo and not logs and not account else []), "--port", "0"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        try:
            address = next((found[0] for line in running.stdout if (found := re.search(r"http://\S+?:\d+", line))), None)
            if address is None:
                raise RuntimeError(f"the server said no address and ended with {running.wait()}")
            threading.Thread(target=running.stdout.read, daemon=True).start()
            yield address
        finally:
            running.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    """This machine's Chromium, without a window."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()
