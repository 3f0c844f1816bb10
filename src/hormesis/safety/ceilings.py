"""How heavy a prescribed load may be at most, whatever any estimate says. ``largest_jump_kg``, ``ceiling_kg``."""

from hormesis.domain import constants as c

__all__ = ["ceiling_kg", "largest_jump_kg"]


def largest_jump_kg(load_kg: float, step_kg: float, lower_body: bool) -> float:
    """How far a load may rise from one workout to the next (kg).

    The larger of one increment and min(5 %, two increments); 7.5 % for the lower body. ACSM 2009 gives 2–10 %. Grade: expert.
    """
    share = (c.JUMP_LOWER if lower_body else c.JUMP_UPPER).value
    return max(step_kg, min(share * load_kg, 2 * step_kg))


def ceiling_kg(heaviest_kg: float, step_kg: float, lower_body: bool) -> float:
    """The heaviest load that may be prescribed: one jump above the heaviest that the athlete has lifted in this lift."""
    return heaviest_kg + largest_jump_kg(heaviest_kg, step_kg, lower_body)
