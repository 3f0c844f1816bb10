"""Archives are read where they lie; a damaged or locked one is refused by name."""

import zipfile
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.sources.archive import basename, reading_archive
from hormesis.sources.table import open_table


def archive(tmp_path: Path, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", compression) as zipped:
        zipped.writestr("Folder/b.csv", "date;value\n2026-03-04;1\n")
        zipped.writestr("Folder/a.csv", "\ufeffdate,value\n2026-03-04,2\n")
        zipped.writestr("Folder/picture.png", b"\x89PNG")
    return path


def test_members_are_read_as_tables_in_the_order_of_their_names(tmp_path: Path) -> None:
    with reading_archive(archive(tmp_path), lambda name: name.endswith(".csv")) as members:
        assert list(members) == ["Folder/a.csv", "Folder/b.csv"]
        rows = [list(open_table(member).rows()) for member in members.values()]
    assert rows == [[(2, ["2026-03-04", "2"])], [(2, ["2026-03-04", "1"])]]


def test_what_is_refused_inside_names_the_archive(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"^export\.zip: a\.csv, line 1: no cells"), reading_archive(archive(tmp_path), bool):
        raise Invalid("a.csv, line 1: no cells")


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"2026-03-04;1", b"2026-03-04;9"))
    with (
        pytest.raises(Invalid, match=r"export\.zip: the archive is damaged \(Bad CRC"),
        reading_archive(path, lambda name: name.endswith("b.csv")) as members,
    ):
        list(open_table(members["Folder/b.csv"]).rows())


def test_a_cut_archive_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(Invalid, match=r"export\.zip: the archive is damaged"), reading_archive(path, bool):
        pass


def test_a_locked_member_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + flag] |= 1
            place = content.find(mark, place + 1)
    path.write_bytes(content)
    with (
        pytest.raises(Invalid, match=r"export\.zip: the archive can't be opened .*; unpack it"),
        reading_archive(path, bool) as members,
    ):
        open_table(members["Folder/a.csv"])


def test_the_last_part_of_a_members_name() -> None:
    assert basename("Takeout/Fitbit\\Sleep-2018.JSON") == "sleep-2018.json"
