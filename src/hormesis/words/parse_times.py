"""When a report is of, and until when something holds: ``moment_of``, ``until_of``."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_words import Item

__all__ = ["at_text", "last_day_before", "moment_of", "until_of"]

_HOURS = {"morning": 7, "noon": 12, "afternoon": 15, "evening": 20}
_YESTERDAY = {"yesterday": 12, "last_night": 20, "yesterday_morning": 7, "yesterday_afternoon": 15}
_NOON = 12


def moment_of(clauses: Sequence[Clause], nth: int, now: datetime) -> tuple[datetime, str | None]:
    """When the clause ``nth`` is of, and what was assumed for it; ``now`` where nothing is said.

    Its own word counts, else that of an earlier clause of its sentence, else that of one behind it that says nothing but when.
    """
    here = clauses[nth].sentence
    earlier = [clauses[i] for i in range(nth, -1, -1) if clauses[i].sentence == here]
    behind = [c for c in clauses[nth + 1 : nth + 2] if c.sentence == here and c.only("time", "ago", "amount", "moment", "since")]
    for clause in (*earlier, *behind):
        said = _said(clause, now)
        if said is not None:
            return said if said[0] <= now else (now, None)
    return now, None


def _said(clause: Clause, now: datetime) -> tuple[datetime, str | None] | None:
    for place, item in enumerate(clause.items):
        when = item.value("time")
        if when == "today":
            return now, None
        if when in _HOURS:
            return _on(now.date(), _HOURS[when], now), None
        if when in _YESTERDAY:
            return _on(now.date() - timedelta(days=1), _YESTERDAY[when], now), None
        if when == "before_yesterday":
            return _on(now.date() - timedelta(days=2), _NOON, now), None
        days = _days(item)
        if days is not None and any(i.has("ago") for i in clause.items[max(0, place - 1) : place + 2]) and days <= 14:
            return _on(now.date() - timedelta(days=days), _NOON, now), None
        weekday = item.value("weekday")
        if weekday is not None and not clause.has("until", "for"):
            back = (now.weekday() - int(weekday)) % 7
            day = now.date() - timedelta(days=back)
            return (now if not back else _on(day, _NOON, now)), f"{item.words} taken for {day}"
    return None


def until_of(clauses: Sequence[Clause], now: datetime) -> date | None:
    """The last day that the clauses name: "until March 3", "bis Freitag", "for two weeks", "this week"."""
    for clause in clauses:
        for place, item in enumerate(clause.items):
            following = clause.items[place + 1 : place + 6]
            if item.has("until"):
                day = _day_named(following, now.date())
                if day is not None:
                    return day
            if item.has("for") and following:
                days = _days(following[0]) or _days_of_word(following)
                if days is not None:
                    return now.date() + timedelta(days=days)
            if item.has("this_week"):
                return now.date() + timedelta(days=6 - now.weekday())
    return None


def last_day_before(now: datetime) -> date:
    """The day before today: what is over held until then."""
    return now.date() - timedelta(days=1)


def at_text(when: datetime, now: datetime) -> str:
    """``when`` as ``at`` of a fact: to the millisecond where it is now, so that of two words in one second the later counts."""
    return when.isoformat(timespec="milliseconds" if when == now else "seconds")


def _days(item: Item) -> int | None:
    for unit, length in (("day", 1), ("week", 7), ("month", 30)):
        if item.has(f"amount:{unit}") and item.number is not None and item.number * length <= 1000:
            return round(item.number * length)
    return None


def _days_of_word(items: Sequence[Item]) -> int | None:
    """ "the next week" is one of them."""
    unit = items[0].value("unit")
    return {"day": 1, "week": 7, "month": 30}.get(unit or "")


def _day_named(items: Sequence[Item], today: date) -> date | None:
    items = [item for item in items if item.meanings - {"filler", "for"}]
    if not items:
        return None
    first, second = items[0], items[1] if len(items) > 1 else None
    if first.has("end_of") and second is not None and second.value("month"):
        start = _on_or_after(today, int(second.value("month") or 1), 1, ends=True)
        return start and (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if first.has("tomorrow"):
        return today + timedelta(days=1)
    month = first.value("month")
    if month:
        day = _whole(second) if second is not None and second.number is not None and second.gap.strip() in ("", ".") else 1
        return _on_or_after(today, int(month), day)
    weekday = first.value("weekday")
    if weekday:
        return today + timedelta(days=(int(weekday) - today.weekday() - 1) % 7 + 1)
    if first.has("date"):
        return None
    day = _whole(first)
    if day is None or not 1 <= day <= 31:
        return None
    following = next((item.value("month") for item in items[1:3] if item.value("month")), None)
    if following:
        return _on_or_after(today, int(following), day)
    if first.has("ordinal", "number") and first.number == day:
        return next((d for n in range(1, 63) if (d := today + timedelta(days=n)).day == day), None)
    return None


def _whole(item: Item | None) -> int | None:
    return int(item.number) if item is not None and item.number is not None and item.number.is_integer() else None


def _on_or_after(today: date, month: int, day: int | None, ends: bool = False) -> date | None:
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day or 1)
        except ValueError:
            return None
        if found >= today or (ends and month == today.month):
            return found
    return None


def _on(day: date, hour: int, now: datetime) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=now.tzinfo)
