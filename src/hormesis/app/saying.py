"""What the athlete says through a door that runs on: written, and planned anew afterwards. ``Saying`` and its four verbs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from hormesis.app.facts import fact_to_say
from hormesis.app.jobs import Queue
from hormesis.app.made_of import plans_stand
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from
from hormesis.store import facts as fact_log
from hormesis.store.database import Database
from hormesis.store.writing import Appended

__all__ = ["Saying", "delete_facts", "restore_facts", "say_facts", "say_of_kind"]

PAUSE_S = 20
"""How long a replan waits for further sets: between two sets of a workout nobody looks at the week."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One athlete's rows, their clock, and where the work that follows is left."""

    db: Database
    athlete_id: str
    now: Callable[[], datetime]
    queue: Queue

    def at(self) -> str:
        """This moment, as facts have it."""
        return self.now().isoformat(timespec="milliseconds")

    def plan_anew(self) -> None:
        """Leave the work that follows what was just written."""
        with self.db.transaction() as tx:
            self._leave(tx)

    def write(self, change: Callable[[sa.Connection], Appended], said: Sequence[Fact] = ()) -> int:
        """Make a change and leave the work that follows it, both or neither; how many facts it wrote. ``said`` are those that it
        adds, where it only adds: the sets of a workout leave no work."""
        with self.db.transaction() as tx:
            done = change(tx)
            if done.written and not (done.written == done.added and plans_stand(tx, self.athlete_id, said)):
                self._leave(tx)
        return done.written

    def _leave(self, tx: sa.Connection) -> None:
        self.queue.enqueue(tx, self.athlete_id, "refresh", delay_s=PAUSE_S)


def say_of_kind(
    saying: Saying, kind: str, fields: Mapping[str, Any], at: str | None = None, allowed: Sequence[str] | None = None
) -> tuple[int, list[str]]:
    """Write one fact of a kind, said now where ``at`` isn't given; how many facts were written, and their ids.

    Raises ``Invalid`` naming the field, what was found and what is allowed.
    """
    if allowed is not None and kind not in allowed:
        raise Invalid(f"kind: found {kind!r}; allowed are {', '.join(allowed)}")
    if not any(value is not None for value in fields.values()):
        raise Invalid(f"{kind}: nothing is given; give at least one field")
    fact = fact_to_say(kind, fields, at or saying.at())
    written = saying.write(lambda tx: fact_log.append(tx, saying.athlete_id, [fact], saying.db.clock))
    return written, [fact.id]


def say_facts(saying: Saying, objects: Sequence[Mapping[str, Any]]) -> tuple[int, list[str]]:
    """Write facts as JSON has them, all or none. Raises ``Invalid`` naming the fact by its place among them."""
    facts = [fact_from(one, f"facts[{place}]") for place, one in enumerate(objects)]
    written = saying.write(lambda tx: fact_log.append(tx, saying.athlete_id, facts, saying.db.clock), facts)
    return written, [fact.id for fact in facts]


def delete_facts(saying: Saying, ids: Sequence[str]) -> tuple[int, list[str]]:
    """Delete facts by the athlete's own word. Raises ``NotFound`` for one that is not there."""
    return saying.write(lambda tx: fact_log.delete(tx, saying.athlete_id, ids, saying.db.clock)), list(ids)


def restore_facts(saying: Saying, ids: Sequence[str]) -> tuple[int, list[str]]:
    """Take back the deletion of facts. Raises ``NotFound`` for one that is not deleted."""
    return saying.write(lambda tx: fact_log.restore(tx, saying.athlete_id, ids, saying.db.clock)), list(ids)
