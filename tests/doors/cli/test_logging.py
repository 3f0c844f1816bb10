"""``hormesis log``: shown before it is written, asked where it is unsure, and exit 2 only for words that say nothing."""

import json
import os
import sys
from pathlib import Path

import pytest

from .conftest import Run


def kinds(run: Run) -> list[str]:
    return [json.loads(line)["kind"] for line in run("export").out.splitlines()]


def test_off_a_terminal_nothing_is_written_without_yes(run: Run) -> None:
    done = run("log", "upper back tight again, 6/10")
    assert done.code == 0
    assert "Tightness: upper back, both sides, 6 of 10" in done.out
    assert "--yes" in done.out
    assert kinds(run) == []


def test_yes_writes_what_is_understood_and_says_what_is_open(run: Run) -> None:
    done = run("log", "upper back tight 6/10, neck stiff", "--yes")
    assert done.code == 0
    assert "How much tightness in your neck" in done.out
    assert kinds(run) == ["tightness"]


def test_words_need_no_quotes(run: Run) -> None:
    assert run("log", "left", "knee", "hurts", "3/10", "--yes", "--json").json["facts"][0]["region"] == "knee"


def test_json_has_facts_questions_unread_and_what_was_written(run: Run) -> None:
    said = run("log", "upper back tight 6/10, neck stiff, flurble wug", "--yes", "--json").json
    assert {"facts", "questions", "unread", "written", "flag"} <= set(said)
    fact = said["facts"][0]
    assert (fact["kind"], fact["region"], fact["level"], fact["words"]) == ("tightness", "upper_back", 6, "upper back tight 6/10")
    assert [question["code"] for question in said["questions"]] == ["level"]
    assert [part["words"] for part in said["unread"]] == ["flurble wug"]
    assert said["written"] == [fact["id"]]


def test_json_without_yes_writes_nothing(run: Run) -> None:
    assert run("log", "upper back tight 6/10", "--json").json["written"] == []
    assert kinds(run) == []


@pytest.mark.parametrize("words", ["flurble wug", " "])
def test_words_that_say_nothing_are_a_mistake(run: Run, words: str) -> None:
    done = run("log", words, "--yes")
    assert done.code == 2
    assert "upper back tight" in done.err


def test_sets_are_told_with_their_exercise_and_unit(run: Run) -> None:
    done = run("log", "bench 100x5")
    assert done.code == 0
    assert "5 reps at 100 kg" in done.out
    assert "Barbell Bench" in done.out


def test_a_red_flag_stands_before_everything_else(run: Run) -> None:
    flag = run("log", "crushing chest pain 7/10 that goes into my left arm", "--json").json["flag"]
    out = run("log", "crushing chest pain 7/10 that goes into my left arm", "--yes").out
    assert flag["tier"] == "A"
    assert out.split()[:4] == flag["text_shown"].split()[:4]
    assert "work through" not in out


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        ("tightness", ("region=upper_back", "side=both", "level=6")),
        ("pain", ("region=knee", "side=left", "level=4", "movement=lunge", "new=true")),
        ("release", ("region=calf", "duration_s=60", "pressure=5")),
        ("dismissal", ("of=calf",)),
        ("desk", ("hours=9",)),
    ],
)
def test_reports_can_be_set_field_by_field(run: Run, kind: str, pairs: tuple[str, ...]) -> None:
    assert run("set", kind, *pairs).code == 0
    assert kinds(run) == [kind]


def test_a_level_off_the_scale_is_refused(run: Run) -> None:
    done = run("set", "tightness", "region=neck", "level=11")
    assert done.code == 2
    assert "0 to 10" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_what_is_unsure_is_asked_until_it_can_be_used_and_all_is_confirmed(run: Run, home: Path) -> None:
    answers = ["no idea", "5", "", "y"]  # neck: not usable, then a number; the side of the knee is skipped; keep it
    code, shown = _typed(home, ["log", "neck stiff, knee hurts 3/10"], answers)
    assert code == 0, shown
    assert "found 'no idea'" in shown
    facts = [json.loads(line) for line in run("export").out.splitlines()]
    assert {(fact["kind"], fact["region"], fact["level"], fact.get("side")) for fact in facts} == {
        ("tightness", "neck", 5, "both"),
        ("pain", "knee", 3, None),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_a_no_writes_nothing(run: Run, home: Path) -> None:
    code, shown = _typed(home, ["log", "upper back tight 6/10"], ["n"])
    assert code == 0, shown
    assert "Nothing is written." in shown
    assert kinds(run) == []


def _typed(home: Path, words: list[str], answers: list[str]) -> tuple[int, str]:
    """A command on a pseudo-terminal, answered line by line."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.environ["HORMESIS_HOME"] = str(home)
        os.execv(sys.executable, [sys.executable, "-m", "hormesis.main", *words])
    os.write(terminal, ("\n".join(answers) + "\n").encode())
    shown = b""
    while chunk := _read(terminal):
        shown += chunk
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end has closed
        return b""
