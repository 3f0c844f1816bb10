"""``hormesis tonight`` and ``hormesis trial`` as their user meets them."""

import json
from datetime import timedelta
from pathlib import Path

from .conftest import NOW, Run

DAY = NOW.date().isoformat()


def agreed(run: Run) -> None:
    run("set", "gym", "tools=ball")
    run("set", "condition", "code=none")
    run("set", "profile", "release_trial=yes")
    run("set", "tightness", "region=upper_back", "side=both", "level=5")


def test_a_lot_is_drawn_once_and_said(run: Run) -> None:
    agreed(run)
    first = run("tonight", "--json").json
    assert [why["code"] for why in first["why"]] in (["trial_with"], ["trial_without"])
    assert run("tonight", "--json").json == first
    offers = [line for line in run("export").out.splitlines() if json.loads(line)["kind"] == "offer"]
    assert len(offers) == 1
    out = run("tonight").out
    assert "drawn by lot" in out
    assert "Nothing asks for release" not in out


def test_nothing_is_drawn_before_it_is_agreed_nor_from_files(run: Run, tmp_path: Path) -> None:
    agreed(run)
    run("set", "profile", "release_trial=no", at=NOW + timedelta(minutes=1))
    assert run("tonight", "--json").json["release"]
    run("set", "profile", "release_trial=yes", at=NOW + timedelta(minutes=2))
    path = tmp_path / "mine.jsonl"
    path.write_text(run("export").out, encoding="utf-8")
    assert run("tonight", path, "--json").json["release"]
    assert '"kind":"offer"' not in run("export").out


def test_what_the_evenings_have_told_is_asked_for(run: Run) -> None:
    found = run("trial", "--json").json
    assert (found["date"], found["agreed"], found["regions"]) == (DAY, False, [])
    assert "release_trial=yes" in run("trial").out
    agreed(run)
    assert "No evening decided by lot" in run("trial").out


def test_a_region_is_shown_with_its_verdict(run: Run, tmp_path: Path) -> None:
    lines = [{"kind": "profile", "at": "2026-01-01", "release_trial": True}]
    for n in range(3):
        day = f"2026-02-{10 + 2 * n:02d}"
        lines.append({"kind": "tightness", "at": f"{day}T18:00:00", "region": "calf", "level": 5})
        offer = {"region": "calf", "moment": "evening", "arm": "release" if n else "none", "probability": 0.5}
        lines.append({"kind": "offer", "at": f"{day}T20:00:00", **offer})
        lines.append({"kind": "tightness", "at": f"2026-02-{11 + 2 * n:02d}T07:00:00", "region": "calf", "level": 4})
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert run("import", path).code == 0
    out = run("trial").out
    assert "Calf: still learning" in out
    assert "so far 2 with release and 1 without" in " ".join(out.split())
