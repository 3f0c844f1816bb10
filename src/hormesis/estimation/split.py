"""Which workout this athlete does when: the workouts of the log, told apart by name or by content. ``Split``."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

__all__ = ["Split", "WorkoutDone", "label_of"]

_KEPT = 60
_TELLING = 0.3
_NUMBERS = re.compile(r"\d+|[#№]|[\U0001F000-\U0001FAFF\u2600-\u27BF]")


@dataclass(frozen=True, slots=True)
class WorkoutDone:
    """One performed workout: day, the log's own name, its exercises in order with their number of working sets, minutes."""

    ordinal: int
    name: str
    lifts: tuple[tuple[str, int], ...]
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Split:
    """The last ``_KEPT`` workouts, oldest first."""

    done: tuple[WorkoutDone, ...] = ()

    def add(self, workout: WorkoutDone) -> "Split":
        """The split with one more workout at its end."""
        return Split((*self.done[-(_KEPT - 1) :], workout))


def label_of(name: str) -> str:
    """A workout's name without numbers, dates and pictures, so that "Push #3" and "Push #4" are one workout."""
    return " ".join(_NUMBERS.sub(" ", name).casefold().split())


def likeness(one: Set[str], other: Set[str]) -> float:
    """How much two workouts' exercises overlap: shared over all (Jaccard), 0..1."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0


def groups_of(done: Sequence[WorkoutDone]) -> list[int]:
    """For each workout the number of the group it belongs to.

    Workouts of one name whose exercises overlap are one group, and so are workouts of any name that share most of them: a
    log with no names, or with a new name each day, still has a split.
    """
    labels = [label_of(workout.name) for workout in done]
    contents = [frozenset(name for name, _ in workout.lifts) for workout in done]
    telling = _telling_labels(labels, contents)
    groups: list[list[int]] = []
    found: list[int] = []
    for i, content in enumerate(contents):
        best, best_score = -1, 0.0
        for g, members in enumerate(groups):
            score = 0.0
            for j in members[-4:]:
                named = labels[i] == labels[j] and labels[i] in telling
                score = max(score, likeness(content, contents[j]) + (0.3 if named else 0.0))
            if score > best_score:
                best, best_score = g, score
        if best >= 0 and best_score >= 0.45:
            groups[best].append(i)
        else:
            groups.append([i])
            best = len(groups) - 1
        found.append(best)
    return found


def _telling_labels(labels: Sequence[str], contents: Sequence[Set[str]]) -> set[str]:
    """The names that say what is in a workout: those whose workouts resemble the one of that name before. "Evening Workout"
    with something else each time says nothing."""
    last: dict[str, Set[str]] = {}
    alike: dict[str, list[float]] = {}
    for label, content in zip(labels, contents, strict=True):
        if label and label in last:
            alike.setdefault(label, []).append(likeness(content, last[label]))
        last[label] = content
    return {label for label, scores in alike.items() if sum(scores) / len(scores) >= _TELLING}


def next_group(groups: Sequence[int]) -> tuple[int, dict[int, float]]:
    """The group most likely to come next after the sequence so far, and the votes for each.

    Every earlier place in the log where the last one or two workouts were the same votes for what followed there, recent
    places more (halving every 12 workouts).
    """
    votes: dict[int, float] = {}
    n = len(groups)
    for i in range(n - 1):
        recent = 0.5 ** ((n - 2 - i) / 12)
        if groups[i] == groups[-1]:
            twice = bool(i) and n > 1 and groups[i - 1] == groups[-2]
            votes[groups[i + 1]] = votes.get(groups[i + 1], 0.0) + recent * (3 if twice else 1)
    if not votes:
        votes[groups[-1]] = 1.0
    best = max(votes, key=lambda g: (votes[g], -g))
    return best, votes
