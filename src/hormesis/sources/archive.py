"""Zip archives that hold an export: ``reading_archive``. A damaged or locked one is refused; nothing is unpacked to the disk."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from hormesis.domain.errors import Invalid

__all__ = ["basename", "reading_archive"]

_LARGEST = 2 << 30


@contextmanager
def reading_archive(path: Path, wanted: Callable[[str], bool]) -> Iterator[dict[str, Path]]:
    """The members that are ``wanted``, by their names inside the archive and in the order of those, while the archive is open.

    A member has the ``open``, ``read_bytes`` and ``name`` of a path and nothing else of it. Raises ``Invalid`` naming the archive
    for what a member is refused for, for an archive that is damaged, locked or larger than 2 GiB once unpacked.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir() and wanted(info.filename)]
            found = sorted(members, key=lambda info: info.filename)
            if sum(info.file_size for info in found) > _LARGEST:
                raise Invalid("more than 2 GiB once unpacked; unpack it and give the files one by one")
            yield {info.filename: cast(Path, zipfile.Path(archive, info.filename)) for info in found}
    except Invalid as error:
        raise Invalid(f"{path.name}: {error}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Invalid(f"{path.name}: the archive is damaged ({error}); export or download it again") from None
    except RuntimeError as error:  # how zipfile says that a member is encrypted
        raise Invalid(f"{path.name}: the archive can't be opened ({error}); unpack it and give the files inside") from None


def basename(member: str) -> str:
    """The last part of a member's name, in small letters."""
    return member.replace("\\", "/").rsplit("/", 1)[-1].casefold()
