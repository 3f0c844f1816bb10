"""Red flags in texts, as JSON: ``check_texts``."""

from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["check_texts"]

Json = dict[str, Any]


def check_texts(texts: Iterable[str]) -> Iterator[Json]:
    """For each text, in order, ``tier`` (A, B, C or none), and the ``rule`` and ``text_shown`` of its flag, null for none.

    Nothing is stored, and no text is refused: an empty one raises no flag.
    """
    from hormesis.safety.red_flags import check_text  # its rules are read from files, and only words need them

    for text in texts:
        flag = check_text(text)
        yield {"tier": flag.tier, "rule": flag.rule, "text_shown": flag.text_shown}
