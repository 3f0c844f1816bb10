"""``hormesis exercises``: arrays, pages as they stand in their files, a line a name."""

import csv
import io
import json
import shutil
from pathlib import Path

from hormesis.app.library import show_exercise
from hormesis.exercises.library import PAGES

from .conftest import Run, write_log

MATCH_KEYS = {"name", "exercise", "confidence", "pattern", "primary_group", "secondary_groups", "implement"} | {
    "assisted",
    "candidates",
}


def test_the_list_is_one_array_of_rows(run: Run) -> None:
    rows = run("exercises", "list", "--json").json
    assert len(rows) > 150
    assert all(set(row) == {"slug", "name", "kind", "pattern", "primary_group", "implement"} for row in rows)
    hinges = run("exercises", "list", "--pattern", "hinge", "--implement", "barbell", "--json").json
    assert hinges == [row for row in rows if row["pattern"] == "hinge" and row["implement"] == "barbell"] != []


def test_a_page_is_shown_with_the_fields_of_its_file(run: Run) -> None:
    page = run("exercises", "show", "barbell-bench-press", "--json").json
    assert (page["slug"], page["name"], page["kind"]) == ("barbell-bench-press", "Barbell Bench Press", "strength")
    assert set(page["cues"]) == {"do", "dont"}
    assert page["mistakes"]
    assert page["muscles"]["primary"][0]["muscle"] == "pectoralis_major_sternal"


def test_a_page_reads_as_text(run: Run) -> None:
    out = run("exercises", "show", "lacrosse-ball-upper-back").out
    assert all(heading in out for heading in ("Do\n", "Don't\n", "Mistakes\n", "Muscles\n", "How much\n"))
    assert max(len(line) for line in out.splitlines()) <= 80


def test_a_page_tells_how_the_coach_uses_it_once_there_is_a_log(run: Run) -> None:
    page = run("exercises", "show", "lacrosse-ball-upper-back", "--json").json
    assert "coach" not in page
    assert "How your coach uses it" not in run("exercises", "show", "lacrosse-ball-upper-back").out
    run("set", "condition", "code=anticoagulants")
    after = run("exercises", "show", "lacrosse-ball-upper-back", "--json").json
    assert {key: value for key, value in after.items() if key != "coach"} == page
    assert "release/anticoagulants" in [one["rule"] for one in after["coach"]["against"]]
    out = run("exercises", "show", "lacrosse-ball-upper-back").out
    assert "How your coach uses it" in out
    assert "rule release/anticoagulants" in " ".join(out.split())
    assert max(len(line) for line in out.splitlines()) <= 80


def test_a_page_tells_it_from_files_that_are_not_kept(run: Run, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    write_log(path, weeks=12)
    coach = run("exercises", "show", "barbell-bench-press", path, "--date", "2026-03-03", "--json").json["coach"]
    assert coach["last"]["sets"]
    assert "Last done on" in run("exercises", "show", "barbell-bench-press", path, "--date", "2026-03-03").out
    assert not home.exists()
    assert run("exercises", "show", "barbell-bench-press", tmp_path / "none.csv").code == 2


def test_names_on_stdin_are_answered_a_line_each_in_their_order(run: Run) -> None:
    names = ["Bench Press (Barbell)", "Bankdrücken", "flurbish the wug", "Pull Up (Assisted)"]
    done = run("exercises", "match", "--stdin", "--json", stdin="\ufeff" + "\r\n".join(names) + "\n\n")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["name"] for answer in answers] == names
    assert [answer["exercise"] is None for answer in answers] == [False, False, True, False]
    assert answers[3]["assisted"] is True
    assert all(len(answer["candidates"]) <= 5 for answer in answers)
    keys = {
        "name",
        "exercise",
        "confidence",
        "pattern",
        "primary_group",
        "secondary_groups",
        "implement",
        "assisted",
        "candidates",
    }
    assert all(set(answer) == keys for answer in answers)


def test_names_as_words_are_matched_too(run: Run) -> None:
    answer = json.loads(run("exercises", "match", "Kreuzheben", "--json").out)
    assert answer["pattern"] == "hinge"


def test_names_come_from_one_place(run: Run) -> None:
    assert run("exercises", "match").code == 2
    assert run("exercises", "match", "Squat", "--stdin", stdin="Squat\n").code == 2


def test_a_search_finds_the_closest_first(run: Run) -> None:
    rows = run("exercises", "search", "upper", "back", "ball", "--json").json
    assert rows[0]["slug"] == "lacrosse-ball-upper-back"
    assert "No exercise fits" in run("exercises", "search", "flurbish").out


def test_substitutes_spare_what_hurts(run: Run) -> None:
    found = run("exercises", "substitutes", "back-squat", "--reason", "knee", "--json").json
    assert (found["exercise"], found["reason"]) == ("back-squat", "knee")
    assert found["substitutes"]
    assert all(set(one) >= {"slug", "name", "why"} for one in found["substitutes"])
    assert run("exercises", "substitutes", "back-squat", "--reason", "bored").code == 2


