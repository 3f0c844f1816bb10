"""The words of numbers, units, comparisons and attributions, in English and German, as grounding reads them."""

import re
from collections.abc import Mapping

__all__ = [
    "ATTRIBUTED",
    "DOWN",
    "FOREIGN_NUMBERS",
    "FRACTIONS",
    "HUNDREDS",
    "KEEPING",
    "MAXIMUM",
    "MONTHS",
    "MULTIPLES",
    "ORDINALS",
    "POINT",
    "SMALL",
    "TENS",
    "TOTAL",
    "UP",
    "WEEKDAYS",
    "german_number",
]

SMALL: Mapping[str, float] = {
    word: float(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Mapping[str, float] = {
    word: 10.0 * (place + 2)
    for place, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
HUNDREDS = frozenset({"hundred", "hundreds"})
POINT = frozenset({"point", "komma"})
FRACTIONS: Mapping[str, float] = {
    "half": 0.5,
    "halves": 0.5,
    "halb": 0.5,
    "halbe": 0.5,
    "halben": 0.5,
    "halber": 0.5,
    "halbes": 0.5,
    "hälfte": 0.5,
    "quarter": 0.25,
    "quarters": 0.25,
    "viertel": 0.25,
    "dreiviertel": 0.75,
    "thirds": 1 / 3,
    "drittel": 1 / 3,
    "fifths": 0.2,
    "fünftel": 0.2,
    "anderthalb": 1.5,
    "eineinhalb": 1.5,
    "zweieinhalb": 2.5,
    "dreieinhalb": 3.5,
    "viereinhalb": 4.5,
    "dozen": 12.0,
    "dozens": 12.0,
    "dutzend": 12.0,
}
ORDINALS: Mapping[str, float] = {
    **{
        word: float(place + 2)
        for place, word in enumerate(
            ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
        )
    },
    **{
        stem + ending: float(place + 2)
        for place, stem in enumerate(
            ["zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft"]
        )
        for ending in ("e", "er", "es", "en", "em")
    },
}
_ONES = {
    "null": 0,
    "eins": 1,
    "ein": 1,
    "eine": 1,
    "zwei": 2,
    "zwo": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "sechzehn": 16,
    "siebzehn": 17,
    **{f"{one}zehn": value for one, value in (("drei", 13), ("vier", 14), ("fünf", 15), ("acht", 18), ("neun", 19))},
}
_TENS_DE = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_TWO = re.compile(rf"(?:(?P<one>{'|'.join(sorted(_ONES, key=len, reverse=True))})und)?(?P<tens>{'|'.join(_TENS_DE)})")
_ARTICLES = ("ein", "eine", "einen", "einem", "einer", "eines")


def german_number(word: str) -> float | None:
    """The number that a German word says (zweiundachtzig, hundertfünf); None for any other word, and for the article."""
    word = word.replace("fuenf", "fünf").replace("zwoelf", "zwölf")
    if word in _ARTICLES or not word:
        return None
    thousands, hundreds, total = "", "", 0
    if "tausend" in word:
        thousands, _, word = word.partition("tausend")
        many = _below_hundred(thousands) if thousands else 1
        if many is None:
            return None
        total = 1000 * many
    if "hundert" in word:
        hundreds, _, word = word.partition("hundert")
        many = _below_hundred(hundreds) if hundreds else 1
        if many is None or many > 19:
            return None
        total += 100 * many
    rest = _below_hundred(word.removeprefix("und") if total else word) if word else 0 if total else None
    return None if rest is None else float(total + rest)


def _below_hundred(word: str) -> int | None:
    if word in _ONES:
        return _ONES[word]
    match = _TWO.fullmatch(word)
    return None if match is None else _TENS_DE[match["tens"]] + (_ONES[match["one"]] if match["one"] else 0)


MONTHS: Mapping[str, int] = {
    name: place + 1
    for place, names in enumerate(
        (
            ("january", "januar", "jan", "jänner"),
            ("february", "februar", "feb"),
            ("march", "märz", "mar", "mär"),
            ("april", "apr"),
            ("may", "mai"),
            ("june", "juni", "jun"),
            ("july", "juli", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oktober", "oct", "okt"),
            ("november", "nov"),
            ("december", "dezember", "dec", "dez"),
        )
    )
    for name in names
}
WEEKDAYS: Mapping[str, int] = {
    name: place
    for place, names in enumerate(
        (
            ("monday", "mondays", "mon", "montag", "montags"),
            ("tuesday", "tuesdays", "tue", "dienstag", "dienstags"),
            ("wednesday", "wednesdays", "mittwoch", "mittwochs"),
            ("thursday", "thursdays", "thu", "donnerstag", "donnerstags"),
            ("friday", "fridays", "fri", "freitag", "freitags"),
            ("saturday", "saturdays", "samstag", "samstags", "sonnabend"),
            ("sunday", "sundays", "sonntag", "sonntags"),
        )
    )
    for name in names
}

UP = frozenset(
    [
        "more",
        "heavier",
        "higher",
        "longer",
        "faster",
        "stronger",
        "extra",
        "additional",
        "mehr",
        "schwerer",
        "höher",
        "länger",
        "stärker",
        "zusätzlich",
        "up",
        "added",
        "gained",
        "rose",
        "risen",
        "increase",
        "increased",
        "gain",
        "plus",
        "above",
        "gestiegen",
        "zugelegt",
    ]
)
DOWN = frozenset(
    [
        "less",
        "fewer",
        "lighter",
        "lower",
        "shorter",
        "weaker",
        "slower",
        "weniger",
        "leichter",
        "niedriger",
        "kürzer",
        "schwächer",
        "down",
        "dropped",
        "lost",
        "fell",
        "fallen",
        "decrease",
        "decreased",
        "drop",
        "minus",
        "below",
        "gesunken",
        "gefallen",
    ]
)
MULTIPLES: Mapping[str, float] = {
    **dict.fromkeys(
        ("twice", "double", "doubled", "doubles", "doubling", "doppelt", "doppelte", "verdoppelt", "verdoppeln"), 2.0
    ),
    **dict.fromkeys(("triple", "tripled", "tripling", "thrice", "dreifach", "dreifache", "verdreifacht"), 3.0),
    **dict.fromkeys(("quadruple", "quadrupled", "vierfach", "vierfache"), 4.0),
    **dict.fromkeys(("halve", "halved", "halving", "halbiert", "halbiere", "halbieren"), 0.5),
}
TOTAL = re.compile(
    r"\b(?:in (?:total|all)|total(?:s|ling|led)?|altogether|combined|sum|adds? up|makes|all told|insgesamt|zusammen"
    r"|summe|gesamt)\b",
    re.IGNORECASE,
)
MAXIMUM = re.compile(
    r"\b(?:e?\d?-?1 ?-?rm|e1rm|1rm|one[- ]rep(?:etition)?[- ]max(?:imum)?|max(?:imum)?|maxes|estimate[sd]?"
    r"|estimation|strength|strong"
    r"|geschätzt\w*|maximal\w*|schätzung|kraft|stärke|stark|single|interval\w*|intervall\w*)\b",
    re.IGNORECASE,
)
ATTRIBUTED = re.compile(
    r"\b(?:you(?:'ve| have| had)?(?: just| also)? (?:said|told|mention(?:ed)?|wrote|asked|noted|reported|logged"
    r"|wanted|typed|gave|named|called)"
    r"|(?:your|the|that) (?:note|notes|message|words|log|question|request|report|file)(?: from \w+| of [^,.;:]{1,30})? "
    r"(?:says|said|reads|read|mentions|asks|has|names|claims|tells)"
    r"|you (?:say|want|ask|mention|call)|as you (?:said|told)|the number (?:in|from) your"
    r"|du (?:hast|sagtest|sagst|schriebst|fragtest|willst|meintest|nennst)|(?:deine|die|der|dein) (?:notiz|nachricht|frage|datei)"
    r"|laut deine[rmn]?)\b",
    re.IGNORECASE,
)
KEEPING = re.compile(
    r"\b(?:keep|kept|save|store|log|write (?:it|this|that|them) down|record|note (?:it|this|that)|confirm|correct"
    r"|right|understood|understand"
    r"|preview|eintragen|eintrag|speichern|festhalten|notieren|notiere|stimmt|richtig|verstanden|bestätigen"
    r"|bestätigst|aufschreiben)\b",
    re.IGNORECASE,
)
FOREIGN_NUMBERS = frozenset(
    [
        "deux",
        "trois",
        "quatre",
        "cinq",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "quinze",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "cents",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once_",
        "doce",
        "quince",
        "veinte",
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "setenta",
        "ochenta",
        "noventa",
        "cien",
        "ciento",
        "doscientos",
        "dois",
        "três",
        "quatro",
        "sete",
        "oito",
        "nove",
        "dez",
        "doze",
        "vinte",
        "trinta",
        "quarenta",
        "cinquenta",
        "sessenta",
        "setenta",
        "oitenta",
        "noventa",
        "cem",
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "dieci",
        "venti",
        "trenta",
        "quaranta",
        "cinquanta",
        "cento",
    ]
) - {"sei", "tre", "due", "once_"}
"""Number words of languages in which no reply is written: nothing grounds them."""
