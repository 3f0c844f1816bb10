"""The unit of body weights that no file states."""

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.load import Unit
from hormesis.sources.weighings import Weighing, unit_of


def weighings(*weights: float, bmi: float | None = None) -> list[Weighing]:
    return [Weighing("2026-03-04", weight, "here", bmi) for weight in weights]


@pytest.mark.parametrize(
    ("height_m", "kg"), [(1.48, 45.0), (1.62, 58.0), (1.70, 70.0), (1.83, 101.6), (1.98, 120.0), (1.75, 180.0), (2.05, 95.0)]
)
def test_weight_and_bmi_prove_the_unit_of_short_and_tall_people(height_m: float, kg: float) -> None:
    bmi = round(kg / height_m**2, 1)
    for unit, weight in (("kg", kg), ("lb", kg / 0.45359237)):
        assert unit_of(weighings(round(weight, 1), bmi=bmi), None, "x.csv").unit == unit


@pytest.mark.parametrize(("weights", "unit"), [((78.0, 80.1, 79.2), "kg"), ((179.0, 181.5), "lb"), ((94.0,), "kg")])
def test_without_a_bmi_most_bodies_weigh_enough_to_tell(weights: tuple[float, ...], unit: Unit) -> None:
    finding = unit_of(weighings(*weights), None, "x.csv")
    assert (finding.unit, finding.known_from) == (unit, "inferred")


def test_between_light_pounds_and_heavy_kilograms_it_must_be_said() -> None:
    with pytest.raises(Invalid, match="--unit"):
        unit_of(weighings(110, 112), None, "x.csv")
    assert unit_of(weighings(110, 112), "kg", "x.csv").known_from == "given"


def test_a_bmi_that_fits_no_height_is_not_believed() -> None:
    assert unit_of(weighings(80, 81, bmi=60), None, "x.csv").detail.startswith("half of the body weights")
