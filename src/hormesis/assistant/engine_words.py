"""What the coach says without a language model: its own sentences, by what was asked about. ``engine_reply``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hormesis.app.brief import brief_for
from hormesis.app.reasons import reason_json
from hormesis.assistant.caller import Caller
from hormesis.assistant.lift_words import lift_reply, names_of
from hormesis.assistant.tools import call
from hormesis.domain.errors import HormesisError
from hormesis.domain.evidence import Reason

__all__ = ["engine_reply", "is_question"]

_MOST, _BRIEF = 8, 4
_QUESTION = re.compile(
    r"\?|^\W*(?:what|why|how|when|where|which|who|should|shall|can|could|do|does|did|is|are|am|will|would|show|tell|explain"
    r"|give me|was|warum|wieso|weshalb|wie|wann|welche\w*|soll|kann|darf|bin|ist|zeig|erklär)\b",
    re.IGNORECASE,
)
_ASKED: tuple[tuple[str, str], ...] = (
    (r"\b(?:tomorrow|next (?:workout|session|time)|morgen|nächste\w*)\b", "next"),
    (r"\b(?:why|reason|explain|warum|wieso|weshalb|grund)\b", "why"),
    (r"\b(?:progress|review|stronger|strength|last week|fortschritt\w*|stärker|kraft|letzte woche|rückblick)\b", "review"),
    (r"\b(?:week|woche|days?|tage)\b", "week"),
    (
        r"\b(?:recover\w*|readiness|sleep|slept|hrv|tired|erhol\w*|bereit\w*|schlaf\w*|geschlafen|müde|muscles?|muskel\w*|sore\w*)\b",
        "recovery",
    ),
    (
        r"\b(?:release|mobility|stretch\w*|foam|ball|massage|tight\w*|faszien\w*|dehn\w*|verspann\w*|tonight|heute abend)\b",
        "release",
    ),
)
_PLACES = ("why", "given_up", "summary", "reasons", "trial")
Json = Mapping[str, Any]


def is_question(words: str) -> bool:
    """Whether something is asked, and not only told."""
    return _QUESTION.search(words.strip()) is not None


def engine_reply(caller: Caller, words: str, read: bool = False, before: Sequence[str] = ()) -> list[str]:
    """Sentences of the coach's own catalogue that answer what was asked about: the day's brief where nothing is named.

    ``read``: whether something that was told has been read from ``words``, and waits for a yes. What to be careful of is said
    unless it stands among ``before``, what the coach has said in this conversation.
    """
    if read and not is_question(words):
        return _said(caller, [Reason("coach_read")])
    safety: list[str] = []
    found = lift_reply(caller, words)
    named = [about for pattern, about in _ASKED if re.search(pattern, words, re.IGNORECASE)]
    if any(one.dimension == "body" for one in names_of(caller).mentions(words)):
        named.append("release")
    for about in named if not found else ():
        try:
            result = call(caller, "week" if about == "next" else about, {})
        except HormesisError:
            continue
        safety, found = [*_texts(result.get("safety", ()))], _answer(caller, about, result)
        if found:
            break
    if not found:
        brief = brief_for(caller.principal.db, caller.principal.athlete_id, caller.today(), caller.knowledge(), caller.units())
        safety, found = [*_texts(brief["safety"])], [*_texts(brief["says"])][: _MOST if is_question(words) else _BRIEF]
    earlier = "\n".join(before)
    new = [one for one in safety if one not in earlier]
    return list(dict.fromkeys([*new, *found]))[:_MOST]


def _answer(caller: Caller, about: str, result: Json) -> list[str]:
    """What a tool's result says of what was asked about."""
    match about:
        case "next":
            return _said(caller, [*_days(result)][:2]) if result.get("days") else []
        case "week":
            return [
                *_said(caller, [one for one in _days(result) if one.code == "coach_day"]),
                *_texts(result.get("given_up", ())),
            ]
        case "recovery":
            signals = sorted(result.get("signals", ()), key=lambda one: -abs(one.get("readiness_points") or 0))
            return [*_said(caller, [*_readiness(result.get("readiness") or {})]), *_texts(signals)]
        case _:
            said = [text for place in _PLACES for text in _texts(result.get(place, ()))]
            items = [item for item in result.get("release", ()) if isinstance(item, Mapping)]
            return [*said, *(text for item in items for text in _texts(item.get("why", ())))]


def _days(result: Json) -> Iterator[Reason]:
    """The days after today as the week has them."""
    for day in result["days"]:
        if day["date"] <= result["date"]:
            continue
        names = [str(one["name"]) for one in day["work"]]
        if not names:
            yield Reason("coach_rest", {"date": day["date"]})
        else:
            values = {"date": day["date"], "minutes": day["minutes"], "lifts": tuple(names)}
            yield Reason("coach_day", values)


def _readiness(ready: Json) -> Iterator[Reason]:
    if ready.get("score") is not None:
        values = {"score": ready["score"], "low": ready["score_low"], "high": ready["score_high"]}
        yield Reason(f"brief_ready_{ready['band']}", values)


def _said(caller: Caller, reasons: Sequence[Reason]) -> list[str]:
    return [str(reason_json(one, caller.units(), caller.today())["text"]) for one in reasons]


def _texts(items: Any) -> Iterator[str]:
    for one in items:
        if isinstance(one, Mapping) and isinstance(one.get("text"), str):
            yield one["text"]
