"""A set is on the screen before it is kept: what the phone then can't keep is taken back from the screen, and that is said."""

from playwright.sync_api import Page, expect

from tests.web.conftest import all_sent, facts_on, kept_by
from tests.web.training import begin, log_next, painted, sets_done

FULL = """() => {
    const put = IDBObjectStore.prototype.put;
    window.withRoom = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = function (...said) {
        if (this.name === 'outbox') throw new DOMException('no room is left', 'QuotaExceededError');
        return put.apply(this, said);
    };
}"""
SLOW = """() => {
    const commit = IDBTransaction.prototype.commit;
    window.goOn = null;
    IDBTransaction.prototype.commit = function () {
        const store = this.objectStore('state');
        const wait = () => { if (window.goOn) commit.apply(this); else store.count().onsuccess = wait; };
        wait();
    };
}"""


def test_on_a_full_phone_a_set_is_open_again_and_none_of_it_is_kept(page: Page, server: str) -> None:
    begin(page)
    log_next(page)
    all_sent(page)
    before = kept_by(page, "facts")
    page.evaluate(FULL)
    now = page.locator('.set[data-now="true"]')
    text = now.inner_text()
    page.get_by_role("button", name="Log set", exact=True).click()
    line = page.get_by_role("alert").filter(has_text="Not kept: this phone could not store that.")
    expect(line).to_be_visible()
    expect(page.locator('.set[data-done="true"]')).to_have_count(1)
    assert now.inner_text() == text
    assert sets_done(page) == 1
    assert kept_by(page, "facts") == before
    assert kept_by(page, "outbox") == []
    page.evaluate("() => window.withRoom()")
    log_next(page)
    expect(line).to_have_count(0)
    all_sent(page)
    mine = {one["id"] for one in kept_by(page, "facts") if one["kind"] == "set"}
    assert len(mine - {one["id"] for one in before}) == 1
    assert mine == set(facts_on(server, "set"))


def test_until_a_set_is_kept_its_tick_is_hollow(page: Page) -> None:
    begin(page)
    page.evaluate(SLOW)
    page.get_by_role("button", name="Log set", exact=True).click()
    done = page.locator('.set[data-done="true"]')
    expect(done).to_have_attribute("data-kept", "false")
    painted(page)
    expect(done).to_have_attribute("data-kept", "false")
    page.evaluate("() => { window.goOn = true; }")
    expect(done).to_have_attribute("data-kept", "true")
    page.reload()
    expect(done).to_have_count(1)
