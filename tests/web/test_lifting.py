"""Logging what other apps make hard: supersets in turns, a set taken back at once, a distance."""

from playwright.sync_api import Page, expect

from tests.web.conftest import all_sent, facts_on
from tests.web.training import begin, log_next


def test_a_superset_goes_in_turns_without_a_rest_between_and_a_set_is_taken_back_with_one_tap(page: Page) -> None:
    begin(page)
    page.get_by_role("button", name="Lateral Raise: more").click()
    page.get_by_role("button", name="Superset with Triceps Pushdown").click()
    dock = page.locator(".dock")
    page.get_by_role("button", name="Lateral Raise").first.click()
    page.get_by_role("region", name="Lateral Raise").locator(".what").first.click()
    expect(dock).to_contain_text("A1 · Lateral Raise")
    expect(dock).to_contain_text("Then Triceps Pushdown, without rest")
    log_next(page)
    expect(dock).to_contain_text("A2 · Triceps Pushdown")
    expect(page.get_by_role("timer", name="Rest")).to_have_count(0)
    log_next(page)
    expect(dock).to_contain_text("A1 · Lateral Raise")
    expect(page.get_by_role("timer", name="Rest")).to_be_visible()
    dock.get_by_role("button", name="Undo").click()
    expect(dock).to_contain_text("A2 · Triceps Pushdown")
    expect(page.locator('.set[data-done="true"]')).to_have_count(1)


def test_a_distance_is_logged_in_metres(page: Page, server: str) -> None:
    page.goto("/log")
    page.get_by_role("button", name="Empty workout").click()
    page.get_by_role("button", name="Add an exercise").first.click()
    page.get_by_role("searchbox").fill("farmer")
    page.get_by_role("dialog").get_by_role("button", name="Farmer").first.click()
    page.get_by_role("button", name="Edit set 1").click()
    page.get_by_role("radio", name="Distance").click()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="More Distance").click()
    log_next(page)
    all_sent(page)
    (logged,) = [one for one in facts_on(server, "set").values() if one.get("distance_m")]
    assert logged["distance_m"] == 110
    assert "reps" not in logged
