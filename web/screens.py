"""Every screen of the app and its sheets, and the way to each: what ``web.shots`` photographs and the tests walk.

``routes`` reads from the app's own router which addresses there are; whoever adds a screen adds its way here, or a test fails.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, Request

__all__ = ["SCREENS", "SHEETS", "Shown", "Walk", "in_order", "routes"]

SOURCES = Path(__file__).parent / "src"
_ROOM = re.compile(r'^  (\w+): \(\) => import\("\./(\w+)/', re.MULTILINE)
_PLACE = re.compile(r"^  (\w+): \(\) => ", re.MULTILINE)
_QUIET_MS = 120
_PATIENCE_MS = 20_000
_BUSY = """() => !document.querySelector('h1, [role="dialog"]')
    || [...document.querySelectorAll('[role="status"]')].some((one) => one.textContent.trim().endsWith('…'))"""
_GO = """async (path) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const to = (where) => { history.pushState(null, '', where); dispatchEvent(new PopStateEvent('popstate')); };
    to('/-');
    await frame();
    to(path);
    await frame();
    scrollTo(0, 0);
}"""


def routes() -> set[str]:
    """Every address the router knows; ``:`` stands for what is named in it."""
    known = {"/", "/log", "/log/:"}
    for name, room in _ROOM.findall((SOURCES / "app.tsx").read_text(encoding="utf-8")):
        known.add(f"/{name}")
        places = SOURCES / room / "places.tsx"
        if places.is_file():
            text = places.read_text(encoding="utf-8")
            known |= {f"/{name}/{place}" for place in _PLACE.findall(text)}
            if "slug" in text:
                known.add(f"/{name}/:")
    return known


class Walk:
    """A page of the app that goes from screen to screen as the app does, without loading anew."""

    def __init__(self, page: Page, home: str = "/") -> None:
        self.page = page
        self._asked: set[Request] = set()
        page.on("request", lambda one: self._asked.add(one))
        page.on("requestfinished", lambda one: self._asked.discard(one))
        page.on("requestfailed", lambda one: self._asked.discard(one))
        page.goto(home)
        page.get_by_role("navigation").wait_for()
        self.settle(10)

    def settle(self, rounds: int = 2) -> None:
        """Wait until nothing has been asked for in so many looks, and what is drawn has been drawn."""
        quiet = waited = 0
        while quiet < rounds and waited < _PATIENCE_MS:
            self.page.wait_for_timeout(_QUIET_MS / 2)
            waited += _QUIET_MS // 2
            quiet = 0 if self._asked or self.page.evaluate(_BUSY) else quiet + 1

    def to(self, path: str) -> None:
        """Show the screen at an address, from its top, with every sheet closed."""
        self.page.evaluate(_GO, path)
        self.settle()

    def tap(self, role: str, name: str | re.Pattern[str], *, exact: bool = False) -> bool:
        """Tap what has this role and name, the first of them; False where there is none."""
        return self.click(self.page.get_by_role(role, name=name, exact=exact))  # type: ignore[arg-type]

    def click(self, where: str | Locator) -> bool:
        """Tap the first of what a selector finds; False where it finds nothing that can be tapped."""
        found = (self.page.locator(where) if isinstance(where, str) else where).first
        if not found.count():
            return False
        try:
            found.click(timeout=3000)
        except Error:
            return False
        self.settle()
        return True


Way = Callable[[Walk], None]


@dataclass(frozen=True)
class Shown:
    """A screen or a sheet: the route it belongs to, the way to it, and whether the whole page is shown or what fits."""

    route: str
    way: Way
    whole: bool = True
    sheet: bool = False
    """Whether it opens over the screen, in a dialog."""
    account: bool = False
    """Whether it shows something only to whoever has signed in."""


def _click(path: str, where: str) -> Way:
    def go(walk: Walk) -> None:
        walk.to(path)
        walk.click(where)

    return go


def _at(path: str, *taps: tuple[str, str | re.Pattern[str]]) -> Way:
    def go(walk: Walk) -> None:
        walk.to(path)
        for role, name in taps:
            walk.tap(role, name)

    return go


def _training(walk: Walk, sets: int = 5) -> None:
    """A workout under way, a few sets in."""
    walk.to("/log")
    if not walk.page.locator(".dock").count() and not walk.tap("button", "Start workout"):
        walk.tap("button", "Empty workout")
        walk.tap("button", "Add an exercise")
        walk.page.get_by_role("searchbox").last.fill("bench press")
        walk.settle()
        walk.click('[role="dialog"] .item')
    while walk.page.locator('.set[data-done="true"]').count() < sets and walk.tap("button", "Log set", exact=True):
        pass


def _in_log(where: str) -> Way:
    def go(walk: Walk) -> None:
        _training(walk)
        walk.click(where)

    return go


def _done(walk: Walk) -> None:
    """A workout of long ago, opened from the list of them."""
    walk.to("/log")
    if walk.page.locator(".dock").count():
        walk.tap("button", "Finish")
        walk.click('[role="dialog"] .main')
        return
    walk.click("main a.item")


def _searched(walk: Walk) -> None:
    walk.to("/library")
    walk.page.get_by_role("searchbox").first.fill("upper back")
    walk.settle()


def _moved(walk: Walk) -> None:
    """Two days of the week proposed to change places."""
    walk.to("/plan")
    walk.click("main .handle")
    walk.click('[role="dialog"] .item')


def _imagined(walk: Walk) -> None:
    walk.to("/plan")
    walk.tap("radio", "2 days")


def _preview(walk: Walk) -> None:
    """A small file of our own, read and not kept."""
    walk.to("/import")
    walk.page.locator('input[type="file"]').set_input_files(
        {"name": "strong.csv", "mimeType": "text/csv", "buffer": EXPORT.encode()}
    )
    walk.settle()
    walk.page.locator("main .float").wait_for()


def _released(holds: int) -> Way:
    """The player on the ball, so many holds in; for whoever has said that no condition holds, and has a ball."""

    def go(walk: Walk) -> None:
        walk.to(BALL)
        if not walk.page.get_by_role("button", name="Begin", exact=True).count():
            walk.to("/settings")
            walk.tap("button", "None of these")
            walk.to("/settings/gyms")
            walk.click('main button[aria-pressed="false"]:text-is("Ball")')
            walk.to(BALL)
        walk.page.get_by_role("button", name="Begin", exact=True).wait_for()
        walk.tap("button", "Begin", exact=True)
        for _ in range(holds):
            walk.tap("button", "Next")

    return go


def _asked(walk: Walk) -> None:
    """The first run's third question."""
    walk.to("/start")
    for at in (0, 1, 1):
        walk.page.locator("main button.way").nth(at).click()
        walk.settle()