def test_substitutes_keep_within_the_limitations(run: Run) -> None:
    words = ("exercises", "substitutes", "barbell-bench-press", "--json")
    assert "push-up" in [one["slug"] for one in run(*words).json["substitutes"]]
    run("set", "limitation", "region=wrist", "avoid=horizontal_press")
    assert "push-up" not in [one["slug"] for one in run(*words).json["substitutes"]]


def test_substitutes_do_without_a_movement_tag(run: Run) -> None:
    found = run("exercises", "substitutes", "back-squat", "--avoid", "knee_load", "--json").json
    assert (found["exercise"], found["avoid"]) == ("back-squat", "knee_load")
    assert len(found["substitutes"]) >= 2
    assert found["substitutes"][0]["why"][0]["text"] == "Without knee load."
    assert run("exercises", "substitutes", "back-squat", "--avoid", "knees").code == 2
    assert run("exercises", "substitutes", "back-squat", "--avoid", "knee_load", "--reason", "knee").code == 2


def copied(tmp_path: Path) -> Path:
    """The library's pages where they may be written."""
    return Path(shutil.copytree(PAGES, tmp_path / "copy" / "pages"))


def test_a_page_is_signed_and_an_edit_voids_it(run: Run, tmp_path: Path) -> None:
    pages = copied(tmp_path)
    words = ("exercises", "review", "pull-up", "--name", "R. Eader", "--credentials", "physiotherapist", "--pages", pages)
    signed = run(*words, "--date", "2026-02-01", "--json").json
    assert (signed["slug"], signed["status"], signed["date"]) == ("pull-up", "signed", "2026-02-01")
    assert run("exercises", "lint", "--pages", pages, "--json").json == {"pages": 546, "unreviewed": 545, "faults": []}
    assert show_exercise("pull-up", pages)["review"]["signature_fits"] is True
    path = pages / "strength" / "pull-up.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('level = "intermediate"', 'level = "novice"'), encoding="utf-8")
    linted = run("exercises", "lint", "--pages", pages)
    assert linted.code == 1
    assert "signature no longer fits the text" in linted.out
    assert show_exercise("pull-up", pages)["review"]["signature_fits"] is False


def test_what_cannot_be_signed_is_refused(run: Run, tmp_path: Path) -> None:
    words = ("--name", "R. Eader", "--credentials", "physiotherapist")
    done = run("exercises", "review", "pul-up", *words, "--pages", copied(tmp_path))
    assert done.code == 2
    assert "did you mean pull-up" in done.err
    done = run("exercises", "review", "pull-up", *words, "--pages", tmp_path / "nowhere")
    assert done.code == 2
    assert "is no folder" in done.err


def test_the_library_is_without_fault(run: Run) -> None:
    done = run("exercises", "lint")
    assert done.code == 0
    assert "no fault" in done.out


def test_every_export_says_its_licence(run: Run) -> None:
    whole = run("exercises", "export", "--json").json
    assert (whole["licence"], whole["licence_url"]) == ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
    assert len(whole["pages"]) >= 420
    rows = list(csv.DictReader(io.StringIO(run("exercises", "export", "--format", "csv").out)))
    assert {row["licence"] for row in rows} == {"CC BY 4.0"}
    assert [row["slug"] for row in rows] == [page["slug"] for page in whole["pages"]]
    ball = next(row for row in rows if row["slug"] == "lacrosse-ball-upper-back")
    page = next(page for page in whole["pages"] if page["slug"] == "lacrosse-ball-upper-back")
    assert json.loads(ball["cues_do"]) == page["cues"]["do"]
    assert json.loads(ball["dose"]) == page["dose"]
    assert ball["description"] == page["description"]
    assert run("exercises", "export", "--format", "xml").code == 2
    assert run("exercises", "export", "--format", "csv", "--json").code == 2


def test_the_table_has_a_column_for_every_field_of_every_page(run: Run) -> None:
    whole = run("exercises", "export", "--json").json
    tables = ("cues", "muscles", "fatigue", "serves", "progression", "review")
    flat = {key for page in whole["pages"] for key in page if key not in tables}
    flat |= {f"{table}_{key}" for page in whole["pages"] for table in tables for key in page.get(table, {})}
    header = run("exercises", "export", "--format", "csv").out.splitlines()[0].split(",")
    assert flat - set(header) == set()


def test_a_name_is_asked_once_and_remembered(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    write_log(path, weeks=12)
    path.write_text(path.read_text(encoding="utf-8").replace("Bench Press (Barbell)", "Old Faithful"), encoding="utf-8")
    assert run("exercises", "names", "--json").json == []
    run("import", path)
    (asked,) = run("exercises", "names", "--json").json
    assert (asked["name"], asked["sets"]) == ("Old Faithful", 36)
    assert run("exercises", "name", "Old Faithful", "barbel-bench-press").code == 2
    plan = run("today", "--date", "2026-03-03", "--json").json
    assert "barbell-bench-press" not in [one["exercise"] for one in plan["work"]]
    said = run("exercises", "name", "Old Faithful", "barbell-bench-press", "--json").json
    assert (said["exercise"], said["sets"]) == ("barbell-bench-press", 36)
    assert run("exercises", "names", "--json").json == []
    plan = run("today", "--date", "2026-03-03", "--json").json
    bench = next(one for one in plan["work"] if one["exercise"] == "barbell-bench-press")
    assert bench["e1rm"]["value"] > 60
