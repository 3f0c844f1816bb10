"""The closed words of exercise pages: what a field may say. Adding a word here is a decision; a page can't invent one."""

from hormesis.domain.fact_fields import CONDITION_CODES

__all__ = ["CATEGORIES", "CONDITIONS", "EQUIPMENT", "LEVELS", "MOMENTS", "MOVEMENT_TAGS", "SUBSTITUTE_REASONS"]

CATEGORIES = frozenset({"compound", "isolation", "power", "core", "carry", "conditioning", "release", "mobility"})
LEVELS = frozenset({"novice", "intermediate", "advanced"})
MOMENTS = frozenset({"work", "warm_up", "after", "evening", "block"})
SUBSTITUTE_REASONS = frozenset({"knee", "low_back", "shoulder", "no_equipment", "busy"})
CONDITIONS = frozenset(CONDITION_CODES) - {"none"}

MOVEMENT_TAGS = frozenset(
    {
        "ankle_load",
        "axial_load",
        "balance",
        "ballistic",
        "deep_hip_flexion",
        "deep_knee_flexion",
        "elbow_load",
        "grip",
        "hanging",
        "hip_hinge",
        "horizontal_press",
        "impact",
        "kneeling",
        "knee_load",
        "neck_load",
        "overhead",
        "prone",
        "shoulder_abduction",
        "shoulder_extension_loaded",
        "shoulder_external_rotation_end_range",
        "spinal_flexion",
        "spinal_load",
        "spinal_rotation",
        "supine",
        "vertical_press",
        "wrist_extension_loaded",
    }
)
"""What a movement asks of the body; a limitation names the tags it avoids."""

EQUIPMENT = frozenset(
    {
        "ab_wheel",
        "ankle_strap",
        "back_extension_bench",
        "band",
        "barbell",
        "battle_rope",
        "belt",
        "bicycle",
        "box",
        "cable_machine",
        "captains_chair",
        "chair",
        "decline_bench",
        "dip_bars",
        "doorway",
        "dumbbells",
        "ez_bar",
        "flat_bench",
        "foam_roller",
        "ghd",
        "gym_ball",
        "incline_bench",
        "jump_rope",
        "kettlebell",
        "lacrosse_ball",
        "landmine",
        "leg_press_machine",
        "loop_band",
        "machine",
        "massage_ball",
        "massage_cane",
        "massage_gun",
        "massage_stick",
        "mat",
        "medicine_ball",
        "neck_harness",
        "peanut_ball",
        "plates",
        "preacher_bench",
        "pull_up_bar",
        "rack",
        "rings",
        "rowing_machine",
        "safety_bar",
        "ski_machine",
        "sled",
        "smith_machine",
        "stair_machine",
        "stationary_bike",
        "step",
        "strap",
        "suspension_trainer",
        "table",
        "tennis_ball",
        "towel",
        "trap_bar",
        "treadmill",
        "wall",
        "water_bottle",
        "wrist_roller",
    }
)
"""What must be at hand. ``machine`` is the machine made for that exercise."""
