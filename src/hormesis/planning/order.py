"""The order of a workout where one lift would spoil the next: ``in_order``.

The cuff holds the shoulder in a press, and the lower back holds the trunk in a hinge or squat: neither is tired first. Everything
else keeps the athlete's own order. Grade: expert.
"""

from collections.abc import Sequence

from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Pattern
from hormesis.planning.exercise import Prescription

__all__ = ["in_order"]

_SPOILS: tuple[tuple[frozenset[Pattern], frozenset[Pattern]], ...] = (
    (
        frozenset({Pattern.SHOULDER_ROTATION}),
        frozenset({Pattern.HORIZONTAL_PUSH, Pattern.INCLINE_PUSH, Pattern.VERTICAL_PUSH, Pattern.DIP, Pattern.OLYMPIC}),
    ),
    (frozenset({Pattern.BACK_EXTENSION}), frozenset({Pattern.HINGE, Pattern.SQUAT, Pattern.OLYMPIC})),
)


def in_order(done: Sequence[Prescription]) -> tuple[list[Prescription], list[Reason]]:
    """The lifts with each spoiler moved behind the last lift it would spoil, and what was moved."""
    kept, why = list(done), []
    for spoilers, spoilt in _SPOILS:
        last = max((i for i, one in enumerate(kept) if one.page is not None and one.page.pattern in spoilt), default=-1)
        early = [one for one in kept[: last + 1] if one.page is not None and one.page.pattern in spoilers]
        if early:
            rest = [one for one in kept[: last + 1] if one not in early]
            why += [Reason("moved_behind", {"exercise": one.planned.name, "before": rest[-1].planned.name}) for one in early]
            kept = [*rest, *early, *kept[last + 1 :]]
    return kept, why
