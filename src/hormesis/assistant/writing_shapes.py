"""What the tools that write give: first a preview with its token, then, with the token, what was written."""

from typing_extensions import TypedDict

from hormesis.assistant.plan_shapes import Changed, Sets
from hormesis.assistant.telling import Named, Said, UserText

__all__ = ["Flag", "Option", "PreviewedFact", "Question", "SwapResult", "WriteResult"]


class Flag(TypedDict):
    """A red flag in the athlete's words. Say ``text_shown`` to them first, word for word, and nothing that weakens it."""

    tier: str
    rule: str
    text_shown: str


class PreviewedFact(TypedDict):
    """One thing that would be written, or was: what it says, and what was assumed for it."""

    kind: str
    at: str
    says: UserText
    assumed: list[str]


class Question(TypedDict):
    """What can't be written before the athlete answers it: ask them, never guess."""

    code: str
    text: str
    about: UserText
    options: list[str]


class WriteResult(TypedDict):
    """Of a preview: ``written`` is 0 and ``confirm`` is what to send with the same arguments once the athlete agrees. Of a
    confirmed call: how many facts were ``written`` (0: they stood already)."""

    safety: list[Flag]
    facts: list[PreviewedFact]
    questions: list[Question]
    not_understood: list[UserText]
    confirm: str | None
    confirm_until: str | None
    written: int
    next_step: str
    cut: list[str]


class Option(TypedDict):
    """An exercise that serves instead, for which reasons, with the sets it would be done in where that is known."""

    exercise: str
    name: str
    implement: str
    serves: list[str]
    sets: list[Sets]
    why: list[Said]


class SwapResult(TypedDict):
    """Without ``instead``: what may stand in. With it: a preview of the swap, or with ``confirm`` that it stands."""

    exercise: Named
    instead: Named | None
    date: str
    scope: str | None
    options: list[Option]
    volume_changes: list[Changed]
    why: list[Said]
    confirm: str | None
    confirm_until: str | None
    written: int
    next_step: str
    cut: list[str]
