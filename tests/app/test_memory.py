"""Giving memory back changes nothing that is still in use, on any machine."""

import sys

import pytest

from hormesis.app.memory import give_back


@pytest.mark.parametrize("platform", [sys.platform, "darwin"])
def test_what_is_in_use_stays(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    kept = [bytes([n % 256]) * 1000 for n in range(5000)]
    freed = [bytearray(1000) for _ in range(5000)]
    freed.clear()
    give_back()
    assert all(one == bytes([n % 256]) * 1000 for n, one in enumerate(kept))
