import zipfile
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.sources.registry import SOURCES, read_file, recognise, sample
from hormesis.sources.source import ReadOptions

FIXTURES = Path(__file__).parent / "fixtures"


def test_every_fixture_is_recognised_by_its_own_source_and_no_other() -> None:
    seen = 0
    for folder in sorted(path for path in FIXTURES.iterdir() if path.is_dir()):
        for path in sorted(folder.iterdir()):
            answering = [source.name for source in SOURCES if source.recognises(sample(path))]
            assert len(answering) == 1, f"{path.name}: {answering}"
            seen += 1
    assert seen >= 16


def test_content_counts_and_the_name_does_not(tmp_path: Path) -> None:
    path = tmp_path / "hevy.txt"
    path.write_bytes((FIXTURES / "strong" / "german.csv").read_bytes())
    assert recognise(path).name == "strong"


def test_an_unknown_text_is_refused_with_its_beginning_and_what_is_supported(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("shopping;list\nmilk;2\n")
    with pytest.raises(Invalid, match=r"notes\.csv: not recognised .*'shopping;list'.* supported exports: .*strong"):
        read_file(path, ReadOptions("ada", date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (bytes(range(256)), "not a text file in UTF-8"),
        (b"PK\x03\x04\xff\xfe" + bytes(100), "a zip archive; unpack it"),
    ],
)
def test_what_is_no_export_is_told_apart(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "export.bin"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=f"export.bin: {message}"):
        recognise(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"gone\.csv: no such file"):
        recognise(tmp_path / "gone.csv")
    with pytest.raises(Invalid, match="a folder"):
        recognise(tmp_path)


def test_a_sample_of_a_zip_names_its_members_and_a_broken_one_has_none(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/Größe.csv", "x" * 100)
        archive.writestr("b.json", "{}")
    whole = path.read_bytes()
    assert sample(path).members == ("a/Größe.csv", "b.json")
    for end in range(1, len(whole), 7):
        path.write_bytes(whole[:end])
        assert sample(path).members == ()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        sample(path)


def test_a_sample_is_text_even_when_it_ends_inside_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"x" * 65535 + "é".encode() + b"\n")
    assert sample(path).text == "x" * 65535
    assert sample(path).size == 65538


def test_a_table_in_another_encoding_is_refused_with_the_place_and_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("Date,Übung\n2024-01-01,Kniebeuge\n".encode("cp1252"))
    with pytest.raises(Invalid, match=r"log\.csv: line 1: byte 0xdc is not UTF-8; save it as CSV in UTF-8"):
        recognise(path)
