"""What the athlete wants remembered: ``remember`` makes their word on an exercise a fact, after a preview;
``kept_words`` finds it in what they say. It is listed and edited in the settings, and forgotten like any fact."""

import re
from typing import Annotated, Any, Literal

from pydantic import Field

from hormesis.app.facts import fact_to_say
from hormesis.app.told_view import told_json
from hormesis.assistant.caller import Caller
from hormesis.assistant.confirming import AGREE, DONE, STOOD, asked_with
from hormesis.assistant.reading import slug_of
from hormesis.assistant.telling import user_text
from hormesis.assistant.tool import tool_of
from hormesis.assistant.writing_shapes import WriteResult
from hormesis.assistant.writing_tools import Confirm
from hormesis.domain.errors import Invalid
from hormesis.words.grounding_subjects import Names

__all__ = ["REMEMBER", "kept_words", "remember"]

_NEVER = re.compile(
    r"\b(?:hates?|never|can'?t (?:do|stand)|cannot do|won'?t do|no more|refuse|keep me away from|stop giving me"
    r"|hasst|hasse|nie wieder|niemals"
    r"|nie mehr|verträgt|vertrage|keine? .* mehr|mag .* gar nicht)\b",
    re.IGNORECASE,
)
_DISLIKED = re.compile(
    r"\b(?:dislike|don'?t like|not a fan|don'?t enjoy|mag (?:ich )?(?:nicht|kein)|nicht gern)\b", re.IGNORECASE
)
_LIKED = re.compile(r"\b(?:i (?:really )?(?:love|like|enjoy)|my favou?rite|ich (?:liebe|mag)|am liebsten)\b", re.IGNORECASE)


def remember(
    caller: Caller,
    exercise: Annotated[str, Field(min_length=1, max_length=200, description="The exercise, by its slug or name")],
    preference: Annotated[Literal["liked", "disliked", "never"], Field(description="never: it is not planned any more")],
    confirm: Confirm = None,
) -> WriteResult:
    """Keep the athlete's word on an exercise. As with `log`: first a preview; it is kept once the athlete agrees."""
    asked = asked_with(caller, "remember", confirm)
    slug = slug_of(exercise, "remember", caller.knowledge())
    before = told_json(caller.principal.db, caller.principal.athlete_id, caller.today())["preferences"].get(slug)
    if before == "never" and preference != "never" and confirm is None:
        raise Invalid(f"remember: {slug!r} was ruled out by the athlete; they change that themselves, in the app's settings")
    fact = fact_to_say("preference", {"exercise": slug, "preference": preference}, asked.instant())
    token, until, written = asked.settle([fact])
    page = caller.knowledge().page_of(slug)
    how = {"liked": "liked", "disliked": "planned only where nothing else serves", "never": "never planned"}[preference]
    step = AGREE if token else DONE if written else STOOD
    return {
        "safety": [],
        "facts": [
            {
                "kind": "preference",
                "at": fact.at,
                "says": user_text(f"{page.name if page else slug}: {how}"),
                "assumed": [],
            }
        ],
        "questions": [],
        "not_understood": [],
        "confirm": token,
        "confirm_until": until,
        "written": written,
        "next_step": step,
        "cut": [],
    }


REMEMBER = tool_of(remember, "Remember a word on an exercise", "full", writes=True)


def kept_words(words: str, names: Names) -> list[dict[str, Any]]:
    """What of the athlete's words is to be remembered: arguments of ``remember``."""
    how = (
        "never" if _NEVER.search(words) else "disliked" if _DISLIKED.search(words) else "liked" if _LIKED.search(words) else None
    )
    if how is None or "?" in words:
        return []
    found = [one for one in names.mentions(words) if one.dimension == "exercise"]
    return [{"exercise": words[one.start : one.end], "preference": how} for one in found[:3]]
