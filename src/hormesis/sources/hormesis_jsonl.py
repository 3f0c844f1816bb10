"""Our own interchange format: JSON Lines, one fact a line. ``HormesisJsonl``."""

import json
from collections.abc import Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from
from hormesis.sources.source import ReadOptions, ReadReport, Sample

__all__ = ["HormesisJsonl"]

_LINES_LOOKED_AT = 5
_LONGEST_LINE = 4_000_000


class HormesisJsonl:
    """Facts as ``hormesis export`` writes them. They keep their own ids; a line without one gets the id of its content."""

    @property
    def name(self) -> str:
        return "hormesis_jsonl"

    def recognises(self, sample: Sample) -> bool:
        """Whether one of the first lines is an object on one line that speaks of a ``kind`` or an ``at``."""
        if sample.text is None:
            return False
        lines = [line.strip() for line in sample.text.splitlines() if line.strip()][:_LINES_LOOKED_AT]
        return bool(lines) and any(line.startswith("{") and ('"kind"' in line or '"at"' in line) for line in lines)

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:  # noqa: ARG002
        """Every line's fact, in the order of the file.

        Raises ``Invalid`` naming the line, the field, what was found and what is allowed; one bad line refuses the file.
        """
        report.layout = "one fact a line"
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), start=1):
                if len(line) == _LONGEST_LINE:
                    raise Invalid(f"{path.name}, line {number}: longer than {_LONGEST_LINE:,} bytes; write one fact a line")
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    report.rows += 1
                    yield _fact(line, f"{path.name}, line {number}")


def _fact(line: bytes, where: str) -> Fact:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"{where}: byte 0x{line[error.start]:02x} is not UTF-8; save the file in UTF-8") from None
    try:
        raw = json.loads(text, parse_constant=_no_such_number)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"{where}: not JSON ({error}), found {text.strip()[:60]!r}; write one fact as {{...}} a line") from None
    return fact_from(raw, where)


def _no_such_number(word: str) -> float:
    raise ValueError(f"{word} is not a number in JSON")
