"""What a condition on file means for today's training. ``rests_for_condition``, ``cautions``.

The codes are those of the documented list. Two of them rule training out until a professional clears it; others are said, so
that the plan is only followed as far as a doctor has agreed to. Grade: expert.
"""

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.exercises.page import Page

__all__ = ["cautions", "contraindicated", "rests_for_condition"]

_NO_TRAINING = ("deep_vein_thrombosis", "fever")
_ASK_FIRST = (
    "bone_fracture",
    "cancer_in_area",
    "connective_tissue_disease",
    "heart_condition",
    "high_blood_pressure",
    "muscle_tear",
    "neck_vascular_disease",
    "osteoporosis",
    "pregnancy",
    "recent_surgery",
)


def rests_for_condition(athlete: Athlete) -> Reason | None:
    """Why there is no training at all today, if a condition says so."""
    for condition in athlete.conditions:
        if condition.code in _NO_TRAINING:
            return Reason("condition_rest", {"condition": condition.code})
    return None


def cautions(athlete: Athlete) -> list[Reason]:
    """What a professional should have agreed to before this plan is followed."""
    return [Reason("condition_ask", {"condition": c.code}) for c in athlete.conditions if c.code in _ASK_FIRST]


def contraindicated(page: Page | None, name: str, athlete: Athlete) -> Reason | None:
    """Why an exercise is left out for a condition that its page names."""
    for condition in athlete.conditions:
        if page is not None and condition.code in page.contraindications:
            return Reason("condition_excludes", {"exercise": name, "condition": condition.code})
    return None
