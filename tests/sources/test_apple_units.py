import pytest

from hormesis.sources.apple_units import activity_name, celsius, device_of, in_unit


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        (180, "lb", "kg", 81.6466266),
        (12, "st", "kg", 76.20351816),
        (3.1, "mi", "m", 4988.9664),
        (31.5, "min", "s", 1890),
        (0.045, "s", "ms", 45),
        (58, "count/min", "per_min", 58),
    ],
)
def test_every_unit_a_phone_may_be_set_to_is_converted(value: float, unit: str, wanted: str, expected: float) -> None:
    assert in_unit(value, unit, wanted) == pytest.approx(expected)


def test_temperatures_in_three_units_are_one() -> None:
    assert [celsius(36.5, "degC"), celsius(97.7, "degF"), celsius(309.65, "K")] == pytest.approx([36.5] * 3)


@pytest.mark.parametrize("convert", [lambda: in_unit(1, "furlong", "m"), lambda: celsius(1, "")])
def test_an_unknown_unit_is_not_guessed(convert: object) -> None:
    assert callable(convert)
    with pytest.raises(ValueError, match=r"unit .*; allowed are"):
        convert()


@pytest.mark.parametrize(
    ("source", "device", "expected"),
    [
        ("Ada’s Apple Watch", "<<HKDevice: 0x2>, name:Apple Watch, model:Watch, hardware:Watch6,2, software:9.1>", "Watch6,2"),
        (
            "Ada’s iPhone",
            "<<HKDevice: 0x0>, name:iPhone, manufacturer:Apple, model:iPhone, hardware:iPhone10,1, software:11.2.2>",
            "iPhone10,1",
        ),
        ("H10", "<<HKDevice: 0x1>, name:Polar H10 12345678, manufacturer:Polar, model:H10, firmware:3.1>", "H10"),
        ("Clock", "<<HKDevice: 0x1>, name:iPhone, model:(null), hardware:(null)>", "Clock"),
        ("Ada's Apple\u00a0Watch", "", "Apple Watch"),
        ("Apple Watch von Ada", "", "Apple Watch"),
        ("Ada’s Watch|Sleep++", "", "Watch"),
        ("Connect", "", "Connect"),
        ("", "", ""),
    ],
)
def test_a_device_is_told_as_exactly_as_can_be_and_without_its_owner(source: str, device: str, expected: str) -> None:
    assert device_of(source, device) == expected


def test_an_activity_is_called_as_apple_calls_it() -> None:
    assert [activity_name("HKWorkoutActivityTypeRunning"), activity_name("Outdoor Run")] == ["Running", "Outdoor Run"]
