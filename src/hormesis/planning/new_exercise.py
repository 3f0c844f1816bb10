"""An exercise that the log doesn't hold: few sets, far from the limit, at a load that only trying can tell. ``new_exercise``."""

from datetime import date

from hormesis.domain.evidence import Reason, Unavailable
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import Implement, LoadMeaning
from hormesis.domain.training import PlannedExercise, PlannedSet, SetType
from hormesis.exercises.page import Page
from hormesis.planning.exercise import Prescription
from hormesis.planning.sets import numbered

__all__ = ["FIRST_SETS", "new_exercise"]

FIRST_SETS = 2
_RIR = 4
_SPARE = 5
_LIGHT_SHARE = 0.4
_REST_S = 120
_REPS, _REPS_SMALL = 8, 12


def new_exercise(page: Page, on: date) -> Prescription:
    """Two easy sets within the page's dose; a hold where its dose is one."""
    dose = next((one for one in page.doses if one.moment == "work"), None)
    rest = dose.rest_s[0] if dose is not None and dose.rest_s else _REST_S  # far from the limit, little rest will do
    side = "both" if page.unilateral else None
    sides = 2 if side else 1
    if dose is not None and dose.reps is None and dose.hold_s is not None:
        seconds = dose.hold_s[0]
        one = PlannedSet("", SetType.WORKING, None, None, None, rest, duration_s=seconds, side=side)
        why, length = Reason("new_hold"), seconds * sides
    else:
        low, high = dose.reps if dose is not None and dose.reps else (_REPS, 12)
        reps = min(max(_REPS_SMALL if page.category == "isolation" else _REPS, low), high)
        one = PlannedSet("", SetType.WORKING, reps, None, _RIR, rest, side=side)
        loaded = page.load_meaning not in (LoadMeaning.NONE, LoadMeaning.ADDED)
        code = "new_with_load" if loaded else "new_with_band" if page.implement is Implement.BAND else "new_without_load"
        why = Reason(code, {"could": reps + _SPARE})
        length = 5 * reps * sides
    sets = numbered([one] * FIRST_SETS, on, page.name)
    planned = PlannedExercise(page.slug, page.name, sets, Unavailable("no_set_for_strength"), (why,))
    return Prescription(planned, page, LoadGrid((1.0,), 1.0, "default"), _LIGHT_SHARE, length)
