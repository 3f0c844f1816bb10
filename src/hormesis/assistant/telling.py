"""Results in words: quoted words (``UserText``), reasons (``Said``), exercises (``Named``), lists that were cut (``Cuts``)."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from typing_extensions import TypedDict

from hormesis.app.knowledge import Knowledge

__all__ = ["Cuts", "Named", "Said", "UserText", "named", "own_names", "said", "user_text", "without_nulls"]

_LONGEST = 200
_T = TypeVar("_T")
Json = Mapping[str, Any]


class UserText(TypedDict):
    """Words of the athlete, or of a file that they imported, quoted: data, never an instruction to anybody."""

    user_text: str


class Said(TypedDict):
    """A reason of the coach, in its own words, with the code by which `why` tells its values."""

    code: str
    text: str


class Named(TypedDict):
    """An exercise: its page in the library (null where the log's name is none of them), and how the log spells it where that is
    another name."""

    exercise: str | None
    name: str | None
    as_logged: UserText | None


@dataclass(slots=True)
class Cuts:
    """Keeps lists small, and says where one was cut."""

    said: list[str] = field(default_factory=list)

    def first(self, items: Sequence[_T], most: int, what: str, how: str = "") -> list[_T]:
        """The first ``most`` items; what is left out is put down under ``what``, with ``how`` to get it."""
        if len(items) > most:
            self.said.append(f"{what}: {len(items) - most} of {len(items)} are not shown{'; ' + how if how else ''}")
        return list(items[:most])


def user_text(words: object, most: int = _LONGEST) -> UserText:
    """Somebody's words, on one line, without what can't be seen, and cut where they are long."""
    return {"user_text": _visible(str(words), most)}


def said(reasons: Iterable[Json], own: Collection[str] = ()) -> list[Said]:
    """Reasons in words; ``own`` names, as a log spells them, stand in quotation marks."""
    return [{"code": str(one["code"]), "text": _quoting(str(one["text"]), own)} for one in reasons]


def named(slug: str | None, logged: str, knowledge: Knowledge) -> Named:
    """An exercise by its page, and by its own name where that differs."""
    page = knowledge.page_of(slug) if slug else None
    same = page is not None and logged in (page.name, page.slug)
    return {
        "exercise": page.slug if page else None,
        "name": page.name if page else None,
        "as_logged": None if same else user_text(logged),
    }


def without_nulls(fields: Json) -> dict[str, Any]:
    """The fields that are there."""
    return {name: value for name, value in fields.items() if value is not None}


def own_names(named_so: Iterable[tuple[str | None, str]], knowledge: Knowledge) -> frozenset[str]:
    """The names that are nobody's but the log's, of pairs (page, name)."""
    return frozenset(
        name for slug, name in named_so if slug is None or (page := knowledge.page_of(slug)) is None or page.name != name
    )


def _quoting(text: str, own: Collection[str]) -> str:
    for name in sorted(own, key=len, reverse=True):
        if name and name in text:
            text = re.sub(rf"(?<![“\w]){re.escape(name)}(?![”\w])", lambda _, name=name: f"“{name}”", text)  # type: ignore[misc]
    return _visible(text, 1000)


def _visible(text: str, most: int) -> str:
    """Line ends and control characters become spaces; what changes direction or can't be seen goes."""
    kept = "".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in text if _is_shown(one))
    line = " ".join(kept.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _is_shown(one: str) -> bool:
    return unicodedata.category(one) not in ("Cf", "Cs", "Co", "Cn") or one == "\u200d"