EXPORT = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-01-05 18:02:11,Push,1h 2m,Bench Press (Barbell),1,80,8,0,0,,,8
2026-01-05 18:02:11,Push,1h 2m,Bench Press (Barbell),2,80,7,0,0,,,9
2026-01-05 18:02:11,Push,1h 2m,Overhead Press (Barbell),1,50,8,0,0,,,8
2026-01-05 18:02:11,Push,1h 2m,Sunday Lever Thing with a long name that nobody knows,1,30,12,0,0,,,
2026-01-07 18:10:40,Pull,58m,Deadlift (Barbell),1,140,5,0,0,,,8
2026-01-07 18:10:40,Pull,58m,Pull Up,1,0,9,0,0,,,8
"""
PRESS, BALL = "/library/barbell-bench-press", "/library/lacrosse-ball-upper-back"

SCREENS: dict[str, Shown] = {
    "today": Shown("/", _at("/")),
    "log-begin": Shown("/log", _at("/log")),
    "recovery": Shown("/recovery", _at("/recovery")),
    "progress": Shown("/progress", _at("/progress")),
    "library": Shown("/library", _at("/library"), whole=False),
    "exercise": Shown("/library/:", _at(PRESS)),
    "plan": Shown("/plan", _at("/plan")),
    "plan-ahead": Shown("/plan/ahead", _at("/plan/ahead")),
    "plan-goals": Shown("/plan/goals", _at("/plan/goals")),
    "plan-event": Shown("/plan/event", _at("/plan/event")),
    "plan-wishes": Shown("/plan/wishes", _at("/plan/wishes")),
    "plan-limitations": Shown("/plan/limitations", _at("/plan/limitations")),
    "import": Shown("/import", _at("/import")),
    "import-names": Shown("/import/names", _at("/import/names")),
    "start": Shown("/start", _at("/start")),
    "coach": Shown("/coach", _at("/coach")),
    "settings": Shown("/settings", _at("/settings")),
    "settings-you": Shown("/settings/you", _at("/settings/you")),
    "settings-gyms": Shown("/settings/gyms", _at("/settings/gyms")),
    "settings-health": Shown("/settings/health", _at("/settings/health")),
    "settings-phone": Shown("/settings/phone", _at("/settings/phone")),
    "settings-metrics": Shown("/settings/metrics", _at("/settings/metrics")),
    "settings-connections": Shown("/settings/connections", _at("/settings/connections")),
    "settings-devices": Shown("/settings/devices", _at("/settings/devices"), account=True),
    "settings-tokens": Shown("/settings/tokens", _at("/settings/tokens"), account=True),
    "settings-coaches": Shown("/settings/coaches", _at("/settings/coaches"), account=True),
    "settings-audit": Shown("/settings/audit", _at("/settings/audit"), account=True),
    "settings-data": Shown("/settings/data", _at("/settings/data")),
    "settings-model": Shown("/settings/model", _at("/settings/model")),
    "log": Shown("/log", _training, whole=False),
    "done": Shown("/log/:", _done),
}
"""Each screen by the name of its picture."""

SHEETS: dict[str, Shown] = {
    "today-readiness": Shown("/", _at("/", ("button", "Readiness: why?")), sheet=True),
    "today-why": Shown("/", _at("/", ("button", "Why this workout: why?")), sheet=True),
    "today-dose": Shown("/", _click("/", "main [data-exercise] .number"), sheet=True),
    "today-hurts": Shown("/", _at("/", ("button", "Does anything hurt?"), ("button", re.compile("^Knee, Left"))), sheet=True),
    "today-swap": Shown("/", _at("/", ("button", re.compile("^Swap "))), sheet=True),
    "recovery-muscle": Shown("/recovery", _click("/recovery", "main button.item"), sheet=True),
    "recovery-tightness": Shown("/recovery", _at("/recovery", ("radio", "Tightness"))),
    "recovery-signals": Shown("/recovery", _at("/recovery", ("radio", "Signals"))),
    "library-search": Shown("/library", _searched, whole=False),
    "library-filters": Shown("/library", _at("/library", ("button", "Filters")), sheet=True),
    "exercise-release": Shown("/library/:", _at(BALL)),
    "release-player": Shown("/library/:", _released(0), sheet=True),
    "release-done": Shown("/library/:", _released(2), sheet=True),
    "plan-move": Shown("/plan", _click("/plan", "main .handle"), sheet=True),
    "plan-moved": Shown("/plan", _moved),
    "plan-what-if": Shown("/plan", _imagined),
    "import-preview": Shown("/import", _preview),
    "start-question": Shown("/start", _asked, whole=False),
    "gym-editor": Shown("/settings/gyms", _at("/settings/gyms", ("button", re.compile("^(Edit|Add a gym)")))),
    "log-set": Shown("/log", _in_log('.exercise[data-now="true"] .set .kind >> nth=-1'), sheet=True),
    "log-exercise": Shown("/log", _in_log('.exercise[data-now="true"] button.icon'), sheet=True),
    "log-keypad": Shown("/log", _in_log(".dock .stepper .value"), sheet=True),
    "log-add": Shown("/log", _in_log("main > .button"), sheet=True),
    "log-finish": Shown("/log", _in_log(".head .button"), sheet=True),
}
"""What opens over a screen, or on it at a tap."""
LAST = ("release-player", "release-done", "log", "log-set", "log-exercise", "log-keypad", "log-add", "log-finish", "done")
"""What tells the app something, begins a workout or ends it, in this order: it changes what the others show."""


def in_order(names: Iterable[str] = (), *, account: bool = False) -> dict[str, Shown]:
    """The screens and sheets of these names, or all there are to see; such that none gets into another's way."""
    every = {**SCREENS, **SHEETS}
    wanted = list(names) or [name for name, one in every.items() if one.account == account or (account and name == "settings")]
    return {name: every[name] for name in sorted(wanted, key=lambda name: LAST.index(name) if name in LAST else -1)}
