"""The tools that write what happened: ``log`` (plain words, or sets), ``report`` (how the body is). First a preview, then a yes.

What would lift a bound of safety (a condition or a limitation that ends, release work that was ruled out) is not written by a
conversation: the athlete says that themselves, in the app or on the command line.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from hormesis.app.facts import fact_to_say
from hormesis.app.log import log_text
from hormesis.app.told_view import told_json
from hormesis.assistant.caller import Caller
from hormesis.assistant.confirming import AGREE, DONE, STOOD, Asked, asked_with
from hormesis.assistant.sets_done import SetDone, facts_of_sets
from hormesis.assistant.telling import Cuts, user_text
from hormesis.assistant.words_checked import flags_in, lifts_a_bound, says
from hormesis.assistant.writing_shapes import Flag, PreviewedFact, Question, WriteResult
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from

__all__ = ["Confirm", "log", "report"]

Confirm = Annotated[
    str | None,
    Field(
        max_length=80, description="The token of the preview, once the athlete has agreed to it; without it nothing is written"
    ),
]
Level = Annotated[float | None, Field(ge=0, le=10, description="How much, 0 to 10")]
Scale = Annotated[float | None, Field(ge=1, le=5, description="Of check_in: 1 is worst, 5 is best")]
_MOST_FACTS = 40
_SHOWN = ("span", "words", "says", "assumed", "confidence")
_BOUND_STAYS = (
    "what ends a health condition or a limitation is not written by a conversation; the athlete says it in the app's settings, "
    "or with `hormesis set`"
)
_TELL_FLAG = "Say `safety` to the athlete first, word for word. "
_KEEP_FLAG = "Then call again with the same arguments and this `confirm`: their words are kept, and the plan heeds them."
Json = Mapping[str, Any]


def log(
    caller: Caller,
    text: Annotated[
        str | None,
        Field(max_length=4000, description="The athlete's own words, as in 'bench 100x5 rpe 8, upper back tight 6/10'"),
    ] = None,
    sets: Annotated[
        list[SetDone] | None, Field(max_length=40, description="Sets that were done, in order, instead of words")
    ] = None,
    date: Annotated[date | None, Field(description="The day of the `sets`; today without it")] = None,
    confirm: Confirm = None,
) -> WriteResult:
    """Keep what happened: the athlete's own words as they said them (`text`), or `sets`; one of the two.

    The first call writes nothing: it gives a preview and a token. Show the preview; call again with the same arguments and
    `confirm` once the athlete agrees. `questions` are theirs to answer, and `safety` is to be said to them word for word.
    """
    if (text is None) == (sets is None):
        raise Invalid("log: give `text`, the athlete's own words, or `sets`; one of the two")
    if sets is not None:
        asked = asked_with(caller, "log", confirm)
        return _settled(asked, facts_of_sets(caller, sets, caller.day(date), asked), [], [], [], {})
    if date is not None:
        raise Invalid(f"log: date: found {date.isoformat()!r} beside `text`; say the day in the words, such as 'yesterday'")
    return _log_words(caller, text or "", confirm)


def report(
    caller: Caller,
    kind: Annotated[
        Literal["tightness", "pain", "soreness", "check_in", "symptom", "status"],
        Field(description="What it is about; check_in is how the morning is, status is ill or travelling"),
    ],
    region: Annotated[
        str | None,
        Field(max_length=40, description="Of tightness and pain: a region such as upper_back; of soreness: a muscle group"),
    ] = None,
    side: Annotated[Literal["left", "right", "both"] | None, Field(description="Of tightness and pain")] = None,
    level: Level = None,
    movement: Annotated[str | None, Field(max_length=100, description="Of pain: the exercise that it comes with")] = None,
    new: Annotated[bool | None, Field(description="Of pain: whether it is new, or nobody knows where it is from")] = None,
    energy: Scale = None,
    sleep_quality: Scale = None,
    motivation: Scale = None,
    stress: Annotated[float | None, Field(ge=1, le=5, description="Of check_in: 5 is worst")] = None,
    status: Annotated[Literal["ill", "travelling"] | None, Field(description="Of status: which")] = None,
    until: Annotated[date | None, Field(description="Of status: its last day")] = None,
    note: Annotated[str | None, Field(max_length=1000, description="The athlete's own words about it")] = None,
    confirm: Confirm = None,
) -> WriteResult:
    """How the body is: tightness, pain or soreness (0–10), the morning's check-in (1–5, 5 best, but stress), a symptom, illness
    or travel. As with `log`: first a preview, then the same call with `confirm`. What hurts stops or eases movements, and no
    argument changes that."""
    asked = asked_with(caller, "report", confirm)
    of_kind: dict[str, dict[str, Any]] = {
        "tightness": {"region": region, "side": side or "both", "level": level},
        "pain": {"region": region, "side": side or "both", "level": level, "movement": movement, "new": new},
        "soreness": {"soreness": {region or "": level}},
        "check_in": {"energy": energy, "sleep_quality": sleep_quality, "motivation": motivation, "stress": stress},
        "symptom": {"text": note, "severity": level},
        "status": {"status": status, "until": until.isoformat() if until else None},
    }
    fields = {name: value for name, value in of_kind[kind].items() if value is not None}
    if not fields or (kind == "soreness" and (region is None or level is None)):
        raise Invalid(f"report: {kind}: nothing is said of it; give {_NEEDED[kind]}")
    facts = [fact_to_say("check_in" if kind == "soreness" else kind, fields, asked.instant())]
    if note is not None and kind != "symptom":
        facts.append(fact_from({"kind": "note", "at": asked.instant(), "text": note}, "report: note"))
    return _settled(asked, facts, flags_in(one for one in (note, movement) if one), [], [], {})


_NEEDED = {
    "tightness": "`region` and `level`",
    "pain": "`region` and `level`",
    "soreness": "`region` (a muscle group) and `level`",
    "check_in": "`energy`, `sleep_quality`, `motivation` or `stress`",
    "symptom": "`note`",
    "status": "`status`, ill or travelling",
}


def _log_words(caller: Caller, text: str, confirm: str | None) -> WriteResult:
    asked = asked_with(caller, "log", confirm)
    found = log_text(caller.principal.db, caller.athlete_id, text, asked.at, write=False)
    facts = [fact_from({key: value for key, value in one.items() if key not in _SHOWN}, "log") for one in found["facts"]]
    told = told_json(caller.principal.db, caller.athlete_id, asked.at.date())
    lifted = [one for one in facts if lifts_a_bound(one, told)]
    facts = [one for one in facts if one not in lifted]
    questions: list[Question] = [
        {"code": one["code"], "text": one["text"], "about": user_text(one["words"]), "options": list(one["options"])}
        for one in found["questions"]
    ]
    questions += [
        {
            "code": "bound_stays",
            "text": _BOUND_STAYS,
            "about": user_text(one.fields.get("code") or one.fields.get("region")),
            "options": [],
        }
        for one in lifted
    ]
    flag = found["flag"]
    flags: list[Flag] = [{"tier": flag["tier"], "rule": flag["rule"], "text_shown": flag["text_shown"]}] if flag else []
    assumed = {one["id"]: one["assumed"] for one in found["facts"]}
    return _settled(asked, facts, flags, questions, [one["words"] for one in found["unread"]], assumed)


def _settled(
    asked: Asked,
    facts: Sequence[Fact],
    flags: Sequence[Flag],
    questions: Sequence[Question],
    unread: Iterable[str],
    assumed: Mapping[str, Sequence[str]],
) -> WriteResult:
    cuts = Cuts()
    token, until, written = asked.settle(facts)
    units = asked.caller.units()
    shown: list[PreviewedFact] = [
        {
            "kind": one.kind,
            "at": one.at,
            "says": user_text(says(one, units)),
            "assumed": list(assumed.get(one.id, ())),
        }
        for one in cuts.first(facts, _MOST_FACTS, "facts")
    ]
    if token is not None:
        step = _KEEP_FLAG if flags else AGREE
    elif not facts:
        lifts = any(one["code"] == "lifts" for one in questions)
        step = "Give what was lifted as `sets`." if lifts else "Nothing of this can be written. Ask what `questions` ask."
    else:
        step = DONE if written else STOOD
    return {
        "safety": list(flags),
        "facts": shown,
        "questions": list(questions),
        "not_understood": [user_text(one) for one in unread],
        "confirm": token,
        "confirm_until": until,
        "written": written,
        "next_step": (_TELL_FLAG if flags else "") + step,
        "cut": cuts.said,
    }
