"""``hormesis exercises``: arrays, pages as they stand in their files, a line a name."""

import json

from .conftest import Run

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
