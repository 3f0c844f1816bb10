from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.sources.table import first_row, open_table


def rows_of(tmp_path: Path, content: bytes, ragged: bool = False) -> list[tuple[int, list[str]]]:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    return list(open_table(path).rows(ragged=ragged))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_parts_the_first_row(delimiter: str, tmp_path: Path) -> None:
    text = delimiter.join(["a", '"b; c, d"', "e"]) + "\n" + delimiter.join(["1", "2", "3"]) + "\n"
    assert rows_of(tmp_path, text.encode()) == [(2, ["1", "2", "3"])]


def test_a_row_is_named_by_its_first_line_when_quotes_hold_newlines(tmp_path: Path) -> None:
    content = b'a,b\n"x\r\ny",1\n\nz,2\n'
    assert rows_of(tmp_path, content) == [(2, ["x\ny", "1"]), (5, ["z", "2"])]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"\xef\xbb\xbfDate,Reps\n2024-01-01,5\n")
    assert open_table(path).first == ("Date", "Reps")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_table_in_unicode_of_a_spreadsheet_is_read(encoding: str, tmp_path: Path) -> None:
    assert rows_of(tmp_path, "a\tb\nÜbung\t1\n".encode(encoding)) == [(2, ["Übung", "1"])]


@pytest.mark.parametrize("content", [b"\xff\xfea,b\n1,2\n", b"\xfe\xff\xd8\x00,b\n1"])
def test_a_mark_of_utf_16_before_other_bytes_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"log\.csv"):
        rows_of(tmp_path, content)


@pytest.mark.parametrize("hint", [b"sep=;\n", b'"sep=;"\r\n', b"SEP=;\n"])
def test_a_hint_for_spreadsheets_is_no_row(hint: bytes, tmp_path: Path) -> None:
    assert rows_of(tmp_path, hint + b"a;b\n1;2\n") == [(3, ["1", "2"])]


def test_columns_at_the_end_that_have_no_name_need_no_cells(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"a,b,,\n1,2\n1,2,,\n") == [(2, ["1", "2", "", ""]), (3, ["1", "2", "", ""])]
    with pytest.raises(Invalid, match="1 cells, but the first row has 4"):
        rows_of(tmp_path, b"a,b,,\n1\n")


def test_an_end_of_text_sign_is_no_row(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"a,b\n1,2\n\x1a") == [(2, ["1", "2"])]


def test_an_unclosed_quote_names_the_line_that_opens_it(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"log\.csv, line 3: a quote is opened and never closed"):
        rows_of(tmp_path, b'a,b\n1,2\n3,"four\n5,6\n')


def test_a_last_row_with_fewer_cells_is_a_cut_file(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"log\.csv, line 3: 1 cells, but the first row has 2; the file is cut off"):
        rows_of(tmp_path, b"a,b\n1,2\n3")


def test_a_short_row_in_the_middle_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"line 2: 1 cells, but the first row has 2; mend"):
        rows_of(tmp_path, b"a,b\n1\n3,4\n")


def test_short_rows_are_filled_up_where_a_layout_is_ragged(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"a,b,c\n1\n", ragged=True) == [(2, ["1", "", ""])]


def test_empty_cells_at_the_end_do_not_count_and_filled_ones_are_refused(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"a,b\n1,2,,\n") == [(2, ["1", "2"])]
    with pytest.raises(Invalid, match=r"line 2: 3 cells, but the first row has 2; put quotes around"):
        rows_of(tmp_path, b"a,b\n1,2,three\n")


def test_undecodable_bytes_are_named_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"log\.csv, line 2: byte 0xe9 is not UTF-8; save it as CSV in UTF-8"):
        rows_of(tmp_path, "a,b\ncafé,1\n".encode("latin-1"))
    far = b"a,b\n" + b"1,2\n" * 40000 + b"\xe9,3\n"
    with pytest.raises(Invalid, match="line 40002: byte 0xe9"):
        rows_of(tmp_path, far)


def test_nul_bytes_are_named_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="line 3: a NUL byte"):
        rows_of(tmp_path, b"a,b\n1,2\n\0,3\n")


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="empty"):
        rows_of(tmp_path, content)


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="nothing stands below the header"):
        rows_of(tmp_path, b"a,b\n")


def test_a_text_without_cells_is_no_table(tmp_path: Path) -> None:
    assert first_row("just words\nand more\n") is None
    with pytest.raises(Invalid, match=r"log\.csv, line 1: no cells parted by"):
        rows_of(tmp_path, b"just words\n")


def test_the_lines_of_a_file_can_be_had_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b'a,b\r\n"1",""\r\n')
    assert open_table(path).written({2}) == {2: '"1",""'}


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"log\.csv, line 2: longer than 1,000,000 characters"):
        rows_of(tmp_path, b'a,b\n1,"' + b"x" * 2_000_000)
