"""Typed words are read into exactly the facts that were labelled, in five languages, and what is unsure is asked.

The notation of the labelled sets: ``T``, ``P`` region side level (tightness, pain), ``C`` parts of a check-in, ``N`` minutes asleep,
``R`` region side seconds (release), ``D`` of (dismissal), ``X`` code (condition), ``L`` region side avoid until (limitation),
``St`` status until, ``B`` kg, ``K`` hours at a desk; ``-`` for nothing said; ``@`` when, where that is not now.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hormesis.words.parse import parse
from hormesis.words.parse_values import Context, Draft, Parsed, Question

NOW = datetime(2026, 1, 15, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))  # a Thursday
CONTEXT = Context(NOW)
HERE = Path(__file__).parent

Row = tuple[str, str, str, str]
Json = dict[str, Any]


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    cut = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(language, text, facts, asks) for language, text, facts, asks in cut]


def expected_facts(notation: str) -> list[Json]:
    return [] if notation == "-" else [_fact(part.split()) for part in notation.split("; ")]


def _fact(words: list[str]) -> Json:
    at = next((word[1:] for word in words if word.startswith("@")), None)
    head, *rest = [word for word in words if not word.startswith("@")]
    fields: Json = {
        "tightness": _region,
        "pain": _region,
        "check_in": _check_in,
        "release": _release,
        "limitation": _limitation,
    }.get(KINDS[head], lambda parts: _plain(KINDS[head], parts))(rest)
    return {"kind": KINDS[head], **fields, **({"at": at} if at else {})}


KINDS = {
    **{"T": "tightness", "P": "pain", "C": "check_in", "N": "night", "R": "release", "D": "dismissal", "X": "condition"},
    **{"L": "limitation", "St": "status", "B": "body_mass", "K": "desk"},
}
_FIRST = {"night": "asleep_min", "dismissal": "of", "condition": "code", "status": "status", "body_mass": "kg", "desk": "hours"}


def _region(parts: list[str]) -> Json:
    text = " ".join(parts[3:])
    new = text.endswith("new")
    movement = text.removesuffix("new").strip().removeprefix("movement=")
    return (
        _present(region=parts[0], side=parts[1], level=float(parts[2]))
        | _present(movement=movement or "-")
        | ({"new": True} if new else {})
    )


def _check_in(parts: list[str]) -> Json:
    fields: Json = {}
    for name, value in (part.split("=") for part in parts):
        if name.startswith("sore."):
            fields.setdefault("soreness", {})[name.removeprefix("sore.")] = float(value)
        else:
            fields[name] = float(value)
    return fields


def _release(parts: list[str]) -> Json:
    seconds = {} if parts[2] == "-" else {"duration_s": float(parts[2])}
    return _present(region=parts[0], side=parts[1]) | seconds | dict(part.split("=") for part in parts[3:])


def _limitation(parts: list[str]) -> Json:
    return _present(region=parts[0], side=parts[1], until=parts[3]) | {"avoid": sorted(parts[2].split(","))}


def _plain(kind: str, parts: list[str]) -> Json:
    first = parts[0]
    named = [part if "=" in part else f"until={part}" for part in parts[1:]]
    return {_FIRST[kind]: first if kind in ("dismissal", "condition", "status") else float(first)} | dict(
        p.split("=") for p in named
    )


def _present(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value != "-"}


def found_facts(parsed: Parsed) -> list[Json]:
    return [_found(draft) for draft in parsed.facts]


def _found(draft: Draft) -> Json:
    then = datetime.fromisoformat(draft.at)
    at = {} if then == NOW else {"at": then.strftime("%Y-%m-%dT%H:%M")}
    return {"kind": draft.kind, **{name: _number(value) for name, value in draft.fields.items()}, **at}


def _number(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: float(level) for name, level in value.items()}
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def outcome(text: str, context: Context = CONTEXT) -> tuple[list[Json], list[str]]:
    parsed = parse(text, context)
    return sorted(found_facts(parsed), key=str), sorted(question.code for question in parsed.questions)


def labelled(row: Row) -> tuple[list[Json], list[str]]:
    return sorted(expected_facts(row[2]), key=str), sorted([] if row[3] == "-" else row[3].split(","))


@pytest.mark.parametrize("row", rows("utterances.tsv"), ids=lambda row: f"{row[0]}: {row[1]}")
def test_an_utterance_gives_exactly_its_facts_and_questions(row: Row) -> None:
    assert outcome(row[1]) == labelled(row)
