"""How an exercise moves and how it is loaded: pattern, implement, kind, load meaning, loadability, curve class."""

from enum import StrEnum

__all__ = ["CurveClass", "Implement", "Kind", "LoadMeaning", "Loadability", "Pattern"]


class Pattern(StrEnum):
    """The movement an exercise belongs to."""

    SQUAT = "squat"
    LUNGE = "lunge"
    HINGE = "hinge"
    HIP_THRUST = "hip_thrust"
    KNEE_EXTENSION = "knee_extension"
    KNEE_FLEXION = "knee_flexion"
    HIP_ABDUCTION = "hip_abduction"
    HIP_ADDUCTION = "hip_adduction"
    CALF_RAISE = "calf_raise"
    HORIZONTAL_PUSH = "horizontal_push"
    INCLINE_PUSH = "incline_push"
    VERTICAL_PUSH = "vertical_push"
    DIP = "dip"
    CHEST_FLY = "chest_fly"
    HORIZONTAL_PULL = "horizontal_pull"
    VERTICAL_PULL = "vertical_pull"
    PULLOVER = "pullover"
    REAR_DELT_FLY = "rear_delt_fly"
    LATERAL_RAISE = "lateral_raise"
    FRONT_RAISE = "front_raise"
    UPRIGHT_ROW = "upright_row"
    SHRUG = "shrug"
    SHOULDER_ROTATION = "shoulder_rotation"
    ELBOW_FLEXION = "elbow_flexion"
    ELBOW_EXTENSION = "elbow_extension"
    WRIST = "wrist"
    CORE_FLEXION = "core_flexion"
    CORE_ROTATION = "core_rotation"
    CORE_STABILITY = "core_stability"
    BACK_EXTENSION = "back_extension"
    CARRY = "carry"
    OLYMPIC = "olympic"
    NECK = "neck"
    TIBIALIS = "tibialis"
    CARDIO = "cardio"
    MOBILITY = "mobility"
    RELEASE = "release"
    OTHER = "other"


class Implement(StrEnum):
    """What is held, pushed or lain on."""

    BARBELL = "barbell"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    CABLE = "cable"
    MACHINE = "machine"
    SMITH = "smith"
    BODYWEIGHT = "bodyweight"
    BAND = "band"
    EZ_BAR = "ez_bar"
    TRAP_BAR = "trap_bar"
    PLATE = "plate"
    LANDMINE = "landmine"
    SLED = "sled"
    BALL = "ball"
    ROLLER = "roller"
    NONE = "none"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What an exercise is for. Kind is not category: recovery work grows when readiness falls, strength work shrinks."""

    STRENGTH = "strength"
    POWER = "power"
    ACTIVATION = "activation"
    MOBILITY = "mobility"
    STRETCH = "stretch"
    RELEASE = "release"
    CARDIO = "cardio"


class LoadMeaning(StrEnum):
    """What the logged number of kilograms is.

    ``TOTAL`` the whole load moved (a bar with its plates, a stack); ``PER_HAND`` one of two implements;
    ``ADDED`` on top of body weight; ``ASSISTANCE`` help, so more is easier; ``NONE`` no external load is usual.
    """

    TOTAL = "total"
    PER_HAND = "per_hand"
    ADDED = "added_to_bodyweight"
    ASSISTANCE = "assistance"
    NONE = "none"


class Loadability(StrEnum):
    """In which steps the load can be built when nothing else is known."""

    BARBELL_LOWER = "barbell_lower"
    BARBELL_UPPER = "barbell_upper"
    DUMBBELL = "dumbbell"
    STACK = "stack"
    PLATE_LOADED = "plate_loaded"
    ADDED_PLATES = "added_plates"
    BAND = "band"
    NONE = "none"


class CurveClass(StrEnum):
    """Which prior for κ, the steepness of the load-repetition curve, an exercise starts from."""

    SQUAT_DEADLIFT = "squat_deadlift"
    PRESS = "press"
    ROW_MACHINE = "row_machine"
    LEG_PRESS = "leg_press"
    ISOLATION = "isolation"
    NONE = "none"
