"""Nobody is shut out: axe-core finds nothing serious on any screen in either theme, and a keyboard alone is enough.

Every screen and sheet of ``web.screens`` is walked, which must name every address that the app's router knows.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import opened, phone_at, until
from tests.web.own_server import own_server
from tests.web.training import SETS_DONE, begin, log_next, sets_done
from web.screens import SCREENS, Walk, in_order, routes

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async (theme) => (await axe.run(document, {
    resultTypes: ['violations'], ...(theme === 'dark' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
})).violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .map((one) => [one.id, ...one.nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 250)}`)])"""
COMMANDS = """() => document.body.innerText.match(/hormesis (?:set|setup|week|today|tonight|import|check-in)\\b[^.]*/g) ?? []"""
FOCUSED = """() => {
    const one = document.activeElement;
    const shown = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return {
        name: one.getAttribute('aria-label') ?? one.textContent.trim(),
        role: one.getAttribute('role') ?? one.tagName,
        visible: one.matches(':focus-visible') && shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 2,
        on_screen: box.bottom > 0 && box.top < innerHeight,
        in_dialog: one.closest('[role="dialog"]') !== null,
        body: one === document.body,
    };
}"""
MOST_STEPS = 120
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

SHEETS: dict[str, Callable[[Page], None]] = {
    "set": lambda page: page.locator('.exercise[data-now="true"] .set .kind').last.click(),
    "exercise": lambda page: page.get_by_role("button", name="Bench Press: more", exact=True).click(),
    "keypad": lambda page: page.get_by_role("button", name="Load: ").click(),
    "add an exercise": lambda page: page.get_by_role("button", name="Add an exercise").first.click(),
    "finish": lambda page: page.get_by_role("button", name="Finish").first.click(),
}


@pytest.fixture(scope="module")
def axe() -> str:
    """The text of axe-core, as the lock file of the web app names it."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here; run: make web")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lifter(server: str, browser: Browser) -> Iterator[Page]:
    """A phone without touch, since a keyboard is what is tried; one for all of these tests."""
    with phone_at(server, browser, reduced_motion="reduce", has_touch=False, is_mobile=False) as phone, opened(phone) as page:
        page.get_by_role("button", name="Start workout").wait_for()
        yield page


def faults(page: Page, axe: str) -> dict[str, Any]:
    """What axe-core calls serious or critical, by theme."""
    page.evaluate(axe)
    found: dict[str, Any] = {}
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        if wrong := page.evaluate(RUN, theme):
            found[theme] = wrong
    return found


def test_every_address_of_the_app_is_walked() -> None:
    assert routes() == {one.route for one in SCREENS.values()}


@pytest.fixture(scope="module")
def walk(server: str, browser: Browser) -> Iterator[Walk]:
    """A small phone that goes from screen to screen without loading anew."""
    with phone_at(server, browser, reduced_motion="reduce") as phone, opened(phone) as page:
        yield Walk(page)


@pytest.mark.parametrize("name", in_order())
def test_a_screen_shuts_nobody_out(walk: Walk, axe: str, name: str) -> None:
    seen(walk, axe, name)


def test_a_desk_shuts_nobody_out_and_shows_the_list_beside_the_page(server: str, browser: Browser, axe: str) -> None:
    desk = {"viewport": {"width": 1280, "height": 800}, "has_touch": False, "is_mobile": False, "reduced_motion": "reduce"}
    with phone_at(server, browser, **desk) as phone, opened(phone) as page:
        walk = Walk(page)
        for name in in_order(("today", "plan", "recovery", "progress", "exercise", "settings")):
            seen(walk, axe, name, width=1280)
        walk.to("/library")
        page.get_by_role("searchbox").fill("face pull")
        page.get_by_role("button", name="Face Pull").first.click()
        expect(page.get_by_role("heading", name="Face Pull")).to_be_visible()
        expect(page.get_by_role("searchbox")).to_have_value("face pull")


def seen(walk: Walk, axe: str, name: str, width: int = 360) -> None:
    """The screen is there, fits, speaks of what can be done on it, and axe-core finds nothing in either theme."""
    shown = in_order([name])[name]
    shown.way(walk)
    page = walk.page
    assert page.get_by_role("dialog").count() == shown.sheet
    if not shown.sheet:
        assert page.locator("h1").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(COMMANDS) == [], "commands are for those at a terminal"
    assert faults(page, axe) == {}


def test_the_screens_of_an_account_shut_nobody_out(tmp_path: Path, built: Path, browser: Browser, axe: str) -> None:
    with (
        own_server(tmp_path, datetime.now().astimezone(), built, accounts={"ann": "correct horse of ann battery"}) as house,
        phone_at(house.address, browser, reduced_motion="reduce") as phone,
        opened(phone) as page,
    ):
        sheet = page.get_by_role("dialog")
        expect(sheet).to_be_visible()
        assert faults(page, axe) == {}
        sheet.get_by_label("Name").fill("ann")
        sheet.get_by_label("Password").fill("correct horse of ann battery")
        sheet.get_by_role("button", name="Sign in", exact=True).click()
        expect(sheet).to_have_count(0)
        walk = Walk(page)
        for name in in_order(account=True):
            seen(walk, axe, name)


def test_the_keyboard_alone_reaches_every_screen_and_logs_a_set(lifter: Page) -> None:
    lifter.goto("/")
    lifter.get_by_role("button", name="Start workout").wait_for()
    for name in ("Log", "Recovery", "Progress", "Library", "Today"):
        reach(lifter, name, "A")
        lifter.keyboard.press("Enter")
        expect(lifter.get_by_role("link", name=name, exact=True)).to_have_attribute("aria-current", "page")
    reach(lifter, "Start workout")
    lifter.keyboard.press("Enter")
    expect(lifter.get_by_role("heading", name="Push")).to_be_visible()
    before = sets_done(lifter)
    reach(lifter, "More Reps")
    lifter.keyboard.press("Enter")
    reach(lifter, "Log set")
    lifter.keyboard.press("Enter")
    until(lifter, f"async () => {SETS_DONE} > {before}")


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_without_serious_faults_and_keeps_the_keyboard(lifter: Page, axe: str, sheet: str) -> None:
    lifter.goto("/log")
    if lifter.get_by_role("button", name="Start workout").count():
        begin(lifter)
    lifter.locator(".dock").wait_for()
    while lifter.locator(".dock").get_by_text("Warm-up").count():
        log_next(lifter)
    SHEETS[sheet](lifter)
    expect(lifter.get_by_role("dialog")).to_be_visible()
    assert faults(lifter, axe) == {}
    for key in ("Shift+Tab", *["Tab"] * 12):
        lifter.keyboard.press(key)
        assert lifter.evaluate(FOCUSED)["in_dialog"], "the keyboard has left the sheet, which hides what lies behind"
    lifter.keyboard.press("Escape")
    expect(lifter.get_by_role("dialog")).to_have_count(0)
    until(lifter, "() => !history.state?.sheet")  # the browser has gone back over the sheet's own entry


def reach(page: Page, name: str, role: str = "BUTTON") -> None:
    """Press Tab until that is where the keyboard is; each step on the way can be seen."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["body"]:
            continue
        assert at["visible"], at
        if at["name"] == name and at["role"] == role:
            assert at["on_screen"], at
            return
    raise AssertionError(f"{name!r} is not reached by the keyboard")
