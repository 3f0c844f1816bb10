"""Who calls the tools, and what they may: ``Caller``."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hormesis.app.jobs import Queue
from hormesis.app.knowledge import Knowledge
from hormesis.app.principal import Principal
from hormesis.app.replanning import local_day, zone_of
from hormesis.app.saying import Saying
from hormesis.app.shelf import Shelf
from hormesis.app.told_view import told_json
from hormesis.assistant.previews import Previews
from hormesis.domain.errors import Invalid
from hormesis.domain.load import Unit

__all__ = ["Caller"]

_FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Caller:
    """One athlete's tools, as ``principal`` may use them. What is written leaves work at ``queue``; ``previews`` seals changes
    until they are agreed to; ``made`` keeps what was worked out lately."""

    principal: Principal
    queue: Queue
    previews: Previews
    made: Shelf = field(default_factory=Shelf)

    @property
    def athlete_id(self) -> str:
        """The athlete in view."""
        return self.principal.athlete_id

    def knowledge(self) -> Knowledge:
        """The library and the matcher of names."""
        return self.principal.knowledge()

    def now(self) -> datetime:
        """The athlete's own clock, in whole milliseconds."""
        now = self.principal.now()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        zone = zone_of(self.principal.db, self.athlete_id)
        return now.astimezone(zone) if zone else now

    def today(self) -> date:
        """The athlete's own date."""
        return local_day(self.principal.db, self.athlete_id, self.principal.now())

    def units(self) -> Unit:
        """The unit in which the athlete told to see loads; kg where they told none."""
        told: Unit | None = told_json(self.principal.db, self.athlete_id, self.today())["profile"]["units"]
        return told or "kg"

    def day(self, asked: date | None) -> date:
        """The day that is asked for, today without one. Raises ``Invalid`` for one more than a year ahead."""
        today = self.today()
        if asked is not None and asked > today + _FURTHEST:
            raise Invalid(f"date: found {asked.isoformat()!r}; allowed is a day up to {(today + _FURTHEST).isoformat()}")
        return asked or today

    def saying(self) -> Saying:
        """Where what the athlete says goes."""
        return Saying(self.principal.db, self.athlete_id, self.principal.now, self.queue)
