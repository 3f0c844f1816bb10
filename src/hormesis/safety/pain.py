"""What reported pain stops or holds. ``stopped_by_pain``, ``held_by_pain``.

Pain-monitoring: 0–3 of 10 is fine, 4–5 holds the load, above 5 stops what loads the region (after Thomeé 1997, for known and
cleared problems); new or unexplained pain never progresses. Grade: expert.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hormesis.domain.anatomy import MuscleGroup as G
from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete, Pain
from hormesis.domain.evidence import Reason
from hormesis.exercises.page import Page

__all__ = ["LOADED_BY", "Loading", "held_by_pain", "loads_region", "stopped_by_pain"]

_STOPS = 5.0
_HOLDS = 4.0
_COUNTS = 0.5
_EVIDENCE = ("thomee-1997",)


@dataclass(frozen=True, slots=True)
class Loading:
    """What loads a region: work for these muscle groups, or a movement with one of these tags."""

    groups: frozenset[G]
    tags: frozenset[str]


def _by(groups: tuple[G, ...], *tags: str) -> Loading:
    return Loading(frozenset(groups), frozenset(tags))


LOADED_BY: Mapping[Region, Loading] = {
    Region.NECK: _by((G.NECK, G.TRAPS), "neck_load", "axial_load"),
    Region.UPPER_BACK: _by((G.MID_BACK, G.TRAPS, G.REAR_DELTS, G.LATS)),
    Region.LOWER_BACK: _by((G.LOWER_BACK,), "spinal_load", "axial_load", "hip_hinge", "spinal_flexion", "spinal_rotation"),
    Region.CHEST: _by((G.CHEST,), "horizontal_press", "shoulder_extension_loaded"),
    Region.SHOULDER: _by(
        (G.FRONT_DELTS, G.SIDE_DELTS, G.REAR_DELTS, G.ROTATOR_CUFF),
        "overhead",
        "horizontal_press",
        "vertical_press",
        "shoulder_abduction",
        "shoulder_extension_loaded",
        "shoulder_external_rotation_end_range",
        "hanging",
    ),
    Region.UPPER_ARM: _by((G.BICEPS, G.TRICEPS), "elbow_load"),
    Region.ELBOW: _by((G.BICEPS, G.TRICEPS, G.FOREARMS), "elbow_load"),
    Region.FOREARM: _by((G.FOREARMS,), "grip"),
    Region.WRIST: _by((G.FOREARMS,), "wrist_extension_loaded", "horizontal_press", "vertical_press"),
    Region.ABDOMEN: _by((G.ABS, G.OBLIQUES), "spinal_flexion", "spinal_rotation", "spinal_load"),
    Region.HIP: _by((G.GLUTES, G.HIP_FLEXORS, G.ADDUCTORS, G.ABDUCTORS), "deep_hip_flexion", "hip_hinge"),
    Region.GLUTE: _by((G.GLUTES, G.ABDUCTORS), "deep_hip_flexion", "hip_hinge"),
    Region.GROIN: _by((G.ADDUCTORS, G.HIP_FLEXORS), "deep_hip_flexion"),
    Region.THIGH_FRONT: _by((G.QUADS, G.HIP_FLEXORS), "deep_knee_flexion"),
    Region.THIGH_BACK: _by((G.HAMSTRINGS,), "hip_hinge"),
    Region.KNEE: _by((G.QUADS,), "knee_load", "deep_knee_flexion", "impact", "kneeling"),
    Region.CALF: _by((G.CALVES,), "ankle_load", "impact"),
    Region.SHIN: _by((G.TIBIALIS,), "ankle_load", "impact"),
    Region.ANKLE: _by((G.CALVES, G.TIBIALIS), "ankle_load", "impact", "balance"),
    Region.FOOT: _by((G.CALVES,), "ankle_load", "impact", "balance"),
}
"""Region → what loads it. Broad on purpose: what is left out needlessly costs a workout, what is kept wrongly costs more."""


def loads_region(page: Page, region: Region) -> bool:
    """Whether an exercise loads a region: through a group it works (at least half a set), a tag, or its own list of regions."""
    loading = LOADED_BY[region]
    works = any(share >= _COUNTS and group in loading.groups for group, share in page.groups.items())
    return works or bool(loading.tags.intersection(page.movement_tags)) or region in page.regions


def stopped_by_pain(page: Page | None, name: str, athlete: Athlete) -> Reason | None:
    """Why an exercise is left out for pain above 5; one that the library doesn't know is left out too."""
    for pain in athlete.pains:
        if pain.level > _STOPS:
            if page is None:
                return Reason("unknown_under_pain", {"exercise": name, "region": pain.region})
            if loads_region(page, Region(pain.region)):
                return Reason("pain_stops", {"exercise": name, "region": pain.region, "level": pain.level}, _EVIDENCE)
    return None


def held_by_pain(page: Page | None, name: str, athlete: Athlete) -> Reason | None:
    """Why a load must not rise: pain of 4 or 5 in a region it loads, or any that is new or unexplained."""
    for pain in athlete.pains:
        if _holds(pain) and (page is None or loads_region(page, Region(pain.region))):
            code = "new_pain_holds" if pain.new else "pain_holds"
            return Reason(code, {"exercise": name, "region": pain.region, "level": pain.level}, _EVIDENCE)
    return None


def _holds(pain: Pain) -> bool:
    return pain.level >= _HOLDS or (pain.new and pain.level > 0)
