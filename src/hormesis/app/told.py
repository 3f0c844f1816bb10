"""What the athlete has told, as of a day, gathered from their facts: ``athlete_from``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
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
    "supersets",
    "reps",
    "isolation_reps",
    "rir",
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
    told = _Told(as_of)
    for fact in sorted(facts, key=lambda f: (f.at, f.id)):
        hear = _HEARD.get(fact.kind)
        if hear is not None:
            hear(told, fact)
    return told.athlete()


@dataclass(slots=True)
class _Told:
    """What was told so far, one fact after the other."""

    as_of: date
    profile: dict[str, Any] = field(default_factory=dict)
    gym: Gym | None = None
    gyms: dict[str, dict[str, Any]] = field(default_factory=dict)
    gym_name: str = ""
    limitations: dict[tuple[str, str | None], Limitation] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)
    preferences: dict[str, Preference] = field(default_factory=dict)
    pains: dict[tuple[str, str | None], Pain] = field(default_factory=dict)
    tight: dict[tuple[str, str | None], Tight] = field(default_factory=dict)
    pain_log: list[PainReport] = field(default_factory=list)
    dismissed: dict[str, bool] = field(default_factory=dict)
    released: list[tuple[str, date]] = field(default_factory=list)
    desk_hours: float | None = None
    away: dict[str, tuple[date, date | None]] = field(default_factory=dict)
    event: Event | None = None
    blocks_since: date | None = None
    template_since: date | None = None

    def hear_profile(self, fact: Fact) -> None:
        fields = fact.fields
        self.profile.update({name: fields[name] for name in _PROFILE if name in fields})
        if "plan_style" in fields:
            self.blocks_since = (self.blocks_since or fact.day) if fields["plan_style"] == "blocks" else None
        if "template" in fields or "progression" in fields:
            self.template_since = fact.day
        if "focus" in fields:
            self.profile["focus"] = tuple(str(word) for word in fields["focus"])

    def hear_gym(self, fact: Fact) -> None:
        fields = fact.fields
        self.gym_name = str(fields.get("name", self.gym_name))
        self.gyms[self.gym_name] = {**self.gyms.get(self.gym_name, {}), **fields}
        self.gym = _gym(self.gyms[self.gym_name])

    def hear_limitation(self, fact: Fact) -> None:
        fields = fact.fields
        until = _day(fact.fields.get("until"))
        key = (str(fields["region"]), fields.get("side"))
        before = self.limitations.pop(key, None)
        if until is None or until >= self.as_of:
            avoid = fields.get("avoid", before.avoid if before else ())
            self.limitations[key] = Limitation(key[0], key[1], tuple(avoid), until)

    def hear_condition(self, fact: Fact) -> None:
        fields = fact.fields
        until = _day(fact.fields.get("until"))
        self.conditions.pop(str(fields["code"]), None)
        if until is None or until >= self.as_of:
            self.conditions[str(fields["code"])] = Condition(str(fields["code"]), until)

    def hear_preference(self, fact: Fact) -> None:
        fields = fact.fields
        self.preferences[str(fields["exercise"])] = fields["preference"]

    def hear_status(self, fact: Fact) -> None:
        fields = fact.fields
        until = _day(fact.fields.get("until"))
        if "status" in fields:
            self.away[fields["status"]] = fact.day, until

    def hear_event(self, fact: Fact) -> None:
        fields = fact.fields
        if fields.get("type") in ("meet", "test"):
            self.event = _event(fields, self.as_of)

    def hear_pain(self, fact: Fact) -> None:
        fields = fact.fields
        if self.as_of - timedelta(days=_PAIN_REMEMBERED_DAYS) <= fact.day <= self.as_of:
            said = str(fields.get("movement", ""))
            self.pain_log.append(PainReport(str(fields["region"]), float(fields["level"]), fact.day, said))
        if self.as_of - timedelta(days=_PAIN_DAYS) <= fact.day <= self.as_of:
            where = (str(fields["region"]), fields.get("side"))
            self.pains[where] = _worse(self.pains.get(where), fields)

    def hear_tightness(self, fact: Fact) -> None:
        fields = fact.fields
        if self.as_of - timedelta(days=_TIGHT_DAYS) <= fact.day <= self.as_of:
            at = (str(fields["region"]), fields.get("side"))
            self.tight[at] = Tight(at[0], at[1], float(fields["level"]), fact.day)

    def hear_dismissal(self, fact: Fact) -> None:
        fields = fact.fields
        until = _day(fact.fields.get("until"))
        last = until or fact.day + timedelta(days=_DISMISSED_DAYS)
        for of in (fields["of"], *fields.get("reaches", ())):
            self.dismissed[str(of)] = last >= self.as_of

    def hear_release(self, fact: Fact) -> None:
        fields = fact.fields
        if "exercise" in fields and fact.day >= self.as_of - timedelta(days=_RELEASED_DAYS):
            self.released.append((str(fields["exercise"]), fact.day))

    def hear_desk(self, fact: Fact) -> None:
        fields = fact.fields
        if self.as_of - timedelta(days=1) <= fact.day <= self.as_of:
            self.desk_hours = float(fields["hours"])

    def athlete(self) -> Athlete:
        """All of it, in an order that does not depend on how it was told."""
        ill_last = _last_day(self.away.get("ill"))
        travels = _last_day(self.away.get("travelling"))
        return Athlete(
            Profile(**self.profile),
            self.gym,
            tuple(self.limitations[key] for key in sorted(self.limitations, key=str)),
            tuple(self.conditions[code] for code in sorted(self.conditions)),
            self.preferences,
            ill_last is not None and ill_last >= self.as_of,
            tuple(self.pains[where] for where in sorted(self.pains, key=str)),
            tuple(self.tight[at] for at in sorted(self.tight, key=str)),
            tuple(self.pain_log),
            frozenset(of for of, stands in self.dismissed.items() if stands),
            self.desk_hours,
            tuple(self.released),
            self.event,
            ill_last,
            travels is not None and travels >= self.as_of,
            self.blocks_since,
            self.template_since,
        )


_HEARD: Mapping[str, Callable[[_Told, Fact], None]] = {
    "profile": _Told.hear_profile,
    "gym": _Told.hear_gym,
    "limitation": _Told.hear_limitation,
    "condition": _Told.hear_condition,
    "preference": _Told.hear_preference,
    "status": _Told.hear_status,
    "event": _Told.hear_event,
    "pain": _Told.hear_pain,
    "tightness": _Told.hear_tightness,
    "dismissal": _Told.hear_dismissal,
    "release": _Told.hear_release,
    "desk": _Told.hear_desk,
}


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
