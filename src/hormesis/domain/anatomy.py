"""The body as the coach counts it: muscle groups (volume, fatigue), regions (tightness, pain), muscles (pages)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

__all__ = ["LOWER_BODY", "MUSCLES", "REGION_GROUPS", "MuscleGroup", "Region", "Side"]


class MuscleGroup(StrEnum):
    """What weekly volume and fatigue are counted in; ``FULL_BODY`` and ``NONE`` for a page that trains no one group."""

    CHEST = "chest"
    FRONT_DELTS = "front_delts"
    SIDE_DELTS = "side_delts"
    REAR_DELTS = "rear_delts"
    LATS = "lats"
    MID_BACK = "mid_back"
    TRAPS = "traps"
    BICEPS = "biceps"
    TRICEPS = "triceps"
    FOREARMS = "forearms"
    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    GLUTES = "glutes"
    ADDUCTORS = "adductors"
    ABDUCTORS = "abductors"
    CALVES = "calves"
    ABS = "abs"
    OBLIQUES = "obliques"
    LOWER_BACK = "lower_back"
    HIP_FLEXORS = "hip_flexors"
    ROTATOR_CUFF = "rotator_cuff"
    NECK = "neck"
    TIBIALIS = "tibialis"
    FULL_BODY = "full_body"
    NONE = "none"


class Region(StrEnum):
    """Where a body is tight or hurts."""

    NECK = "neck"
    UPPER_BACK = "upper_back"
    LOWER_BACK = "lower_back"
    CHEST = "chest"
    SHOULDER = "shoulder"
    UPPER_ARM = "upper_arm"
    ELBOW = "elbow"
    FOREARM = "forearm"
    WRIST = "wrist"
    ABDOMEN = "abdomen"
    HIP = "hip"
    GLUTE = "glute"
    GROIN = "groin"
    THIGH_FRONT = "thigh_front"
    THIGH_BACK = "thigh_back"
    KNEE = "knee"
    CALF = "calf"
    SHIN = "shin"
    ANKLE = "ankle"
    FOOT = "foot"


class Side(StrEnum):
    """Left, right or both."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


_GROUPS: dict[MuscleGroup, tuple[str, ...]] = {
    MuscleGroup.CHEST: ("pectoralis_major_sternal", "pectoralis_major_clavicular", "pectoralis_minor", "serratus_anterior"),
    MuscleGroup.FRONT_DELTS: ("anterior_deltoid",),
    MuscleGroup.SIDE_DELTS: ("lateral_deltoid",),
    MuscleGroup.REAR_DELTS: ("posterior_deltoid",),
    MuscleGroup.LATS: ("latissimus_dorsi", "teres_major"),
    MuscleGroup.MID_BACK: ("rhomboids", "middle_trapezius", "lower_trapezius"),
    MuscleGroup.TRAPS: ("upper_trapezius", "levator_scapulae"),
    MuscleGroup.BICEPS: ("biceps_brachii", "brachialis", "coracobrachialis"),
    MuscleGroup.TRICEPS: ("triceps_long_head", "triceps_lateral_head", "triceps_medial_head", "anconeus"),
    MuscleGroup.FOREARMS: ("brachioradialis", "wrist_flexors", "wrist_extensors", "finger_flexors", "pronators", "supinator"),
    MuscleGroup.QUADS: ("rectus_femoris", "vastus_lateralis", "vastus_medialis", "vastus_intermedius"),
    MuscleGroup.HAMSTRINGS: ("biceps_femoris_long_head", "biceps_femoris_short_head", "semitendinosus", "semimembranosus"),
    MuscleGroup.GLUTES: ("gluteus_maximus", "piriformis", "deep_hip_rotators"),
    MuscleGroup.ADDUCTORS: ("adductor_magnus", "adductor_longus", "adductor_brevis", "gracilis", "pectineus"),
    MuscleGroup.ABDUCTORS: ("gluteus_medius", "gluteus_minimus", "tensor_fasciae_latae"),
    MuscleGroup.CALVES: ("gastrocnemius", "soleus", "plantaris", "peroneals", "foot_intrinsics"),
    MuscleGroup.ABS: ("rectus_abdominis", "transversus_abdominis"),
    MuscleGroup.OBLIQUES: ("external_oblique", "internal_oblique"),
    MuscleGroup.LOWER_BACK: ("erector_spinae", "multifidus", "quadratus_lumborum"),
    MuscleGroup.HIP_FLEXORS: ("iliopsoas", "sartorius"),
    MuscleGroup.ROTATOR_CUFF: ("supraspinatus", "infraspinatus", "teres_minor", "subscapularis"),
    MuscleGroup.NECK: ("sternocleidomastoid", "deep_neck_flexors", "splenius", "suboccipitals", "scalenes"),
    MuscleGroup.TIBIALIS: ("tibialis_anterior", "toe_extensors"),
}

