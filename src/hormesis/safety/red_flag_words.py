"""A message as words: lower case, without accents, cut into sentences and parts. ``Words``, ``words_of``, ``plain``."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["LAUGH", "Words", "plain", "words_of"]

LAUGH = "emojilaugh"
"""The word that a laughing face is read as."""

_LAUGHING = "😂🤣😹💀☠😅😆😁😜🤪😝🙃😉😄😛"
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’´`](?i:t|s|m|d|re|ve|ll)(?![^\W\d_]))?)"
    r"|(?P<number>\d+(?:[.,]\d+)?)"
    rf"|(?P<laugh>[{_LAUGHING}]|(?<![\w])[xX:]-?[D)](?![\w]))"
    r"|(?P<pause>\.{2,}|…|[,:()–—/|]|\s-+\s)"
    r"|(?P<end>[.!?;\n¿¡•]+)"
)
_JOINED = {
    ("can", "not"): "cannot",
    ("could", "not"): "couldnt",
    ("do", "not"): "dont",
    ("does", "not"): "doesnt",
    ("did", "not"): "didnt",
    ("is", "not"): "isnt",
    ("was", "not"): "wasnt",
    ("will", "not"): "wont",
    ("would", "not"): "wouldnt",
    ("have", "not"): "havent",
    ("has", "not"): "hasnt",
    ("j", "ai"): "jai",
    ("c", "est"): "cest",
    ("aujourd", "hui"): "aujourdhui",
}
_APOSTROPHES = str.maketrans("", "", "'’´`")
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, each with its place in it (characters from, to), its sentence, and whether a pause stands before."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]
    pauses: tuple[bool, ...]

    def part(self, first: int, after: int) -> "Words":
        """The words from ``first`` up to, not with, ``after``."""
        cut = slice(first, after)
        return Words(self.words[cut], self.places[cut], self.sentences[cut], self.pauses[cut])


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """A word in lower case without accents and apostrophes; a letter that is drawn out (“sooo”) stands once."""
    word = word.casefold().translate(_APOSTROPHES).replace("œ", "oe")
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _LONG_RUN.sub(r"\1", word)


def words_of(text: str) -> Words:
    """The words of ``text``. Numbers stand apart from letters (“6wks” is two words), “can not” is one word."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    words: list[str] = []
    places: list[tuple[int, int]] = []
    sentences: list[int] = []
    pauses: list[bool] = []
    sentence, pause = 0, False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "pause":
            pause = True
            continue
        if kind == "end":
            sentence += _ends_sentence(text, match)
            pause = True
            continue
        word = plain(match.group()) if kind == "word" else LAUGH if kind == "laugh" else match.group()
        if words and sentences[-1] == sentence and (joined := _JOINED.get((words[-1], word))):
            words[-1], places[-1] = joined, (places[-1][0], match.end())
            continue
        words.append(word)
        places.append(match.span())
        sentences.append(sentence)
        pauses.append(pause)
        pause = False
    return Words(tuple(words), tuple(places), tuple(sentences), tuple(pauses))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """A full stop between two letters (“z.B.”, “p.m”) ends nothing."""
    if match.group() != ".":
        return True
    return not text[match.end() : match.end() + 1].isalnum()
