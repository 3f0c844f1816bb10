"""What is done instead of a lift that must not be done today: ``stand_in``. A page that trains the same, spares what must be
spared, and can be done where the athlete trains; their own lifts first, since their loads are known."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Unavailable
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import Kind, LoadMeaning
from hormesis.domain.training import PlannedExercise, PlannedSet, SetType
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.state import Beliefs
from hormesis.exercises.at_hand import equipment_at_hand
from hormesis.exercises.page import Page
from hormesis.exercises.sparing import sparing
from hormesis.exercises.substitution import substitutes
from hormesis.planning.exercise import Context, Prescription, prescribe
from hormesis.planning.sets import numbered
from hormesis.safety.limitations import ruled_out
from hormesis.safety.pain import held_by_pain, loads_region

__all__ = ["at_hand", "equipment_used", "stand_in"]

_REASONS = {Region.LOWER_BACK: "low_back", Region.SHOULDER: "shoulder", Region.KNEE: "knee"}
_LATELY_DAYS = 90
_OPTIONS = 12
_NEW_SETS = 2
_NEW_RIR = 4
_SPARE = 5
_LIGHT_SHARE = 0.4


def stand_in(
    page: Page, forbidden: Reason, beliefs: Beliefs, athlete: Athlete, day: Context, pages: Sequence[Page], taken: Set[str]
) -> Prescription | None:
    """A prescription in place of ``page``, which ``forbidden`` rules out; None where nothing serves. Pages ``taken`` are in the
    plan already."""
    options = [
        one
        for one in _options(page, forbidden, athlete, day.on, pages, at_hand(beliefs, athlete, pages, day.on))
        if one.slug not in taken
    ]
    own = {lift.exercise: lift for lift in beliefs.lifts.values() if lift.exercise and _is_recent(lift, day.on)}
    for option in options:
        lift = own.get(option.slug)
        if lift is None:
            continue
        held = day.held or held_by_pain(option, lift.name, athlete) is not None
        made = prescribe(beliefs, athlete, lift, option, replace(day, held=held))
        if made is not None:
            return made
    return _new(options[0], day) if options else None


def _options(page: Page, forbidden: Reason, athlete: Athlete, on: date, pages: Iterable[Page], equipment: Set[str]) -> list[Page]:
    """Pages that train the same and may be done, the best first; where a region hurts, none that loads it."""
    region = forbidden.values.get("region")
    hurts = Region(str(region)) if region and forbidden.code != "limitation" else None
    allowed = [
        one
        for one in pages
        if one.kind in (Kind.STRENGTH, Kind.POWER)
        and ruled_out(one, one.name, athlete, on) is None
        and (hurts is None or not loads_region(one, hurts))
    ]
    tags = forbidden.values.get("tags")
    found: list[Page] = []
    if isinstance(tags, tuple):
        for tag in tags:
            found += [one.page for one in sparing(page, tag, allowed, equipment, _OPTIONS)]
    reason = _REASONS.get(hurts, "busy") if hurts else "busy"
    found += [one.page for one in substitutes(page, reason, allowed, equipment, _OPTIONS)]
    if hurts is not None:
        found += [one.page for one in substitutes(page, "busy", allowed, equipment, _OPTIONS)]
    return [one for one in {page.slug: page for page in found}.values() if one.kind in (Kind.STRENGTH, Kind.POWER)]


def equipment_used(beliefs: Beliefs, pages: Iterable[Page], on: date) -> frozenset[str]:
    """What the lifts of the last three months needed: it is there, whether it was told or not."""
    done = {lift.exercise for lift in beliefs.lifts.values() if _is_recent(lift, on)}
    return frozenset(word for page in pages if page.slug in done for word in page.equipment)


def at_hand(beliefs: Beliefs, athlete: Athlete, pages: Sequence[Page], on: date) -> frozenset[str]:
    """What there is to train with: as it was told, else what the lifts of the last three months needed."""
    told = equipment_at_hand(athlete.gym.implements, athlete.gym.tools) if athlete.gym is not None else None
    return told if told is not None else equipment_used(beliefs, pages, on)


def _is_recent(lift: LiftBelief, on: date) -> bool:
    return bool(lift.recent) and lift.recent[0].ordinal >= (on - timedelta(days=_LATELY_DAYS)).toordinal()


def _new(page: Page, day: Context) -> Prescription:
    """An exercise that the log doesn't hold: two sets, far from the limit, at a load that only trying can tell."""
    dose = next((one for one in page.doses if one.moment == "work"), None)
    low, high = dose.reps if dose is not None and dose.reps else (8, 12)
    reps = min(max(8, low), high)
    rest = sum(dose.rest_s) // 2 if dose is not None and dose.rest_s else 120
    side = "both" if page.unilateral else None
    one = PlannedSet("", SetType.WORKING, reps, None, _NEW_RIR, rest, side=side)
    loaded = page.load_meaning not in (LoadMeaning.NONE, LoadMeaning.ADDED)
    why = Reason("new_with_load", {"could": reps + _SPARE}) if loaded else Reason("new_without_load")
    sets = numbered([one] * _NEW_SETS, day.on, page.name)
    planned = PlannedExercise(page.slug, page.name, sets, Unavailable("no_set_for_strength"), (why,))
    return Prescription(planned, page, LoadGrid((1.0,), 1.0, "default"), _LIGHT_SHARE, 5 * reps * (2 if side else 1))
