"""Whole stories through the app: a log is brought along and is today's workout; three tight evenings change a warm-up."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.web.conftest import all_sent, facts_on, opened, phone_at, until
from tests.web.own_server import OwnServer, own_server
from tests.web.training import SETS_LEFT, begin, finish, log_next, told_health

MONDAY = date(2026, 3, 2)
LIFTS = {"Bent Over Row (Barbell)": 60, "Lat Pulldown (Cable)": 55, "Seated Row (Cable)": 50}
BALL = "Lacrosse Ball – Upper Back"


def pulling_log(weeks: int = 6) -> FilePayload:
    """Mondays and Thursdays up to the week before ours, pulling, as Strong writes it."""
    rows = ["Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"]
    for week in range(-weeks, 0):
        for offset in (0, 3):
            day = MONDAY + timedelta(weeks=week, days=offset)
            for lift, load in LIFTS.items():
                rows += [f'{day} 18:00:00,"Pull",50m,"{lift}",{n},{load},10,0,0,"","",8' for n in (1, 2, 3)]
    return FilePayload(name="strong.csv", mimeType="text/csv", buffer="\n".join([*rows, ""]).encode())


@pytest.fixture(scope="module")
def own(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnServer]:
    """A server that nobody has used yet."""
    with own_server(tmp_path_factory.mktemp("own"), datetime(2026, 3, 2, 7, tzinfo=UTC), built) as made:
        yield made


@pytest.fixture(scope="module")
def lifter(own: OwnServer, browser: Browser) -> Iterator[tuple[BrowserContext, Page]]:
    """Their phone, open on today."""
    with phone_at(own.address, browser, timezone_id="UTC") as phone:
        phone.clock.set_fixed_time(own.now)
        with opened(phone) as page:
            yield phone, page


def it_is(own: OwnServer, lifter: tuple[BrowserContext, Page], day: date, hour: int) -> Page:
    """Let it be that hour on that day, here and there, and open today's page."""
    phone, page = lifter
    own.now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    phone.clock.set_fixed_time(own.now)
    page.goto("/")
    return page


def bring_along(own: OwnServer, lifter: tuple[BrowserContext, Page]) -> None:
    """Import the log by the app; today's workout is there a moment later."""
    page = it_is(own, lifter, MONDAY, 7)
    expect(page.get_by_role("button", name="Start workout")).to_have_count(0)
    page.goto("/import")
    page.locator('input[type="file"]').set_input_files(pulling_log())
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("button", name="Start workout")).to_be_visible()
    expect(page.get_by_role("heading", name="Pull")).to_be_visible()
    for lift in LIFTS:
        expect(page.get_by_text(lift).first).to_be_visible()
    assert len(facts_on(own.address, "set")) == 6 * 2 * 3 * len(LIFTS)
    until(page, "async () => (await navigator.serviceWorker.ready).active !== null")


def test_a_log_brought_along_is_todays_workout_and_three_tight_evenings_put_the_ball_into_the_next_warm_up(
    own: OwnServer, lifter: tuple[BrowserContext, Page]
) -> None:
    bring_along(own, lifter)
    told_health(it_is(own, lifter, MONDAY, 8))
    for after in (0, 3, 7):
        page = it_is(own, lifter, MONDAY + timedelta(days=after), 18)
        expect(page.get_by_text(BALL)).to_have_count(0)
        begin(page, "Pull")
        while page.evaluate(f"async () => {SETS_LEFT}"):
            log_next(page)
        finish(page)
        page = it_is(own, lifter, MONDAY + timedelta(days=after), 21)
        page.get_by_role("button", name="Does anything hurt?").click()
        sheet = page.get_by_role("dialog")
        sheet.get_by_role("radio", name="Tight", exact=True).click()
        sheet.get_by_role("radio", name="Upper back", exact=True).click()
        sheet.get_by_role("radio", name="6", exact=True).click()
        sheet.get_by_role("button", name="Keep").click()
        expect(sheet).to_have_count(0)
        all_sent(page)
    page = it_is(
        own, lifter, MONDAY + timedelta(days=10), 18
    )  # the last report is three days old: it is the forecast that speaks
    expect(page.get_by_text(BALL).first).to_be_visible()
    card = page.get_by_role("region", name=BALL)
    expect(card.get_by_text("% likely")).to_be_visible()
    begin(page, "Pull")
    warm_up = page.get_by_role("region", name="Warm-up")
    warm_up.get_by_role("button", name=BALL).first.click()
    expect(page.get_by_role("dialog", name=BALL)).to_be_visible()
