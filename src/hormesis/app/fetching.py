"""What each maker has of some days, as one JSON document that a source reads: ``fetched``."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from hormesis.app.asking_providers import Speaker
from hormesis.domain.errors import Conflict
from hormesis.sources.api_documents import FETCHED

__all__ = ["fetched"]

Get = Callable[[str, Mapping[str, str | int]], dict[str, Any]]

_MOST_PAGES = 1000
_DAYS_AT_ONCE = 30
"""As many as the narrowest of Fitbit's addresses takes."""


def fetched(speaker: Speaker, secret: str, since: date, until: date, zone: str | None) -> bytes:
    """The document of the days from ``since`` to ``until``. ``secret`` is the access token, or the API key.

    Raises ``Refused``, ``TooMany`` and ``Conflict``.
    """
    name = speaker.provider.name
    headers = {"api-key": secret} if speaker.provider.by_key else {"Authorization": f"Bearer {secret}"}

    def get(path: str, query: Mapping[str, str | int]) -> dict[str, Any]:
        return speaker.get(path, query, headers)

    lists = _LISTS[name](get, since, until)
    return json.dumps({FETCHED: name, "time_zone": zone, **lists}).encode()


def _oura(get: Get, since: date, until: date) -> dict[str, list[Any]]:
    # it counts a sleep to the day it ends on, and an end on that day leaves it out
    bounds: dict[str, str | int] = {"start_date": since.isoformat(), "end_date": (until + timedelta(days=1)).isoformat()}
    found = {}
    for kind in ("sleep", "daily_sleep", "daily_readiness", "daily_activity", "workout"):
        pages = _pages(get, f"/v2/usercollection/{kind}", bounds, "next_token", "next_token")
        found[kind] = [one for page in pages for one in _list(page, "data")]
    return found


def _whoop(get: Get, since: date, until: date) -> dict[str, list[Any]]:
    bounds: dict[str, str | int] = {
        "limit": 25,
        "start": f"{since.isoformat()}T00:00:00.000Z",
        "end": f"{(until + timedelta(days=1)).isoformat()}T00:00:00.000Z",
    }
    found = {}
    for kind, path in (("recovery", "recovery"), ("sleep", "activity/sleep"), ("workout", "activity/workout")):
        pages = _pages(get, f"/developer/v2/{path}", bounds, "next_token", "nextToken")
        found[kind] = [one for page in pages for one in _list(page, "records")]
    return found


def _fitbit(get: Get, since: date, until: date) -> dict[str, list[Any]]:
    paths = {
        "sleep": "/1.2/user/-/sleep/date",
        "activities-heart": "/1/user/-/activities/heart/date",
        "hrv": "/1/user/-/hrv/date",
        "br": "/1/user/-/br/date",
        "tempSkin": "/1/user/-/temp/skin/date",
        "activities-steps": "/1/user/-/activities/steps/date",
    }
    found: dict[str, list[Any]] = {kind: [] for kind in paths}
    for kind, path in paths.items():
        first = since
        while first <= until:
            last = min(first + timedelta(days=_DAYS_AT_ONCE - 1), until)
            found[kind] += _list(get(f"{path}/{first.isoformat()}/{last.isoformat()}.json", {}), kind)
            first = last + timedelta(days=1)
    return found


def _hevy(get: Get, since: date, _until: date) -> dict[str, list[Any]]:
    """Newest first, ten a page: pages until one that ends before ``since``."""
    found: list[Any] = []
    for number in range(1, _MOST_PAGES + 1):
        page = get("/v1/workouts", {"page": number, "pageSize": 10})
        workouts = _list(page, "workouts")
        found += workouts
        last = workouts[-1].get("start_time", "") if workouts and isinstance(workouts[-1], dict) else ""
        if number >= int(page.get("page_count") or 0) or not workouts or str(last)[:10] < since.isoformat():
            return {"workouts": found}
    raise Conflict("hevy: its pages come to no end; it is tried again later")


def _pages(get: Get, path: str, query: Mapping[str, str | int], said: str, asked: str) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    more: dict[str, str | int] = {}
    while len(seen) <= _MOST_PAGES:
        page = get(path, {**query, **more})
        yield page
        token = page.get(said)
        if not token:
            return
        if str(token) in seen:
            break
        seen.add(str(token))
        more = {asked: str(token)}
    raise Conflict(f"{path}: its pages come to no end; it is tried again later")


def _list(page: Mapping[str, Any], name: str) -> list[Any]:
    found = page.get(name)
    if not isinstance(found, list):
        raise Conflict(f"the answer has no list {name!r}; it is tried again later")
    return found


_LISTS: Mapping[str, Callable[[Get, date, date], dict[str, list[Any]]]] = {
    "oura": _oura,
    "whoop": _whoop,
    "fitbit": _fitbit,
    "hevy": _hevy,
}
