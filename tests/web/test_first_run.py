"""From an empty install to today's workout; and everything gone again."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import opened, phone_at
from tests.web.own_server import OwnServer, own_server


@pytest.fixture
def empty(tmp_path: Path, built: Path) -> Iterator[OwnServer]:
    with own_server(tmp_path, datetime.now().astimezone(), built) as here:
        yield here


@pytest.fixture
def page(empty: OwnServer, browser: Browser) -> Iterator[Page]:
    with phone_at(empty.address, browser) as phone, opened(phone) as shown:
        yield shown


def test_five_questions_end_at_todays_workout(page: Page) -> None:
    page.get_by_role("link", name="Set it up in two minutes").click()
    page.get_by_role("button", name="Five questions").click()
    for answer in ("Strength", "One to four years", "4 days", "60 min", "A gym"):
        page.get_by_role("button", name=answer).click()
    expect(page.get_by_role("button", name="Start workout")).to_be_visible()


def test_the_made_up_athlete_is_brought_and_taken_back(page: Page) -> None:
    page.goto("/start")
    page.get_by_role("button", name="Look around with a made-up athlete").click()
    expect(page.get_by_role("button", name="Start workout")).to_be_visible()
    page.goto("/import")
    page.get_by_role("button", name="Undo demo-athlete.jsonl").click()
    expect(page.get_by_text("undone", exact=True)).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Set it up in two minutes")).to_be_visible()


def test_everything_is_deleted_only_by_typing_that_it_should_be(page: Page) -> None:
    page.goto("/start")
    page.get_by_role("button", name="Look around with a made-up athlete").click()
    expect(page.get_by_role("button", name="Start workout")).to_be_visible()
    page.goto("/settings/data")
    page.get_by_role("button", name="Delete everything").click()
    now = page.get_by_role("button", name="Delete everything now")
    expect(now).to_be_disabled()
    page.get_by_label("To be sure, type").fill("delete")
    expect(now).to_be_disabled()
    page.get_by_label("To be sure, type").fill("Delete everything")
    now.click()
    expect(page.get_by_role("link", name="Set it up in two minutes")).to_be_visible()
