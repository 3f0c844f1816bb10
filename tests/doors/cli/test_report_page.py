"""The HTML page: whole in itself, well formed whatever the log holds, readable without sight and without colour."""

import csv
import re
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hormesis.doors.cli.report.style import PALETTES

from .conftest import Run

HOSTILE = '<script>alert("x")</script>&amp;\x01"\'</style> ]]>  \U0001f3cb'


@pytest.fixture
def page(run: Run, log: Path) -> str:
    return run("report", log, "--format", "html").out


def parsed(page: str) -> ElementTree.Element:
    """The page as XML, which is stricter than a browser."""
    assert page.startswith("<!DOCTYPE html>\n")
    return ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))


def texts(root: ElementTree.Element) -> str:
    return " ".join(" ".join(part.split()) for part in root.itertext())


def test_the_page_needs_nothing_from_anywhere(page: str) -> None:
    root = parsed(page)
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", page)
    tags = {one.tag for one in root.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "use", "image", "foreignObject", "font"}
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on") or name in ("src", "href")]
    assert "default-src 'none'" in page


def test_every_chart_has_a_text_alternative_and_a_table(page: str) -> None:
    root = parsed(page)
    charts = [one for one in root.iter("svg") if one.get("aria-hidden") != "true"]
    assert len(charts) >= 9
    for chart in charts:
        assert chart.get("role") == "img"
        ids = {one.get("id"): one for one in chart.iter() if one.tag in ("title", "desc")}
        named = [ids[key] for key in str(chart.get("aria-labelledby")).split()]
        assert [one.tag for one in named] == ["title", "desc"]
        assert all(one.text for one in named)
    captions = [texts(one) for one in root.iter("caption")]
    assert {"Hard sets this week", "Muscles: how ready (estimated)", "Training load by day (a.u.)"} <= set(captions)
    assert "Bench Press (Barbell)" in captions


def test_no_id_stands_twice(page: str) -> None:
    ids = [one.get("id") for one in parsed(page).iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([\w-]+)\)", page)) <= set(ids)


def test_the_page_says_the_numbers_of_the_report(run: Run, log: Path, page: str) -> None:
    report = run("report", log, "--json").json
    words = texts(parsed(page))
    for reason in (*report["summary"], *report["volume"]["why"], *report["load"]["why"], *report["forecasts"]["why"]):
        assert reason["text"] in words
    for lift in report["strength"]:
        assert f"{lift['e1rm']['value']:.0f} kg ({lift['e1rm']['low']:.0f} to {lift['e1rm']['high']:.0f})" in words
    for group in report["volume"]["groups"]:
        assert f"{group['label']} {group['sets']:g}" in words


def test_hostile_names_stay_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "strong.csv"
    columns = ("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance", "Seconds")
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow((*columns, "Notes", "Workout Notes", "RPE"))
        for day in range(1, 29):
            for number in (1, 2, 3):
                out.writerow((f"2026-02-{day:02d} 18:00:00", HOSTILE, "50m", HOSTILE, number, 60, 8, 0, 0, "", "", 8))
    done = run("report", path, "--format", "html")
    assert (done.code, done.err) == (0, "")
    root = parsed(done.out)
    assert "script" not in {one.tag for one in root.iter()}
    assert '<script>alert("x")</script>&amp;' in texts(root)
    charts = tmp_path / "charts"
    assert run("report", path, "--format", "svg", "--out", charts).code == 0
    for chart in charts.iterdir():
        assert "script" not in {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(chart.read_text("utf-8")).iter()}


def test_an_empty_report_is_a_whole_page_too(run: Run) -> None:
    root = parsed(run("report", "--format", "html").out)
    assert "hormesis import FILE" in texts(root)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_have_the_contrast_of_wcag_aa(scheme: str) -> None:
    colours = PALETTES[scheme]
    for text, ground in product(("ink", "soft", "accent", "warn"), ("ground", "surface")):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for mark in ("accent", "warn", "soft"):  # lines, bars and dots, on the band too
        assert contrast(colours[mark], colours["band"]) >= 3, mark


def test_both_schemes_know_every_colour() -> None:
    assert PALETTES["light"].keys() == PALETTES["dark"].keys()
