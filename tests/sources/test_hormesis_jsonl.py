"""Our own format: what is written is read back, and one bad line refuses the file."""

import json
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, content_id, fact_to_json
from hormesis.sources.hormesis_jsonl import HormesisJsonl
from hormesis.sources.registry import recognise
from hormesis.sources.source import ReadOptions, ReadReport

FACTS = Path(__file__).parent / "fixtures" / "hormesis_jsonl" / "facts.jsonl"
GOOD = '{"kind":"steps","at":"2026-03-02","count":4000}\n'


def read(path: Path) -> list[Fact]:
    return list(HormesisJsonl().read(path, ReadOptions("me", date(2026, 12, 1)), ReadReport("hormesis_jsonl")))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "facts.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_ids_are_kept_and_a_missing_one_is_that_of_the_content() -> None:
    facts = read(FACTS)
    assert [fact.id for fact in facts[:2]] == ["w1", "s1"]
    assert facts[2].id == content_id("tightness", "2026-03-03T07:10:00+01:00", facts[2].fields)
    assert facts[3].source == "my watch"


def test_written_and_read_again_is_identity(tmp_path: Path) -> None:
    facts = read(FACTS)
    again = written(tmp_path, "".join(json.dumps(fact_to_json(fact), ensure_ascii=False) + "\n" for fact in facts))
    assert read(again) == facts


def test_bom_windows_line_ends_and_blank_lines_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + FACTS.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert recognise(path).name == "hormesis_jsonl"
    assert read(path) == read(FACTS)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"kind":"sett","at":"2026-03-02"}', r"facts.jsonl, line 2: kind: found 'sett'; allowed are activity, body_mass"),
        ('{"kind":"steps","at":"2 March","count":1}', r"line 2: at: found '2 March'; allowed is ISO 8601"),
        ('{"kind":"steps","at":"2026-03-02","count":-4}', r"line 2: count: found -4; allowed is a whole number from 0"),
        ('{"kind":"steps","at":"2026-03-02"}', r"line 2: count: missing; a steps fact needs it"),
        ('{"kind":"hrv","at":"2026-03-02","rmssd_ms":NaN}', r"line 2: not JSON \(NaN is not a number in JSON\)"),
        ('{"kind":"steps","at":"2026-03', r"line 2: not JSON .*found '.\"kind\":\"steps\""),
        ("[1, 2]", r"line 2: a fact is a JSON object, found \[1, 2\]"),
        ("[" * 200_000, r"line 2: not JSON"),
    ],
)
def test_a_bad_line_refuses_the_file_and_names_what_is_allowed(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        read(written(tmp_path, GOOD + line + "\n" + GOOD))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(GOOD.encode() + b'{"kind":"note","at":"2026-03-02","text":"caf\xe9"}\n')
    with pytest.raises(Invalid, match="line 2: byte 0xe9 is not UTF-8"):
        read(path)


def test_a_bad_first_line_is_still_told_as_ours(tmp_path: Path) -> None:
    assert recognise(written(tmp_path, '{"kind":"sett","at":"2026-03-02"}\n')).name == "hormesis_jsonl"


def test_other_json_is_not_ours(tmp_path: Path) -> None:
    assert recognise(written(tmp_path, '{"data": {"metrics": [{"name": "steps"}]}}')).name == "health_auto_export"
    with pytest.raises(Invalid, match="not recognised by its content"):
        recognise(written(tmp_path, '{"kinds": ["set"]}'))


def test_facts_of_the_future_are_kept_since_plans_and_events_are_facts_too(tmp_path: Path) -> None:
    assert [f.kind for f in read(written(tmp_path, '{"kind":"event","at":"2027-05-01","date":"2027-05-01"}\n'))] == ["event"]


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="line 2: longer than 4,000,000 bytes"):
        read(written(tmp_path, GOOD + '{"kind":"note","at":"2026-03-02","text":"' + "x" * 5_000_000))
