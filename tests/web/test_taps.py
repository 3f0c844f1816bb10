"""How many taps it takes: two from the opened app to a set as planned, at most five for any change."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import kept_by, opened, phone_at, until
from tests.web.training import WORKOUT, log_next, sets_done

COUNT = "window.taps = 0; addEventListener('pointerdown', (event) => { if (event.isTrusted) window.taps += 1; }, true);"
AS_PLANNED = 2
FOR_A_CHANGE = 5


@contextmanager
def taps(page: Page, most: int) -> Iterator[None]:
    """Count what a finger does in the block."""
    page.evaluate("() => { window.taps = 0; }")
    yield
    needed = page.evaluate("() => window.taps")
    assert 0 < needed <= most, f"{needed} taps"


@pytest.fixture(scope="module")
def training(server: str, browser: Browser) -> Iterator[Page]:
    """A phone on which a workout is under way, past its first warm-up sets; one for all of these tests."""
    with phone_at(server, browser) as phone:
        phone.add_init_script(COUNT)
        with opened(phone) as page:
            page.get_by_role("button", name="Start workout").wait_for()
            with taps(page, AS_PLANNED):
                page.get_by_role("button", name="Start workout").click()
                log_next(page)
            yield page


@pytest.fixture(autouse=True)
def _past_warm_ups(training: Page) -> None:
    """Each test begins at a work set, as the phone has kept it: warm-up sets ask for no reserve."""
    while planned(training)["set_type"] == "warm_up":
        log_next(training)
    expect(training.locator(".dock").get_by_text("Warm-up")).to_have_count(0)


def last_set(page: Page) -> dict[str, object]:
    """The set that was said last."""
    return max((one for one in kept_by(page, "facts") if one["kind"] == "set"), key=lambda one: str(one["version"]))


def planned(page: Page) -> dict[str, Any]:
    """The set that is next, as it is planned."""
    found = page.evaluate(f"""async () => {{
        const kept = (await ({READ_STATE})).find((one) => one.exercises);
        return kept.exercises.flatMap((one) => one.sets).find((one) => one.key === kept.now.set);
    }}""")
    assert isinstance(found, dict)
    return found


READ_STATE = WORKOUT.partition(").flatMap")[0].removeprefix("(await ")


def test_a_set_as_planned_is_two_taps_from_the_opened_app(training: Page) -> None:
    assert sets_done(training) >= 1  # it was counted on the way here


def test_another_load_by_a_step(training: Page) -> None:
    before = planned(training)
    with taps(training, FOR_A_CHANGE):
        training.get_by_role("button", name="More Load").click()
        log_next(training)
    assert last_set(training)["load_kg"] == before["load_kg"] + 2.5


def test_another_load_on_the_keypad(training: Page) -> None:
    with taps(training, FOR_A_CHANGE):
        training.get_by_role("button", name="Load: ").click()
        for key in "85":
            training.get_by_role("dialog").get_by_role("button", name=key, exact=True).click()
        training.get_by_role("button", name="Done").click()
        log_next(training)
    assert last_set(training)["load_kg"] == 85


def test_fewer_repetitions(training: Page) -> None:
    while training.locator(".dock").get_by_text("Warm-up").count():
        log_next(training)
    before = planned(training)
    with taps(training, FOR_A_CHANGE):
        training.get_by_role("button", name="Less Reps").click()
        log_next(training)
    assert last_set(training)["reps"] == before["reps"] - 1


def test_more_left_in_reserve(training: Page) -> None:
    with taps(training, FOR_A_CHANGE):
        training.get_by_role("radio", name="4 in reserve").click()
        log_next(training)
    assert last_set(training)["rir"] == 4


def test_another_kind_of_set(training: Page) -> None:
    while training.locator(".dock").get_by_text("Warm-up").count():
        log_next(training)
    with taps(training, FOR_A_CHANGE):
        training.locator('.set[data-now="true"]').get_by_role("button", name="Edit set").click()
        training.get_by_role("dialog").get_by_role("radio", name="AMRAP").click()
        training.get_by_role("dialog").get_by_role("button", name="Close").click()
        log_next(training)
    assert last_set(training)["set_type"] == "amrap"


def test_a_note_on_an_exercise(training: Page) -> None:
    with taps(training, FOR_A_CHANGE):
        training.get_by_role("button", name="Bench Press: more", exact=True).click()
        training.get_by_role("textbox", name="Note").click()
        training.keyboard.type("elbows in")
        training.get_by_role("button", name="Keep").click()
        expect(training.get_by_role("dialog")).to_have_count(0)
    assert [one["text"] for one in kept_by(training, "facts") if one["kind"] == "note"] == ["elbows in"]


def test_a_set_taken_back(training: Page) -> None:
    before = sets_done(training)
    with taps(training, FOR_A_CHANGE):
        training.locator('.exercise[data-now="true"]').get_by_role("button", name="is logged; edit it").last.click()
        training.get_by_role("dialog").get_by_role("button", name="Take the set back").click()
        until(training, f"async () => {WORKOUT}.flatMap((one) => one.sets).filter((one) => one.fact).length === {before - 1}")


def test_a_planned_set_left_out(training: Page) -> None:
    count = f"{WORKOUT}.flatMap((one) => one.sets).length"
    before = training.evaluate(f"async () => {count}")
    with taps(training, FOR_A_CHANGE):
        training.locator('.exercise[data-now="true"]').get_by_role("button", name="Edit set").last.click()
        training.get_by_role("button", name="Remove the set").click()
        until(training, f"async () => {count} === {before - 1}")


def test_another_exercise_instead(training: Page) -> None:
    with taps(training, FOR_A_CHANGE):
        training.get_by_role("button", name="Triceps Pushdown: more", exact=True).click()
        training.get_by_role("button", name="Swap for another exercise").click()
        sheet = training.get_by_role("dialog", name="Swap Triceps Pushdown")
        sheet.locator(".item").first.click()
        expect(sheet).to_have_count(0)
    expect(training.get_by_role("region", name="Triceps Pushdown", exact=True)).to_have_count(0)
