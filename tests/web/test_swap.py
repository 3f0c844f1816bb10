"""A planned exercise swapped on the phone: its loads come along, it survives a reload and a cellar, and it is taken back."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import READ, Kept, all_sent, facts_on, until, works_without_signal
from tests.web.training import begin, log_next

ALTERNATIVES = f"async () => (await ({READ})('replies')).some((one) => one.path === 'today/alternatives')"
ONE_SWAP = f"async () => (await ({READ})('facts')).some((one) => one.kind === 'edit')"
NO_SWAP = f"async () => !(await ({READ})('facts')).some((one) => one.kind === 'edit')"


def swap(page: Page, planned: str, instead: str) -> None:
    """Pick what serves instead of a planned exercise: two taps."""
    page.get_by_role("button", name=f"Swap {planned}").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile(f"^{instead}")).first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def take_back(page: Page, planned: str) -> None:
    """Back to what was planned."""
    page.get_by_role("button", name=f"Back to {planned}").first.click()
    until(page, NO_SWAP)


def test_a_swap_reaches_the_server_and_stands_after_a_reload(page: Page, kept: Kept, server: str) -> None:
    until(page, ALTERNATIVES)
    page.get_by_role("button", name="Swap Overhead Press").click()
    row = page.get_by_role("dialog").get_by_role("button", name=re.compile("^Seated Dumbbell Press"))
    expect(row).to_contain_text("The same movement")
    row.click()
    expect(page.get_by_text("in place of Overhead Press")).to_be_visible()
    until(page, ONE_SWAP)
    all_sent(page)
    page.reload()
    expect(page.get_by_text("in place of Overhead Press")).to_be_visible()
    (said,) = [one for one in facts_on(server, "edit").values() if one["change"] == "swap"]
    assert (said["exercise"], said["instead"]) == ("overhead-press", "seated-dumbbell-press")
    assert said["date"] == said["at"][:10]
    take_back(page, "Overhead Press")
    all_sent(page)
    assert facts_on(server, "edit") == {}
    expect(page.get_by_text("in place of")).to_have_count(0)
    assert not [one for one in kept("facts") if one["kind"] == "edit"]


def test_a_swap_without_signal_is_trained_and_sent_later(page: Page, phone: BrowserContext, server: str) -> None:
    until(page, ALTERNATIVES)
    works_without_signal(page)
    all_sent(page)
    phone.set_offline(True)
    swap(page, "Lateral Raise", "Machine Lateral Raise")
    expect(page.get_by_text("in place of Lateral Raise")).to_be_visible()
    page.reload()
    expect(page.get_by_text("in place of Lateral Raise")).to_be_visible()
    begin(page)
    expect(page.get_by_role("region", name="Machine Lateral Raise")).to_be_visible()
    phone.set_offline(False)
    all_sent(page)
    (said,) = facts_on(server, "edit").values()
    assert said["instead"] == "machine-lateral-raise"
    page.get_by_role("link", name="Today").click()
    take_back(page, "Lateral Raise")
    all_sent(page)


def test_the_rest_of_an_exercise_is_swapped_in_the_workout_and_what_was_done_stays(page: Page) -> None:
    until(page, ALTERNATIVES)
    begin(page)
    log_next(page)
    page.get_by_role("button", name="Bench Press: more").click()
    page.get_by_role("button", name="Swap for another exercise").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Machine Chest Press")).click()
    expect(page.get_by_role("region", name="Machine Chest Press")).to_be_visible()
    expect(page.get_by_role("region", name="Bench Press", exact=True)).to_be_visible()
    expect(page.locator(".dock")).to_contain_text("Machine Chest Press")
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_role("region", name="Machine Chest Press")).to_have_count(0)
    expect(page.locator('.set[data-done="true"]')).to_have_count(1)
    until(page, NO_SWAP)
