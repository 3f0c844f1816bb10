"""A yes stands for one change of one athlete, for a quarter of an hour, and for nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from hormesis.assistant.previews import STANDS_FOR, Previews
from hormesis.domain.errors import Conflict, Invalid

PREVIEWS = Previews(b"sixteen bytes or more")
MADE = datetime(2026, 3, 2, 19, 0, 0, 123000, tzinfo=UTC)
CHANGE = [{"kind": "tightness", "region": "upper_back", "level": 6}]


def agreed(athlete: str = "anna", tool: str = "report", change: list[dict[str, object]] | None = None) -> str:
    return PREVIEWS.token(athlete, tool, CHANGE if change is None else change, MADE)


def test_the_same_call_is_let_through() -> None:
    token = agreed()
    assert PREVIEWS.made(token, MADE + timedelta(minutes=5)) == MADE
    PREVIEWS.require(token, "anna", "report", CHANGE, MADE)


@pytest.mark.parametrize(
    "token",
    [
        agreed(athlete="ben"),
        agreed(tool="log"),
        agreed(change=[{"kind": "tightness", "region": "upper_back", "level": 7}]),
        agreed(change=[*CHANGE, {"kind": "note", "text": "and one thing more"}]),
        Previews(b"another key, as long").token("anna", "report", CHANGE, MADE),
        agreed()[:-1] + ("a" if agreed()[-1] != "a" else "b"),
    ],
    ids=["another athlete", "another tool", "another value", "one fact more", "another server", "touched"],
)
def test_nothing_but_what_was_shown_is_let_through(token: str) -> None:
    with pytest.raises(Conflict, match="not the change that was shown"):
        PREVIEWS.require(token, "anna", "report", CHANGE, MADE)


def test_a_moment_that_was_made_up_is_not_let_through() -> None:
    mark, _, code = agreed().split("-")
    later = MADE + timedelta(minutes=10)
    forged = f"{mark}-{round(later.timestamp() * 1000):x}-{code}"
    with pytest.raises(Conflict):
        PREVIEWS.require(forged, "anna", "report", CHANGE, PREVIEWS.made(forged, later))


def test_a_preview_runs_out() -> None:
    token = agreed()
    assert PREVIEWS.made(token, MADE + STANDS_FOR) == MADE
    with pytest.raises(Conflict, match="15 minutes"):
        PREVIEWS.made(token, MADE + STANDS_FOR + timedelta(milliseconds=1))
    with pytest.raises(Conflict):
        PREVIEWS.made(token, MADE - timedelta(milliseconds=1))


@pytest.mark.parametrize(
    "token", ["", "yes", "true", "yes--", "yes-zz-abc", "yes-ffffffffffffffff-a", "no-19cafebebfb-abc", "yes-1-"]
)
def test_what_is_no_token_is_said_to_be_none(token: str) -> None:
    with pytest.raises(Invalid, match="call the tool without it"):
        PREVIEWS.made(token, MADE)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Previews(b"short")
