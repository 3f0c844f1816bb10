"""Every rule of safety in words, for those who read: ``safety_document``, the text of ``docs/safety.md``, and ``PLAN_RULES``."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from hormesis.domain.evidence import Grade
from hormesis.safety.red_flag_rules import Rule, rules
from hormesis.safety.release_gate import GATES, OTHER_RULES

__all__ = ["PLAN_RULES", "safety_document"]

_TIERS = (
    ("A", "An emergency: call the emergency number now"),
    ("B", "Be seen today, no training"),
    ("C", "A professional first"),
)
_THOMEE = "Thomeé 1997, Phys Ther 77:1690 (pain-monitoring)"
_OWN = "our own choice, on the side of caution"

PLAN_RULES: Mapping[str, tuple[str, str, Grade]] = MappingProxyType(
    {
        "effort/minor": (
            "Under 16: two repetitions in reserve at least, and no heavy singles or doubles without somebody who supervises.",
            "our own choice, after Stricker 2020, Pediatrics 145:e20201011 (American Academy of Pediatrics)",
            Grade.EXPERT,
        ),
        "effort/older": ("From 65 on: two repetitions in reserve at least, and no heavy singles or doubles.", _OWN, Grade.EXPERT),
        "effort/pregnancy": (
            "In pregnancy: three repetitions in reserve at least, no load rises, and a professional has been asked first.",
            "ACOG Committee Opinion 804 (2020)",
            Grade.EXPERT,
        ),
        "pain_stops": ("Pain above 5 of 10: what loads the region is left out.", _THOMEE, Grade.EXPERT),
        "unknown_under_pain": (
            "Pain above 5 of 10: an exercise that the library doesn't know is left out, since nobody can say what it loads.",
            _OWN,
            Grade.EXPERT,
        ),
        "pain_holds": ("Pain of 4 or 5 of 10: the load does not rise.", _THOMEE, Grade.EXPERT),
        "new_pain_holds": ("New or unexplained pain, however small: the load does not rise.", _OWN, Grade.EXPERT),
        "pain/remembered": (
            "A lift that you named with pain of 4 or more, or after which the same region hurt at least twice, waits until four "
            "weeks have been quiet; something else stands in.",
            _THOMEE,
            Grade.EXPERT,
        ),
        "condition_rest": (
            "With a deep vein thrombosis or a fever on file there is no training until a professional has cleared it.",
            "NICE NG158; Ruuskanen 2022, Br J Sports Med",
            Grade.EXPERT,
        ),
        "condition_ask": (
            "A condition on file that a professional should know of before this plan is followed.",
            _OWN,
            Grade.EXPERT,
        ),
        "condition_excludes": ("The exercise's own page names a condition on file: it is left out.", "the page", Grade.EXPERT),
        "limitation": ("A limitation avoids a movement that the exercise has: it is left out.", "what you told", Grade.EXPERT),
        "unknown_under_limitation": (
            "While a limitation stands, an exercise that the library doesn't know is left out.",
            _OWN,
            Grade.EXPERT,
        ),
        "never_wanted": ("You said that you never want it.", "what you told", Grade.EXPERT),
    }
)
"""Rule id, or the code of a reason that has none, → what it does, its source, its grade."""

_HEAD = """# Safety: the rules

<!-- Made by `make docs` from the rules themselves. -->

These rules run before every decision and before any language model. They are fixed, none can be switched off, and none is a
diagnosis: they only say what must be seen by somebody, and what waits until then. A flag may be wrong; a false alarm does no
harm.

## Red flags in what you write

`hormesis log` and `hormesis safety check` read a text in English, German, Spanish, French or Portuguese for units of meaning: a
part of the body, what is felt there, how it goes on, and what lies behind it. What is denied, somebody else's, long past, only
asked about or a figure of speech does not count. Rules combine the rest, and the most urgent one that holds is shown, with a
fixed text. Words of the last 72 hours count for a plan; older ones, as in an old import, raise nothing. While A or B stands, no
training is planned; C stands above the plan.

A text is not an examination. The checker knows words, not you: it can miss what is said in a way it doesn't know. When you are
worried, don't wait for a flag.
"""


def safety_document() -> str:
    """``docs/safety.md``: every rule id that a plan or a check can show, what it means, its source and its grade."""
    parts = [_HEAD]
    for tier, says in _TIERS:
        parts.append(f"\n### {tier}. {says}\n\n{_flags(rule for rule in rules() if rule.tier == tier)}\n")
    parts.append("\n## What a plan leaves out or holds\n")
    parts.append(f"\n{_table((name, *rule) for name, rule in PLAN_RULES.items())}\n")
    parts.append(
        "\n## When nothing is pressed or rolled\n\nStricter than the consensus of experts on foam rolling (Bartsch 2021, J Clin "
        "Med 10:5360, 37 experts): what they would do with caution is left to a professional here. Where a region is named, "
        "the rule holds there only. Grade of all: expert.\n\n"
    )
    parts.append(_gates())
    return "".join(parts)


def _flags(chosen: Iterable[Rule]) -> str:
    return _table((rule.id, f"{rule.means}.", rule.source, rule.grade) for rule in chosen)


def _table(rows: Iterable[tuple[str, str, str, Grade]]) -> str:
    lines = ["| rule | what it means | source | grade |", "|---|---|---|---|"]
    return "\n".join((*lines, *(f"| `{name}` | {means} | {source} | {grade} |" for name, means, source, grade in rows)))


def _gates() -> str:
    lines = ["| rule | where | why |", "|---|---|---|"]
    for code, gate in GATES.items():
        where = "everywhere" if gate.regions is None else ", ".join(sorted(region.replace("_", " ") for region in gate.regions))
        lines.append(f"| `release/{code}` | {where} | {gate.why} |")
    lines += [f"| `{name}` | what the page serves | {why} |" for name, why in OTHER_RULES.items()]
    return "\n".join(lines) + "\n"
