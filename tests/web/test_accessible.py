"""Nobody is shut out: axe-core finds nothing serious on any screen in either theme, and a keyboard alone is enough."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import opened, phone_at, until
from tests.web.test_screens import SCREENS
from tests.web.training import SETS_DONE, begin, log_next, sets_done

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .map((one) => [one.id, ...one.nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 250)}`)])"""
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
        if wrong := page.evaluate(RUN):
            found[theme] = wrong
    return found


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_is_without_serious_faults_in_both_themes(lifter: Page, axe: str, path: str) -> None:
    lifter.goto(path)
    expect(lifter.get_by_text(SCREENS[path], exact=True).first).to_be_visible()
    assert faults(lifter, axe) == {}


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
