"""Whether release work may be prescribed at all, in a region, with a page. ``release_rule``, ``GATES``.

Stricter than the experts' consensus (Bartsch 2021, J Clin Med 10:5360, 37 experts): what they would do with caution is left to a
professional here. Each gate has an id that the documentation explains; none can be switched off. Grade: expert.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import Kind
from hormesis.exercises.page import Page

__all__ = ["GATES", "OTHER_RULES", "ReleaseGate", "release_blocked", "release_rule"]

_PAIN_STOPS = 4.0
_EVIDENCE = ("bartsch-2021",)
_PAGE_RULE, _PAIN_RULE = "release/page", "release/pain"
_TRUNK = frozenset({Region.ABDOMEN, Region.LOWER_BACK})
_LEGS = frozenset({Region.THIGH_FRONT, Region.THIGH_BACK, Region.CALF, Region.SHIN, Region.GROIN, Region.KNEE, Region.ANKLE})


@dataclass(frozen=True, slots=True)
class ReleaseGate:
    """What a condition blocks: these regions, or all (None), and why, in a sentence for the documentation."""

    regions: frozenset[Region] | None
    why: str


GATES: Mapping[str, ReleaseGate] = MappingProxyType(
    {
        "anticoagulants": ReleaseGate(None, "Firm pressure can bleed under the skin; ask who prescribed the blood thinners."),
        "bleeding_disorder": ReleaseGate(None, "Firm pressure can bleed under the skin."),
        "deep_vein_thrombosis": ReleaseGate(None, "Pressure can loosen a clot."),
        "fever": ReleaseGate(None, "A body that fights an infection rests."),
        "skin_infection": ReleaseGate(None, "Pressure and tools spread it, and nobody has said where it is."),
        "wound": ReleaseGate(None, "Pressure opens it, and nobody has said where it is."),
        "bone_fracture": ReleaseGate(None, "Pressure near a break can move it, and nobody has said where it is."),
        "muscle_tear": ReleaseGate(None, "A fresh tear bleeds again under pressure."),
        "recent_surgery": ReleaseGate(None, "Six weeks at least, and then when the surgeon agrees."),
        "cancer_in_area": ReleaseGate(None, "Only with the treating team's word."),
        "connective_tissue_disease": ReleaseGate(None, "Vessels and joints may not stand firm pressure; ask first."),
        "loss_of_sensation": ReleaseGate(None, "Who can't feel the pressure can't tell when it is too much."),
        "neck_vascular_disease": ReleaseGate(
            frozenset({Region.NECK, Region.UPPER_BACK, Region.SHOULDER}), "The vessels of the neck must not be pressed."
        ),
        "osteoporosis": ReleaseGate(
            frozenset({Region.UPPER_BACK, Region.LOWER_BACK, Region.CHEST}), "Ribs and spine can break under body weight."
        ),
        "pregnancy": ReleaseGate(_TRUNK, "No pressure on the belly and the lower back, and nothing lying on the front."),
        "pacemaker": ReleaseGate(frozenset({Region.CHEST, Region.SHOULDER}), "No pressure around the device and its leads."),
        "varicose_veins": ReleaseGate(_LEGS, "No pressure on swollen veins."),
        "diabetes_neuropathy": ReleaseGate(frozenset({Region.FOOT, Region.ANKLE}), "Feet that feel little are hurt unnoticed."),
    }
)
"""Condition code → gate. The id of a gate is ``release/`` and the code."""

OTHER_RULES: Mapping[str, str] = MappingProxyType(
    {
        _PAIN_RULE: "Nothing is pressed or stretched where pain of 4 or more out of 10, or new pain, was reported: pressure is "
        "for what is tight, not for what hurts.",
        _PAGE_RULE: "The page itself names your condition, or has you lie on your front in pregnancy.",
    }
)
"""The ids of the rules that are no condition's, and why."""


def release_rule(page: Page, region: Region, athlete: Athlete) -> Reason | None:
    """The rule against a page for a region: of pressure (``release_blocked``) for a release page; a drill or a stretch is bound
    by its own page, by lying on the front in pregnancy, and by pain."""
    if page.kind is Kind.RELEASE:
        return release_blocked(page, region, athlete)
    for condition in athlete.conditions:
        if condition.code in page.contraindications or _is_prone(condition.code, page):
            values: dict[str, Value] = {"exercise": page.name, "condition": condition.code, "rule": _PAGE_RULE}
            return Reason("release_page_excluded", values)
    return _on_pain(page, region, athlete)


def release_blocked(page: Page, region: Region, athlete: Athlete) -> Reason | None:
    """Why this page must not be prescribed for this region; None when it may be.

    By a condition on file (the gate's own regions, and whatever the page itself names), or by pain of 4 or more, or new pain,
    where the page presses: pressure is for what is tight, not for what hurts.
    """
    for condition in athlete.conditions:
        gate = GATES.get(condition.code)
        gated = gate is not None and (gate.regions is None or not gate.regions.isdisjoint({region, *page.regions}))
        if gated or _is_prone(condition.code, page) or condition.code in page.contraindications:
            rule = f"release/{condition.code}" if gate is not None else _PAGE_RULE
            values: dict[str, Value] = {"exercise": page.name, "condition": condition.code, "rule": rule}
            return Reason("release_blocked", values, _EVIDENCE)
    return _on_pain(page, region, athlete)


def _is_prone(condition: str, page: Page) -> bool:
    return condition == "pregnancy" and "prone" in page.movement_tags


def _on_pain(page: Page, region: Region, athlete: Athlete) -> Reason | None:
    for pain in athlete.pains:
        if pain.region in (region, *page.regions) and (pain.level >= _PAIN_STOPS or (pain.new and pain.level > 0)):
            values: dict[str, Value] = {"region": pain.region, "level": pain.level, "rule": _PAIN_RULE}
            return Reason("release_not_on_pain", values)
    return None
