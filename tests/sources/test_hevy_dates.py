"""Month names of every language of the app, and the orders in which dates are written."""

from datetime import datetime

import pytest

from hormesis.sources.hevy_dates import LANGUAGES, month_key, written_at


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12 Dec 2024, 13:18", "2024-12-12T13:18:00"),
        ("Jul 6, 2024, 7:13 PM", "2024-07-06T19:13:00"),
        ("Jul 6, 2024, 7:13\u202fPM", "2024-07-06T19:13:00"),
        ("Jan 1, 2024, 12:05 AM", "2024-01-01T00:05:00"),
        ("Jan 1, 2024, 12:05 pm", "2024-01-01T12:05:00"),
        ("11 Nis 2026, 13:05", "2026-04-11T13:05:00"),
        ("5 Mai 2026, 07:34", "2026-05-05T07:34:00"),
        ("24 de set. de 2024, 15:29", "2024-09-24T15:29:00"),
        ("24 DE SETEMBRO DE 2024, 15:29", "2024-09-24T15:29:00"),
        ("1. Okt. 2025, 17:00", "2025-10-01T17:00:00"),
        ("1. März 2025, 17:00", "2025-03-01T17:00:00"),
        ("3 févr. 2025, 06:05", "2025-02-03T06:05:00"),
        ("3 août 2025 à 06:05", "2025-08-03T06:05:00"),
        ("3 ago 2025, 06:05", "2025-08-03T06:05:00"),
        ("3 gen 2025, 06:05", "2025-01-03T06:05:00"),
        ("3 мая 2025, 06:05", "2025-05-03T06:05:00"),
        ("2024年9月24日 15:29", "2024-09-24T15:29:00"),
        ("2025-05-05 20:17:58+00:00", "2025-05-05T20:17:58+00:00"),
        ("2025-05-05T20:17:58-04:00", "2025-05-05T20:17:58-04:00"),
        ("2025-05-05 20:17:58", "2025-05-05T20:17:58"),
    ],
)
def test_reads_what_the_app_writes(text: str, moment: str) -> None:
    assert written_at(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "12 Foo 2024, 13:18",
        "31 Feb 2024, 13:18",
        "12 Dec 2024",
        "Jul 6, 2024, 13:13 PM",
        "05/06/2024 13:18",
        "2025-13-01 10:00",
    ],
)
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert written_at(text) is None


def test_no_spelling_means_two_months_in_two_languages() -> None:
    meaning: dict[str, set[int]] = {}
    for halves in LANGUAGES.values():
        months = ", ".join(halves).split(", ")
        assert len(months) == 12
        for number, spellings in enumerate(months, start=1):
            for word in spellings.split():
                meaning.setdefault(month_key(word), set()).add(number)
    assert {word: numbers for word, numbers in meaning.items() if len(numbers) > 1} == {}


@pytest.mark.parametrize(
    "text",
    [
        "12 12月 2024, 13:18",
        "12 12월 2024, 13:18",
        "2024年12月12日 13:18",
        "2024年12月12日 下午1:18",
        "2024年12月12日 午後1:18",
        "2024년 12월 12일 오후 1:18",
        "12 ديسمبر 2024, 1:18 م",
        "2024/12/12 13:18",
        "12.12.2024, 13:18",
        "12 Thg12 2024, 13:18",
    ],
)
def test_dates_without_latin_months_are_read(text: str) -> None:
    assert written_at(text) == "2024-12-12T13:18:00"


def test_dates_of_numbers_alone_need_their_order() -> None:
    assert written_at("3/4/2024, 13:18") is None
    assert written_at("3/4/2024, 13:18", month_first=True) == "2024-03-04T13:18:00"


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_spelling_of_every_language_is_read_in_any_case_and_with_a_dot(language: str) -> None:
    for number, spellings in enumerate(", ".join(LANGUAGES[language]).split(", "), start=1):
        for word in spellings.split():
            expected = datetime(2025, number, 5, 7, 30).isoformat()
            assert written_at(f"5 {word} 2025, 07:30") == expected
            assert written_at(f"5 {word.upper()}. 2025, 07:30") == expected
