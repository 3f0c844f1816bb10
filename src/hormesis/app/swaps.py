"""What the athlete does instead of a planned exercise on one day: facts of the kind `edit` that change `swap` with a `date`.

``SWAP_KINDS``, ``swaps_on``. A swap without a date is one of the week, and ``edits`` reads it.
"""

from collections.abc import Iterable
from datetime import date

from hormesis.domain.facts import Fact

__all__ = ["SWAP_KINDS", "swaps_on"]

SWAP_KINDS = ("edit",)


def swaps_on(facts: Iterable[Fact], on: date) -> dict[str, str]:
    """Slug → slug for the day ``on``: the latest word on each exercise."""
    found: dict[str, str] = {}
    for fact in sorted(facts, key=lambda one: (one.at, one.version, one.id)):
        fields = fact.fields
        if fact.kind != "edit" or fields.get("change") != "swap" or str(fields.get("date", ""))[:10] != on.isoformat():
            continue
        if "exercise" in fields and "instead" in fields:
            found[str(fields["exercise"])] = str(fields["instead"])
    return found
