"""``hormesis brief``, ``review`` and ``why`` say the same sentences as their objects, and only JSON with ``--json``."""

import json

from .conftest import Run


def test_a_brief_and_a_review_are_sentences_or_one_object(run: Run) -> None:
    run("log", "bench 100x5x3 rpe 8", "--yes")
    for command in ("brief", "review"):
        said = json.loads(run(command, "--json").out)
        shown = " ".join(run(command).out.split())
        assert said["says"]
        assert all(one["text"] in shown for one in said["says"])


def test_a_question_is_answered_by_its_words(run: Run) -> None:
    run("log", "bench 100x5x3 rpe 8", "--yes")
    asked = [
        json.loads(run("why", words, "--json").out)["asked"] for words in ("", "why not more on bench", "what would change it")
    ]
    assert asked == ["why", "more", "mind"]


def test_a_moment_that_is_none_is_refused_with_how_to_write_it(run: Run) -> None:
    done = run("why", "--known", "yesterday")
    assert done.code == 2
    assert "2026-03-02T08:00" in done.err


def test_equal_sets_are_shown_once_with_their_number(run: Run) -> None:
    assert run("log", "bench 100x5x3").out.startswith("3 × Set of bench: 5 reps at 100 kg")
