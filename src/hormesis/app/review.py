"""The week behind and the week ahead in sentences: ``review_for``."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hormesis.app.insight import insight_for
from hormesis.app.kept_plans import kept_week
from hormesis.app.knowledge import Knowledge
from hormesis.app.reasons import reason_json
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["review_for"]

Json = dict[str, Any]
_GIVEN_UP = 3


def review_for(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, units: Unit | None = None) -> Json:
    """``date``, ``week`` (from, to: the seven days before ``as_of``), ``says`` of them and ``ahead`` of the seven from then on.

    Each a list of ``why`` items, made of the objects of ``hormesis report`` and ``hormesis week``.
    """
    found = insight_for(db, athlete_id, as_of, knowledge, units=units)
    first = as_of - timedelta(days=7)
    with db.reading() as tx:
        felt = fact_log.live(tx, athlete_id, ["pain", "tightness"], first, as_of - timedelta(days=1))
        profiles = fact_log.live(tx, athlete_id, ["profile"], None, as_of)
    meant = next((one.fields["days_per_week"] for one in reversed(profiles) if "days_per_week" in one.fields), None)
    said = [reason_json(one, found["units"], as_of) for one in (*_trained(found, meant), *_felt(felt))]
    week = kept_week(db, athlete_id, as_of, knowledge)
    return {
        "date": found["date"],
        "week": found["week"],
        "units": found["units"],
        "says": [
            *said[: 1 + (meant is not None)],
            *found["summary"],
            *said[1 + (meant is not None) :],
            *found["worth"].get("why", ()),
        ],
        "ahead": [reason_json(_ahead(week), found["units"], as_of), *week["given_up"][:_GIVEN_UP]],
        "safety": list(week["safety"]),
    }


def _trained(found: Json, meant: int | None) -> Iterator[Reason]:
    training = found["training"]
    values = {
        "workouts": training["workouts"],
        "sets": training["sets"],
        "from": found["week"]["from"],
        "to": found["week"]["to"],
    }
    yield Reason("review_week", values)
    if meant is not None:
        yield Reason("review_days_meant", {"days": meant})


def _felt(facts: list[Fact]) -> Iterator[Reason]:
    """What was reported most, by region, the worst first; a zero is no report of something."""
    for kind in ("pain", "tightness"):
        by_region: dict[str, list[float]] = {}
        for one in facts:
            if one.kind == kind and one.fields["level"] > 0:
                by_region.setdefault(str(one.fields["region"]), []).append(float(one.fields["level"]))
        for region, levels in sorted(by_region.items(), key=lambda pair: (-max(pair[1]), pair[0])):
            code = "review_pain" if kind == "pain" else "review_tightness"
            yield Reason(code, {"region": region, "times": len(levels), "level": max(levels)})


def _ahead(week: Json) -> Reason:
    trained = [day for day in week["days"] if day["work"]]
    if not trained:
        return Reason("review_nothing_ahead")
    return Reason("review_ahead", {"workouts": len(trained), "minutes": sum(day["minutes"] or 0 for day in trained)})
