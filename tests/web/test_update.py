"""A newer version of the app comes while a workout is under way: nothing of it is lost, whenever it is taken."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hormesis.app.demo_world import demo_facts_until
from tests.web.conftest import all_sent, facts_on, kept_by, opened, phone_at, until, works_without_signal
from tests.web.own_server import own_server
from tests.web.training import begin, finish, log_next, sets_done

TODAY = date.today()


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """The app's files as this server gives them out; the test may put others there."""
    shutil.copytree(built, tmp_path / "web")
    return tmp_path / "web"


@pytest.fixture
def server(folder: Path, tmp_path: Path) -> Iterator[str]:
    """The demo athlete's server, with an app that can be replaced."""
    with own_server(tmp_path / "home", datetime.now(UTC), folder, demo_facts_until(TODAY)) as made:
        yield made.address


@pytest.fixture
def phone(server: str, browser: Browser) -> Iterator[BrowserContext]:
    """Their phone."""
    with phone_at(server, browser, timezone_id="UTC") as made:
        yield made


def build_anew(folder: Path) -> None:
    """Another build in the place of this one: all its files have other names, and the old ones are gone."""
    names = {path.name: f"{path.stem}2{path.suffix}" for path in (folder / "assets").iterdir()}
    for old, new in names.items():
        (folder / "assets" / old).rename(folder / "assets" / new)
    for path in (*folder.glob("assets/*.js"), *folder.glob("*.html"), *folder.glob("*.js")):  # the worker comes last
        text = path.read_text(encoding="utf-8")
        for old, new in names.items():
            text = text.replace(old, new)
        if path.name == "sw.js":
            text, changed = re.subn(r"\b[0-9a-f]{12}\b", "0123456789ab", text)
            assert changed == 1
        path.write_text(text, encoding="utf-8")


def is_newer(page: Page) -> bool:
    """Whether the page runs on the files of the other build."""
    return bool(page.evaluate("() => [...document.scripts].some((one) => one.src.endsWith('2.js'))"))


def look_again(page: Page) -> None:
    """The lifter takes the phone out of the pocket: then the app asks whether there is a newer version."""
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")


def test_taken_in_the_middle_of_a_workout_everything_is_still_there(
    page: Page, phone: BrowserContext, folder: Path, server: str
) -> None:
    works_without_signal(page)
    begin(page)
    log_next(page)
    all_sent(page)
    phone.set_offline(True)
    log_next(page)
    phone.set_offline(False)
    build_anew(folder)
    look_again(page)
    line = page.get_by_role("status").filter(has_text="newer version")
    expect(line).to_be_visible()
    log_next(page)
    assert not is_newer(page)
    before = {one["id"] for one in kept_by(page, "facts")}
    look_again(page)
    line.get_by_role("button", name="Use it").click()
    until_newer(page)
    expect(page.get_by_role("heading", name="Push")).to_be_visible()
    expect(page.get_by_role("timer", name="Rest")).to_be_visible()
    assert sets_done(page) == 3
    assert before <= {one["id"] for one in kept_by(page, "facts")}
    log_next(page)
    all_sent(page)
    mine = {one["id"]: one["reps"] for one in kept_by(page, "facts") if one["kind"] == "set" and one["at"][:10] == str(TODAY)}
    assert len(mine) == 4
    assert mine == {key: one["reps"] for key, one in facts_on(server, "set", str(TODAY)).items()}


def test_left_alone_it_waits_until_the_workout_is_over(page: Page, phone: BrowserContext, folder: Path) -> None:
    works_without_signal(page)
    begin(page)
    log_next(page)
    build_anew(folder)
    look_again(page)
    expect(page.get_by_role("status").filter(has_text="newer version")).to_be_visible()
    page.reload()
    assert sets_done(page) == 1
    assert not is_newer(page)
    page.goto("/progress")  # a screen that loads late still comes, though its server has only the newer one
    expect(page.get_by_role("heading", name="How well it knew you")).to_be_visible()
    page.goto("/log")
    log_next(page)
    finish(page)
    all_sent(page)
    page.close()
    with opened(phone) as begun_anew:
        until_newer(begun_anew)
        phone.set_offline(True)
        begun_anew.goto("/progress")
        expect(begun_anew.get_by_role("heading", name="How well it knew you")).to_be_visible()


def until_newer(page: Page) -> None:
    """Wait until the app has begun anew on the newer files."""
    page.locator('script[src$="2.js"]').wait_for(state="attached")
    page.get_by_role("navigation").wait_for()
    until(page, "() => document.readyState === 'complete'")
