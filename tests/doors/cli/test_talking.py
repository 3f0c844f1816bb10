"""``hormesis chat``, as the program itself: without a model, with one, on a terminal and in a script."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.model_server import model_server, says

CHAT = (sys.executable, "-m", "hormesis.main", "chat")
MINUTE_S = 60


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "HORMESIS_HOME": str(home), **more}


def chat(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [*CHAT, *words]
    return subprocess.run(
        command,
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=MINUTE_S,
        check=False,
    )


def found(home: Path, *words: str, **more: str) -> Any:
    done = chat(home, *words, "--json", **more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def on_a_terminal(home: Path, lines: Sequence[str], **more: str) -> str:
    """What a terminal shows of a conversation in which these lines are typed, each once something is asked."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(CHAT, env=environment(home, TERM="dumb", **more), stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown, left = "", [*lines]
    while True:
        try:
            read = os.read(ours, 4096).decode(errors="replace")
        except OSError:  # the other end is closed
            break
        if not read:
            break
        shown += read
        if left and shown.rstrip(" ").endswith((">", "]:")):
            os.write(ours, f"{left[0]}\n".encode())
            shown += f"{left.pop(0)}\n"
    os.close(ours)
    assert process.wait(MINUTE_S) == 0, shown
    return shown


def test_without_a_model_it_says_so_once_and_answers_in_its_own_sentences(tmp_path: Path) -> None:
    first, second = chat(tmp_path, "what", "do", "I", "do", "today?"), chat(tmp_path, "what do I do today?")
    assert first.returncode == second.returncode == 0
    assert "No language model is set" in first.stderr
    assert "No language model is set" not in second.stderr
    assert first.stdout.strip()


def test_what_is_told_is_written_only_after_a_yes(tmp_path: Path) -> None:
    (card,) = found(tmp_path, "upper back tight 6/10")["cards"]
    assert card["says"] == ["Tightness: upper back, both sides, 6 of 10"]
    assert "say it again with --yes" in chat(tmp_path, "upper back tight 6/10").stdout
    assert found(tmp_path, "upper back tight 6/10", "--yes")["written"] == 1


def test_a_conversation_on_a_terminal_asks_before_it_writes(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, ["upper back tight 6/10", "n", "left calf tight 4/10", "y", ""])
    assert shown.count("Write this down?") == 2
    assert "Nothing is written." in shown
    assert shown.count("Written.") == 1


def test_a_model_is_asked_only_after_a_yes_to_where_it_is(tmp_path: Path) -> None:
    with model_server(says("Your bench is 183 kg."), says("It is 184 kg."), says("That depends on your sleep.")) as model:
        told = {"HORMESIS_MODEL": "scripted", "HORMESIS_MODEL_URL": model.url}
        before = found(tmp_path, "what do I do today?", **told)
        assert before["by"] == "engine"
        assert model.asked == []
        lied = found(tmp_path, "how much can I bench?", "--agree", **told)
        assert (lied["by"], lied["agreed"]) == ("engine", True)
        assert "183" not in str(lied["sentences"])
        assert lied["refused"]
        assert found(tmp_path, "should I train?", **told)["by"] == "model"
        asked = len(model.asked)
        assert found(tmp_path, "and now?", "--no-agree", **told)["by"] == "engine"
        assert len(model.asked) == asked


def test_on_a_terminal_it_says_where_the_words_would_go_and_asks(tmp_path: Path) -> None:
    with model_server(says("That depends on your sleep.")) as model:
        told = {"HORMESIS_MODEL": "scripted", "HORMESIS_MODEL_URL": model.url}
        shown = on_a_terminal(tmp_path, ["n", "should I train?", ""], **told)
        assert model.url.split("/")[2] in shown
        assert model.asked == []
        assert "That depends" in on_a_terminal(tmp_path, ["y", "should I train?", ""], **told)


def test_a_conversation_is_forgotten_on_request(tmp_path: Path) -> None:
    chat(tmp_path, "what do I do today?")
    assert found(tmp_path, "--forget") == {"removed": 2}
    assert found(tmp_path, "--forget") == {"removed": 0}


@pytest.mark.parametrize("words", [(), ("  ",)])
def test_nothing_said_is_an_error_with_an_example(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = chat(tmp_path, *words)
    assert done.returncode == 2
    assert "hormesis chat" in done.stderr
