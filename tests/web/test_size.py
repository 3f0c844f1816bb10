"""How much the phone has to load: measured on the build, in kilobytes as they are sent (gzip)."""

import gzip
import re
from pathlib import Path
from urllib.request import Request, urlopen

KB = 1000
SHELL_KB = 60
CHARTS_KB = 25
INDEX_KB = 35
TOGETHER_KB = 125


def sent(path: Path) -> float:
    """What a file weighs on its way, in kB."""
    return len(gzip.compress(path.read_bytes(), 6)) / KB


def needs(folder: Path, names: set[str]) -> set[str]:
    """These scripts and all that they import before they run."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = (folder / name).read_text(encoding="utf-8")
            waiting += re.findall(r"""(?:^|[;}\s])import\s*(?:[^'"();]*?from\s*)?["']\./([\w.-]+\.js)["']""", text)
    return found


def shell(built: Path) -> set[str]:
    """The scripts without which nothing is shown."""
    page = (built / "index.html").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:src|href)="/assets/([\w.-]+\.js)"', page))
    assert named
    return needs(built / "assets", named)


def test_the_shell_weighs_at_most_60_kb(built: Path) -> None:
    found = shell(built)
    assert len(found) < len(list((built / "assets").glob("*.js"))), "what is seldom seen comes later"
    assert sum(sent(built / "assets" / name) for name in found) <= SHELL_KB


def test_with_charts_and_the_library_it_weighs_at_most_125_kb(built: Path, server: str) -> None:
    first = shell(built)
    scripts = {path.name: path.read_text(encoding="utf-8") for path in (built / "assets").glob("*.js")}
    (chart,) = [name for name, text in scripts.items() if "u-legend" in text]
    charts = sum(sent(built / "assets" / name) for name in needs(built / "assets", {chart}) - first)
    request = Request(f"{server}/api/v1/library/index", headers={"Accept-Encoding": "gzip"})
    with urlopen(request) as reply:
        assert reply.headers["Content-Encoding"] == "gzip"
        index = len(reply.read()) / KB
    whole = sum(sent(built / "assets" / name) for name in first) + charts + index
    assert charts <= CHARTS_KB
    assert index <= INDEX_KB
    assert whole <= TOGETHER_KB
