"""What the coach says without a language model: its own sentences, by what was asked about. ``engine_reply``."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hormesis.app.brief import brief_for
from hormesis.assistant.caller import Caller
from hormesis.assistant.tools import call
from hormesis.domain.errors import HormesisError

__all__ = ["engine_reply"]

_MOST = 8
_ASKED: tuple[tuple[str, str], ...] = (
    (r"\b(?:why|reason|explain|warum|wieso|weshalb|grund)\b", "why"),
    (r"\b(?:week|woche|days?|tage)\b", "week"),
    (
        r"\b(?:recover\w*|readiness|sleep|slept|hrv|tired|erhol\w*|bereit\w*|schlaf\w*|müde|muscles?|muskel\w*|sore\w*)\b",
        "recovery",
    ),
    (
        r"\b(?:release|mobility|stretch\w*|foam|ball|massage|tight\w*|faszien\w*|dehn\w*|verspann\w*|tonight|heute abend)\b",
        "release",
    ),
    (r"\b(?:progress|review|stronger|strength|last week|fortschritt\w*|stärker|kraft|letzte woche|rückblick)\b", "review"),
)
_PLACES = ("signals", "why", "given_up", "summary", "reasons", "trial")
Json = Mapping[str, Any]


def engine_reply(caller: Caller, words: str) -> list[str]:
    """Sentences of the coach's own catalogue that answer what was asked about: the day's brief where nothing is named."""
    for pattern, tool in _ASKED:
        if re.search(pattern, words, re.IGNORECASE):
            try:
                found = call(caller, tool, {})
            except HormesisError:
                continue
            said = [*_texts(found.get("safety", ())), *(one for place in _PLACES for one in _texts(found.get(place, ())))]
            said += [
                text for item in found.get("release", ()) if isinstance(item, Mapping) for text in _texts(item.get("why", ()))
            ]
            if said:
                return list(dict.fromkeys(said))[:_MOST]
    brief = brief_for(caller.principal.db, caller.principal.athlete_id, caller.today(), caller.knowledge(), caller.units())
    return list(dict.fromkeys([*_texts(brief["safety"]), *_texts(brief["says"])]))[:_MOST]


def _texts(items: Any) -> Iterator[str]:
    for one in items:
        if isinstance(one, Mapping) and isinstance(one.get("text"), str):
            yield one["text"]
