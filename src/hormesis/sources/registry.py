"""Every source, and the way in: ``SOURCES``, ``sample``, ``recognise``, ``read_file``."""

import codecs
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.api_documents import FitbitApi, HevyApi, WhoopApi
from hormesis.sources.apple_health import AppleHealth
from hormesis.sources.apple_table import AppleHealthTable
from hormesis.sources.body_weight import BodyWeightTable
from hormesis.sources.fitbit import Fitbit
from hormesis.sources.fitnotes import FitNotes
from hormesis.sources.fitnotes_backup import FitNotesBackup
from hormesis.sources.garmin_connect import GarminConnect
from hormesis.sources.garmin_fit import GarminFit
from hormesis.sources.health_auto_export import HealthAutoExport
from hormesis.sources.hevy import Hevy
from hormesis.sources.hormesis_jsonl import HormesisJsonl
from hormesis.sources.known_unread import unread_export
from hormesis.sources.liftosaur import Liftosaur
from hormesis.sources.oura import Oura
from hormesis.sources.rr_intervals import RrIntervals
from hormesis.sources.source import ReadOptions, ReadReport, Sample, Source
from hormesis.sources.strong import Strong
from hormesis.sources.stronglifts import StrongLifts
from hormesis.sources.table import encoding_of
from hormesis.sources.whoop import Whoop

__all__ = ["SOURCES", "read_file", "recognise", "sample"]

SOURCES: tuple[Source, ...] = (
    Strong(),
    Hevy(),
    FitNotes(),
    FitNotesBackup(),
    StrongLifts(),
    Liftosaur(),
    HormesisJsonl(),
    AppleHealth(),
    AppleHealthTable(),
    HealthAutoExport(),
    Whoop(),
    Oura(),
    Fitbit(),
    GarminConnect(),
    BodyWeightTable(),
    RrIntervals(),
    GarminFit(),
    WhoopApi(),
    FitbitApi(),
    HevyApi(),
)
"""In the order they are asked; a layout is told by its own columns, so no two should answer to the same file."""

_HEAD_BYTES = 65536


def sample(path: Path) -> Sample:
    """The beginning of ``path``. Raises ``Invalid`` when it can't be read, is no file, or is empty."""
    try:
        if not path.is_file():
            found = "a folder" if path.is_dir() else "no file but a device or pipe" if path.exists() else "no such file"
            raise Invalid(f"{path}: {found}; give the path of an export file")
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        size = path.stat().st_size
        encoding = encoding_of(path)
    except OSError as error:
        raise Invalid(f"{path}: can't be read ({error.strerror or error}); check its permissions") from None
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Invalid(f"{path.name}: the file is empty; export it again")
    text: str | None
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head, final=size <= len(head))
    except UnicodeError:
        text = None
    if text is not None and "\0" in text:
        text = None
    return Sample(head=head, text=text, size=size, members=_members(path, head))


def _members(path: Path, head: bytes) -> tuple[str, ...]:
    """The names inside a zip archive. A broken one may raise almost anything, and has none."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ()
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(archive.namelist())
    except Exception:
        return ()


def recognise(path: Path) -> Source:
    """The source that can read ``path``, told by its content. Raises ``Invalid`` that says what is supported."""
    beginning = sample(path)
    for source in SOURCES:
        if source.recognises(beginning):
            return source
    hint = _hint(beginning)
    supported = ", ".join(dict.fromkeys(source.name for source in SOURCES))
    raise Invalid(f"{path.name}: {hint}; supported exports: {supported}")


def read_file(path: Path, options: ReadOptions) -> tuple[Iterator[Fact], ReadReport]:
    """The facts of one export, as they are drawn, and the report that fills meanwhile.

    Raises ``Invalid`` at once when no source knows the file, or while drawing when it is not whole: the caller keeps nothing of
    a file unless the iterator ends (``list`` it, or draw it inside one transaction).
    """
    source = recognise(path)
    report = ReadReport(source=source.name)
    return source.read(path, options, report), report


def _hint(beginning: Sample) -> str:
    unread = unread_export(beginning)
    if unread:
        return unread.refusal()
    if beginning.head.startswith(b"PK\x03\x04"):
        return "a zip archive; unpack it and give the file inside"
    if beginning.text is None:
        return _no_text(beginning.head)
    if not beginning.text.strip():
        return "nothing but blanks at its beginning"
    first_line = beginning.text.lstrip().splitlines()[0][:80]
    return f"not recognised by its content (it begins {first_line!r})"


def _no_text(head: bytes) -> str:
    """A table in another encoding can be saved again; anything else can't be helped."""
    first = head.split(b"\n", 1)[0]
    if b"\0" in head or not any(mark in first for mark in (b",", b";", b"\t")):
        return "not a text file in UTF-8 and not a known binary export"
    try:
        head.decode()
    except UnicodeDecodeError as error:
        place = head.count(b"\n", 0, error.start) + 1
        return f"line {place}: byte 0x{head[error.start]:02x} is not UTF-8; save it as CSV in UTF-8"
    return "not a text file in UTF-8"
