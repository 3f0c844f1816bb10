"""How sets are written, piece by piece: 100x5x3, 3 sets of 8 at 60 kg, 8 7 6, rpe 8. ``Written``, ``written_of``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hormesis.domain.load import Unit, kg_from
from hormesis.words.lexicon.lifting import PIECES

__all__ = ["Load", "Written", "written_of"]

_MOST_SETS = 10
_SURELY_LOAD = 20
_MOST_REPS = 50
_WITH = re.compile(r"(?:\b(?:with|w/|mit|con|avec|com)\s*|\+)$", re.IGNORECASE)
_LB = ("lb", "pound", "pfund", "libra", "livre", "#")


@dataclass(frozen=True, slots=True)
class Load:
    """A load as it was written; ``unit`` is None where none was."""

    value: float
    unit: Unit | None = None

    def kg(self, unit: Unit) -> float:
        """In kilograms, read in ``unit`` where it has none of its own."""
        return round(kg_from(self.value, self.unit or unit), 4)


@dataclass(slots=True)
class Written:
    """The sets that a stretch of text writes down, as far as they are known.

    ``sets``: load (None: none said) and repetitions of each. ``seconds``: of each set, where they are timed. ``unclear``: why it
    can't be told what was done (sets, reps), or empty. ``added``: what stands behind a plus. ``words``: the stretches of words,
    for the exercise's name.
    """

    sets: list[tuple[Load | None, int]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    rir: float | None = None
    unclear: str = ""
    words: list[tuple[int, int]] = field(default_factory=list)
    schemes: int = 0
    numbers: list[float] = field(default_factory=list)
    load: Load | None = None
    added: list[Load] = field(default_factory=list)
    count: int | None = None
    reps: int | None = None
    leads: bool = False

    @property
    def is_said(self) -> bool:
        """Whether it surely writes of sets, and does not only hold a number."""
        return bool(self.schemes or self.count or self.reps or self.rir is not None or (self.load and self.numbers))


def written_of(text: str, start: int, end: int) -> Written:
    """What stands between ``start`` and ``end`` of ``text``."""
    found = Written()
    parts: list[tuple[float, ...]] = []
    schemes: list[list[tuple[float, str]]] = []
    for piece in PIECES.finditer(text, start, end):
        groups = {name: value for name, value in piece.groupdict().items() if value is not None}
        if "word" in groups:
            _add_word(found, text, piece.start(), piece.end())
        elif "scheme" in groups:
            schemes.append(_scheme(groups["scheme"]))
        elif "rpe" in groups:
            found.rir = _reserve(10 - _float(groups.get("rpe_n") or groups["at_n"]))
        elif "rir" in groups:
            found.rir = _reserve(_float(groups.get("rir_n") or groups["rir_m"]))
        elif "sets" in groups:
            found.count = int(groups["sets_n"])
        elif "reps" in groups:
            found.reps = int(groups["reps_n"])
        elif "load" in groups:
            found.load = Load(_float(groups["load_n"]), _unit(groups["load_u"]))
        elif "clock" in groups:
            found.seconds.append(60 * int(groups["clock_m"]) + int(groups["clock_s"]))
        elif "time" in groups and groups["time_u"] == "s" and _WITH.search(text[start : piece.start()]):
            found.unclear = "sets"  # lunges with 16s: a pair of them, or for so long
        elif "time" in groups:
            found.seconds.append(int(groups["time_n"]) * (60 if groups["time_u"].casefold().startswith("m") else 1))
        elif "list" in groups:
            parts.append(tuple(float(one) for one in groups["list"].replace("/", " ").split()))
        elif "number" in groups and text[piece.start() - 1 : piece.start()] == "+":
            found.added.append(Load(_float(groups["number"])))
        elif "number" in groups:
            found.leads = found.leads or not found.words
            found.numbers.append(_float(groups["number"]))
    found.numbers += [number for part in parts for number in part]
    found.schemes = len(schemes)
    for scheme in schemes:
        _read_scheme(found, scheme, len(schemes))
    return found


def _add_word(found: Written, text: str, start: int, end: int) -> None:
    """A word; those that only a space parts are one stretch."""
    if found.words and not text[found.words[-1][1] : start].strip(" -"):
        found.words[-1] = (found.words[-1][0], end)
    else:
        found.words.append((start, end))


def _scheme(text: str) -> list[tuple[float, str]]:
    """The numbers of 100kg x 5 x 3, each with the unit that stands behind it."""
    for sign in "×*X":
        text = text.replace(sign, "x")
    found = []
    for part in text.split("x"):
        digits = part.strip()
        number = "".join(one for one in digits if one.isdigit() or one in ".,")
        found.append((_float(number), digits[len(number) :].strip().casefold()))
    return found


def _read_scheme(found: Written, scheme: Sequence[tuple[float, str]], schemes: int) -> None:
    numbers, units = [number for number, _ in scheme], [unit for _, unit in scheme]
    loads = [place for place, unit in enumerate(units) if unit and not unit.startswith(("s",))]
    if units[-1].startswith("s"):
        if len(numbers) == 2 and numbers[0] <= _MOST_SETS:
            found.seconds += [numbers[1]] * int(numbers[0])
        else:
            found.unclear = "sets"
        return
    if len(numbers) > 3 or len(loads) > 1:
        found.unclear = "sets"
        return
    if len(numbers) == 3:
        _of_three(found, numbers, units, loads)
    elif loads == [0] or (not loads and found.load is None and found.count is None and _is_load(numbers[0], numbers[1])):
        found.sets.append((Load(numbers[0], _unit(units[0])), _whole(found, numbers[1])))
    elif loads == [1]:
        found.sets.append((Load(numbers[1], _unit(units[1])), _whole(found, numbers[0])))
    else:
        _of_sets(found, numbers[0], numbers[1], found.load, schemes)


def _of_three(found: Written, numbers: Sequence[float], units: Sequence[str], loads: Sequence[int]) -> None:
    first, second, third = numbers
    if loads == [0] or (not loads and (first > _SURELY_LOAD or not first.is_integer()) and third <= _MOST_SETS):
        load = Load(first, _unit(units[0]))
        if second < third:  # 100x3x8: reps and sets, or sets and reps
            found.unclear = "sets"
        else:
            found.sets += [(load, _whole(found, second))] * int(third)
    elif loads == [2] or (not loads and third > _SURELY_LOAD and first <= _MOST_SETS):
        _of_sets(found, first, second, Load(third, _unit(units[2])), 1)
    else:
        found.unclear = "sets"


def _of_sets(found: Written, sets: float, reps: float, load: Load | None, schemes: int) -> None:
    """3x8 is sets and reps; 8x3 and 12x10 may be either, so they are asked."""
    if sets > _MOST_SETS or not sets.is_integer() or (sets > reps and sets > 5) or schemes > 1:
        found.unclear = "sets"
        return
    found.sets += [(load, _whole(found, reps))] * int(sets)


def _is_load(first: float, second: float) -> bool:
    return (first > _SURELY_LOAD or not first.is_integer()) and second <= _MOST_REPS


def _whole(found: Written, reps: float) -> int:
    if not reps.is_integer() or not 0 < reps <= _MOST_REPS * 2:
        found.unclear = "sets"
    return int(reps)


def _reserve(rir: float) -> float | None:
    return (int(rir) if float(rir).is_integer() else rir) if 0 <= rir <= 9 else None


def _unit(text: str) -> Unit | None:
    return None if not text else "lb" if text.casefold().startswith(_LB) else "kg"


def _float(text: str) -> float:
    return float(text.replace(",", "."))
