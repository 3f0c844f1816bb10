"""The job that fetches what a connected maker has new: ``Fetching``. What comes is read as a file of that maker's would be."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import sqlalchemy as sa

from hormesis.app.asking_providers import Refused, Speaker
from hormesis.app.connections import connected, sealed_tokens
from hormesis.app.fetching import fetched
from hormesis.app.imports import keep_export, read_export
from hormesis.app.jobs_running import Finishing, Run
from hormesis.app.knowledge import knowledge_for
from hormesis.app.providers import Provider, providers_of
from hormesis.app.replanning import local_day, zone_of
from hormesis.app.sealing import Seal, seal_of
from hormesis.app.server_settings import ServerSettings
from hormesis.sources.source import ReadOptions
from hormesis.store import connections as rows
from hormesis.store.connections import Connection

__all__ = ["Fetching"]

_FIRST_DAYS = 90
_AGAIN_DAYS = 3
"""Watches hand in late: the last days are asked for again, and what stands adds nothing."""
_EARLY_S = 60


@dataclass(frozen=True, slots=True)
class Fetching:
    """Fetches by the settings of the server. ``client`` makes what speaks HTTP."""

    home: Path
    server: ServerSettings
    now: Callable[[], datetime]
    client: Callable[[], httpx2.Client] = httpx2.Client

    def __call__(self, run: Run) -> Finishing:
        """The handler of ``fetch``. One that is no longer connected is nothing to do."""
        provider = providers_of(self.server).get(str(run.job.payload["provider"]))
        with run.db.reading() as tx:
            one = rows.get(tx, run.athlete_id, provider.name) if provider else None
        if provider is None or one is None or one.state != "connected":
            return lambda _tx: {"written": 0}
        seal = seal_of(self.home, self.server.connection_key)
        today = local_day(run.db, run.athlete_id, self.now())
        since = date.fromisoformat(one.through) - timedelta(days=_AGAIN_DAYS) if one.through else _before(today, _FIRST_DAYS)
        try:
            content = self._content(run, provider, one, seal, since, today)
        except Refused as error:
            self._break(run, one, str(error))
            raise
        return self._keeping(run, provider, content, today)

    def _content(self, run: Run, provider: Provider, one: Connection, seal: Seal, since: date, today: date) -> bytes:
        zone = zone_of(run.db, run.athlete_id)
        secrets = seal.opened(one.sealed)
        with self.client() as client:
            speaker = Speaker(provider, client, int(self.now().timestamp()))

            def ask(secret: str) -> bytes:
                return fetched(speaker, secret, since, today, zone.key if zone else None)

            if provider.by_key:
                return ask(str(secrets["key"]))
            if secrets["expires_at"] - _EARLY_S > speaker.now_s:
                try:
                    return ask(str(secrets["access"]))
                except Refused:  # taken back before its time; what is left is to ask for another
                    pass
            return ask(self._renewed(run, speaker, one, seal, secrets))

    def _renewed(self, run: Run, speaker: Speaker, one: Connection, seal: Seal, secrets: Mapping[str, Any]) -> str:
        """Another access token. It is kept at once: with it the maker may have let go of the refresh token before."""
        before = str(secrets["refresh"])
        if not before:
            raise Refused(f"{one.provider} gave nothing to renew the connection with; connect it again")
        tokens = speaker.tokens({"grant_type": "refresh_token", "refresh_token": before}, before)
        self._save_if_there(run, one, replace(one, sealed=sealed_tokens(seal, tokens)))
        return tokens.access

    def _break(self, run: Run, one: Connection, error: str) -> None:
        at = self.now().astimezone(UTC).isoformat(timespec="seconds")
        self._save_if_there(run, one, replace(one, state="broken", error=error, changed_at=at))

    def _save_if_there(self, run: Run, before: Connection, after: Connection) -> None:
        """What the athlete has forgotten or connected anew meanwhile is left alone."""
        with run.db.transaction() as tx:
            standing = rows.get(tx, run.athlete_id, before.provider)
            if standing is not None and (after.state != "broken" or standing.changed_at == before.changed_at):
                rows.save(tx, run.athlete_id, after)

    def _keeping(self, run: Run, provider: Provider, content: bytes, today: date) -> Finishing:
        options = ReadOptions(run.athlete_id, today)
        with tempfile.TemporaryDirectory(prefix="hormesis-") as folder:
            path = Path(folder) / f"{provider.name}.json"
            path.write_bytes(content)
            export = read_export(path, options)
        namer = knowledge_for(run.db, run.athlete_id).namer

        def write(tx: sa.Connection) -> dict[str, Any]:
            standing = rows.get(tx, run.athlete_id, provider.name)
            if standing is None:  # forgotten while it was asked: then nothing is wanted of it
                return {"written": 0}
            report = keep_export(tx, run.db.clock, export, options, namer)
            rows.save(tx, run.athlete_id, connected(provider.name, standing.sealed, today.isoformat(), self.now()))
            if report.appended.written:
                run.queue.enqueue(tx, run.athlete_id, "refresh")
            return {"written": report.appended.written, "import_id": report.import_id}

        return write


def _before(day: date, days: int) -> date:
    return day - timedelta(days=days)
