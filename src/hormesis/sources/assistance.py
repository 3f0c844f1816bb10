"""Whether an exercise's own name says that a machine or a band helps: ``is_assisted``."""

import re
import unicodedata

__all__ = ["is_assisted"]

_WORDS = (
    r"(?<!non-)(?<!non )(?<!self-)(?<!self )assisted",  # English
    r"assist(?:id[oa]s?|it[oaie])",  # Portuguese, Italian
    r"asistid[oa]s?",  # Spanish
    r"assistée?s?",  # French
    r"unterstützte?[rsnm]?",  # German
    r"assistierte?[rsnm]?",
    r"destekli",  # Turkish
    r"yardımlı",
    r"geassisteerde?",  # Dutch
    r"ondersteunde?",
    r"wspomagan[aey]",  # Polish
    r"assisterade?",  # Swedish
    r"assisteret",  # Danish
    r"с поддержкой",  # Russian
)
_ASSISTED = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b|辅助|アシスト|어시스트", re.IGNORECASE)


def is_assisted(exercise_name: str) -> bool:
    """True when the name says the load is help (``Pull Up (Assisted)``, ``Barra Fixa Assistida``): more is easier."""
    return _ASSISTED.search(unicodedata.normalize("NFC", exercise_name)) is not None
