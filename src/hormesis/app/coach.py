"""``Coach``: Hormesis from Python. Five lines from a log to a prescription.

from datetime import date
from pathlib import Path
from hormesis import Coach
coach = Coach.in_memory()
coach.import_file(Path("strong.csv"))
plan = coach.today(date(2026, 6, 11))
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hormesis.app import facts as facts_of
from hormesis.app.knowledge import Knowledge, knowledge_for
from hormesis.app.today import today_for
from hormesis.app.workspace import LOCAL_ATHLETE
from hormesis.domain.load import Unit
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database

if TYPE_CHECKING:
    from hormesis.app.backtests import Progress
    from hormesis.app.import_report import ImportReport
    from hormesis.sources.source import ReadOptions

__all__ = ["DEFAULT_ATHLETE", "Coach"]

DEFAULT_ATHLETE = LOCAL_ATHLETE


def local_now() -> datetime:
    """The present, with the zone of this machine."""
    return datetime.now().astimezone()


class Coach:
    """One athlete's coach on one database. ``now`` is the clock; everything below gets the time from it."""

    def __init__(self, db: Database, athlete_id: str = DEFAULT_ATHLETE, now: Callable[[], datetime] = local_now) -> None:
        self.db = db
        self.athlete_id = athlete_id
        self._now = now
        self._knowledge: Knowledge | None = None

    @classmethod
    def open(cls, database: str | Path, athlete_id: str = DEFAULT_ATHLETE) -> "Coach":
        """The coach on a database file (made where there is none) or an SQLAlchemy URL."""
        return cls(open_database(database, Clock(local_now)).of(athlete_id), athlete_id)

    @classmethod
    def in_memory(cls) -> "Coach":
        """A coach that keeps nothing when the program ends."""
        return cls(open_database(IN_MEMORY, Clock(local_now)))

    @property
    def knowledge(self) -> Knowledge:
        """The library and the matcher of names, with this athlete's own word on names."""
        if self._knowledge is None:
            self._knowledge = knowledge_for(self.db, self.athlete_id)
        return self._knowledge

    def import_file(
        self,
        path: str | Path,
        unit: Unit | None = None,
        dry_run: bool = False,
        day: date | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> "ImportReport":
        """Read one export, recognised by its content: all of it or nothing. Raises ``Invalid`` when it is refused.

        ``day`` is that of a recording which tells none itself. ``progress`` is told how many bytes of how many of a big file are
        read; such a file is read by two processes where there are two cores.
        """
        from hormesis.app.imports import import_file  # a plan from the store starts without every source

        return import_file(self.db, Path(path), self._options(unit, day, progress), self.knowledge.namer, dry_run)

    def today(
        self, as_of: date | None = None, minutes: int | None = None, units: Unit | None = None, busy: Sequence[str] = ()
    ) -> dict[str, Any]:
        """What to do on the day ``as_of`` (default: today), with reasons: the object that ``hormesis today --json`` prints.

        ``busy`` are exercises (slugs) whose stations are taken: something that trains the same stands in.
        """
        return today_for(self.db, self.athlete_id, as_of or self._now().date(), self.knowledge, minutes, units, busy)

    def week(
        self,
        as_of: date | None = None,
        changes: Mapping[str, Any] | None = None,
        units: Unit | None = None,
        keep: bool = False,
    ) -> dict[str, Any]:
        """The seven days from ``as_of`` (default: today) solved as one: what ``hormesis week --json`` prints.

        ``changes`` ask "what if": fields of the profile or the gym, ``skip`` (days) and ``minutes`` (weekday → minutes).
        ``keep``: the week stands from now on, and ``today`` follows it; a what-if is never kept.
        """
        from hormesis.app.week import week_for  # only a week needs the solver

        day, asked = as_of or self._now().date(), changes or {}
        return week_for(self.db, self.athlete_id, day, self.knowledge, asked, units, keep and not asked)

    def edit_week(
        self,
        edits: Sequence[Mapping[str, Any]],
        as_of: date | None = None,
        units: Unit | None = None,
        preview: bool = False,
    ) -> dict[str, Any]:
        """The week from ``as_of`` (default: today) with the athlete's own changes, kept as facts; ``preview`` keeps nothing.

        An edit is {"change": "move", "date", "to"}, {"change": "swap", "exercise", "instead"}, {"change": "sets", "exercise",
        "sets"} or {"change": "without", "exercise"}. Raises ``Invalid`` for an exercise or a day that is not known.
        """
        from hormesis.app.edits import checked_edits, edit_facts

        day = as_of or self._now().date()
        checked = checked_edits(edits, day, self.knowledge)
        if preview:
            return self.week(day, {"edits": checked}, units)
        facts_of.record(self.db, self.athlete_id, edit_facts(checked, f"{day.isoformat()}T00:00:00"))
        return self.week(day, None, units, keep=True)

    def weeks(
        self, weeks: int = 4, as_of: date | None = None, changes: Mapping[str, Any] | None = None, units: Unit | None = None
    ) -> dict[str, Any]:
        """The next ``weeks`` from ``as_of`` (default: today) as a forecast: what ``hormesis week --weeks 4 --json`` prints."""
        from hormesis.app.week_ahead import weeks_ahead

        day = as_of or self._now().date()
        return weeks_ahead(self.db, self.athlete_id, day, self.knowledge, weeks, changes or {}, units)

    def compare_weeks(self, changes: Mapping[str, Any], as_of: date | None = None, units: Unit | None = None) -> dict[str, Any]:
        """What ``changes`` would change in the week from ``as_of`` (default: today): ``hormesis week --compare --json``."""
        from hormesis.app.week_compare import compared

        return compared(self.week(as_of, {}, units), self.week(as_of, changes, units))

    def report(self, as_of: date | None = None, weeks: int = 8, units: Unit | None = None) -> dict[str, Any]:
        """The week before ``as_of`` (default: today) reviewed, and those before it: what ``hormesis report --json`` prints."""
        from hormesis.app.insight import insight_for

        return insight_for(self.db, self.athlete_id, as_of or self._now().date(), self.knowledge, weeks, units)

    def tonight(self, day: date | None = None, chance: Callable[[], float] | None = None) -> dict[str, Any]:
        """Release work for the evening of ``day`` (default: today), once its training is known.

        Of an athlete who has agreed to it, ``chance`` (uniform from 0 to 1) decides tonight, and only tonight, whether one region
        gets release; it is kept as a fact. Without ``chance`` nothing is drawn and nothing written.
        """
        from hormesis.app.lot import Lot
        from hormesis.app.tonight import tonight_for

        now = self._now()
        lot = None if chance is None else Lot(now, chance)
        return tonight_for(self.db, self.athlete_id, day or now.date(), self.knowledge, lot)

    def trial(self, day: date | None = None) -> dict[str, Any]:
        """Whether release helps this athlete, from the evenings that a lot decided, through ``day`` (default: today)."""
        from hormesis.app.trial import trial_for

        return trial_for(self.db, self.athlete_id, day or self._now().date(), self.knowledge)

    def page_use(self, slug: str, day: date | None = None) -> dict[str, Any]:
        """How the coach uses one exercise page for this athlete on ``day`` (default: today): what allows it, what brings it."""
        from hormesis.app.page_use import page_use

        return page_use(self.db, self.athlete_id, slug, day or self._now().date(), self.knowledge)

    def backtest(
        self,
        *paths: str | Path,
        signals: Sequence[str | Path] = (),
        unit: Unit | None = None,
        progress: "Progress | None" = None,
    ) -> dict[str, Any]:
        """How well the past of each file would have been predicted, and what ``signals`` of the one log's person would have
        changed; nothing is stored."""
        from hormesis.app.backtests import backtest_files

        logs, watches = [Path(path) for path in paths], [Path(path) for path in signals]
        return backtest_files(logs, self._options(unit), self.knowledge, watches, progress)

    def export(self) -> Iterator[str]:
        """Every fact that stands, a JSON line each."""
        return facts_of.export_jsonl(self.db, self.athlete_id)

    def _options(
        self, unit: Unit | None, day: date | None = None, progress: Callable[[int, int], None] | None = None
    ) -> "ReadOptions":
        from hormesis.app.beside import reading_beside
        from hormesis.sources.source import ReadOptions, told_to_nobody

        beside = reading_beside if (os.cpu_count() or 1) > 1 else None
        return ReadOptions(self.athlete_id, self._now().date(), unit, day, beside, progress or told_to_nobody)
