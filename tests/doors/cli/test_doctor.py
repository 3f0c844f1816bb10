"""``hormesis doctor``: says what works and what does not, by its exit code too."""

from pathlib import Path

from .conftest import Run


def test_a_sound_installation_is_found_sound(run: Run, home: Path) -> None:
    done = run("doctor", "--json")
    assert (done.code, done.json["ok"]) == (0, True)
    found = {finding["what"]: finding["found"] for finding in done.json["findings"]}
    assert found["home"] == str(home)
    assert "0 facts" in found["store"]
    assert "exercises" in found["library"]
    assert "ok" in run("doctor").out


def test_a_store_that_cannot_be_opened_is_found_wrong(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "hormesis.db").write_bytes(b"this is no database" * 100)
    done = run("doctor", "--json")
    assert (done.code, done.json["ok"]) == (1, False)
    assert [finding["what"] for finding in done.json["findings"] if not finding["ok"]] == ["store"]
    assert "WRONG" in run("doctor").out
