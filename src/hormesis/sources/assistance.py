"""Whether an exercise's own name says that a machine or a band helps: ``is_assisted``."""

import re

__all__ = ["is_assisted"]

_ASSISTED = re.compile(
    r"""
    (?<!self-)(?<!self\ )(?<!non-)(?<!un)\b(?:
        (?:machine|band|partner)?[\s-]?assisted |  # English
        assistid[oa]s? | assistit[oa] |      # Portuguese, Italian
        asistid[oa]s? |                      # Spanish
        assistée?s? |                        # French
        unterstützte?[rsn]? | assistierte?[rsn]? |  # German
        destekli | yardımlı |                # Turkish
        geassisteerde? | ondersteunde? |     # Dutch
        wspomagan[eyai] | assisterade? | assisteret  # Polish, Swedish, Danish
    )\b
    | с\sподдержкой | 辅助 | アシスト | 어시스트  # Russian, Chinese, Japanese, Korean
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_assisted(exercise_name: str) -> bool:
    """True when the name says the load is help (``Pull Up (Assisted)``, ``Barra Fixa Assistida``): more is easier."""
    return _ASSISTED.search(exercise_name) is not None
