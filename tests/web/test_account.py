"""One's account on the phone: passkeys, devices, tokens shown once, a coach let in and seen to look."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import opened, phone_at, until
from tests.web.own_server import OwnServer, own_server

PASSWORDS = {"ann": "correct horse of ann battery", "cy": "correct horse of cy battery"}


@pytest.fixture
def house(tmp_path: Path, built: Path) -> Iterator[OwnServer]:
    with own_server(tmp_path, datetime.now().astimezone(), built, accounts=PASSWORDS) as here:
        here.address = here.address.replace("127.0.0.1", "localhost")  # passkeys belong to names, not to numbers
        yield here


@pytest.fixture
def page(house: OwnServer, browser: Browser) -> Iterator[Page]:
    with phone_at(house.address, browser) as phone, opened(phone) as shown:
        yield shown


def sign_in(page: Page, name: str = "ann") -> None:
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name").fill(name)
    sheet.get_by_label("Password").fill(PASSWORDS[name])
    sheet.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_passkey_is_made_signs_in_and_is_removed(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**device, "automaticPresenceSimulation": True}})
    sign_in(page)
    page.goto("/settings/devices")
    expect(page.get_by_text("this one")).to_be_visible()
    page.get_by_label("What to call it").fill("My phone")
    page.get_by_role("button", name="Add a passkey for this device").click()
    expect(page.get_by_text("My phone")).to_be_visible()
    page.locator(".chip", has_text="Sign out").first.click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    until(page, "async () => (await fetch('/api/v1/sessions', { headers: { 'Hormesis-Client': 'web' } })).ok")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.goto("/settings/devices")
    page.get_by_role("button", name="Remove: My phone").click()
    expect(page.get_by_text("No passkey yet.")).to_be_visible()


def test_a_token_is_shown_once_may_what_it_may_and_is_revoked(page: Page, house: OwnServer) -> None:
    sign_in(page)
    page.goto("/settings/tokens")
    page.get_by_label("What it is for").fill("watch")
    page.get_by_role("radio", name="Log write").click()
    page.get_by_role("button", name="Make the token").click()
    secret = page.locator(".secret code").inner_text()

    def asked(path: str) -> int:
        return httpx2.get(f"{house.address}/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"}).status_code

    assert asked("today") == 403, "it may log, not see"
    page.reload()
    expect(page.get_by_text("watch")).to_be_visible()
    expect(page.locator(".secret")).to_have_count(0)
    page.get_by_role("button", name="Revoke watch").click()
    expect(page.get_by_text("No tokens.")).to_be_visible()
    assert asked("today") == 401


def test_a_new_password_takes_the_tokens_too_where_that_is_asked(page: Page, house: OwnServer) -> None:
    sign_in(page)
    page.goto("/settings/tokens")
    page.get_by_label("What it is for").fill("watch")
    page.get_by_role("button", name="Make the token").click()
    secret = page.locator(".secret code").inner_text()
    page.goto("/settings/devices")
    page.get_by_label("Password so far").fill(PASSWORDS["ann"])
    page.get_by_label("New password").fill("another long battery of ann")
    page.get_by_role("switch", name="Revoke every program's token too").click()
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Changed. Every other device is signed out.", exact=True)).to_be_visible()
    assert httpx2.get(f"{house.address}/api/v1/today", headers={"Authorization": f"Bearer {secret}"}).status_code == 401


def test_a_coach_is_let_in_seen_to_look_and_sent_away(page: Page, house: OwnServer) -> None:
    sign_in(page)
    page.goto("/settings/coaches")
    page.get_by_label("Their account name").fill("cy")
    page.get_by_role("button", name="Grant").click()
    take_back = page.get_by_role("button", name="Take back what cy may")
    expect(take_back).to_be_visible()
    with httpx2.Client(base_url=house.address, headers={"Origin": house.address}) as coach:
        assert coach.post("/api/v1/sessions", json={"name": "cy", "password": PASSWORDS["cy"]}).status_code == 200
        (athlete,) = coach.get("/api/v1/athletes").json()
        theirs = {"Hormesis-Athlete": athlete["athlete_id"]}
        assert coach.get("/api/v1/settings", headers=theirs).status_code == 200
        page.goto("/settings/audit")
        expect(page.get_by_text("cy looked at the log")).to_be_visible()
        page.goto("/settings/coaches")
        take_back.click()
        expect(page.get_by_text("Nobody else sees your log.")).to_be_visible()
        assert coach.get("/api/v1/settings", headers=theirs).status_code == 404
