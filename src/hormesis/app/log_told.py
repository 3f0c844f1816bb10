"""What the athlete said once and holds until they say otherwise: ``standing_told``, ``forget_told``, ``over_too``.

Preferences, limitations, conditions and what they dismissed: listed in words, each forgotten at a word.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hormesis.domain.errors import NotFound
from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log
from hormesis.store.database import Database
from hormesis.words.english_log import fact_text
from hormesis.words.parse_times import at_text
from hormesis.words.parse_values import Draft, Question

__all__ = ["forget_told", "over_too", "standing_told"]

_KINDS = ("preference", "limitation", "condition", "dismissal")
_SAME = {"preference": ("exercise",), "limitation": ("region", "side"), "condition": ("code",), "dismissal": ("of", "region")}

Json = dict[str, Any]


def standing_told(db: Database, athlete_id: str, now: datetime) -> list[Json]:
    """What stands of preferences, limitations, conditions and dismissals: ``ids``, ``kind``, ``says``, ``since``, ``until``.

    ``ids`` are all the facts that speak of it: forgotten together they leave nothing.
    """
    found = []
    for facts in _by_thing(db, athlete_id, now).values():
        fields = {name: value for one in facts for name, value in one.fields.items()}
        last = facts[-1]
        if str(fields.get("until", "9999"))[:10] < now.date().isoformat() or (
            last.kind == "limitation" and "avoid" not in fields
        ):
            continue
        says = fact_text(Draft(last.kind, last.at, fields, (0, 0)))
        ids = [one.id for one in facts]
        found.append({"ids": ids, "kind": last.kind, "says": says, "since": facts[0].at[:10], "until": fields.get("until")})
    return found


def forget_told(db: Database, athlete_id: str, words: str, now: datetime) -> list[Json]:
    """Forget what stands and is named by ``words`` (of its sentence, or an id); what was forgotten.

    Raises ``NotFound`` for nothing.
    """
    wanted = words.casefold().replace("_", " ").replace("-", " ").split()
    told = standing_told(db, athlete_id, now)
    out = [one for one in told if words in one["ids"] or all(word in one["says"].casefold() for word in wanted)]
    if not out or not wanted:
        there = "; ".join(one["says"] for one in told) or "nothing"
        raise NotFound(f"log: found {words!r}, which nothing that stands says; there is: {there}")
    with db.transaction() as tx:
        fact_log.delete(tx, athlete_id, [fact_id for one in out for fact_id in one["ids"]], db.clock)
    return out


def over_too(db: Database, athlete_id: str, drafts: Sequence[Draft], now: datetime) -> tuple[Question, ...]:
    """The questions whether what is spared is over, where a region is said to be fine again."""
    fine = {
        str(one.fields["region"]): one for one in drafts if one.kind in ("pain", "tightness") and one.fields.get("level") == 0
    }
    if not fine:
        return ()
    found = []
    for facts in _by_thing(db, athlete_id, now).values():
        last, region = facts[-1], str(facts[-1].fields.get("region"))
        if last.kind == "limitation" and region in fine and str(last.fields.get("until", "9999"))[:10] >= now.date().isoformat():
            fields = {name: last.fields[name] for name in ("region", "side") if name in last.fields}
            ended = {**fields, "until": (now.date() - timedelta(days=1)).isoformat()}
            draft = replace(fine[region], kind="limitation", at=at_text(now, now), fields=ended, assumed=(), confidence=1.0)
            found.append(Question("over", draft.span, {"region": region}, ("yes", "no"), draft, "now"))
    return tuple(found)


def _by_thing(db: Database, athlete_id: str, now: datetime) -> dict[tuple[str, ...], list[Fact]]:
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, _KINDS, None, now.date())
    found: dict[tuple[str, ...], list[Fact]] = {}
    for one in facts:
        found.setdefault((one.kind, *(str(one.fields.get(name)) for name in _SAME[one.kind])), []).append(one)
    return found
