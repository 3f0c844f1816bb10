import pytest

from hormesis.sources.strong_words import NOTE, REST, duration_s, set_order_of


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 5m", 3900),
        ("45m", 2700),
        ("1h", 3600),
        ("1h 14min", 4440),
        ("35min", 2100),
        ("1小时29分钟", 5340),
        ("29分钟", 1740),
        ("3130", 3130),
        ("00:38:03", 2283),
        ("1 Std. 5 Min.", 3900),
        ("50s", 50),
        ("0", None),
        ("0m", None),
        ("", None),
        ("a while", None),
        ("3 weeks", None),
    ],
)
def test_durations_in_every_form(text: str, seconds: float | None) -> None:
    assert duration_s(text) == seconds


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("0", 0),
        ("12", 12),
        ("1.0", 1),
        ("W", "W"),
        ("f", "F"),
        ("Rest Timer", REST),
        ("Ruhezeit", REST),
        ("Note", NOTE),
        ("?", None),
    ],
)
def test_set_orders(text: str, order: str | int | None) -> None:
    assert set_order_of(text) == order
