"""Reading typed fields out of a TOML table while noting all that is wrong with it: ``Fields``."""

import difflib
import math
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, TypeVar

__all__ = ["Fields"]

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class Fields:
    """One table. Each reader returns a usable value even when the field is wrong, and adds a line to ``problems``.

    A reader that finds nothing wrong can so go on to the next field, and a page's author sees everything at once.
    """

    def __init__(self, data: Mapping[str, Any], where: str, path: str = "", problems: list[str] | None = None) -> None:
        self._data = data
        self._where = where
        self._path = path
        self._asked: set[str] = set()
        self._tables: list[Fields] = []
        self.problems: list[str] = [] if problems is None else problems

    def problem(self, key: str, found: str, fix: str) -> None:
        """Note that ``key`` holds ``found`` and what to write instead."""
        self.problems.append(f"{self._where}: {self._path}{key}: {found}; {fix}")

    def has(self, key: str) -> bool:
        """Whether the field is there at all."""
        self._asked.add(key)
        return key in self._data

    def text(self, key: str) -> str:
        """A text that says something, without blanks around it."""
        value = self._get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        return self._bad(key, value, "write a text", "")

    def texts(self, key: str, required: bool = True) -> tuple[str, ...]:
        """A list of texts, no two of them the same."""
        if not required and not self.has(key):
            return ()
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            return self._bad(key, value, "write a list of texts", ())
        if len(set(value)) != len(value):
            return self._bad(key, value, "write each only once", ())
        return tuple(v.strip() for v in value)

    def word(self, key: str, allowed: Collection[str]) -> str:
        """One word of a closed list."""
        value = self._get(key)
        if isinstance(value, str) and value in allowed:
            return value
        return self._bad(key, value, _nearest(value, allowed), min(allowed))

    def words(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """A list of words of a closed list."""
        found = self.texts(key)
        for value in found:
            if value not in allowed:
                self._bad(key, value, _nearest(value, allowed), "")
        return tuple(v for v in found if v in allowed)

    def enum(self, key: str, kind: type[E]) -> E:
        """One value of an enumeration."""
        return kind(self.word(key, [m.value for m in kind]))

    def enums(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """A list of values of an enumeration; none when the field is not there."""
        if not self.has(key):
            return ()
        return tuple(kind(v) for v in self.words(key, [m.value for m in kind]))

    def number(self, key: str, low: float, high: float) -> float:
        """A number from ``low`` to ``high``, both included."""
        value = self._get(key)
        if _is_number(value) and low <= value <= high:
            return float(value)
        return self._bad(key, value, f"write a number from {low:g} to {high:g}", low)

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._get(key)
        return value if isinstance(value, bool) else self._bad(key, value, "write true or false", False)

    def pair(self, key: str, low: int, high: int) -> tuple[int, int]:
        """An inclusive range [from, to] of whole numbers within ``low``..``high``."""
        value = self._get(key)
        whole = isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) and not isinstance(v, bool) for v in value)
        if whole and low <= value[0] <= value[1] <= high:
            return (value[0], value[1])
        return self._bad(key, value, f"write [low, high] with whole numbers from {low} to {high}", (low, low))

    def table(self, key: str, required: bool = True) -> "Fields":
        """The table under ``key``; an empty one where it may be missing."""
        value = self._get(key) if required or self.has(key) else {}
        if not isinstance(value, dict):
            value = self._bad(key, value, f"write a table [{key}]", {})
        return self._child(value, f"{self._path}{key}.")

    def tables(self, key: str) -> tuple["Fields", ...]:
        """The tables of an array of tables; none when it is not there."""
        value = self._data.get(key, []) if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            value = self._bad(key, value, f"write tables [[{key}]]", [])
        return tuple(self._child(v, f"{self._path}{key}[{i}].") for i, v in enumerate(value))

    def refuse_unknown(self) -> None:
        """Note every field that nobody asked for: a misspelt field must not be lost in silence."""
        for key in self._data:
            if key not in self._asked:
                self.problem(key, "is no field of a page", _nearest(key, self._asked))
        for table in self._tables:
            table.refuse_unknown()

    def _child(self, data: Mapping[str, Any], path: str) -> "Fields":
        child = Fields(data, self._where, path, self.problems)
        self._tables.append(child)
        return child

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self._data.get(key)

    def _bad(self, key: str, value: Any, fix: str, instead: T) -> T:
        self.problem(key, "missing" if value is None else f"found {_short(value)}", fix)
        return instead


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _nearest(value: Any, allowed: Collection[str]) -> str:
    close = difflib.get_close_matches(str(value), list(allowed), n=3, cutoff=0.5)
    if close and len(allowed) > 12:
        return "did you mean " + " or ".join(close) + "?"
    return "write one of " + ", ".join(sorted(allowed))
