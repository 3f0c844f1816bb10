"""``hormesis report``: the contract of its JSON, a text one can read, files where they were asked for, nothing stored."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import Run

KEYS = {
    *("date", "week", "weeks", "units", "summary", "readiness", "signals", "sleep", "muscles", "volume", "training", "load"),
    *("intensity", "strength", "forecasts", "worth"),
}


def test_the_report_has_the_fields_of_the_contract(run: Run, log: Path) -> None:
    done = run("report", log, "--json")
    assert (done.code, done.err) == (0, "")
    report = done.json
    assert set(report) == KEYS
    assert (report["date"], report["week"]) == ("2026-03-02", {"from": "2026-02-23", "to": "2026-03-01"})
    assert {one["lift"] for one in report["strength"]} == {"Bench Press (Barbell)", "Lat Pulldown (Cable)", "Squat (Barbell)"}
    for one in report["strength"]:
        assert one["e1rm"]["low"] <= one["e1rm"]["value"] <= one["e1rm"]["high"]
        assert set(one["predictions"][0]) == {"date", "lift", "load_kg", "median", "low", "high", "reps", "held"}
    for one in report["volume"]["groups"]:
        assert set(one) == {"group", "label", "sets", "target", "status", "usual"}
    for why in (*report["volume"]["why"], *report["summary"], report["readiness"]["unavailable"]):
        assert set(why) == {"code", "text", "values", "evidence"}
    assert len(report["readiness"]["series"]) == 57


def test_files_are_reviewed_as_the_store_is_and_not_kept(run: Run, log: Path, home: Path) -> None:
    of_files = run("report", log, "--json").out
    assert not home.exists()
    run("import", log)
    assert run("report", "--json").out == of_files
    assert run("report", "--format", "json").out == of_files


def test_the_date_and_the_weeks_are_what_is_asked_for(run: Run, log: Path) -> None:
    report = run("report", log, "--date", "2026-02-10", "--weeks", "3", "--json").json
    assert (report["date"], report["weeks"]) == ("2026-02-10", 3)
    assert report["readiness"]["series"][0]["date"] == "2026-01-20"
    assert all(one["date"] < "2026-02-10" for lift in report["strength"] for one in lift["predictions"])


def test_signals_come_with_the_log(run: Run, log: Path, tmp_path: Path) -> None:
    signals = tmp_path / "signals.jsonl"
    days = [f"2026-02-{day:02d}" for day in range(1, 29)]
    facts = [{"kind": "resting_hr", "at": f"{day}T06:00:00", "bpm": 55 + i % 3, "source": "watch"} for i, day in enumerate(days)]
    signals.write_text("".join(json.dumps(fact) + "\n" for fact in facts))
    report = run("report", log, signals, "--json").json
    (shown,) = report["signals"]
    assert (shown["signal"], shown["label"], shown["state"]) == ("resting_hr", "Resting heart rate", "used")
    assert any("score" in one for one in report["readiness"]["series"])


def test_the_text_fits_a_terminal_and_holds_the_figures(run: Run, log: Path) -> None:
    done = run("report", log)
    report = run("report", log, "--json").json
    assert (done.code, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert "Week of 23 Feb to 1 Mar 2026" in words
    assert report["volume"]["why"][0]["text"] in words
    assert all(one["text"] in words for one in report["summary"])
    assert all(one["lift"] in words for one in report["strength"])
    assert f"1RM {report['units']}" in words
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80


def test_with_nothing_stored_it_says_how_to_begin(run: Run) -> None:
    done = run("report")
    assert done.code == 0
    assert "hormesis import FILE" in done.out


@pytest.mark.parametrize("kind", ["text", "html", "json"])
def test_out_writes_the_file_and_says_where(run: Run, log: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"report.{kind}"
    done = run("report", log, "--format", kind, "--out", path)
    assert (done.code, done.out) == (0, f"Written: {path}\n")
    shown = run("report", log, "--format", kind).out
    written = path.read_text(encoding="utf-8")
    assert json.loads(written) == json.loads(shown) if kind == "json" else written == shown


def test_svg_writes_each_chart_as_a_file_of_its_own(run: Run, log: Path, tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    done = run("report", log, "--format", "svg", "--out", folder, "--json")
    assert done.json["written"] == [str(path) for path in map(Path, done.json["written"])]
    names = {path.name for path in folder.iterdir()}
    assert names >= {"readiness.svg", "load.svg", "volume.svg", "muscles-front.svg", "muscles-back.svg", "strength-1.svg"}
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.find("{http://www.w3.org/2000/svg}style") is not None
        assert "prefers-color-scheme:dark" in text
        assert text.count("http") == 1  # the name of the format, which is no address to load from


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "png"), "found 'png'; write text, html, json or svg"),
        (("--format", "svg"), "--out charts"),
        (("--format", "html", "--json"), "leave one out"),
        (("--weeks", "0"), "--weeks: found '0'; write a whole number from 1 to 104"),
        (("--date", "yesterday"), "--date: found 'yesterday'"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(run: Run, log: Path, words: tuple[str, ...], said: str) -> None:
    done = run("report", log, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_refused_file_gives_no_report(run: Run, log: Path, junk: Path) -> None:
    done = run("report", log, junk)
    assert (done.code, done.out) == (2, "")
    assert "junk.csv" in done.err
