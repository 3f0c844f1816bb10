"""Files that wait to be imported: kept whole or not at all, for their athlete alone, and not for long."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from hormesis.app.uploads import Uploads
from hormesis.domain.errors import Invalid, NotFound

NOON = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=1)))


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


def uploads(home: Path, athlete: str = "ann", clock: Clock | None = None, most: int = 1000) -> Uploads:
    return Uploads(home, athlete, clock or Clock(), uuid4, most)


def test_a_file_waits_whole_until_it_is_forgotten(tmp_path: Path) -> None:
    mine = uploads(tmp_path)
    sent = mine.keep("strong.csv", [b"Date,", b"Reps\n"])
    assert (mine.get(sent.id), sent.path.read_bytes(), sent.size) == (sent, b"Date,Reps\n", 10)
    assert mine.waiting() == [sent]
    mine.forget(sent.id)
    assert mine.waiting() == []
    with pytest.raises(NotFound, match="send the file again"):
        mine.get(sent.id)


def test_nobody_else_sees_it(tmp_path: Path) -> None:
    sent = uploads(tmp_path, "ann").keep("strong.csv", [b"x"])
    assert uploads(tmp_path, "ben").waiting() == []
    with pytest.raises(NotFound):
        uploads(tmp_path, "ben").get(sent.id)
    assert sent.path.stat().st_mode & 0o077 == 0
    assert sent.path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("upload_id", ["", ".", "..", "../../etc", "nonsense", str(UUID(int=0))])
def test_an_id_that_is_none_finds_nothing(tmp_path: Path, upload_id: str) -> None:
    mine = uploads(tmp_path)
    mine.keep("strong.csv", [b"x"])
    with pytest.raises(NotFound):
        mine.get(upload_id)


def test_a_file_that_is_too_big_leaves_nothing_behind(tmp_path: Path) -> None:
    mine = uploads(tmp_path, most=10)
    with pytest.raises(Invalid, match="hormesis import"):
        mine.keep("strong.csv", [b"12345", b"678901"])
    with pytest.raises(Invalid, match="empty"):
        mine.keep("strong.csv", [])
    assert list(mine.folder.iterdir()) == []


def test_a_transfer_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    mine = uploads(tmp_path)
    with pytest.raises(ConnectionResetError):
        mine.keep("strong.csv", broken())
    assert list(mine.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../.ssh/keys.csv", "keys.csv"),
        ("C:\\Users\\ann\\strong.csv", "strong.csv"),
        (".hidden.csv", "hidden.csv"),
        ("a\nb\x00.csv", "ab.csv"),
        ("ü" * 300 + ".csv", "ü" * 58 + ".csv"),
    ],
)
def test_a_name_stays_in_its_folder(tmp_path: Path, said: str, kept: str) -> None:
    assert uploads(tmp_path).keep(said, [b"x"]).path.name == kept


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    for name in ("", "..", "a/"):
        with pytest.raises(Invalid, match="file name"):
            uploads(tmp_path).keep(name, [b"x"])


def test_what_nobody_applies_is_gone_after_two_days(tmp_path: Path) -> None:
    clock = Clock()
    mine = uploads(tmp_path, clock=clock)
    mine.keep("strong.csv", [b"x"])
    clock.time += timedelta(hours=47)
    second = mine.keep("hevy.csv", [b"x"])
    assert len(mine.waiting()) == 2
    clock.time += timedelta(hours=2)
    mine.forget_old()
    assert [one.id for one in mine.waiting()] == [second.id]


def test_everything_of_an_athlete_can_be_removed(tmp_path: Path) -> None:
    mine, others = uploads(tmp_path, "ann"), uploads(tmp_path, "ben")
    mine.keep("strong.csv", [b"x"])
    kept = others.keep("strong.csv", [b"x"])
    mine.forget_all()
    assert (mine.waiting(), others.waiting()) == ([], [kept])
