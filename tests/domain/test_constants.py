"""The one table of constants: each with its source, its grade and a place in the version."""

from hormesis.domain.constants import all_constants, constants_version


def test_every_constant_says_its_unit_and_its_source() -> None:
    table = all_constants()
    assert len(table) > 40
    assert [name for name, one in table.items() if not one.unit or len(one.source) < 5] == []


def test_the_version_is_stable() -> None:
    assert constants_version() == constants_version()
    assert len(constants_version()) == 12
