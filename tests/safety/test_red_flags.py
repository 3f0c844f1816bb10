"""Red flags in free text: what is found, what is left alone, and that nothing a person can type breaks it."""

import csv
import unicodedata
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hormesis.domain.facts import Fact, content_id
from hormesis.safety.red_flag_lexicon import LANGUAGES, lexicon
from hormesis.safety.red_flag_rules import rules, units_named
from hormesis.safety.red_flag_texts import texts
from hormesis.safety.red_flags import check_text, flags_in_facts

MESSAGES = Path(__file__).parent / "messages"
URGENCY = ("A", "B", "C", "none")
TODAY = date(2026, 3, 1)

BENIGN = (
    "Bench press 5x5 at 82.5 kg went well.",
    "Slept 7 hours, energy 6.",
    "Can we move Thursday to Friday?",
    "New shoes arrived.",
)


@cache
def labelled() -> tuple[tuple[str, str, str], ...]:
    """Every message of every language: language, tier, text."""
    found = []
    for path in sorted(MESSAGES.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [(path.stem, row["tier"], row["text"]) for row in rows]
    return tuple(found)


@cache
def tier_of(text: str) -> str:
    return check_text(text).tier


def at_least(found: str, wanted: str) -> bool:
    """Whether the answer is as urgent as the label, or more."""
    return URGENCY.index(found) <= URGENCY.index(wanted)


def test_the_messages_are_many_and_of_every_tier() -> None:
    assert len({text for _, _, text in labelled()}) == len(labelled())
    assert {language for language, _, _ in labelled()} >= {"en", "de", "es"}
    for language in {language for language, _, _ in labelled()}:
        assert {tier for spoken, tier, _ in labelled() if spoken == language} == set(URGENCY)


@pytest.mark.parametrize(("tier", "floor"), [("A", 0.98), ("B", 0.98), ("C", 0.95)])
def test_of_each_tier_hardly_any_message_is_missed(tier: str, floor: float) -> None:
    texts_of = [text for _, wanted, text in labelled() if wanted == tier]
    missed = [text for text in texts_of if not at_least(tier_of(text), tier)]
    assert 1 - len(missed) / len(texts_of) >= floor, missed


@pytest.mark.parametrize("language", sorted(path.stem for path in MESSAGES.glob("*.tsv")))
@pytest.mark.parametrize(("tier", "floor"), [("A", 0.95), ("B", 0.95), ("C", 0.9)])
def test_no_language_is_left_behind(language: str, tier: str, floor: float) -> None:
    texts_of = [text for spoken, wanted, text in labelled() if (spoken, wanted) == (language, tier)]
    missed = [text for text in texts_of if not at_least(tier_of(text), tier)]
    assert 1 - len(missed) / len(texts_of) >= floor, missed


@pytest.mark.parametrize("language", sorted(path.stem for path in MESSAGES.glob("*.tsv")))
def test_what_is_harmless_seldom_raises_a_flag(language: str) -> None:
    harmless = [text for spoken, wanted, text in labelled() if (spoken, wanted) == (language, "none")]
    alarms = [text for text in harmless if tier_of(text) != "none"]
    assert len(alarms) / len(harmless) <= 0.05, alarms


def test_the_tier_is_mostly_the_very_one() -> None:
    flagged = [(wanted, text) for _, wanted, text in labelled() if wanted != "none"]
    assert sum(tier_of(text) == wanted for wanted, text in flagged) / len(flagged) >= 0.95


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("arm day was a heart attack lol", "none"),
        ("not pain exactly, a tight band when I row, goes into my jaw", "A"),
        ("tight band across my chest when I row, goes into my jaw", "A"),
        ("upper back tight again, 6/10", "none"),
        ("bench 100x5 rpe 8", "none"),
        ("I have chest pain", "A"),
        ("I have no chest pain", "none"),
        ("no I have chest pain", "A"),
        ("I do not feel well my chest hurts", "A"),
        ("no fever, no chest pain and no dizziness", "none"),
        ("no fever but chest pain since this morning", "A"),
        ("my dad has chest pain", "none"),
        ("my dad is fine but I have chest pain", "A"),
        ("my wife says my face is drooping", "A"),
        ("as a kid I fainted a lot", "none"),
        ("I fainted today", "A"),
        ("what are the signs of a stroke?", "none"),
        ("can deadlifts cause a hernia?", "none"),
        ("chest day tomorrow", "none"),
        ("bp 182 over 95 on the cuff", "B"),
        ("bp 128 over 82 on the cuff", "none"),
        ("temperature 38.9 since last night", "B"),
        ("knee pain for 8 weeks", "C"),
        ("knee pain for 2 days, 2/10", "none"),
        ("keine Schmerzen in der Brust", "none"),
        ("Schmerzen in der Brust habe ich keine", "none"),
        ("starke Brustschmerzen", "A"),
        ("sin dolor en el pecho", "none"),
        ("tengo dolor en el pecho", "A"),
    ],
)
def test_what_was_said_is_understood(text: str, tier: str) -> None:
    assert check_text(text).tier == tier


