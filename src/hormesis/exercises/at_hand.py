"""What stands in a gym, in the pages' words, from the words an athlete uses: ``equipment_at_hand``, ``tools_at_hand``."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from hormesis.domain.movement import Implement
from hormesis.exercises.vocabulary import EQUIPMENT

__all__ = ["TOOLS", "equipment_at_hand", "tools_at_hand"]

_BENCHES = frozenset({"flat_bench", "incline_bench"})
_HALL = _BENCHES | {
    *("machine", "leg_press_machine", "decline_bench", "preacher_bench", "back_extension_bench", "captains_chair", "dip_bars"),
    *("pull_up_bar", "box", "step", "stationary_bike", "treadmill", "rowing_machine", "stair_machine"),
}

_BRINGS: Mapping[Implement, frozenset[str]] = MappingProxyType(
    {
        Implement.BARBELL: frozenset({"barbell", "plates", "rack", "flat_bench"}),
        Implement.DUMBBELL: frozenset({"dumbbells", "flat_bench"}),
        Implement.KETTLEBELL: frozenset({"kettlebell"}),
        Implement.CABLE: frozenset({"cable_machine", "ankle_strap", "strap"}),
        Implement.MACHINE: _HALL,
        Implement.SMITH: frozenset({"smith_machine", "plates"}) | _BENCHES,
        Implement.BAND: frozenset({"band", "loop_band"}),
        Implement.EZ_BAR: frozenset({"ez_bar", "plates"}),
        Implement.TRAP_BAR: frozenset({"trap_bar", "plates"}),
        Implement.PLATE: frozenset({"plates"}),
        Implement.LANDMINE: frozenset({"landmine", "barbell", "plates"}),
        Implement.SLED: frozenset({"sled", "plates"}),
        Implement.BALL: frozenset({"lacrosse_ball", "massage_ball", "tennis_ball"}),
        Implement.ROLLER: frozenset({"foam_roller"}),
    }
)
"""What is usually there with an implement. Whoever tells of machines trains in a hall that has the common ones (expert)."""

_MEANT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "ball": frozenset({"lacrosse_ball", "massage_ball", "tennis_ball"}),
        "roller": frozenset({"foam_roller"}),
        "stick": frozenset({"massage_stick"}),
        "peanut": frozenset({"peanut_ball"}),
        "cane": frozenset({"massage_cane"}),
        "gun": frozenset({"massage_gun"}),
        "bench": _BENCHES,
        "rope": frozenset({"jump_rope"}),
    }
)

TOOLS = frozenset(_MEANT) | EQUIPMENT
"""The words that ``tools`` of a gym may hold: everyday ones, and those of the pages."""


def equipment_at_hand(implements: Iterable[str], tools: Iterable[str]) -> frozenset[str] | None:
    """What a gym with these implements and tools has, in the words of ``EQUIPMENT``; None where no implement was ever told.

    Words that are neither are passed over: facts of other programs may hold any.
    """
    told = [Implement(word) for word in implements if word in frozenset(Implement)]
    if not told:
        return None
    return frozenset[str]().union(*(_BRINGS.get(one, frozenset()) for one in told)) | tools_at_hand(tools)


def tools_at_hand(tools: Iterable[str]) -> frozenset[str]:
    """What the tools an athlete told of are, in the words of ``EQUIPMENT``: ``ball`` is any ball one can lie on."""
    found: set[str] = set()
    for tool in tools:
        word = "_".join(tool.casefold().replace("-", " ").split())
        found |= _MEANT.get(word, frozenset({word}) & EQUIPMENT)
    return frozenset(found)
