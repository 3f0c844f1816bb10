"""The plan and the settings: a week moved by hand, what is spared and wished, gyms, names; each reaches the server."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.web.conftest import READ, all_sent, facts_on, until
from tests.web.test_screens import TOO_SMALL

SCREENS = {
    "/settings/you": "Year of birth",
    "/settings/gyms": "Fixed dumbbells kg",
    "/settings/health": "Your health",
    "/settings/phone": "Text size",
    "/settings/metrics": "Resting heart rate",
    "/settings/connections": "Oura",
    "/settings/devices": "Devices and passkeys",
    "/settings/audit": "Who looked",
    "/settings/data": "Take it with you",
    "/settings/model": "Assistant model",
    "/plan/goals": "What matters most",
    "/plan/event": "Which lifts?",
    "/plan/limitations": "Nothing to spare.",
    "/plan/wishes": "You have said nothing of any exercise.",
    "/plan/ahead": "Mesocycle",
    "/import/names": "Your log holds no names of other apps.",
    "/start": "Five questions",
}
TODAY = date.today().isoformat()
STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2025-01-06 18:00:00,"Evening",1h,"Bubka Whirl",1,100,8,0,0,"","",8
2025-01-06 18:00:00,"Evening",1h,"Hip Thrust (Barbell)",1,100,8,0,0,"","",8
"""


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_fits_a_small_phone(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_text(SCREENS[path], exact=True).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(TOO_SMALL) == []


def training(page: Page) -> list[str]:
    """The days of the week shown on which there is a workout."""
    return [str(day.get_attribute("data-day")) for day in page.locator(".week li").all() if day.locator(".handle").count()]


def week_is_there(page: Page) -> None:
    page.goto("/plan")
    expect(page.locator(".week .handle").first).to_be_visible()


def test_a_workout_is_moved_by_the_keyboard_seen_taken_and_undone(page: Page, server: str) -> None:
    week_is_there(page)
    before = training(page)
    free = [str(day.get_attribute("data-day")) for day in page.locator(".week li").all() if not day.locator(".handle").count()]
    gone, to = next((one, _after(one)) for one in before if _after(one) in free)
    handle = page.locator(f'.week li[data-day="{gone}"] .handle')
    handle.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    take = page.get_by_role("button", name="Take this week")
    expect(take).to_be_enabled()
    assert training(page) == sorted({*before, to} - {gone}), "the week is shown as it would be"
    assert facts_on(server, "edit", TODAY) == {}, "nothing is kept before it is taken"
    take.click()
    expect(page.get_by_text("This week stands now")).to_be_visible()
    (edit,) = facts_on(server, "edit", TODAY).values()
    assert (edit["date"], edit["to"]) == (gone, to)
    page.reload()
    expect(page.locator(f'.week li[data-day="{to}"] .handle')).to_be_visible()
    assert training(page) == sorted({*before, to} - {gone})


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def test_a_workout_is_dragged_to_another_day_and_left_where_it_was(page: Page) -> None:
    week_is_there(page)
    before = training(page)
    for unfolded in page.locator(".week li .item[aria-expanded=true]").all():
        unfolded.click()
    days = [str(day.get_attribute("data-day")) for day in page.locator(".week li").all()]
    gone, to = next((one, _after(one)) for one in before if _after(one) in days and _after(one) not in before)
    page.locator(f'.week li[data-day="{to}"]').scroll_into_view_if_needed()
    source = page.locator(f'.week li[data-day="{gone}"] .handle').bounding_box()
    target = page.locator(f'.week li[data-day="{to}"]').bounding_box()
    assert source
    assert target
    page.mouse.move(source["x"] + 20, source["y"] + 20)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + 30, steps=6)
    page.mouse.up()
    expect(page.get_by_role("button", name="Take this week")).to_be_enabled()
    page.get_by_role("button", name="Leave it as it was").click()
    expect(page.get_by_role("button", name="Take this week")).to_have_count(0)
    assert training(page) == before


def test_a_tap_on_the_handle_asks_where_to(page: Page) -> None:
    week_is_there(page)
    page.locator(".week .handle").first.tap()
    expect(page.get_by_role("dialog").get_by_text("Move it to")).to_be_visible()
    assert page.get_by_role("dialog").locator(".item").count() == 6


def test_what_must_be_spared_is_told_and_ended(page: Page, server: str) -> None:
    page.goto("/plan/limitations")
    page.get_by_role("button", name="Add one").click()
    page.get_by_role("button", name="Knee, Left").first.click()
    page.get_by_role("group", name="What must be avoided?").get_by_role("button").first.click()
    page.get_by_role("button", name="Spare it").click()
    all_sent(page)
    (told,) = facts_on(server, "limitation", TODAY).values()
    assert (told["region"], told["side"], len(told["avoid"])) == ("knee", "left", 1)
    page.get_by_role("button", name="It is over: Knee").click()
    expect(page.get_by_text("Nothing to spare.")).to_be_visible()
    all_sent(page)
    page.reload()
    expect(page.get_by_text("Nothing to spare.")).to_be_visible()


