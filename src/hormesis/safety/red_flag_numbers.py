"""What the numbers of a message say: blood pressure, fever, age, how long it has lasted. ``numbers_in``.

Units: ``pressure_crisis`` (at least 180 over 110) and ``pressure_high`` (at least 140 over 90), ``fever`` (38 °C or 100.4 °F),
``heat`` (28 degrees), ``lasts_long`` (six weeks), ``lasts_2_weeks``, ``long_ago`` (40 weeks), ``ago``, ``young`` (under 20),
``old`` (over 55), ``fast_pulse`` (130 or more), ``sugar_low`` (under 70 mg/dl or 3.9 mmol/l beside a word for sugar).
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from hormesis.safety.red_flag_lexicon import Lexicon, keys_of
from hormesis.safety.red_flag_words import Words

__all__ = ["numbers_in"]

Found = tuple[str, tuple[int, ...]]

_WEEKS: Mapping[str, float] = MappingProxyType(
    {"n_day": 1 / 7, "n_week": 1.0, "n_month": 4.35, "n_year": 52.0, "n_hour": 1 / 168, "n_minute": 1 / 10080}
)
_LONG_WEEKS, _SOME_WEEKS, _LONG_AGO_WEEKS = 6.0, 2.0, 40.0
_BESIDE = 5
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_TOO_LONG = 9
_HOT_FROM = 28.0
_GOES_ON = frozenset({"and", "und", "y", "et", "e"})
_SPOKEN_IN_CM = ("es", "fr", "pt")
_CRISIS, _HIGH = (180.0, 110.0), (140.0, 90.0)


def numbers_in(words: Words, first: int, after: int, lex: Lexicon) -> Iterator[Found]:
    """The units that numbers of the sentence from ``first`` to ``after`` stand for, each with the places of its words."""
    units = [_units(lex, words.words[place]) for place in range(first, after)]
    for place in range(first, after):
        value = _value(words.words[place], lex)
        if value is None:
            continue
        i = place - first
        near = set().union(*units[max(0, i - _BESIDE) : i + _BESIDE + 1])
        yield from _pressure(words, place, after, value, near)
        if lex.language in _SPOKEN_IN_CM and "n_pressure" in near:
            yield from _pressure_in_cm(words, place, after, value)
        yield from _lasting(units, i, first, value)
        yield from _bare(words, place, after, value, units)
        yield from _measured(place, value, near, units[i + 1] if i + 1 < len(units) else frozenset())


def _value(word: str, lex: Lexicon) -> float | None:
    if _NUMBER.fullmatch(word):
        return float(word.replace(",", ".")) if len(word) < _TOO_LONG else None
    return lex.numbers.get(word)


def _units(lex: Lexicon, word: str) -> frozenset[str]:
    """The units whose pattern is this one word."""
    keys = keys_of(lex.language, word)
    return frozenset(p.unit for key in keys for p in lex.patterns.get(key, ()) if not p.rest)


def _pressure(words: Words, place: int, after: int, upper: float, near: set[str]) -> Iterator[Found]:
    if not 100 <= upper <= 290 or not near & {"n_pressure", "n_cuff"}:
        return
    for other in range(place + 1, min(place + 3, after)):
        word = words.words[other]
        if word.isdecimal() and len(word) < _TOO_LONG and 40 <= int(word) <= min(180, upper - 15):
            lower = float(word)
            unit = "pressure_crisis" if upper >= _CRISIS[0] or lower >= _CRISIS[1] else "pressure_high"
            if upper >= _HIGH[0] or lower >= _HIGH[1]:
                yield unit, (place, other)
            return
    if upper >= _CRISIS[0] and "n_pressure" in near:
        yield "pressure_crisis", (place,)


def _pressure_in_cm(words: Words, place: int, after: int, upper: float) -> Iterator[Found]:
    """“18/11”: centimetres of mercury, as people say it in French, Spanish and Portuguese."""
    between = place + 1 < after and words.words[place + 1] in ("por", "sur")
    other = place + 2 if between else place + 1
    if (
        14 <= upper <= 25
        and other < after
        and words.words[other].isdecimal()
        and 6 <= int(words.words[other]) <= min(15, upper - 3)
    ):
        crisis = upper * 10 >= _CRISIS[0] or int(words.words[other]) * 10 >= _CRISIS[1]
        yield "pressure_crisis" if crisis else "pressure_high", (place, other)


def _lasting(units: list[frozenset[str]], i: int, first: int, value: float) -> Iterator[Found]:
    for j in (i + 1, i + 2):
        measure = next((u for u in (units[j] if j < len(units) else ()) if u in _WEEKS), None)
        if measure is None:
            continue
        at = (first + i, first + j)
        before = set().union(*units[max(0, i - 3) : i])
        if measure == "n_year" and (value >= 13) and ("n_old" in _beside(units, j) or before & {"n_i_am"}):
            yield from _age(value, at)
            return
        weeks = value * _WEEKS[measure]
        long_ago = weeks >= _LONG_AGO_WEEKS
        far_back = long_ago and "n_years_ago_before" in before and "n_since" not in before | _beside(units, j)
        if "n_ago" in _beside(units, j) or before & {"n_ago_before"} or far_back:
            yield ("long_ago" if long_ago else "ago"), at
            return
        if measure == "n_year" and value >= 13:
            yield from _age(value, at)
        elif weeks >= _LONG_WEEKS and "n_every" not in before:
            yield "lasts_long", at
        elif weeks >= _SOME_WEEKS:
            yield "lasts_2_weeks", at
        return


def _beside(units: list[frozenset[str]], j: int) -> set[str]:
    return set().union(*units[j + 1 : j + 3])


def _bare(words: Words, place: int, after: int, value: float, units: list[frozenset[str]]) -> Iterator[Found]:
    """“I'm 17, my back …”: a number between “I am” and a pause is an age; “I have 38.5” is a temperature."""
    i = place + len(units) - after
    ends = place + 1 == after or words.pauses[place + 1] or words.words[place + 1] in _GOES_ON
    if i == 0 or not ends:
        return
    if 13 <= value <= 99 and "n_i_am" in units[i - 1]:
        yield from _age(value, (place,))
    if 37.9 <= value <= 42 and value % 1 and "n_i_have" in units[i - 1]:
        yield "fever", (place,)


def _age(years: float, at: tuple[int, ...]) -> Iterator[Found]:
    if years < 20:
        yield "young", at
    elif years > 55:
        yield "old", at


def _measured(place: int, value: float, near: set[str], following: frozenset[str]) -> Iterator[Found]:
    if (38.0 <= value <= 42.5 and (near & {"fever", "n_temperature"} or "n_degrees" in following)) or (
        100.4 <= value <= 107 and near & {"fever", "n_temperature"}
    ):
        yield "fever", (place,)
    elif _HOT_FROM <= value < 38.0 and "n_degrees" in following and not near & {"fever", "n_temperature"}:
        yield "heat", (place,)
    elif 130 <= value <= 250 and near & {"n_pulse", "heart"}:
        yield "fast_pulse", (place,)
    if "n_sugar" in near and (value < 3.9 or 20 <= value < 70):
        yield "sugar_low", (place,)
