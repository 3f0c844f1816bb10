"""Names from real logs, labelled by hand: how many find a page with the right pattern and an accepted primary group."""

import json
from pathlib import Path
from typing import Any

import pytest

from hormesis.exercises.lexicon_files import load_aliases
from hormesis.exercises.library import load_library
from hormesis.exercises.naming import Namer

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NAMES, OTHERS = DATA / "exercise_names_dev.jsonl", DATA / "exercise_names_dev_alt.jsonl"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not NAMES.exists(), reason=f"{NAMES} is not present"),
]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_names_of_real_logs_find_their_pattern_and_group() -> None:
    namer = Namer(load_library(), load_aliases())
    others = {row["name"]: row["pattern_ok"] for row in rows(OTHERS)}
    gold = [row for row in rows(NAMES) if row["pattern"] not in {"cardio", "other"}]
    right = right_sets = wrong_sets = 0
    wrong: list[str] = []
    for row in gold:
        found = namer.match(row["name"])
        if found.exercise is None:
            continue
        patterns, groups = [row["pattern"], *others.get(row["name"], [])], [row["primary"], *row["also_ok"]]
        if found.pattern in patterns and found.primary_group in groups:
            right, right_sets = right + 1, right_sets + row["sets"]
        else:
            wrong_sets += row["sets"]
            wrong.append(f"{row['name']}: {found}")
    sets = sum(row["sets"] for row in gold)
    assert right / len(gold) >= 0.98, wrong
    assert right_sets / sets >= 0.99, wrong
    assert wrong_sets / sets <= 0.005, wrong


def test_help_and_implement_are_read_from_names_of_real_logs() -> None:
    namer = Namer(load_library(), load_aliases())
    others = {row["name"]: row["implement_ok"] for row in rows(OTHERS)}
    gold = rows(NAMES)
    assert all(namer.match(row["name"]).assisted == row["assisted"] for row in gold)
    fits = [namer.match(r["name"]).implement in [r["implement"], *others.get(r["name"], [])] for r in gold]
    assert sum(fits) / len(fits) >= 0.97
