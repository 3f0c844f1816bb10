"""What a lifter does in the app, for tests that tell of it."""

from playwright.sync_api import Page, expect

from tests.web.conftest import READ, until

WORKOUT = f"(await ({READ})('state')).flatMap((one) => one.exercises ?? [])"
SETS_DONE = f"{WORKOUT}.flatMap((one) => one.sets).filter((one) => one.fact).length"
SETS_LEFT = f"{WORKOUT}.flatMap((one) => one.ended ? [] : one.sets).filter((one) => !one.fact).length"


def begin(page: Page, name: str = "Push") -> None:
    """Start today's planned workout, once the phone shows it."""
    expect(page.get_by_role("heading", name=name).first).to_be_visible()
    page.get_by_role("button", name="Start workout").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def log_next(page: Page) -> None:
    """One tap for a set as planned; done when the phone has kept it and shows the next."""
    before = sets_done(page)
    page.get_by_role("button", name="Log set", exact=True).click()
    until(page, f"async () => {SETS_DONE} > {before}")
    painted(page)


def painted(page: Page) -> None:
    """Wait until what the phone has kept is on the screen."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def sets_done(page: Page) -> int:
    """How many sets of the workout under way are logged."""
    return int(page.evaluate(f"async () => {SETS_DONE}"))


def finish(page: Page, felt: int = 7) -> None:
    """End the workout under way, and say how hard it was."""
    page.get_by_role("button", name="Finish").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("radio", name=str(felt), exact=True).click()
    sheet.get_by_role("button", name="Finish").click()
    expect(page.get_by_text(f"Felt {felt} of 10.")).to_be_visible()


def told_health(page: Page) -> None:
    """Say that no condition holds, and that there is a ball."""
    page.goto("/settings")
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_role("button", name="None of these")).to_have_count(0)
    page.goto("/settings/gyms")
    page.get_by_role("button", name="Ball", exact=True).click()
    until(page, f"async () => (await ({READ})('outbox')).length === 0")
