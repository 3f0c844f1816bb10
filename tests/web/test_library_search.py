"""What is typed into the library's search, and what stands first."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("squat", "Barbell Back Squat"),
        ("squats", "Barbell Back Squat"),
        ("bench", "Barbell Bench Press"),
        ("deadlift", "Barbell Deadlift"),
        ("pullup", "Pull-Up"),
        ("rdl", "Barbell Romanian Deadlift"),
        ("chest", "Barbell Bench Press"),
        ("belt squat", "Belt Squat"),
        ("upper back ball", "Lacrosse Ball – Upper Back"),
    ],
)
def test_what_most_people_mean_stands_first(page: Page, typed: str, first: str) -> None:
    page.goto("/library")
    page.get_by_role("searchbox").fill(typed)
    expect(page.locator("main .item").first).to_contain_text(first)


def test_what_the_athlete_does_goes_before_what_others_do(page: Page) -> None:
    """The demo athlete does lying leg curls, and no curl of the arms so often."""
    page.goto("/library")
    page.get_by_role("searchbox").fill("curl")
    expect(page.locator("main .item").filter(has=page.locator(".tag.good")).first).to_be_visible()
    assert page.locator("main .item").first.locator(".tag.good").count() == 1


def test_filters_leave_out_and_are_cleared(page: Page) -> None:
    page.goto("/library")
    page.get_by_role("button", name="Filters").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("group", name="Muscles").get_by_role("button", name="Quads").click()
    sheet.get_by_role("group", name="Equipment").get_by_role("button", name="Barbell").click()
    sheet.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Filters (2)")).to_be_visible()
    for row in page.locator("main .item").all():
        expect(row).to_contain_text("Quads · Barbell")
    page.get_by_role("button", name="Filters (2)").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Filters", exact=True)).to_be_visible()


def test_a_page_shows_the_athletes_own_days_with_it(page: Page) -> None:
    page.goto("/library/back-squat")
    expect(page.get_by_role("heading", name="Your history")).to_be_visible()
    expect(page.get_by_text("Heaviest:")).to_be_visible()
    expect(page.get_by_text("Not yet reviewed by a professional.")).to_be_visible()
