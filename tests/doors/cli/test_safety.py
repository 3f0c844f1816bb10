"""``hormesis safety check``: a line a text, in order, whatever stands in it."""

import json

import pytest

from .conftest import Run


def said(run: Run, text: str) -> list[dict[str, object]]:
    done = run("safety", "check", "--stdin", "--json", stdin=text)
    assert done.code == 0
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_line_a_text_in_their_order(run: Run) -> None:
    rows = said(run, "bench 100x5 rpe 8\nnot pain exactly, a tight band when I row, goes into my jaw\n\nI have a fever\n")
    assert [row["tier"] for row in rows] == ["none", "A", "none", "B"]
    assert [set(row) for row in rows] == [{"tier", "rule", "text_shown"}] * 4
    assert rows[0] == {"tier": "none", "rule": None, "text_shown": None}
    assert "emergency number" in str(rows[1]["text_shown"])


def test_what_is_hardly_text_is_answered_too(run: Run) -> None:
    assert [row["tier"] for row in said(run, "\ufeff\x00\r\nok\r\n💪")] == ["none", "none", "none"]


def test_for_people_the_text_of_the_flag_is_shown(run: Run) -> None:
    done = run("safety", "check", "my face is drooping and I can't speak properly", "bench 3x5")
    assert done.code == 0
    assert "Call your emergency number now" in " ".join(done.out.split())
    assert "nothing: “bench 3x5”" in done.out


@pytest.mark.parametrize("words", [("safety", "check"), ("safety", "check", "text", "--stdin")])
def test_either_texts_or_stdin(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).code == 2


def test_what_was_logged_stands_above_a_plan_even_without_a_log(run: Run) -> None:
    assert run("log", "tight band across my chest when I row, goes into my jaw", "--yes", "--json").json["flag"]["tier"] == "A"
    plan = run("today", "--json").json
    assert [reason["values"]["tier"] for reason in plan["safety"]] == ["A"]
