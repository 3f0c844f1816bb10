"""What the server would not take stays on the phone with its reason, until the lifter corrects it or gives it up."""

import time

from playwright.sync_api import Page, expect

from tests.web.conftest import READ, Kept, all_sent, facts_on, until

SPOIL = """async (change) => new Promise((done, fail) => {
    const asked = indexedDB.open('hormesis');
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => {
        const tx = asked.result.transaction(['facts', 'outbox'], 'readwrite');
        tx.objectStore('facts').put(change);
        tx.objectStore('outbox').put({ id: change.id, version: change.version });
        tx.oncomplete = () => { asked.result.close(); done(); };
    };
})"""
REFUSED = """async () => new Promise((done) => {
    const asked = indexedDB.open('hormesis');
    asked.onsuccess = () => {
        const all = asked.result.transaction('outbox').objectStore('outbox').getAll();
        all.onsuccess = () => { asked.result.close(); done(all.result.some((one) => one.refused)); };
    };
})"""


def refused_set(page: Page, kept: Kept, reps: float, key: str = "") -> str:
    """A set of today that the server refuses: a new one, or another version of one that it holds."""
    until(page, f"async () => (await ({READ})('facts')).some((one) => one.kind === 'set')")
    until(page, "() => document.querySelector('.ring') !== null")
    sets = sorted((one for one in kept("facts") if one["kind"] == "set" and one.get("reps")), key=lambda one: str(one["at"]))
    one = next(each for each in sets if each["id"] == key) if key else sets[-1]
    made = {
        **one,
        "id": key or "0197b000-0000-7000-8000-00000000beef",
        "reps": reps,
        "version": f"{time.time_ns() // 1_000_000:012x}-0000-beef",
    }
    page.evaluate(SPOIL, made)
    page.evaluate("dispatchEvent(new Event('online'))")
    until(page, REFUSED)
    return str(made["id"])


def test_a_refused_set_is_corrected_and_sent(page: Page, kept: Kept, server: str) -> None:
    all_sent(page)
    key = refused_set(page, kept, 8.5)
    page.get_by_role("button", name="1 refused").click()
    sheet = page.get_by_role("dialog", name="What the server would not take")
    expect(sheet.get_by_text("reps", exact=False).first).to_be_visible()
    sheet.get_by_role("button", name="Correct it").click()
    edit = page.get_by_role("dialog", name="Correct the set")
    edit.get_by_role("button", name="Less Reps").click()
    edit.get_by_role("button", name="More Reps").click()
    edit.get_by_role("button", name="Keep").click()
    all_sent(page)
    assert isinstance(facts_on(server, "set")[key]["reps"], int)
    expect(page.get_by_role("button", name="1 refused")).to_have_count(0)


def test_a_refused_change_is_given_up_and_the_servers_own_stands_again(page: Page, kept: Kept, server: str) -> None:
    all_sent(page)
    held = max((one for one in facts_on(server, "set").values() if one.get("reps")), key=lambda one: str(one["at"]))
    key = refused_set(page, kept, 7.5, held["id"])
    page.get_by_role("button", name="1 refused").click()
    page.get_by_role("button", name="Give it up", exact=True).click()
    page.get_by_role("button", name="Really give it up").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    until(page, f"async () => !(await ({REFUSED})())")
    until(page, f"async () => (await ({READ})('facts')).find((one) => one.id === '{key}')?.reps === {held['reps']}")
    assert facts_on(server, "set")[key]["reps"] == held["reps"]
