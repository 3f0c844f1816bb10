"""What the athlete has told, as of a day, gathered from their facts: ``athlete_from``."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hormesis.domain.athlete import Athlete, Condition, Event, Gym, Limitation, Pain, PainReport, Preference, Profile, Tight
from hormesis.domain.facts import Fact

__all__ = ["TOLD_KINDS", "athlete_from"]

TOLD_KINDS = (
    *("profile", "gym", "limitation", "condition", "preference", "status", "pain"),
    *("tightness", "dismissal", "release", "desk", "event"),
)
_PROFILE = (
    "sex",
    "birth_year",
    "goal",
    "experience",
    "days_per_week",
    "workout_min",
    "units",
    "language",
    "release_trial",
    "plan_style",
    "template",
    "progression",
)
_PAIN_DAYS = 2
_PAIN_REMEMBERED_DAYS = 28
_TIGHT_DAYS = 2
_DISMISSED_DAYS = 28
_RELEASED_DAYS = 28


def athlete_from(facts: Iterable[Fact], as_of: date) -> Athlete:
    """The latest word on each thing, in the order of (at, id); what was said to end before ``as_of`` is left out.

    What a later word leaves out stays as it was: the plates when only bars are told, what to avoid when only an end is.
    """
    profile: dict[str, Any] = {}
    gym: Gym | None = None
    gyms: dict[str, dict[str, Any]] = {}
    gym_name = ""
    limitations: dict[tuple[str, str | None], Limitation] = {}
    conditions: dict[str, Condition] = {}
    preferences: dict[str, Preference] = {}
    pains: dict[tuple[str, str | None], Pain] = {}
    tight: dict[tuple[str, str | None], Tight] = {}
    pain_log: list[PainReport] = []
    dismissed: dict[str, bool] = {}
    released: list[tuple[str, date]] = []
    desk_hours: float | None = None
    away: dict[str, tuple[date, date | None]] = {}
    event: Event | None = None
    blocks_since: date | None = None
    template_since: date | None = None
    for fact in sorted(facts, key=lambda f: (f.at, f.id)):
        fields = fact.fields
        until = _day(fields.get("until"))
        ended = until is not None and until < as_of
        if fact.kind == "profile":
            profile.update({name: fields[name] for name in _PROFILE if name in fields})
            if "plan_style" in fields:
                blocks_since = (blocks_since or fact.day) if fields["plan_style"] == "blocks" else None
            if "template" in fields or "progression" in fields:
                template_since = fact.day
            if "focus" in fields:
                profile["focus"] = tuple(str(word) for word in fields["focus"])
        elif fact.kind == "gym":
            gym_name = str(fields.get("name", gym_name))
            gyms[gym_name] = {**gyms.get(gym_name, {}), **fields}
            gym = _gym(gyms[gym_name])
        elif fact.kind == "limitation":
            key = (str(fields["region"]), fields.get("side"))
            before = limitations.pop(key, None)
            if not ended:
                avoid = fields.get("avoid", before.avoid if before else ())
                limitations[key] = Limitation(key[0], key[1], tuple(avoid), until)
        elif fact.kind == "condition":
            conditions.pop(str(fields["code"]), None)
            if not ended:
                conditions[str(fields["code"])] = Condition(str(fields["code"]), until)
        elif fact.kind == "preference":
            preferences[str(fields["exercise"])] = fields["preference"]
        elif fact.kind == "status" and "status" in fields:
            away[fields["status"]] = fact.day, until
        elif fact.kind == "event" and fields.get("type") in ("meet", "test"):
            event = _event(fields, as_of)
        if fact.kind == "pain" and as_of - timedelta(days=_PAIN_REMEMBERED_DAYS) <= fact.day <= as_of:
            said = str(fields.get("movement", ""))
            pain_log.append(PainReport(str(fields["region"]), float(fields["level"]), fact.day, said))
        if fact.kind == "pain" and as_of - timedelta(days=_PAIN_DAYS) <= fact.day <= as_of:
            where = (str(fields["region"]), fields.get("side"))
            pains[where] = _worse(pains.get(where), fields)
        elif fact.kind == "tightness" and as_of - timedelta(days=_TIGHT_DAYS) <= fact.day <= as_of:
            at = (str(fields["region"]), fields.get("side"))
            tight[at] = Tight(at[0], at[1], float(fields["level"]), fact.day)
        elif fact.kind == "dismissal":
            last = until or fact.day + timedelta(days=_DISMISSED_DAYS)
            for of in (fields["of"], *fields.get("reaches", ())):
                dismissed[str(of)] = last >= as_of
        elif fact.kind == "release" and "exercise" in fields and fact.day >= as_of - timedelta(days=_RELEASED_DAYS):
            released.append((str(fields["exercise"]), fact.day))
        elif fact.kind == "desk" and as_of - timedelta(days=1) <= fact.day <= as_of:
            desk_hours = float(fields["hours"])
    ill_last = _last_day(away.get("ill"))
    travels = _last_day(away.get("travelling"))
    return Athlete(
        Profile(**profile),
        gym,
        tuple(limitations[key] for key in sorted(limitations, key=str)),
        tuple(conditions[code] for code in sorted(conditions)),
        preferences,
        ill_last is not None and ill_last >= as_of,
        tuple(pains[where] for where in sorted(pains, key=str)),
        tuple(tight[at] for at in sorted(tight, key=str)),
        tuple(pain_log),
        frozenset(of for of, stands in dismissed.items() if stands),
        desk_hours,
        tuple(released),
        event,
        ill_last,
        travels is not None and travels >= as_of,
        blocks_since,
        template_since,
    )


def _last_day(said: tuple[date, date | None] | None) -> date | None:
    """The last day of an illness or a journey: the one that was said, else the day on which it was said."""
    return None if said is None else said[1] or said[0]


def _event(fields: Any, as_of: date) -> Event | None:
    """A meet or a test that is still to come, or is today."""
    on = _day(fields.get("date"))
    return None if on is None or on < as_of else Event(on, fields["type"], tuple(str(one) for one in fields.get("lifts", ())))


def _worse(before: Pain | None, fields: Any) -> Pain:
    """The worse of what was reported for a region lately: a good hour does not undo a bad morning."""
    level, new = float(fields["level"]), bool(fields.get("new", False))
    if before is not None:
        level, new = max(level, before.level), new or before.new
    return Pain(str(fields["region"]), fields.get("side"), level, new)


def _gym(fields: Any) -> Gym:
    return Gym(
        name=str(fields.get("name", "")),
        implements=tuple(fields.get("implements", ())),
        bars_kg=tuple(sorted(fields.get("bars_kg", ()))),
        plates_kg=tuple(sorted(fields.get("plates_kg", ()))),
        dumbbells_kg=tuple(sorted(fields.get("dumbbells_kg", ()))),
        stack_step_kg=fields.get("stack_step_kg"),
        tools=tuple(fields.get("tools", ())),
    )


def _day(text: Any) -> date | None:
    return date.fromisoformat(str(text)[:10]) if text else None
