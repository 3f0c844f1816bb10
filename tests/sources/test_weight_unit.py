import pytest

from hormesis.domain.load import Unit
from hormesis.sources.weight_unit import LoadNumbers, entered_unit, load_kg


def found(*loads: float) -> tuple[Unit, float]:
    numbers = LoadNumbers()
    for load in loads:
        numbers.add(load)
    finding = numbers.finding()
    assert finding.known_from == "inferred"
    assert finding.detail
    return finding.unit, finding.certainty


@pytest.mark.parametrize(
    ("stored", "unit", "kg"),
    [
        (44.09245243697551, "lb", 20.0),
        (130.07273468907778, "lb", 59.0),
        (185.00000000000003, "lb", 83.9146),
        (6.80388555, "kg", 6.8039),
    ],
)
def test_loads_in_kilograms_to_four_decimals(stored: float, unit: Unit, kg: float) -> None:
    assert load_kg(stored, unit) == kg


@pytest.mark.parametrize(
    ("stored", "unit", "typed"),
    [
        (44.09245243697551, "lb", "kg"),
        (225.0, "lb", "lb"),
        (185.00000000000003, "lb", "lb"),
        (37.5, "lb", "lb"),
        (6.80388555, "kg", "lb"),
        (61.23496995, "kg", "lb"),
        (61.24, "kg", "lb"),
        (62.5, "kg", "kg"),
        (57.3, "kg", "kg"),
    ],
)
def test_the_typed_unit_is_told_for_each_number(stored: float, unit: Unit, typed: Unit) -> None:
    assert entered_unit(stored, unit) == typed


def test_numbers_round_only_after_conversion_prove_the_unit_of_the_column() -> None:
    assert found(44.09245243697551, 66.13867865546327, 88.18490487395102)[0] == "lb"
    assert found(6.80388555, 11.33980925, 20.41165665)[0] == "kg"


def test_a_switch_to_plain_pounds_leaves_the_column_in_pounds() -> None:
    assert found(*[44.09245243697551] * 50, *[88.18490487395102] * 50, 135, 185, 225, 95, 115, 20, 40, 60)[0] == "lb"


def test_pound_plates_are_pounds_and_kilogram_steps_are_kilograms() -> None:
    unit, certainty = found(45, 95, 135, 135, 185, 225, 225, 25, 35, 50)
    assert unit == "lb"
    assert certainty > 0.9
    unit, certainty = found(20, 60, 62.5, 62.5, 82.5, 100, 14, 16, 18, 22)
    assert unit == "kg"
    assert certainty > 0.9


def test_loads_that_both_units_use_leave_it_uncertain() -> None:
    assert found(100, 110, 120, 130)[1] < 0.8


def test_no_load_at_all_is_said_and_not_sure() -> None:
    assert found() == ("kg", 0.5)
    assert found(0, 0) == ("kg", 0.5)
