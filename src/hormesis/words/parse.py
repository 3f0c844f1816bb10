"""Typed words → facts, without a model: ``parse``. What is unsure is asked, never guessed; what is not understood stays unread.

Read are sets of lifts, reports (tightness, pain, soreness, the check-in, sleep, body weight, hours at a desk), release work done
or not wanted, conditions, limits, what is liked and what is never to be planned, being ill or away: in English, and in German,
Spanish, French and Portuguese for the common forms.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from hormesis.words.parse_body import read_body
from hormesis.words.parse_clauses import Clause, clauses_of
from hormesis.words.parse_day import read_day
from hormesis.words.parse_health import read_health
from hormesis.words.parse_lifts import read_lifts
from hormesis.words.parse_likes import read_likes
from hormesis.words.parse_numbers import composed
from hormesis.words.parse_release import read_release
from hormesis.words.parse_values import Context, Draft, Parsed, Question, Span
from hormesis.words.parse_words import read_text

__all__ = ["parse"]

_LONGEST = 4000
_SAYS_NOTHING = frozenset({"filler", "and", "but", "hedge", "one", "time"})


def parse(text: str, context: Context) -> Parsed:
    """The facts that ``text`` reports, the questions it leaves open, and the parts of it that say nothing we know. Never raises.

    The same text and context give the same answer. Only the first 4000 characters are read; the rest counts as unread.
    """
    reading = read_text(text[:_LONGEST])
    tail = text[reading.items[-1].end : _LONGEST] if reading.items else ""
    clauses = clauses_of(composed(reading.items), tail)
    free = [nth for nth, clause in enumerate(clauses) if not clause.void]
    drafts: list[Draft] = []
    questions: list[Question] = []
    taken: set[int] = set()
    for read in (
        partial(read_lifts, text),
        read_health,
        partial(read_likes, text),
        read_release,
        read_day,
        partial(read_body, text),
    ):
        found = read(clauses, [nth for nth in free if nth not in taken], context)
        drafts += found[0]
        questions += found[1]
        taken |= found[2]
    facts = _merged(drafts)
    unread = [clause.span for nth, clause in enumerate(clauses) if nth not in taken and _says_something(clause)]
    if len(text) > _LONGEST:
        unread.append((_LONGEST, len(text)))
    return Parsed(tuple(facts), tuple(_placed(questions, facts)), tuple(_closed_up(unread)), reading.language)


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """The parts of one check-in as one fact; the rest as it is, in the order of the text."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.span):
        twin = next((i for i, d in enumerate(found) if d.kind == draft.kind == "check_in" and d.at == draft.at), None)
        if twin is None:
            found.append(draft)
            continue
        one = found[twin]
        soreness = {**one.fields.get("soreness", {}), **draft.fields.get("soreness", {})}
        fields = {**one.fields, **draft.fields, **({"soreness": soreness} if soreness else {})}
        span = (min(one.span[0], draft.span[0]), max(one.span[1], draft.span[1]))
        assumed = tuple(dict.fromkeys((*one.assumed, *draft.assumed)))
        found[twin] = replace(one, fields=fields, span=span, assumed=assumed, confidence=min(one.confidence, draft.confidence))
    return found


def _placed(questions: Sequence[Question], facts: Sequence[Draft]) -> list[Question]:
    """A question that makes a fact more exact points to it."""
    return [
        replace(q, replaces=facts.index(q.draft)) if q.code in ("side", "effort") and q.draft in facts else q for q in questions
    ]


def _says_something(clause: Clause) -> bool:
    return any(
        not item.meanings or item.meanings - _SAYS_NOTHING - {m for m in item.meanings if m.startswith("time:")}
        for item in clause.items
    )


def _closed_up(spans: Sequence[Span]) -> list[Span]:
    """Neighbours as one."""
    found: list[Span] = []
    for span in spans:
        if found and span[0] - found[-1][1] <= 6:
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found
