"""One page of the library as text: ``show_page``."""

from collections.abc import Iterable, Mapping
from typing import Any

from hormesis.doors.cli.output import Output

__all__ = ["show_page"]


def show_page(output: Output, page: Mapping[str, Any]) -> None:
    """The page for a reader: what it is, how it is done, what goes wrong, what it trains, how much of it."""
    output.line(output.strong(page["name"]))
    facts = (page["kind"], page["pattern"], page["implement"], page["primary_group"])
    output.line(output.faint(" · ".join(_plain(fact) for fact in facts)))
    output.line()
    output.wrapped(_prose(page["description"]))
    _list(output, "Do", page.get("cues", {}).get("do", []))
    _list(output, "Don't", page.get("cues", {}).get("dont", []))
    _list(output, "Mistakes", (f"{m['mistake']}: {m['instead'][:1].lower()}{m['instead'][1:]}" for m in page.get("mistakes", [])))
    muscles = page.get("muscles", {})
    named = [_plain(m["muscle"]) for m in (*muscles.get("primary", []), *muscles.get("secondary", []))]
    _list(output, "Muscles", [", ".join(named)] if named else [])
    _list(output, "How much", (_dose(dose) for dose in page.get("dose", [])))
    _list(output, "Read by", _review(page.get("review", {})))
    _list(output, "Instead", (f"{s['exercise']} ({_plain(s['reason'])})" for s in page.get("substitutes", [])))


def _list(output: Output, heading: str, texts: Iterable[str]) -> None:
    texts = list(texts)
    if texts:
        output.line()
        output.line(output.strong(heading))
        for text in texts:
            output.wrapped(text, "  - ", "    ")


def _review(review: Mapping[str, Any]) -> list[str]:
    if review.get("status") != "signed":
        return ["nobody yet who is a professional (unreviewed)"]
    void = "" if review.get("signature_fits") else "; the signature no longer fits the text"
    return [f"{review['name']}, {review['credentials']}, {review['date']}{void}"]


def _dose(dose: Mapping[str, Any]) -> str:
    parts = [f"{_span(dose['sets'])} {'set' if dose['sets'] == [1, 1] else 'sets'}"]
    if dose.get("reps"):
        parts.append(f"of {_span(dose['reps'])} reps")
    if dose.get("hold_s"):
        parts.append(f"held {_span(dose['hold_s'])} s")
    if dose.get("rir"):
        parts.append(f"leaving {_span(dose['rir'])}")
    if dose.get("rest_s"):
        parts.append(f"with {_span(dose['rest_s'])} s of rest")
    return f"{_plain(dose['moment'])}: {' '.join(parts)}"


def _span(pair: list[int]) -> str:
    return f"{pair[0]}" if pair[0] == pair[1] else f"{pair[0]} to {pair[1]}"


def _plain(word: str) -> str:
    return str(word).replace("_", " ")


def _prose(text: str) -> str:
    return " ".join(text.split())
