"""What a set aims at where the log itself says nothing: reserve and range of repetitions, from goal and experience.

Strength 3–6, hypertrophy compounds 6–12, isolation 8–15; 1–3 in reserve, novices 3 (consistent with the ACSM 2026 position
stand, 10.1249/MSS.0000000000003897). Grade: expert.
"""

from collections.abc import Mapping

from hormesis.domain.athlete import Profile

__all__ = ["default_range", "target_rir"]

_RANGES: Mapping[str, tuple[int, int]] = {
    "strength": (3, 5),
    "power": (3, 6),
    "hypertrophy": (6, 12),
    "endurance": (12, 20),
    "general": (8, 12),
}
_ISOLATION = (8, 15)
_NOVICE_RIR = 3


def default_range(profile: Profile, isolation: bool) -> tuple[int, int]:
    """Repetitions, lowest and highest, for a lift whose log has none."""
    return _ISOLATION if isolation else _RANGES[profile.goal or "general"]


def target_rir(profile: Profile, isolation: bool) -> int:
    """Repetitions to leave in reserve: 3 for a novice, else 2, and 1 in isolation work."""
    if profile.experience == "novice":
        return _NOVICE_RIR
    return 1 if isolation else 2
