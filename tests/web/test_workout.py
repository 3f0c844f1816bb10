"""A whole workout on a phone, with signal and without."""

import re
from datetime import date

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Kept, all_sent, facts_on, works_without_signal
from tests.web.training import begin, finish, log_next

TODAY = date.today().isoformat()


def load_of_next(page: Page) -> float:
    """The load that stands under the thumb."""
    (found,) = re.findall(r"[\d.]+", page.locator(".dock").get_by_role("button", name="Load: ").inner_text())
    return float(found)


def test_a_whole_workout_reaches_the_server_as_it_was_logged(page: Page, kept: Kept, server: str) -> None:
    begin(page)
    page.get_by_role("button", name="Less Reps").click()
    for _ in range(7):
        log_next(page)
    finish(page, 7)
    all_sent(page)
    workout = page.url.rpartition("/")[2]
    mine = {one["id"]: one for one in kept("facts") if one["kind"] == "set" and one.get("workout") == workout}
    theirs = facts_on(server, "set", TODAY)
    assert len(mine) == 7
    assert {key: theirs[key]["reps"] for key in mine} == {key: one["reps"] for key, one in mine.items()}
    assert {key: theirs[key]["version"] for key in mine} == {key: one["version"] for key, one in mine.items()}
    assert facts_on(server, "workout", TODAY)[workout]["session_rpe"] == 7


def test_nothing_is_lost_without_signal_and_over_a_reload(page: Page, phone: BrowserContext, kept: Kept, server: str) -> None:
    works_without_signal(page)
    begin(page)
    log_next(page)
    all_sent(page)
    phone.set_offline(True)
    for _ in range(3):
        log_next(page)
    expect(page.get_by_text("3 sets waiting.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Push")).to_be_visible()
    expect(page.get_by_text("3 sets waiting.")).to_be_visible()
    expect(page.locator('.set[data-done="true"]')).to_have_count(4)
    expect(page.get_by_role("timer", name="Rest")).to_be_visible()
    log_next(page)
    phone.set_offline(False)
    all_sent(page)
    expect(page.get_by_text("waiting.")).to_have_count(0)
    workout = next(one["id"] for one in kept("state") if "exercises" in one)
    mine = {one["id"] for one in kept("facts") if one.get("workout") == workout and one["kind"] == "set"}
    theirs = {key for key, one in facts_on(server, "set", TODAY).items() if one.get("workout") == workout}
    assert len(mine) == 5
    assert theirs == mine


def test_a_set_that_falls_short_makes_the_next_one_lighter_at_once(page: Page, phone: BrowserContext) -> None:
    begin(page)
    phone.set_offline(True)  # the answer is on the phone
    for _ in range(4):
        log_next(page)
    expect(page.locator(".dock").get_by_text("Set 1")).to_be_visible()
    planned = load_of_next(page)
    for _ in range(4):
        page.get_by_role("button", name="Less Reps").click()
    log_next(page)
    expect(page.locator(".dock").get_by_text("Set 2")).to_be_visible()
    assert load_of_next(page) < planned
    expect(page.get_by_text("the next set is lighter")).to_be_visible()


def test_a_set_taken_back_is_gone_from_the_server_too(page: Page, kept: Kept, server: str) -> None:
    begin(page)
    log_next(page)
    all_sent(page)
    logged = max(one["id"] for one in kept("facts") if one["kind"] == "set" and one["at"][:10] == TODAY)
    assert logged in facts_on(server, "set", TODAY)
    page.get_by_role("button", name="Set W is logged; edit it").click()
    page.get_by_role("dialog").get_by_role("button", name="Take the set back").click()
    expect(page.locator('.set[data-done="true"]')).to_have_count(0)
    all_sent(page)
    assert logged not in facts_on(server, "set", TODAY)
    assert logged not in {one["id"] for one in kept("facts")}


def test_a_set_logged_and_taken_back_without_signal_leaves_nothing_waiting(
    page: Page, phone: BrowserContext, kept: Kept, server: str
) -> None:
    begin(page)
    all_sent(page)
    phone.set_offline(True)
    log_next(page)
    (logged,) = [one["id"] for one in kept("outbox")]
    page.get_by_role("button", name="Set W is logged; edit it").click()
    page.get_by_role("dialog").get_by_role("button", name="Take the set back").click()
    expect(page.locator('.set[data-done="true"]')).to_have_count(0)
    phone.set_offline(False)
    all_sent(page)
    assert logged not in facts_on(server, "set", TODAY)


def test_the_rest_goes_on_while_the_phone_is_away(page: Page) -> None:
    begin(page)
    log_next(page)
    before = page.locator(".rest .left").inner_text()
    page.goto("/library")
    page.goto("/log")
    after = page.locator(".rest .left").inner_text()
    seconds = [60 * int(text.split(":")[0]) + int(text.split(":")[1]) for text in (before, after)]
    assert 0 < seconds[1] <= seconds[0]


def test_a_load_is_typed_on_the_keypad_in_a_workout_without_a_plan(page: Page, server: str) -> None:
    page.goto("/log")
    page.get_by_role("button", name="Empty workout").click()
    page.get_by_role("button", name="Add an exercise").first.click()
    page.get_by_role("searchbox").fill("goblet squat")
    page.get_by_role("dialog").get_by_role("button", name="Goblet Squat").first.click()
    page.get_by_role("button", name="Load: not known").click()
    for key in ("2", "2", ".", "5"):
        page.get_by_role("dialog").get_by_role("button", name=key, exact=True).click()
    page.get_by_role("button", name="Done").click()
    for _ in range(9):
        page.get_by_role("button", name="More Reps").click()
    page.get_by_role("radio", name="1 in reserve").click()
    page.get_by_role("radio", name="1 in reserve").click()
    expect(page.get_by_role("radio", name="1.5 in reserve")).to_be_visible()
    log_next(page)
    all_sent(page)
    (logged,) = [one for one in facts_on(server, "set", TODAY).values() if one.get("exercise") == "goblet-squat"]
    assert (logged["load_kg"], logged["reps"], logged["rir"]) == (22.5, 9, 1.5)
