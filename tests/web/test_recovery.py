"""Recovery on the phone: the sets behind a number, the lifter's word against it, tightness foreseen, the test of release."""

import json
import re
from datetime import date, timedelta
from urllib.request import Request, urlopen

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import READ, all_sent, facts_on, until, works_without_signal

TODAY = date.today()
RECOVERY = f"async () => (await ({READ})('replies')).some((one) => one.path === 'recovery')"


def tell_server(server: str, facts: list[dict[str, object]]) -> None:
    """Say something from elsewhere."""
    headers = {"Content-Type": "application/json", "Hormesis-Client": "tests"}
    with urlopen(Request(f"{server}/api/v1/facts", json.dumps({"facts": facts}).encode(), headers)) as reply:
        assert reply.status == 200


def test_a_muscle_tells_the_sets_it_comes_from_also_without_signal(page: Page, phone: BrowserContext) -> None:
    works_without_signal(page)
    page.goto("/recovery")
    until(page, RECOVERY)
    phone.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Hamstrings").first.click()
    sheet = page.get_by_role("dialog", name="Hamstrings")
    expect(sheet.get_by_role("heading", name="What it comes from")).to_be_visible()
    expect(sheet.get_by_text("Barbell Romanian Deadlift").first).to_be_visible()
    expect(sheet.get_by_text("points").first).to_be_visible()


def test_the_lifters_word_on_a_muscle_counts_and_can_be_taken_back(page: Page, server: str) -> None:
    page.goto("/recovery")
    until(page, RECOVERY)
    page.get_by_role("button", name="Quads").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Spent").click()
    all_sent(page)
    (said,) = facts_on(server, "correction").values()
    assert (said["muscle_group"], said["recovered_percent"]) == ("quads", 0)
    expect(page.get_by_role("button", name=re.compile(r"^Quads [0-6]?\d$")).first).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    all_sent(page)
    assert facts_on(server, "correction") == {}
    page.get_by_role("button", name="Quads").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Badly").click()
    until(page, f"async () => (await ({READ})('facts')).some((one) => one.soreness?.quads === 9)")


def test_signals_stand_in_their_own_range(page: Page) -> None:
    page.goto("/recovery")
    page.get_by_role("radio", name="Signals").click()
    expect(page.get_by_role("img", name="Resting heart rate:")).to_be_visible()
    expect(page.get_by_text("your usual range").first).to_be_visible()
    for name in ("HRV (rMSSD)", "Sleep"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_tightens_is_foreseen_with_what_moves_it(page: Page, server: str) -> None:
    pulls = [one for one in facts_on(server, "workout").values() if one.get("name") == "Pull"]
    mornings = sorted({date.fromisoformat(one["at"][:10]) + timedelta(days=1) for one in pulls})[-8:]
    tight = [
        {"kind": "tightness", "at": f"{day}T07:00:00", "region": "upper_back", "side": "both", "level": 6}
        for day in mornings
        if day < TODAY
    ]
    tell_server(server, tight)
    page.goto("/recovery")
    page.get_by_role("radio", name="Tightness").click()
    expect(page.get_by_role("heading", name="How likely to tighten")).to_be_visible()
    expect(page.get_by_role("img", name="Upper back:")).to_be_visible()
    page.get_by_role("button", name="Upper back: why?").click()
    sheet = page.get_by_role("dialog", name="Upper back")
    expect(sheet.get_by_text("6/10").first).to_be_visible()
    expect(sheet.get_by_text("Forecast for your upper back", exact=False)).to_be_visible()


def test_the_test_of_release_begins_tosses_a_coin_and_ends(page: Page, server: str) -> None:
    asked: list[dict[str, object]] = [{"kind": "condition", "code": "none"}, {"kind": "gym", "tools": ["ball", "roller"]}]
    tell_server(server, [{**one, "at": f"{TODAY}T05:00:00"} for one in asked])
    page.goto("/recovery")
    page.get_by_role("radio", name="Tightness").click()
    page.get_by_role("button", name="Start the test").click()
    expect(page.get_by_text("The test runs.")).to_be_visible()
    page.get_by_role("button", name="Upper back").first.click()
    page.get_by_role("dialog").get_by_role("radio", name="4", exact=True).click()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Toss tonight's coin").click()
    expect(page.get_by_text("Tonight: with", exact=False)).to_be_visible()
    (drawn,) = facts_on(server, "offer", TODAY.isoformat()).values()
    assert (drawn["region"], drawn["moment"], drawn["probability"]) == ("upper_back", "evening", 0.5)
    page.get_by_role("button", name="Stop the test").click()
    expect(page.get_by_role("button", name="Start the test")).to_be_visible()
    all_sent(page)
    agreed = [one["release_trial"] for one in facts_on(server, "profile").values() if "release_trial" in one]
    assert sorted(agreed) == [False, True]
