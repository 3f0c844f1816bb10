"""Exports that can't be read yet are refused by name, and no training log is taken for one."""

from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.sources.known_unread import unread_export
from hormesis.sources.registry import recognise, sample

FIXTURES = Path(__file__).parent / "fixtures"
TRAINING_LOGS = sorted(path for path in FIXTURES.glob("*/*") if path.is_file())

UNREAD = [
    ("date,value,type,unit\n2020-01-01,1,HKQuantityTypeIdentifierStepCount,count\n", "a table of Apple Health values"),
    ('<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n<!-- version -->', "an Apple Health export"),
    ('{"data": {"metrics": []}}', "a Health Auto Export file of Apple Health"),
]


@pytest.mark.parametrize(("content", "seems"), UNREAD)
def test_refusal_says_what_the_file_seems_to_be_and_what_can_be_read(tmp_path: Path, content: str, seems: str) -> None:
    path = tmp_path / "export"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Invalid) as refusal:
        recognise(path)
    message = str(refusal.value)
    assert message.startswith(f"export: this looks like {seems}; ")
    assert "can't be read yet, only training logs; supported exports: strong, hevy, fitnotes" in message


def test_unknown_tables_are_not_given_a_name(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("name,colour\nada,blue\n", encoding="utf-8")
    assert unread_export(sample(path)) is None


@pytest.mark.parametrize("path", TRAINING_LOGS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_training_log_is_taken_for_something_else(path: Path) -> None:
    assert unread_export(sample(path)) is None
