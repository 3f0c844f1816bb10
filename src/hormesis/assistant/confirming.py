"""One change through a preview: ``Asked``, which a tool that writes makes of its ``confirm``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hormesis.app.saying import say_facts
from hormesis.assistant.caller import Caller
from hormesis.assistant.previews import STANDS_FOR
from hormesis.domain.facts import Fact, fact_to_json

__all__ = ["AGREE", "DONE", "STOOD", "Asked", "asked_with"]

AGREE = (
    "Show this to the athlete. Once they agree, call again with the same arguments and this `confirm`; nothing is written before."
)
DONE = "Written. The plan follows from it."
STOOD = "This stood already; nothing was written twice."


@dataclass(frozen=True, slots=True)
class Asked:
    """A call of ``tool``, made at ``at``; ``token`` is what the athlete agreed to, None for a preview."""

    caller: Caller
    tool: str
    at: datetime
    token: str | None

    def instant(self) -> str:
        """When it is said, as facts have it."""
        return self.at.isoformat(timespec="milliseconds")

    def settle(self, facts: Sequence[Fact]) -> tuple[str | None, str | None, int]:
        """The token of a preview, until when it stands, and how many facts were written: a preview writes none, and a confirmed
        call writes just these. Raises ``Conflict`` where these are not the ones that were shown."""
        change = [fact_to_json(one) for one in facts]
        if not change:
            return None, None, 0
        previews, athlete_id = self.caller.previews, self.caller.athlete_id
        if self.token is None:
            until = (self.at + STANDS_FOR).isoformat(timespec="seconds")
            return previews.token(athlete_id, self.tool, change, self.at), until, 0
        previews.require(self.token, athlete_id, self.tool, change, self.at)
        written, _ = say_facts(self.caller.saying(), change)
        return None, None, written


def asked_with(caller: Caller, tool: str, confirm: str | None) -> Asked:
    """A call with what its ``confirm`` says. Raises ``Invalid`` for what is no token, ``Conflict`` for one that has run out."""
    now = caller.now()
    return Asked(caller, tool, now if confirm is None else caller.previews.made(confirm, now), confirm)
