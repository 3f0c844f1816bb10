"""The web app as people have it: the real server on the demo athlete, a real Chromium, a phone's screen."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from hormesis.doors.http.web_app import STATIC

PATIENCE_MS = 30_000
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_RUN = "import sys; from hormesis.main import run; sys.exit(run())"
READ = """async (store) => new Promise((done, fail) => {
    const asked = indexedDB.open('hormesis');
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => {
        const all = asked.result.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => { asked.result.close(); done(all.result); };
    };
})"""

Kept = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own on the demo athlete, which is gone afterwards."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here; on Debian: apt-get install chromium")
    if not (STATIC / "index.html").is_file():
        pytest.skip("the web app is not built; run: make web")
    yield from served(tmp_path_factory.mktemp("home"))


def served(home: Path) -> Iterator[str]:
    """Run ``hormesis serve --demo`` on any free port until the test is done."""
    command = [sys.executable, "-c", _RUN, "serve", "--demo", "--port", "0"]
    env = {**os.environ, "HORMESIS_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        try:
            for line in running.stdout:
                if found := re.search(r"http://\S+?:\d+", line):
                    yield found[0]
                    return
            raise AssertionError(f"the server said no address and ended with {running.wait()}")
        finally:
            running.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def phone(server: str, browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here: 360 by 780, with touch, in English."""
    context = browser.new_context(
        base_url=server, viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(phone: BrowserContext) -> Iterator[Page]:
    """The app, open on today; a test fails when a script of the app does."""
    opened = phone.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto("/")
    yield opened
    assert not wrong, wrong


@pytest.fixture
def kept(page: Page) -> Kept:
    """What the phone keeps in one of its stores."""

    def read(store: str) -> list[dict[str, Any]]:
        found = page.evaluate(READ, store)
        assert isinstance(found, list)
        return found

    return read


def facts_on(server: str, kind: str, since: str) -> dict[str, dict[str, Any]]:
    """What the server holds of a kind since a day, by id."""
    with urlopen(f"{server}/api/v1/facts?kind={kind}&since={since}&limit=1000") as reply:
        return {fact["id"]: fact for fact in json.load(reply)["facts"]}


def until(page: Page, condition: str) -> None:
    """Wait in the page until a function of its own, such as ``async () => …``, is true: as long as we have patience.

    Playwright's own ``wait_for_function`` makes code from text, which the app's rules for scripts refuse.
    """
    page.evaluate(
        f"""async () => {{
            const end = Date.now() + {PATIENCE_MS};
            while (!(await ({condition})())) {{
                if (Date.now() > end) throw new Error('it never came true');
                await new Promise((wake) => setTimeout(wake, 50));
            }}
        }}"""
    )
