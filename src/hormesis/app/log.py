"""Plain words into facts: ``understand``, ``keep``, ``log_text``. Red flags are looked for before anything is parsed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from hormesis.app.facts import record
from hormesis.app.knowledge import Knowledge, knowledge_for
from hormesis.app.log_names import is_without_page, lift_known, with_pages
from hormesis.app.log_told import over_too
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_to_json
from hormesis.domain.load import Unit
from hormesis.store import facts as fact_log
from hormesis.store.database import Database
from hormesis.words.english_log import fact_text, question_text
from hormesis.words.parse import parse
from hormesis.words.parse_values import Context, Draft, Question, Span

if TYPE_CHECKING:
    from hormesis.safety.red_flags import Flag

__all__ = ["SOURCE", "Understood", "keep", "log_text", "understand"]

SOURCE = "log"
_REPORTED_DAYS = 14
_LOADED_DAYS = 60
_NO_FLAG = "none"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text was taken for. ``flag`` is shown before anything else; None where the text raises none.

    ``facts`` include the text itself as a note where it raises a flag, so that the plan knows of it.
    """

    text: str
    flag: "Flag | None"
    facts: tuple[Draft, ...]
    questions: tuple[Question, ...]
    unread: tuple[Span, ...]
    units: Unit

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to write, to ask or to warn of."""
        return bool(self.facts or self.questions or self.flag)


def understand(db: Database, athlete_id: str, text: str, now: datetime, knowledge: Knowledge | None = None) -> Understood:
    """What ``text``, said at ``now`` (aware, their own clock), reports. Writes nothing; raises ``Invalid`` for no text."""
    from hormesis.safety.red_flags import check_text  # its rules are read from files, and only words need them

    if not text.strip():
        raise Invalid('log: found nothing; say it in words, as in hormesis log "upper back tight again, 6/10"')
    flag = check_text(text)
    known = knowledge or knowledge_for(db, athlete_id)
    context = _context(db, athlete_id, now, known)
    parsed = parse(text, context)
    whole = [with_pages(draft, known) for draft in parsed.facts]
    facts = tuple(draft for draft in whole if not is_without_page(draft))
    unknown = [draft for draft in whole if is_without_page(draft)]
    asked = tuple(_placed(q, whole, facts, known) for q in parsed.questions)
    asked += tuple(Question("which", draft.span, {"words": draft.fields["exercise"]}) for draft in unknown)
    asked += over_too(db, athlete_id, facts, now)
    if flag.tier != _NO_FLAG:
        note = Draft("note", now.isoformat(timespec="milliseconds"), {"text": text}, (0, len(text)), (), 1.0)
        facts = (*facts, note)
    units = context.units or "kg"
    return Understood(text, flag if flag.tier != _NO_FLAG else None, facts, asked, parsed.unread, units)


def _placed(question: Question, whole: Sequence[Draft], facts: Sequence[Draft], known: Knowledge) -> Question:
    """A question with its exercise's page, and with the place in ``facts`` of the fact that it makes more exact."""
    place = None if question.replaces is None else next(n for n, one in enumerate(facts) if one is whole[question.replaces])
    draft = None if question.draft is None else with_pages(question.draft, known)
    return replace(question, draft=draft, also=tuple(with_pages(one, known) for one in question.also), replaces=place)


def keep(db: Database, athlete_id: str, drafts: Sequence[Draft]) -> tuple[Fact, ...]:
    """Write the facts, all or none. Raises ``Invalid`` where one is not allowed."""
    facts = tuple(draft.fact(SOURCE) for draft in drafts)
    record(db, athlete_id, facts)
    return facts


def log_text(db: Database, athlete_id: str, text: str, now: datetime, write: bool) -> Json:
    """What ``text`` was taken for, as JSON; its facts are written where ``write`` says so, and never what is still asked.

    ``facts`` (each as in the export, with ``span``, ``words``, ``says``, ``assumed``, ``confidence``), ``questions``, ``unread``,
    ``flag`` (tier, rule, text_shown) or null, ``written`` (ids). Raises ``Invalid`` for no text.
    """
    found = understand(db, athlete_id, text, now)
    written = keep(db, athlete_id, found.facts) if write else ()
    return {
        "facts": [_fact_json(draft, found) for draft in found.facts],
        "questions": [
            {
                "code": q.code,
                "text": question_text(q),
                "span": list(q.span),
                "words": text[slice(*q.span)],
                "options": list(q.options),
            }
            for q in found.questions
        ],
        "unread": [{"span": list(span), "words": text[slice(*span)]} for span in found.unread],
        "flag": {"tier": f.tier, "rule": f.rule, "text_shown": f.text_shown} if (f := found.flag) else None,
        "written": [fact.id for fact in written],
    }


def _fact_json(draft: Draft, found: Understood) -> Json:
    return {
        **fact_to_json(draft.fact(SOURCE)),
        "span": list(draft.span),
        "words": found.text[slice(*draft.span)],
        "says": fact_text(draft, found.units),
        "assumed": list(draft.assumed),
        "confidence": draft.confidence,
    }


def _context(db: Database, athlete_id: str, now: datetime, known: Knowledge) -> Context:
    """What reading needs of the athlete: their units, those of their last sets where they told none, and the places whose last
    report within two weeks was more than 0."""
    since = now.date() - timedelta(days=_REPORTED_DAYS)
    last: dict[tuple[str, str, str | None], float] = {}
    with db.reading() as tx:
        for fact in fact_log.live(tx, athlete_id, ["tightness", "pain"], since_day=since, until_day=now.date()):
            last[fact.kind, str(fact.fields["region"]), fact.fields.get("side")] = float(fact.fields["level"])
        profiles = fact_log.live(tx, athlete_id, ["profile"])
        sets = fact_log.live(tx, athlete_id, ["set"], now.date() - timedelta(days=_LOADED_DAYS), now.date())
    units = next((f.fields["units"] for f in reversed(profiles) if "units" in f.fields), None)
    in_lb = 2 * sum(one.fields.get("entered_unit") == "lb" for one in sets) > len(sets)
    own = {str(one.fields.get("exercise_name", "")).casefold() for one in sets}

    def lift(name: str) -> bool | None:
        found = lift_known(name, known)
        return False if found is None and name.casefold() in own else found

    reported = tuple(place for place, level in last.items() if level > 0)
    return Context(now, units, reported, units or ("lb" if in_lb else "kg"), lift)
