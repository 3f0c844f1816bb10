"""Every screen of the app as pictures: ``python -m web.shots``, or ``make shots``.

    python -m web.shots                       the demo athlete, into build/shots
    python -m web.shots --log EXPORT.csv      one's own log, into a store that is gone afterwards
    python -m web.shots --empty               nobody yet
    python -m web.shots --account             what only those see who have signed in
    python -m web.shots today log --size 390  these screens alone, on a phone
    python -m web.shots --readme              the four of the README, into docs/pictures

Each screen in both themes on a phone (390 by 844), the same on a small one (360 by 780) and on a desk (1280 by 800): the whole
of it where it scrolls, what is to be seen at once where it opens over another.
"""

import argparse
import base64
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.phone import chromium, served
from web.screens import Shown, Walk, in_order

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "shots"
PICTURES = ROOT / "docs" / "pictures"
SIZES = {"390": (390, 844), "360": (360, 780), "1280": (1280, 800)}
THEMES = ("light", "dark")
QUALITY = 82
LONGEST_PX = 5000
WHO = ("ann", "four words that nobody guesses")
FOR_README = {"today": "light", "log": "dark", "recovery": "light", "release-player": "dark"}


def photograph(page: Page, to: Path, whole: bool) -> None:
    """What is on the screen, or the whole of the page, as WebP."""
    seen = page.viewport_size
    assert seen is not None
    if whole:
        high = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({**seen, "height": max(min(high, LONGEST_PX), seen["height"])})
    line = page.context.new_cdp_session(page)
    to.write_bytes(base64.b64decode(line.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})["data"]))
    line.detach()
    page.set_viewport_size(seen)


def sign_in(walk: Walk) -> None:
    """With what ``served`` was told."""
    sheet = walk.page.get_by_role("dialog")
    sheet.get_by_label("Name").fill(WHO[0])
    sheet.get_by_label("Password").fill(WHO[1])
    sheet.get_by_role("button", name="Sign in", exact=True).click()
    sheet.wait_for(state="detached")
    walk.settle()


def take(
    address: str, browser: Browser, out: Path, wanted: dict[str, Shown], sizes: Sequence[str], themes: dict[str, Sequence[str]],
    *, account: bool = False, cut: bool = False,
) -> int:  # fmt: skip
    """Photograph these screens at these sizes, each in its themes; how many pictures there are."""
    taken = 0
    for size in sizes:
        width, height = SIZES[size]
        phone = width < 600
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, device_scale_factor=2 if phone else 1,
            has_touch=phone, is_mobile=phone, locale="en-GB", reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(20_000)
        walk = Walk(context.new_page())
        if account:
            sign_in(walk)
        for name, shown in wanted.items():
            shown.way(walk)
            for theme in themes[name]:
                walk.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                photograph(walk.page, out / f"{name}-{size}-{theme}.webp", shown.whole and not shown.sheet and not cut)
                taken += 1
        context.close()
    return taken


def main() -> None:
    """Make the pictures that are asked for."""
    parser = argparse.ArgumentParser(description="Every screen of the app as pictures.")
    parser.add_argument("names", nargs="*", metavar="SCREEN", help="only these screens")
    parser.add_argument("--log", type=Path, action="append", default=[], help="an export to show instead of the demo athlete")
    parser.add_argument("--empty", action="store_true", help="a store with nothing in it")
    parser.add_argument("--account", action="store_true", help="the screens for those who have signed in")
    parser.add_argument("--size", choices=SIZES, action="append", help="only this size")
    parser.add_argument("--theme", choices=THEMES, action="append", help="only this theme")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the pictures")
    parser.add_argument("--readme", action="store_true", help="only those of the README, into docs/pictures")
    asked = parser.parse_args()
    out: Path = PICTURES if asked.readme else asked.out
    out.mkdir(parents=True, exist_ok=True)
    wanted = in_order(FOR_README if asked.readme else asked.names, account=asked.account)
    sizes = ["390"] if asked.readme else asked.size or list(SIZES)
    themes = {name: (FOR_README[name],) if asked.readme else asked.theme or THEMES for name in wanted}
    logs = [path.resolve(strict=True) for path in asked.log]
    account = WHO if asked.account else None
    with (
        tempfile.TemporaryDirectory() as home,
        served(Path(home), *logs, demo=not asked.empty, account=account) as address,
        chromium() as browser,
    ):
        taken = take(address, browser, out, wanted, sizes, themes, account=asked.account, cut=asked.readme)
    print(f"{taken} pictures in {out}")


if __name__ == "__main__":
    main()
