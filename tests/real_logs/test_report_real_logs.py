"""The report of a real lifter with a real watch: nothing later is looked at, no figure is without its interval or its reason."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from hormesis.app.insight import insight_of
from hormesis.app.knowledge import Knowledge, load_knowledge
from hormesis.app.refresh import FOLDED_KINDS
from hormesis.domain.athlete import Athlete, Profile
from hormesis.domain.facts import Fact
from hormesis.doors.cli.report.page import charts_of, html_page
from hormesis.doors.cli.report.style import STANDALONE_STYLE
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real exports at {DATA}"),
]

FILES = ("fitnotes/fitnotes_01.csv", "fitbit/fitbit_01_sleep.csv", "fitbit/fitbit_01_resting_heart_rate.csv")
OTHER_FILES = ("hevy/hevy_11_api_rebuilt.csv", "apple_health/apple_health_02_hae.json")
ON, OTHER_ON = date(2018, 5, 1), date(2025, 4, 26)
TOLD = Athlete(Profile(goal="hypertrophy", experience="advanced"), None, (), (), {})


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def read(files: tuple[str, ...]) -> list[Fact]:
    options = ReadOptions("ann", datetime(2026, 1, 1, tzinfo=UTC).date(), None, None)
    return [fact for file in files for fact in read_file(DATA / file, options)[0] if fact.kind in FOLDED_KINDS]


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    return read(FILES)


@pytest.fixture(scope="module")
def report(facts: list[Fact], knowledge: Knowledge) -> dict[str, Any]:
    return insight_of(facts, TOLD, ON, knowledge)


def test_nothing_after_the_morning_is_looked_at(facts: list[Fact], knowledge: Knowledge, report: dict[str, Any]) -> None:
    known = [fact for fact in facts if fact.day < ON or (fact.day == ON and fact.kind in ("night", "resting_hr"))]
    assert len(known) < len(facts)
    assert insight_of(known, TOLD, ON, knowledge) == report


def test_every_part_has_its_figures(report: dict[str, Any]) -> None:
    assert {one["signal"] for one in report["signals"]} == {"resting_hr", "night"}
    scores = [one for one in report["readiness"]["series"] if "score" in one]
    assert len(scores) > 40
    assert all(0 <= one["low"] < one["score"] < one["high"] <= 100 for one in scores)
    assert len(report["strength"]) >= 4
    known = [one["e1rm"] for one in report["strength"] if "value" in one["e1rm"]]
    assert len(known) >= 3
    assert all(one["low"] < one["value"] < one["high"] for one in known)
    assert all("value" in one["e1rm"] or one["e1rm"]["unavailable"]["text"] for one in report["strength"])
    assert report["training"]["workouts"] > 0
    assert all(one["target"] for one in report["volume"]["groups"])
    assert report["sleep"]["nights"] == 7


def test_its_forecasts_hold_about_as_often_as_expected(report: dict[str, Any]) -> None:
    whole = report["forecasts"]["all"]
    assert whole["forecasts"] > 500
    assert abs(whole["share"] - whole["expected"]) < 0.03


def test_the_page_and_the_charts_are_well_formed(report: dict[str, Any]) -> None:
    page = html_page(report)
    ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    assert "http" not in page.replace("http-equiv", "")
    assert len(page) < 400_000
    for chart in charts_of(report):
        ElementTree.fromstring(chart.standalone(STANDALONE_STYLE).encode())


@pytest.mark.parametrize("ago", [30, 600])
def test_the_report_of_any_morning_can_be_made(facts: list[Fact], knowledge: Knowledge, ago: int) -> None:
    found = insight_of([fact for fact in facts if fact.day <= ON], TOLD, ON - timedelta(days=ago), knowledge)
    assert found["forecasts"]["all"]["forecasts"] > 0
    assert html_page(found).endswith("</html>\n")


def test_a_watch_of_another_make_gives_readiness_with_its_doubt(knowledge: Knowledge) -> None:
    found = insight_of(read(OTHER_FILES), TOLD, OTHER_ON, knowledge)
    assert {one["signal"] for one in found["signals"]} >= {"sdnn", "resting_hr", "night"}
    assert found["readiness"]["low"] < found["readiness"]["score"] < found["readiness"]["high"]
    assert found["worth"]["low"] < found["worth"]["percent_per_sd"] < found["worth"]["high"]
    assert abs(found["forecasts"]["all"]["share"] - found["forecasts"]["all"]["expected"]) < 0.03
    ElementTree.fromstring(html_page(found).removeprefix("<!DOCTYPE html>\n"))