def test_a_flag_says_what_to_do_in_the_language_of_the_text() -> None:
    english, german = check_text("I have chest pain"), check_text("Ich habe starke Schmerzen in der Brust")
    assert english.text_shown == texts()["A"]["en"]
    assert german.text_shown == texts()["A"]["de"]
    assert check_text("I don't want to be alive anymore").text_shown == texts()["crisis"]["en"]


def test_the_places_of_a_flag_are_its_words() -> None:
    text = "Bench was fine. Then pain in my chest and cold sweat."
    flag = check_text(text)
    assert {text[slice(*span)] for span in flag.spans} >= {"pain", "chest"}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_harmless_words_around_it_never_hide_a_flag(data: st.DataObject) -> None:
    flagged = [(wanted, text) for _, wanted, text in labelled() if wanted != "none" and at_least(tier_of(text), wanted)]
    _, text = data.draw(st.sampled_from(flagged))
    harmless = data.draw(st.sampled_from(BENIGN))
    after = f"{text}. {harmless}"
    before = f"{harmless} {text}"
    assert at_least(tier_of(after), tier_of(text))
    assert at_least(tier_of(before), tier_of(text))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_capitals_spaces_and_accents_do_not_matter(data: st.DataObject) -> None:
    _, _, text = data.draw(st.sampled_from(labelled()))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    for written in (text.lower(), text.upper(), f"  {'   '.join(text.split(' '))}  ", plain, unicodedata.normalize("NFD", text)):
        assert tier_of(written) == tier_of(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_no_text_is_refused(text: str) -> None:
    flag = check_text(text)
    assert (flag.rule is None) == (flag.text_shown is None) == (flag.tier == "none")
    assert all(0 <= first < after <= len(text) for first, after in flag.spans)


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "💪" * 500, "½ ٣ ² ①", "a" * 100_000, "bench 5x5. " * 9_000])
def test_odd_and_long_texts_raise_no_flag(text: str) -> None:
    assert check_text(text).tier == "none"


def test_a_flag_deep_in_a_long_text_is_found() -> None:
    filler = "Slept well and ate well. " * 1_000
    assert check_text(f"{filler}Crushing chest pain and cold sweat. {filler}").tier == "A"


def test_lone_halves_of_letters_are_read_over() -> None:
    assert check_text("chest pain \ud83d").tier == "A"


def written(day: date, text: str) -> Fact:
    kind, at, fields = "note", datetime(day.year, day.month, day.day, 12, tzinfo=UTC).isoformat(), {"text": text}
    return Fact(kind, at, content_id(kind, at, fields), fields)


def test_what_was_written_within_three_days_is_told_the_most_urgent_first() -> None:
    facts = [
        written(TODAY, "I have a fever"),
        written(TODAY - timedelta(days=3), "I have chest pain"),
        written(TODAY - timedelta(days=4), "I fainted"),
        written(TODAY + timedelta(days=1), "I fainted"),
        written(TODAY, "legs sore"),
    ]
    assert [(flag.tier, fact.day) for fact, flag in flags_in_facts(facts, TODAY)] == [
        ("A", TODAY - timedelta(days=3)),
        ("B", TODAY),
    ]


def test_every_rule_can_be_said_and_shows_a_text_in_every_language() -> None:
    assert len({rule.id for rule in rules()}) == len(rules())
    for rule in rules():
        assert rule.tier in URGENCY
        assert rule.source
        assert {"en", "de", "es", "fr", "pt"} <= set(texts()[rule.text])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_unit_of_a_lexicon_is_idle(language: str) -> None:
    spoken = {unit for unit, table in lexicon(language).tables.items() if table in ("parts", "signs", "history")}
    assert spoken - units_named() == set()
