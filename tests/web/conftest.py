"""The web app as people have it: the real server on the demo athlete, a real Chromium, a phone's screen."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from benchmarks.phone import CHROMIUM, chromium, served
from hormesis.doors.http.web_app import STATIC

PATIENCE_MS = 30_000
READ = """async (store) => new Promise((done, fail) => {
    const asked = indexedDB.open('hormesis');
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => {
        const all = asked.result.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => { asked.result.close(); done(all.result); };
    };
})"""

Kept = Callable[[str], list[dict[str, Any]]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of one file run in one process (where tests are shared out by groups), and share its server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the web app as it was built."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("the web app is not built; run: make web")
    return STATIC


@pytest.fixture(scope="module")
def server(built: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own on the demo athlete, which is gone afterwards."""
    assert built
    assert browser
    with served(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here; on Debian: apt-get install chromium")
    with chromium() as found:
        yield found


@contextmanager
def phone_at(server: str, browser: Browser, **more: Any) -> Iterator[BrowserContext]:
    """A phone that has never been here: 360 by 780, with touch, in English."""
    small = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True, "locale": "en-GB"}
    context = browser.new_context(base_url=server, **{**small, **more})
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield context
    context.close()


@contextmanager
def opened(phone: BrowserContext, path: str = "/") -> Iterator[Page]:
    """The app, open at an address; a test fails when a script of the app does."""
    page = phone.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path)
    yield page
    assert not wrong, wrong


@pytest.fixture
def phone(server: str, browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here."""
    with phone_at(server, browser) as made:
        yield made


@pytest.fixture
def page(phone: BrowserContext) -> Iterator[Page]:
    """The app, open on today."""
    with opened(phone) as shown:
        yield shown


def kept_by(page: Page, store: str) -> list[dict[str, Any]]:
    """What the phone keeps in one of its stores."""
    found = page.evaluate(READ, store)
    assert isinstance(found, list)
    return found


@pytest.fixture
def kept(page: Page) -> Kept:
    """What the phone keeps in one of its stores."""
    return lambda store: kept_by(page, store)


def facts_on(server: str, kind: str = "", since: str = "") -> dict[str, dict[str, Any]]:
    """What the server holds of a kind (or of all) since a day (or ever), by id."""
    found: dict[str, dict[str, Any]] = {}
    asked = {"kind": kind, "since": since, "limit": "1000", "cursor": ""}
    while True:
        with urlopen(f"{server}/api/v1/facts?{urlencode({key: value for key, value in asked.items() if value})}") as reply:
            answer = json.load(reply)
        found |= {fact["id"]: fact for fact in answer["facts"]}
        if not answer.get("next"):
            return found
        asked["cursor"] = answer["next"]


def until(page: Page, condition: str) -> None:
    """Wait in the page until a function of its own, such as ``async () => …``, is true: as long as we have patience.

    Playwright's own ``wait_for_function`` makes code from text, which the app's rules for scripts refuse.
    """
    page.evaluate(
        f"""async () => {{
            let left = {PATIENCE_MS} / 50;
            while (!(await ({condition})())) {{
                if ((left -= 1) < 0) throw new Error('it never came true');
                await new Promise((wake) => setTimeout(wake, 50));
            }}
        }}"""
    )


def all_sent(page: Page) -> None:
    """Wait until the server has acknowledged everything."""
    until(page, f"async () => (await ({READ})('outbox')).length === 0")


def works_without_signal(page: Page) -> None:
    """Wait until the app's own files come from the phone."""
    until(page, "() => navigator.serviceWorker.controller !== null")
