"""``docs/mcp.md``: its tools and its conversation are what the server gives, and what it says of confirming holds in it."""

import json
import re
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "mcp.md"


def test_the_page_is_current(generate: ModuleType) -> None:
    assert PAGE.read_text(encoding="utf-8") == generate.assistants_page(), "docs/mcp.md lags; run: make docs"


def test_the_conversation_lasts_a_week_and_uses_what_there_is() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## A week with it")[2]
    days = re.findall(r"^\*\*(\w+) \d\d:\d\d\.\*\*", text, flags=re.MULTILINE)
    assert list(dict.fromkeys(days)) == ["Monday", "Tuesday", "Wednesday", "Friday", "Sunday"]
    called = set(re.findall(r"^→ (\w+) ", text, flags=re.MULTILINE))
    assert {"today", "why", "swap", "log", "report", "release", "what_if", "review", "backtest"} <= called


def test_in_the_conversation_nothing_is_written_without_a_token() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## A week with it")[2]
    calls = re.findall(r"^→ (log|report|swap) (\{[^\n]*\})\n(.*?)\n```", text, flags=re.MULTILINE | re.DOTALL)
    wrote = [json.loads(said) for _, said, answer in calls if re.search(r"^written: [1-9]", answer, flags=re.MULTILINE)]
    assert len(wrote) == 7
    assert all("confirm" in said for said in wrote)
