"""Files on their way in through a door that has no paths: ``Uploads`` keeps one until it is applied, refused or forgotten.

A file lies in a folder of its own under the athlete's, readable by nobody else, and is removed as soon as its facts are kept.
"""

import json
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from hormesis.domain.errors import Invalid, NotFound

__all__ = ["Upload", "Uploads"]

KEPT_HOURS = 48
_NAME_CHARS = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent and is not applied yet; ``sent_at`` is ISO 8601 with an offset."""

    id: str
    file_name: str
    path: Path
    size: int
    sent_at: str


@dataclass(frozen=True, slots=True)
class Uploads:
    """The waiting files of one athlete, below ``home``. ``new_id`` gives ids that can't be guessed, such as ``uuid4``."""

    home: Path
    athlete_id: str
    now: Callable[[], datetime]
    new_id: Callable[[], UUID]
    most_bytes: int

    @property
    def folder(self) -> Path:
        """Where this athlete's files wait. Ids are any text, so the folder's name is made of a hash of it."""
        return self.home / "uploads" / sha256(self.athlete_id.encode()).hexdigest()[:32]

    def keep(self, file_name: str, parts: Iterable[bytes]) -> Upload:
        """Write the file, part by part. Raises ``Invalid`` for one without a name or content, or of more than ``most_bytes``."""
        self.forget_old()
        own = self.folder / str(self.new_id())
        own.mkdir(mode=0o700, parents=True)
        path = own / _safe_name(file_name)
        try:
            size = self._write(path, parts)
            sent_at = self.now().isoformat(timespec="seconds")
            (own / ".about.json").write_text(json.dumps({"file_name": path.name, "sent_at": sent_at}), encoding="utf-8")
        except BaseException:
            shutil.rmtree(own, ignore_errors=True)  # a file half sent is not kept
            raise
        return Upload(own.name, path.name, path, size, sent_at)

    def _write(self, path: Path, parts: Iterable[bytes]) -> int:
        size = 0
        with path.open("xb") as file:
            path.chmod(0o600)
            for part in parts:
                size += len(part)
                if size > self.most_bytes:
                    raise Invalid(
                        f"file {path.name!r}: it has more than {self.most_bytes // 10**6} MB, the most that is taken; "
                        "import it on the machine itself with `hormesis import`"
                    )
                file.write(part)
        if not size:
            raise Invalid(f"file {path.name!r}: it is empty; export it again and send that file")
        return size

    def get(self, upload_id: str) -> Upload:
        """The file that waits under this id. Raises ``NotFound`` where there is none, or it is somebody else's."""
        own = self.folder / _canonical(upload_id)
        try:
            about = json.loads((own / ".about.json").read_text(encoding="utf-8"))
            path = own / about["file_name"]
            return Upload(own.name, path.name, path, path.stat().st_size, about["sent_at"])
        except (OSError, ValueError, KeyError) as error:
            raise NotFound(f"upload {upload_id!r}: nothing waits under this id; send the file again") from error

    def waiting(self) -> list[Upload]:
        """Every file that waits, the first that was sent first."""
        if not self.folder.is_dir():
            return []
        found = []
        for own in self.folder.iterdir():
            try:
                found.append(self.get(own.name))
            except NotFound:  # it is being written or removed just now
                continue
        return sorted(found, key=lambda one: (one.sent_at, one.id))

    def forget(self, upload_id: str) -> None:
        """Remove the file, once its facts are kept or nobody wants it. That there is none is no fault."""
        shutil.rmtree(self.folder / _canonical(upload_id), ignore_errors=True)

    def forget_all(self) -> None:
        """Remove every waiting file of the athlete."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def forget_old(self) -> None:
        """Remove what nobody has applied for two days: it is a copy of somebody's health."""
        oldest = self.now() - timedelta(hours=KEPT_HOURS)
        for one in self.waiting():
            if datetime.fromisoformat(one.sent_at) < oldest:
                self.forget(one.id)


def _safe_name(file_name: str) -> str:
    """The last part of the name, without what a file system or a terminal could trip over."""
    last = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip().lstrip(".")
    if not kept:
        raise Invalid(f"file name: found {file_name!r}; send the file under the name that the app gave it, such as strong.csv")
    while len(kept.encode()) > _NAME_CHARS:  # the ending tells what kind of file it is
        kept = kept[1:]
    return kept


def _canonical(upload_id: str) -> str:
    try:
        return str(UUID(upload_id))
    except ValueError as error:
        raise NotFound(f"upload {upload_id!r}: nothing waits under this id; send the file again") from error
