"""Two phones of one athlete: both edit, with signal and without, and in the end all three hold the same."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import all_sent, facts_on, kept_by, opened, phone_at, works_without_signal
from tests.web.training import begin, finish, log_next

Held = dict[str, dict[str, Any]]
NOTED = ("recorded_at",)


@pytest.fixture
def phones(server: str, browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Two phones, both open on today."""
    with phone_at(server, browser) as one, phone_at(server, browser) as other, opened(one) as first, opened(other) as second:
        yield first, second


def told_by(facts: Iterable[dict[str, Any]]) -> Held:
    """What they say, by id: all but when the server wrote it down. What deletes is seen by what is no longer there."""
    return {one["id"]: {name: one[name] for name in one if name not in NOTED} for one in facts if one["kind"] != "tombstone"}


def held_by(page: Page) -> Held:
    """What a phone holds."""
    return told_by(kept_by(page, "facts"))


def all_met(server: str, *pages: Page) -> Held:
    """What everyone holds once everyone has spoken with the server, twice: the first may hear of the second only then."""
    for page in (*pages, *pages):
        page.reload()
        page.get_by_role("navigation").wait_for()
        all_sent(page)
        with page.expect_response("**/api/v1/sync"):
            page.evaluate("dispatchEvent(new Event('online'))")
    return told_by(facts_on(server).values())


def correct(page: Page, workout: str, reps_taps: int, nth: int = 0) -> None:
    """Say a set of a past workout anew, with so many repetitions more."""
    page.goto(f"/log/{workout}")
    page.locator("main").get_by_role("button", name="×").nth(nth).click()
    sheet = page.get_by_role("dialog")
    for _ in range(reps_taps):
        sheet.get_by_role("button", name="More Reps").click()
    sheet.get_by_role("button", name="Keep").click()
    expect(sheet).to_have_count(0)


def test_both_edit_the_same_workout_without_signal_and_end_equal_with_the_server(phones: tuple[Page, Page], server: str) -> None:
    first, second = phones
    begin(first)
    for _ in range(4):
        log_next(first)
    finish(first)
    all_sent(first)
    workout = first.url.rpartition("/")[2]
    second.goto(f"/log/{workout}")
    expect(second.get_by_text("Felt 7 of 10.")).to_be_visible()
    for page in phones:
        works_without_signal(page)
        page.context.set_offline(True)
    correct(first, workout, 1)
    correct(first, workout, 2, nth=1)
    correct(second, workout, 4)  # later, so this is what counts
    second.locator("main").get_by_role("button", name="×").nth(3).click()
    second.get_by_role("dialog").get_by_role("button", name="Delete the set").click()
    expect(second.get_by_role("dialog")).to_have_count(0)
    for page in phones:
        page.context.set_offline(False)
    theirs = all_met(server, first, second)
    mine, other = held_by(first), held_by(second)
    sets = [one for one in theirs.values() if one.get("workout") == workout and one["kind"] == "set"]
    assert len(sets) == 3
    assert mine == other == theirs
