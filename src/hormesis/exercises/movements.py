"""From canonical words to a movement: the rules of ``aliases/movements.toml`` as values. ``Movement``, ``MovementRules``."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.errors import Invalid
from hormesis.domain.movement import Implement, Pattern

__all__ = ["Movement", "MovementRules", "Rule", "rule_from"]

_DOUBTFUL = 0.6
"""What an unexplained second movement in a name leaves of the certainty (our own choice, from reading real names)."""


@dataclass(frozen=True, slots=True)
class Movement:
    """What a name says is done: pattern and group, and how sure that is from 0 to 1 before unknown words are counted."""

    id: str
    pattern: Pattern
    group: MuscleGroup
    certainty: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A movement and when it holds: one word of each of ``needs``, none of ``forbids``; ``explains`` names no other movement."""

    movement: Movement
    needs: tuple[frozenset[str], ...]
    forbids: frozenset[str]
    explains: frozenset[str]


def rule_from(row: list[object]) -> Rule:
    """The rule of one row of the table. Raises ``Invalid`` when the row is not one."""
    match row:
        case [str(name), str(pattern), str(group), float(certainty), str(condition)]:
            terms = condition.split()
            needs = tuple([frozenset(t.split("|")) for t in terms if t[0] not in "-~"])
            forbids = frozenset([t[1:] for t in terms if t[0] == "-"])
            allowed = frozenset([t[1:] for t in terms if t[0] == "~"])
            movement = Movement(name, Pattern(pattern), MuscleGroup(group), certainty)
            return Rule(movement, needs, forbids, allowed.union(*needs))
    raise Invalid(f"movements.toml: {row!r} is not [movement, pattern, group, certainty, condition]")


@dataclass(frozen=True)
class MovementRules:
    """All rules in order, the words that are movements by themselves, and what is held."""

    rules: tuple[Rule, ...]
    heads: frozenset[str]
    loose: frozenset[str]
    implements: Mapping[str, Implement]

    @cached_property
    def _by_first_word(self) -> Mapping[str, tuple[tuple[int, Rule], ...]]:
        found: dict[str, list[tuple[int, Rule]]] = {}
        for i, rule in enumerate(self.rules):
            for word in rule.needs[0]:
                found.setdefault(word, []).append((i, rule))
        return {word: tuple(rules) for word, rules in found.items()}

    def movement(self, concepts: Set[str]) -> Movement | None:
        """The movement of the first rule that holds, less sure when the name holds another movement besides."""
        best: tuple[int, Rule] | None = None
        for word in concepts:
            for i, rule in self._by_first_word.get(word, ()):
                if best is not None and i >= best[0]:
                    break
                if not rule.forbids & concepts and all(need & concepts for need in rule.needs):
                    best = (i, rule)
                    break
        if best is None:
            return None
        found = best[1].movement
        if (concepts & self.heads) - best[1].explains:
            return Movement(found.id, found.pattern, found.group, found.certainty * _DOUBTFUL)
        return found

    def implement(self, concepts: Set[str]) -> Implement | None:
        """What is held, when the name says so."""
        return next((held for word, held in self.implements.items() if word in concepts), None)
