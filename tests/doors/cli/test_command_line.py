"""One command line from its words to its exit code, and the rules that hold for every command."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import hormesis

from .conftest import Run

PROGRAM = Path(sys.executable).parent / "hormesis"


def _process(*words: str, home: Path, code: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), *words] if code is None else [sys.executable, "-c", code, *words]
    environment = {**os.environ, "HORMESIS_HOME": str(home)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


def test_the_installed_program_says_its_version(home: Path) -> None:
    done = _process("--version", home=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"hormesis {hormesis.__version__}\n", "")


def test_without_a_command_it_shows_the_commands(run: Run) -> None:
    done = run()
    assert done.code == 0
    assert all(word in done.out for word in ("today", "import", "backtest", "Start with"))


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "exercises", "search", "hinge", "--limit", "2"),
        ("exercises", "--json", "search", "hinge", "--limit", "2"),
        ("exercises", "search", "--json", "hinge", "--limit", "2"),
        ("exercises", "search", "hinge", "--limit", "2", "--json"),
    ],
)
def test_json_counts_wherever_it_stands(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, done.err, len(done.json)) == (0, "", 2)


def test_json_after_two_dashes_is_a_word(run: Run) -> None:
    done = run("exercises", "match", "--", "--json")
    assert done.code == 0
    assert done.out.startswith("name")
    assert "--json" in done.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("tody",), "did you mean today?"),
        (("today", "--dat", "2026-03-02"), "no such option"),
        (("import",), "missing argument"),
        (("exercises",), "missing command"),
        (("today", "--date", "2026-02-30"), "--date: found '2026-02-30'"),
        (("today", "--date", "0001-01-01"), "--date: found '0001-01-01'"),
        (("today", "--unit", "stone"), "invalid value for '--unit': 'stone' is not one of"),
        (("today", "--minutes", "soon"), "--minutes: found 'soon'"),
        (("import", "--unit", "stone", "x.csv"), "--unit"),
        (("imports", "undo", "first"), "ID: found 'first'"),
        (("today", "nowhere.csv"), "no such file"),
        (("export", "--format", "parquet"), "duckdb"),
        (("export", "--format", "xml"), "found 'xml'"),
        (("exercises", "list", "--pattern", "hing"), "--pattern: found 'hing'; allowed are squat"),
        (("exercises", "list", "--group", "chst"), "--group: found 'chst'"),
        (("exercises", "show", "bench-prss"), "no exercise 'bench-prss'"),
    ],
)
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_mistake_ends_with_2_and_says_what_to_do_on_stderr_alone(
    run: Run, words: tuple[str, ...], says: str, as_json: tuple[str, ...]
) -> None:
    done = run(*words, *as_json)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.startswith("hormesis: ")
    assert "Traceback" not in done.err


def test_a_home_that_cannot_be_made_is_named(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = run("import", "x.csv", at_home=blocked / "home")
    assert done.code == 2
    assert str(blocked / "home") in done.err
    assert "HORMESIS_HOME" in done.err


def test_a_reader_who_leaves_early_is_no_error(home: Path) -> None:
    command = f"'{PROGRAM}' exercises list --json | head -n 1"
    environment = {**os.environ, "HORMESIS_HOME": str(home)}
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[\n", "")


def test_a_reader_who_leaves_a_long_output_early_is_no_error(home: Path) -> None:
    names = "\n".join(f"Bench Press {i}" for i in range(3000))
    command = f"set -o pipefail; '{PROGRAM}' exercises match --stdin --json | head -n 1"
    environment = {**os.environ, "HORMESIS_HOME": str(home)}
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=60, input=names)
    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, 1, "")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault(home: Path, closed: str) -> None:
    environment = {**os.environ, "HORMESIS_HOME": str(home)}
    command = f"'{PROGRAM}' exercises show back-squat {closed}"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a disk that is always full")
def test_a_full_disk_is_named_and_is_no_fault_of_ours(home: Path) -> None:
    environment = {**os.environ, "HORMESIS_HOME": str(home)}
    command = f"'{PROGRAM}' exercises list --json > /dev/full"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith("hormesis: can't read or write: No space left on device")
    assert done.stderr.count("\n") == 1


def test_an_interrupt_ends_with_130_and_no_traceback(home: Path) -> None:
    environment = {**os.environ, "HORMESIS_HOME": str(home)}
    words = [str(PROGRAM), "exercises", "match", "--stdin", "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write("Bench Press\n" * 3000)
        process.stdin.flush()
        assert process.stdout.readline()  # it is at work, and waits for more names
        process.send_signal(signal.SIGINT)
        process.stdout.read()  # to its end, with its own input still open: it is the signal that ends it
        err = process.stderr.read()
    assert (process.returncode, err) == (130, "hormesis: stopped; nothing more was done\n")


def test_no_colour_off_a_terminal(run: Run) -> None:
    assert "\x1b" not in run("today", "--demo").out


def test_planning_from_a_store_loads_nothing_that_it_does_not_need(home: Path, log: Path, run: Run) -> None:
    assert run("import", log).code == 0
    code = (
        "import sys; from hormesis.main import run; sys.argv[0] = 'hormesis'; code = run(); "
        "loaded = {name.split('.')[0] for name in sys.modules}; "
        "unneeded = loaded & {'rich', 'alembic', 'rapidfuzz', 'markdown_it', 'pygments'}; "
        "unneeded |= {n for n in sys.modules if n.startswith('hormesis.doors.cli.exercise')}; "
        "sys.exit(f'loaded {unneeded}' if unneeded else code)"
    )
    done = _process("today", "--date", "2026-03-03", home=home, code=code)
    assert done.returncode == 0, done.stderr
    assert "Bench Press" in done.stdout
