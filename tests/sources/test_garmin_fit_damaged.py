"""FIT files that are cut off, damaged or senseless: refused with their place, or read into facts that can be kept."""

from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import fact_from, fact_to_json
from tests.sources.fit_files import multisport, read
from tests.sources.fit_writer import (
    crc16,
)


def test_a_file_that_is_cut_anywhere_is_refused_with_its_place(tmp_path: Path) -> None:
    whole, path = multisport(tmp_path / "a.fit").read_bytes(), tmp_path / "cut.fit"
    for end in range(12, len(whole)):
        path.write_bytes(whole[:end])
        with pytest.raises(Invalid, match=r"cut\.fit, byte \d+: .*; the file is cut off or damaged, export it again"):
            read(path)


def test_a_flipped_bit_is_refused(tmp_path: Path) -> None:
    whole, path = multisport(tmp_path / "a.fit").read_bytes(), tmp_path / "bad.fit"
    for place in range(14, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        with pytest.raises(Invalid, match=r"bad\.fit, byte \d+"):
            read(path)


def test_senseless_definitions_with_a_right_checksum_are_refused_or_read_but_never_crash(tmp_path: Path) -> None:
    whole, path = multisport(tmp_path / "a.fit").read_bytes(), tmp_path / "odd.fit"
    plain, _ = read(tmp_path / "a.fit")
    refusals: list[str] = []
    other = 0
    for place in range(14, len(whole) - 2):
        body = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 : -2]
        path.write_bytes(body + crc16(body).to_bytes(2, "little"))
        try:
            found, _ = read(path)
        except Invalid as error:
            refusals.append(str(error))
        else:
            other += found != plain
            assert [fact_from(fact_to_json(one), "odd.fit") for one in found] == found, "what is read can be kept"
    assert refusals
    assert all("odd.fit" in message for message in refusals)
    assert other > 0
