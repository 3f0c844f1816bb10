"""What an answer follows from: ``made_of``. As long as that is the same, it need not be worked out again."""

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from hormesis.app.knowledge import Knowledge
from hormesis.domain.constants import constants_version
from hormesis.domain.facts import Fact
from hormesis.estimation.state import MODEL_VERSION
from hormesis.store import answers

__all__ = ["DONE_KINDS", "made_of", "plans_stand"]

DONE_KINDS = ("set", "workout")
"""What is done on a day changes no answer for that day: it is planned in the morning."""
_NO_MATTER = (*DONE_KINDS, "chat", "consent")
"""Nor does what is said to the coach, until it is written down as something else."""


def made_of(
    tx: sa.Connection,
    athlete_id: str,
    knowledge: Knowledge,
    as_of: date | None = None,
    without: Sequence[str] | None = _NO_MATTER,
) -> str:
    """The versions of all that an answer follows from: the facts, the library and names, the constants, the model.

    For ``as_of`` facts of that day and later ones don't count where their kind is among ``without`` (None: any kind).
    """
    facts = answers.facts_version(tx, athlete_id, as_of, without)
    return f"{facts}|{knowledge.version}|{constants_version()}|{MODEL_VERSION}"


def plans_stand(tx: sa.Connection, athlete_id: str, added: Iterable[Fact]) -> bool:
    """Whether plans that were worked out beforehand stand as they did before these facts were added: the sets of a workout."""
    facts = list(added)
    if not facts or any(fact.kind not in DONE_KINDS for fact in facts):
        return False
    on = answers.kept_on(tx, athlete_id, "days")
    return on is not None and all(fact.day >= on for fact in facts)
