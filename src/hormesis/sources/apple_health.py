"""Apple Health: ``export.xml``, or ``export.zip`` with the XML inside, of any size. ``AppleHealth``."""

from collections.abc import Callable, Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.apple_facts import apple_facts
from hormesis.sources.apple_log import AppleLog
from hormesis.sources.apple_parts import read_in_two
from hormesis.sources.apple_xml import HEAD_BYTES, is_apple_export, pieces_of, read_xml
from hormesis.sources.source import ReadOptions, ReadReport, Sample

__all__ = ["AppleHealth"]

_FOLDER = "apple_health_export/"


class AppleHealth:
    """Nights, heart rate variability, resting heart rate, breathing, wrist temperature, weight, steps and workouts of an export.

    One fact a kind and day, of one source; a workout is known by type, start and end. The file is streamed: what is held of it is
    a few numbers a record that is used.
    """

    @property
    def name(self) -> str:
        return "apple_health"

    def recognises(self, sample: Sample) -> bool:
        """Whether it is XML with Apple's root, or an archive with the folder that the Health app makes."""
        if sample.members:
            return any(_may_be_export(member) for member in sample.members)
        opening = (sample.text or "").lstrip("\ufeff \t\r\n")
        return opening.startswith(("<?xml", "<!DOCTYPE", "<HealthData")) and is_apple_export(sample.head)

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """The facts, by time. Raises ``Invalid`` naming the line where the XML breaks off, and for a damaged archive."""
        with path.open("rb") as file:
            archived = file.read(4) == b"PK\x03\x04"
        report.layout = "export.zip" if archived else "export.xml"
        log = _from_archive(path, options.progress) if archived else _in_two(path, options) or _in_one(path, options.progress)
        yield from apple_facts(log, path.name, options, report)


def _may_be_export(member: str) -> bool:
    """The XML's name is in the phone's language; the folder's is not. ``export_cda.xml`` holds the same in another form."""
    folder, _, file = member.rpartition("/")
    if not file.endswith(".xml") or file.endswith("_cda.xml"):
        return False
    return f"{folder}/".endswith(_FOLDER) or file == "export.xml"


def _in_two(path: Path, options: ReadOptions) -> AppleLog | None:
    return read_in_two(path, options.beside, options.progress) if options.beside else None


def _in_one(path: Path, progress: Callable[[int, int], None]) -> AppleLog:
    log = AppleLog()
    with path.open("rb", buffering=0) as file:
        read_xml(pieces_of(file, path.stat().st_size, progress), log, path.name)
    return log


def _from_archive(path: Path, progress: Callable[[int, int], None]) -> AppleLog:
    import zipfile  # a megabyte that the XML alone does without
    import zlib

    try:
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda one: one.filename):
                if not _may_be_export(info.filename):
                    continue
                with archive.open(info) as member:
                    whole = is_apple_export(member.read(HEAD_BYTES))
                if whole:
                    log = AppleLog()
                    with archive.open(info) as member:
                        read_xml(pieces_of(member, info.file_size, progress), log, f"{path.name}, {info.filename}")
                    return log
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Invalid(f"{path.name}: the archive is damaged ({error}); export it again from the Health app") from None
    except RuntimeError as error:  # how zipfile says that a member is locked
        raise Invalid(f"{path.name}: the archive can't be opened ({error}); unpack it and give the XML inside") from None
    raise Invalid(f"{path.name}: no export of Apple Health is inside; give the archive that the Health app makes")
