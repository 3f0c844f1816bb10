"""Every screen of the app as pictures: ``python -m web.shots``, or ``make shots``.

    python -m web.shots                       the demo athlete, into build/shots
    python -m web.shots --log EXPORT.csv      one's own log, into a store that is gone afterwards
    python -m web.shots --readme              only the four of the README, into docs/pictures

Each screen in both themes on a phone (390 by 844), the same on a small one (360 by 780) and on a desk (1280 by 800).
"""

import argparse
import base64
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.phone import chromium, served

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "shots"
PICTURES = ROOT / "docs" / "pictures"
SIZES = {"390": (390, 844), "360": (360, 780), "1280": (1280, 800)}
THEMES = ("light", "dark")
QUALITY = 82
SETTLE_MS = 250

Way = Callable[[Page], None]


def at(path: str, *taps: tuple[str, str]) -> Way:
    """The way to a screen: its address, and what is tapped there (role and name, what isn't there is left out)."""

    def go(page: Page) -> None:
        page.goto(path)
        page.get_by_role("navigation").wait_for()
        settled(page)
        for role, name in taps:
            found = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
            if found.count():
                found.click()
            settled(page)

    return go


def training(page: Page) -> None:
    """A workout under way, a few sets in."""
    at("/")(page)
    for name in ("Start workout", "Back to the workout", "Empty workout"):
        if page.get_by_role("button", name=name).count():
            page.get_by_role("button", name=name).first.click()
            break
    settled(page)
    if not page.locator('.set[data-done="true"]').count():
        for _ in range(5):
            if page.get_by_role("button", name="Log set", exact=True).count():
                page.get_by_role("button", name="Log set", exact=True).click()
                settled(page)


def searched(page: Page) -> None:
    """The library with something typed into its search."""
    at("/library")(page)
    page.get_by_role("searchbox").first.fill("upper back")
    settled(page)


WAYS: dict[str, Way] = {
    "today": at("/"),
    "today-readiness": at("/", ("button", "Readiness: why?")),
    "today-hurts": at("/", ("button", "Does anything hurt?"), ("radio", "Knee")),
    "today-swap": at("/", ("button", "Swap ")),
    "plan": at("/plan"),
    "recovery": at("/recovery"),
    "recovery-tightness": at("/recovery", ("radio", "Tightness")),
    "recovery-signals": at("/recovery", ("radio", "Signals")),
    "progress": at("/progress"),
    "library": at("/library"),
    "library-search": searched,
    "exercise": at("/library/barbell-bench-press"),
    "exercise-release": at("/library/lacrosse-ball-upper-back"),
    "import": at("/import"),
    "settings": at("/settings"),
    "log-begin": at("/log"),
    "log": training,
    "log-set": lambda page: (training(page), tapped(page, ".set .kind"))[0],
    "log-exercise": lambda page: (training(page), tapped(page, ".exercise[data-now=true] button.icon"))[0],
    "log-keypad": lambda page: (training(page), tapped(page, ".dock .stepper .value"))[0],
    "log-finish": lambda page: (training(page), tapped(page, ".head .button"))[0],
}
FOR_README = {"today": "light", "log": "dark", "recovery": "light", "exercise-release": "dark"}


def tapped(page: Page, where: str) -> None:
    """Tap the last of what a selector finds, where it finds anything."""
    if page.locator(where).count():
        page.locator(where).last.click()
        settled(page)


def settled(page: Page) -> None:
    """Wait until nothing is asked for any more and what moves has come to rest."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLE_MS)


def photograph(page: Page, to: Path) -> None:
    """What is on the screen, as WebP."""
    line = page.context.new_cdp_session(page)
    to.write_bytes(base64.b64decode(line.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})["data"]))
    line.detach()


def take(address: str, browser: Browser, out: Path, wanted: Mapping[str, Sequence[str]], sizes: Sequence[str]) -> int:
    """Photograph these screens; how many pictures there are."""
    taken = 0
    for size in sizes:
        width, height = SIZES[size]
        phone = width < 600
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, device_scale_factor=2 if phone else 1,
            has_touch=phone, is_mobile=phone, locale="en-GB", reduced_motion="reduce",
        )  # fmt: skip
        page = context.new_page()
        for name, themes in wanted.items():
            for theme in themes:
                page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                WAYS[name](page)
                photograph(page, out / f"{name}-{size}-{theme}.webp")
                taken += 1
        context.close()
    return taken


def main() -> None:
    """Make the pictures that are asked for."""
    parser = argparse.ArgumentParser(description="Every screen of the app as pictures.")
    parser.add_argument("--log", type=Path, nargs="*", default=[], help="exports to show instead of the demo athlete")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the pictures")
    parser.add_argument("--readme", action="store_true", help="only those of the README, into docs/pictures")
    asked = parser.parse_args()
    out = PICTURES if asked.readme else asked.out
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    logs = [path.resolve(strict=True) for path in asked.log]
    with tempfile.TemporaryDirectory() as home, served(Path(home), *logs) as address, chromium() as browser:
        if asked.readme:
            taken = take(address, browser, out, {name: (theme,) for name, theme in FOR_README.items()}, ("390",))
        else:
            taken = take(address, browser, out, dict.fromkeys(WAYS, THEMES), tuple(SIZES))
    print(f"{taken} pictures in {out}")


if __name__ == "__main__":
    main()