def test_a_meet_is_set_and_called_off(page: Page, server: str) -> None:
    page.goto("/plan/event")
    on = (date.today() + timedelta(days=70)).isoformat()
    page.get_by_label("On which day?").fill(on)
    page.get_by_role("button", name="Set it").click()
    all_sent(page)
    (told,) = facts_on(server, "event", TODAY).values()
    assert (told["type"], told["date"], len(told["lifts"])) == ("meet", on, 3)
    page.goto("/plan")
    expect(page.get_by_text("Meet in 70 days.")).to_be_visible()
    page.goto("/plan/event")
    page.get_by_role("button", name="Call it off").click()
    all_sent(page)
    assert facts_on(server, "event", TODAY) == {}


def test_an_exercise_that_is_never_wanted_is_said_and_taken_back(page: Page, server: str) -> None:
    page.goto("/plan/wishes")
    page.get_by_role("button", name="Add an exercise").click()
    page.get_by_role("searchbox").fill("leg press")
    page.get_by_role("dialog").locator(".item").first.click()
    page.get_by_role("radio", name="Never").click()
    all_sent(page)
    assert sorted(one["preference"] for one in facts_on(server, "preference", TODAY).values())[-1] == "never"
    page.get_by_role("button", name="No word on it").click()
    until(page, f"async () => !(await ({READ})('facts')).some((one) => one.kind === 'preference')")
    all_sent(page)
    assert facts_on(server, "preference", TODAY) == {}


def test_a_travel_gym_is_told_without_changing_where_one_trains(page: Page, server: str) -> None:
    page.goto("/settings/gyms")
    mine = page.get_by_role("region", name="My gym")
    mine.get_by_role("group", name="Bars").get_by_role("button", name="20", exact=True).click()
    mine.get_by_role("group", name="Plates, per side in pairs").get_by_role("button", name="1.25", exact=True).click()
    mine.get_by_role("group", name="Microplates").get_by_role("button", name="0.5", exact=True).click()
    expect(mine.get_by_text("Smallest step on a bar: 1 kg.")).to_be_visible()
    page.get_by_role("button", name="Add a gym").click()
    page.get_by_label("Name").fill("Hotel with a very long name by the sea")
    page.get_by_role("button", name="Add", exact=True).click()
    hotel = page.get_by_role("region", name="Hotel with")
    hotel.get_by_role("button", name="Set this row").click()
    all_sent(page)
    page.reload()
    expect(page.get_by_role("region", name="My gym").get_by_text("You train here now")).to_be_visible()
    page.get_by_role("region", name="Hotel with").get_by_role("button", name="Train here now").click()
    expect(page.get_by_role("region", name="Hotel with").get_by_text("You train here now")).to_be_visible()
    all_sent(page)
    gyms = [one for one in facts_on(server, "gym", TODAY).values() if "dumbbells_kg" in one]
    assert gyms[0]["dumbbells_kg"][:3] == [2, 4, 6]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_unsure_name_is_said_before_the_file_is_kept_and_changed_later(page: Page, server: str) -> None:
    page.goto("/import")
    page.locator('input[type="file"]').set_input_files(
        FilePayload(name="strong.csv", mimeType="text/csv", buffer=STRONG.encode())
    )
    name = page.get_by_role("group", name="Bubka Whirl is …")
    name.get_by_role("button", name="Another exercise").click()
    page.get_by_role("searchbox").fill("turkish")
    page.get_by_role("dialog").locator(".item").first.click()
    expect(name.get_by_role("button", name="Turkish Get-Up")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Your log is here.")).to_be_visible()
    said = [one["exercise"] for one in facts_on(server, "name", TODAY).values()]
    assert said == ["turkish-get-up"]
    page.goto("/import/names")
    page.get_by_role("button", name="Change what Bubka Whirl is").click()
    page.get_by_role("searchbox").fill("thruster")
    page.get_by_role("dialog").locator(".item").first.click()
    all_sent(page)
    assert sorted(one["exercise"] for one in facts_on(server, "name", TODAY).values()) == ["thruster", "turkish-get-up"]


def test_large_text_holds_on_every_screen_and_breaks_none(page: Page) -> None:
    page.goto("/settings/phone")
    page.get_by_role("radio", name="Larger").click()
    until(page, f"async () => (await ({READ})('state')).some((one) => one?.text === 'larger')")
    for path in ("/", "/plan", "/settings", "/settings/gyms", "/library"):
        page.goto(path)
        expect(page.get_by_role("heading").first).to_be_visible()
        until(page, "() => parseFloat(getComputedStyle(document.documentElement).fontSize) > 20")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto("/settings/phone")
    page.get_by_role("radio", name="Normal").click()


def test_the_settings_speak_german(server: str, phone: BrowserContext) -> None:
    assert phone.browser is not None
    german: Any = phone.browser.new_context(base_url=server, viewport={"width": 360, "height": 780}, locale="de-DE")
    page = german.new_page()
    for path, heading in {"/settings": "Einstellungen", "/plan/ahead": "Die nächsten Wochen", "/start": "Willkommen"}.items():
        page.goto(path)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    german.close()
