"""Names are levelled and read in each language's own grammar, and what nobody knows stays unknown."""

import pytest

from hormesis.exercises.compile import spellings
from hormesis.exercises.lexicon_files import COMPILED, Aliases, compile_aliases, load_aliases
from hormesis.exercises.words import Reading, tokens


@pytest.fixture(scope="module")
def aliases() -> Aliases:
    return load_aliases()


def reading(aliases: Aliases, name: str, language: str) -> Reading:
    return next(r for r in aliases.lexicon.readings(name) if r.language == language)


def test_compiled_tables_are_up_to_date() -> None:
    expected = compile_aliases(spellings())
    assert expected == COMPILED.read_text(encoding="utf-8"), "run `python -m hormesis.exercises.compile`"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Pull-Ups", ("pull", "up")),
        ("Farmer’s Walk", ("farmer", "walk")),
        ("Développé  couché (HALTÈRES)", ("developpe", "couche", "haltere")),
        ("Leg Press 45º", ("leg", "pres" + "s", "45")),
        ("DAMBIL ŞINAV", ("dambil", "sinav")),
        ("Ｂｅｎｃｈ", ("bench",)),
        ("  ", ()),
    ],
)
def test_case_accents_punctuation_and_plurals_are_levelled(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words


@pytest.mark.parametrize(
    ("language", "name", "concepts"),
    [
        ("de", "Kurzhantelbankdrücken", {"dumbbell", "bench", "press"}),
        ("de", "Bizepscurls", {"bicep", "curl"}),
        ("es", "Elevaciones laterales sentada", {"raise", "side", "seated"}),
        ("tr", "Makinesinde Bacak Bükme", {"machine", "leg", "curl"}),
        ("zh", "坐姿哑铃推举", {"seated", "dumbbell", "overhead", "press"}),
        ("en", "Behind-the-neck press", {"behind_neck", "press"}),
    ],
)
def test_each_language_is_read_in_its_own_grammar(aliases: Aliases, language: str, name: str, concepts: set[str]) -> None:
    found = reading(aliases, name, language)
    assert found.concepts == concepts
    assert found.unknown == ()


def test_a_typing_error_is_mended_but_a_short_word_is_not(aliases: Aliases) -> None:
    lexicon = aliases.lexicon
    assert lexicon.mended(lexicon.read_english("Deadlfit")).concepts == {"deadlift"}
    assert lexicon.mended(lexicon.read_english("Rwo")).unknown == ("rwo",)


def test_what_nobody_knows_stays_unknown(aliases: Aliases) -> None:
    found = aliases.lexicon.read_english("GDPC curl")
    assert found.unknown == ("gdpc",)
    assert found.features == {"curl", "?gdpc"}
