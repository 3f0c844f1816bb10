"""The documentation says what the program does: every command and option, a current transcript, examples that run."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from hormesis.safety.release_gate import GATES, OTHER_RULES

ROOT = Path(__file__).resolve().parents[1]


def test_every_command_and_option_is_listed(generate: ModuleType) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    commands = list(generate.leaf_commands())
    assert len(commands) > 12
    for path, command in commands:
        section = page.partition(f"## {path}\n")[2].partition("\n## ")[0]
        assert section, f"docs/cli.md has no section {path!r}; run: make docs"
        for parameter in (one for one in command.params if not getattr(one, "hidden", False)):
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert f"`{option}" in section, f"docs/cli.md does not list {option} of {path}; run: make docs"
        assert all(parameter.help for parameter in command.params), f"a parameter of {path} has no help"


def test_the_command_page_is_current(generate: ModuleType) -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == generate.cli_page(), "docs/cli.md lags; run: make docs"


def test_every_rule_against_release_is_explained(generate: ModuleType) -> None:
    page = (ROOT / "docs" / "release.md").read_text(encoding="utf-8")
    assert page == generate.release_page(), "docs/release.md lags; run: make docs"
    for rule in (*(f"release/{code}" for code in GATES), *OTHER_RULES):
        assert f"| `{rule}` |" in page


def test_the_page_on_safety_is_current(generate: ModuleType) -> None:
    page = ROOT / "docs" / "safety.md"
    assert page.read_text(encoding="utf-8") == generate.pages()[page], "docs/safety.md lags; run: make docs"


def test_the_transcript_in_the_readme_is_current(generate: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert generate.transcript() in readme, "the transcript in README.md lags; run: make docs"


def test_the_five_lines_of_python_give_a_prescription(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    assert len([line for line in example.splitlines() if line and "import " not in line]) <= 5
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
    days = ("2026-02-09", "2026-02-13", "2026-02-17", "2026-02-21", "2026-02-25")
    rows = (f'{day} 18:00:00,Push,50m,Bench Press (Barbell),{n},70,{9 - n},0,0,"","",8\n' for day in days for n in (1, 2, 3))
    (tmp_path / "export.csv").write_text(header + "".join(rows))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(example, names)
    plan = names["plan"]
    assert isinstance(plan, dict)
    assert plan["work"][0]["sets"][0]["load_kg"] == 70
    assert plan["work"][0]["why"]


@pytest.mark.parametrize("page", sorted(p.relative_to(ROOT).as_posix() for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))))
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), f"{page} links to {target!r}, which is not there"


def test_make_has_the_targets_that_the_documentation_names() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")]
    named = set(re.findall(r"\bmake ([a-z]+)(?= |`|$)", "\n".join(re.findall(r"`[^`]*`|```.*?```", "\n".join(pages), re.DOTALL))))
    assert {"run", "test", "docs", "bench"} <= named
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in named)
