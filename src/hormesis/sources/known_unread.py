"""What is known and not read, since something beside it says more: ``unread_export`` tells what a file is, for the refusal."""

from collections.abc import Callable
from dataclasses import dataclass

from hormesis.sources.source import Sample

__all__ = ["UnreadExport", "unread_export"]


@dataclass(frozen=True, slots=True)
class UnreadExport:
    """What a file seems to be (``a route that a watch recorded``), and what to do ``instead`` of giving it."""

    seems: str
    instead: str

    def refusal(self) -> str:
        """The refusal, without the file's name."""
        return f"this looks like {self.seems}; {self.instead}"


_OPENINGS: tuple[tuple[Callable[[str], bool], UnreadExport], ...] = (
    (
        lambda text: "<ClinicalDocument" in text,
        UnreadExport("the clinical document in an export of Apple Health", "give export.zip, or the export.xml beside it"),
    ),
    (
        lambda text: "<gpx" in text,
        UnreadExport("a route that a watch or phone recorded", "give the export that tells of the workout (export.zip, FIT, …)"),
    ),
    (
        lambda text: "<TrainingCenterDatabase" in text,
        UnreadExport("an activity as TCX", "give the FIT file of it, which says more"),
    ),
)
_LOOKED_AT = 4096


def unread_export(beginning: Sample) -> UnreadExport | None:
    """What the file seems to be when it is known and not read, else None. Told by the root of its XML."""
    opening = (beginning.text or "")[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    if not opening.startswith("<"):
        return None
    return next((export for is_it, export in _OPENINGS if is_it(opening)), None)