MUSCLES: Mapping[str, MuscleGroup] = MappingProxyType({m: g for g, muscles in _GROUPS.items() for m in muscles})
"""Every anatomical muscle a page may name, and the one group in which it is counted."""

LOWER_BODY = frozenset(
    {
        MuscleGroup.QUADS,
        MuscleGroup.HAMSTRINGS,
        MuscleGroup.GLUTES,
        MuscleGroup.ADDUCTORS,
        MuscleGroup.ABDUCTORS,
        MuscleGroup.CALVES,
        MuscleGroup.LOWER_BACK,
        MuscleGroup.HIP_FLEXORS,
        MuscleGroup.TIBIALIS,
    }
)
"""The groups whose lifts rise in larger steps."""

REGION_GROUPS: Mapping[Region, frozenset[MuscleGroup]] = MappingProxyType(
    {
        Region.NECK: frozenset({MuscleGroup.NECK, MuscleGroup.TRAPS}),
        Region.UPPER_BACK: frozenset({MuscleGroup.TRAPS, MuscleGroup.MID_BACK, MuscleGroup.LATS, MuscleGroup.REAR_DELTS}),
        Region.LOWER_BACK: frozenset({MuscleGroup.LOWER_BACK}),
        Region.CHEST: frozenset({MuscleGroup.CHEST}),
        Region.SHOULDER: frozenset(
            {MuscleGroup.FRONT_DELTS, MuscleGroup.SIDE_DELTS, MuscleGroup.REAR_DELTS, MuscleGroup.ROTATOR_CUFF}
        ),
        Region.UPPER_ARM: frozenset({MuscleGroup.BICEPS, MuscleGroup.TRICEPS}),
        Region.ELBOW: frozenset({MuscleGroup.BICEPS, MuscleGroup.TRICEPS, MuscleGroup.FOREARMS}),
        Region.FOREARM: frozenset({MuscleGroup.FOREARMS}),
        Region.WRIST: frozenset({MuscleGroup.FOREARMS}),
        Region.ABDOMEN: frozenset({MuscleGroup.ABS, MuscleGroup.OBLIQUES}),
        Region.HIP: frozenset({MuscleGroup.HIP_FLEXORS, MuscleGroup.ABDUCTORS, MuscleGroup.GLUTES}),
        Region.GLUTE: frozenset({MuscleGroup.GLUTES, MuscleGroup.ABDUCTORS}),
        Region.GROIN: frozenset({MuscleGroup.ADDUCTORS}),
        Region.THIGH_FRONT: frozenset({MuscleGroup.QUADS, MuscleGroup.HIP_FLEXORS}),
        Region.THIGH_BACK: frozenset({MuscleGroup.HAMSTRINGS}),
        Region.KNEE: frozenset({MuscleGroup.QUADS, MuscleGroup.HAMSTRINGS}),
        Region.CALF: frozenset({MuscleGroup.CALVES}),
        Region.SHIN: frozenset({MuscleGroup.TIBIALIS}),
        Region.ANKLE: frozenset({MuscleGroup.CALVES, MuscleGroup.TIBIALIS}),
        Region.FOOT: frozenset({MuscleGroup.CALVES}),
    }
)
"""Whose work a region feels: the groups that lie in it or act on it (anatomy; where it is a joint our choice, expert)."""
