"""Red flags in what an athlete wrote lately, for their plan: ``recent_flags``."""

from collections.abc import Iterable
from datetime import date

from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.planning.flagged import Flags

__all__ = ["WRITTEN_KINDS", "recent_flags"]

WRITTEN_KINDS = ("note", "symptom", "pain", "tightness")
"""The kinds of facts in which an athlete writes words of their own."""


def recent_flags(facts: Iterable[Fact], as_of: date) -> Flags:
    """The flags in the words of the last three days before and on ``as_of``, each once, the most urgent first."""
    written = [fact for fact in facts if fact.kind in WRITTEN_KINDS]
    if not written:
        return Flags()
    from hormesis.safety.red_flags import flags_in_facts  # its lexicons are not needed where nothing was written

    found: dict[str, Reason] = {}
    stop = False
    for _, flag in flags_in_facts(written, as_of):
        stop |= flag.tier in ("A", "B")
        found.setdefault(str(flag.rule), Reason("red_flag", {"text": flag.text_shown, "rule": flag.rule, "tier": flag.tier}))
    return Flags(tuple(found.values()), stop)
