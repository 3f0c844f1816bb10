"""What the coach says of a lift that is named, without a language model: ``lift_reply``."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hormesis.app.reasons import reason_json
from hormesis.assistant.caller import Caller
from hormesis.assistant.tools import call
from hormesis.domain.errors import HormesisError
from hormesis.domain.evidence import Reason
from hormesis.words.grounding_subjects import Names

__all__ = ["lift_reply", "names_of"]

_MORE = re.compile(r"\b(?:more|heavier|increase|add (?:weight|load)|mehr|schwerer|erhöh\w*|steiger\w*)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:what would|change your mind|unless|was müsste|was würde)\b", re.IGNORECASE)
_WHY = re.compile(r"\b(?:why|reason|explain|how come|warum|wieso|weshalb|grund|erklär\w*)\b", re.IGNORECASE)
_STRONG = re.compile(
    r"\b(?:strong\w*|1 ?rm|max\w*|one rep|strength|progress\w*|stark|stärker|kraft|fortschritt\w*)\b", re.IGNORECASE
)
_FORM = re.compile(r"\b(?:form|technique|cues?|how (?:do|should|to)|mistakes?|technik|ausführ\w*|wie mach\w*)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_BESIDE = {"on", "the", "my", "in", "for", "with", "at", "a"}
_MOST_CUES = 6
Json = Mapping[str, Any]


def lift_reply(caller: Caller, words: str) -> list[str]:
    """Sentences about the exercise that is named in ``words``; none where none is, or nothing is known of it."""
    slug = _named(caller, words)
    if slug is None:
        return []
    try:
        if _FORM.search(words) and not _STRONG.search(words):
            return [f"{one}." for one in call(caller, "exercise", {"exercise": slug})["cues"][:_MOST_CUES]]
        if _WHY.search(words) or _MORE.search(words) or _CHANGE.search(words):
            asked = "what_would_change_it" if _CHANGE.search(words) else "why_not_more" if _MORE.search(words) else "why"
            found = call(caller, "why", {"about": slug, "question": asked})
            return [one["text"] for one in found["reasons"] if one["code"] != "gate_unanswered"]
    except HormesisError:
        return []
    reasons = [*_strength(caller, slug), *_last(caller, slug)]
    return [str(reason_json(one, caller.units(), caller.today())["text"]) for one in reasons]


def names_of(caller: Caller) -> Names:
    """The names of the library."""
    library = caller.knowledge().library
    found: Names = caller.made.get(
        ("names", library.version), lambda: Names({page.slug: (page.name, *page.aliases) for page in library})
    )
    return found


def _named(caller: Caller, words: str) -> str | None:
    """The exercise that is named; of several that a short name may mean, the one that is planned today or was done last."""
    mentions = [one for one in names_of(caller).mentions(words) if one.dimension == "exercise"]
    if not mentions:
        return None
    first = mentions[0]
    said = _stems(words[first.start : first.end]) - _BESIDE
    planned = call(caller, "today", {})["work"]
    own = [*planned, *(lift for day in call(caller, "history", {})["workouts"] for lift in day["lifts"])]
    meant = [one for one in own if one["exercise"] in first.ids]
    meant += [one for one in own if one["name"] and said <= _stems(one["name"])]
    return meant[0]["exercise"] if meant else next(iter(first.ids)) if len(first.ids) == 1 else None


def _stems(name: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(name.casefold())}


def _strength(caller: Caller, slug: str) -> Iterator[Reason]:
    try:
        (lift, *_) = call(caller, "strength", {"exercise": slug})["lifts"]
    except (HormesisError, ValueError):
        return
    told, weeks = lift["e1rm"], lift["four_weeks"]
    name = {"lift": lift["name"]}
    if told is not None:
        yield Reason("coach_strength", {**name, **{key: told[key] for key in ("value_kg", "low_kg", "high_kg")}})
    if told is not None and weeks is not None and weeks.get("percent") is not None:
        rose = {"percent": weeks["percent"], "low": weeks["percent_low"], "high": weeks["percent_high"]}
        yield Reason("coach_four_weeks", {**name, **rose})


def _last(caller: Caller, slug: str) -> Iterator[Reason]:
    days = call(caller, "history", {"exercise": slug})["workouts"]
    for lift in (one for day in days[:1] for one in day["lifts"] if one["exercise"] == slug):
        work = [one for one in lift["sets"] if one["set_type"] != "warm_up" and one["reps"] is not None]
        if not work:
            return
        top = max(one["load_kg"] or 0.0 for one in work)
        reps = tuple(one["reps"] for one in work if (one["load_kg"] or 0.0) == top for _ in range(one["sets"]))
        values: dict[str, Any] = {"lift": lift["name"], "date": days[0]["date"], "reps": reps}
        yield Reason("coach_last", {**values, "load_kg": top}) if top else Reason("coach_last_no_load", values)
