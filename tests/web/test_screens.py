"""Every screen as it opens on a phone: it shows what it is for, nothing sticks out, what is tapped is large enough."""

from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Kept, until, works_without_signal
from tests.web.training import told_health

SCREENS = {
    "/": "Start workout",
    "/log": "Empty workout",
    "/recovery": "Muscles",
    "/progress": "How well it knew you",
    "/library": "Barbell Bench Press",
    "/library/barbell-bench-press": "Common mistakes",
    "/plan": "What if?",
    "/import": "Choose a file",
    "/settings": "Your health",
}

TOO_SMALL = """() => [...document.querySelectorAll('button:not(.inline), a:not(:has(.strong, .inline)), input:not(.hidden)')]
    .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 47)
    .map((one) => `${one.textContent} ${one.ariaLabel} ${one.getBoundingClientRect().height}`)"""
"""What is tapped and is under 48 px; words within a line are left out, which have room around them."""

FORGET = """async (id) => new Promise((done) => {
    const asked = indexedDB.open('hormesis');
    asked.onsuccess = () => {
        const tx = asked.result.transaction('facts', 'readwrite');
        tx.objectStore('facts').delete(id);
        tx.oncomplete = () => { asked.result.close(); done(); };
    };
})"""
TODAY = date.today().isoformat()


def search(page: Page, words: str) -> None:
    """Type into the library's search."""
    page.goto("/library")
    page.get_by_role("searchbox").fill(words)


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_shows_what_it_is_for_and_fits_a_small_phone(page: Page, path: str) -> None:
    page.goto(path)
    if path == "/library":
        search(page, "bench press")
    expect(page.get_by_text(SCREENS[path], exact=True).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(TOO_SMALL) == []


def test_the_library_is_searched_without_signal(page: Page, phone: BrowserContext) -> None:
    search(page, "lacrosse")
    expect(page.get_by_role("button", name="Lacrosse Ball – Upper Back")).to_be_visible()
    works_without_signal(page)
    phone.set_offline(True)
    page.reload()
    page.get_by_role("searchbox").fill("upper back ball")
    expect(page.get_by_role("button", name="Lacrosse Ball – Upper Back")).to_be_visible()


def test_a_check_in_takes_four_taps(page: Page, kept: Kept) -> None:
    until(page, "() => document.querySelector('.ring') !== null")
    until(page, "() => document.querySelector('[aria-label=\"Check-in\"]') === null")
    (morning,) = [one for one in kept("facts") if one["kind"] == "check_in" and one["at"][:10] == TODAY]
    page.evaluate(FORGET, morning["id"])
    page.reload()
    card = page.get_by_role("region", name="Check-in")
    for _ in range(4):
        card.get_by_role("button").nth(3).click()
    expect(card).to_have_count(0)
    (told,) = [one for one in kept("facts") if one["kind"] == "check_in" and one["at"][:10] == TODAY]
    assert [told[asked] for asked in ("energy", "sleep_quality", "motivation", "stress")] == [4, 4, 4, 4]


def test_pain_is_told_by_tapping_the_body(page: Page, kept: Kept) -> None:
    page.get_by_role("button", name="Does anything hurt?").click()
    page.get_by_role("button", name="Knee, Left").first.click()
    page.get_by_role("dialog").get_by_role("radio", name="6", exact=True).click()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    (told,) = [one for one in kept("facts") if one["kind"] == "pain"]
    assert (told["region"], told["side"], told["level"], told["new"]) == ("knee", "left", 6, True)


def test_the_app_speaks_german_where_the_phone_does(server: str, phone: BrowserContext) -> None:
    browser = phone.browser
    assert browser is not None
    german = browser.new_context(base_url=server, viewport={"width": 390, "height": 844}, locale="de-DE", color_scheme="dark")
    page = german.new_page()
    page.goto("/library")
    expect(page.get_by_role("heading", name="Übungen")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(238, 241, 239)"
    german.close()


def test_release_work_is_only_begun_once_health_was_asked_about(page: Page, kept: Kept) -> None:
    page.goto("/library/lacrosse-ball-upper-back")
    expect(page.get_by_text("Not for you at present")).to_be_visible()
    expect(page.get_by_role("button", name="Begin")).to_have_count(0)
    told_health(page)
    page.goto("/library/lacrosse-ball-upper-back")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("dialog").get_by_text("1 of 2")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    done = [one for one in kept("facts") if one["kind"] == "release" and one["at"][:10] == TODAY]
    assert all(one["duration_s"] < 60 for one in done), "what was skipped is not told as done"


def test_another_week_is_shown_beside_ones_own(page: Page) -> None:
    page.goto("/plan")
    page.get_by_role("radio", name="2 days").click()
    expect(page.get_by_role("row", name="Days a week 3 2")).to_be_visible()
    page.get_by_role("button", name="Back to my week").click()
    expect(page.get_by_role("heading", name="Your week")).to_be_visible()
