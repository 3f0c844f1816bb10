"""Reports of tightness, pain and soreness from what was put together in ``parse_frames``: ``read_body``."""

from collections.abc import Sequence
from dataclasses import replace

from hormesis.domain.anatomy import MuscleGroup
from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_frames import Frame, frames_of
from hormesis.words.parse_times import at_text, moment_of
from hormesis.words.parse_values import Context, Draft, Question, asked_or_whole

__all__ = ["read_body"]

_KINDS = {"tight": "tightness", "pain": "pain"}
_SURE = 0.95
_ASSUMED = 0.9
_MENDED = 0.85


def read_body(
    text: str, clauses: Sequence[Clause], open_clauses: Sequence[int], context: Context
) -> tuple[list[Draft], list[Question], set[int]]:
    """The reports in the open clauses, what must be asked for them, and the clauses they stand in."""
    usable = [nth for nth in open_clauses if not _is_of_old(clauses[nth], context)]
    frames, taken = frames_of(clauses, usable)
    drafts: list[Draft] = []
    questions: list[Question] = []
    sided = {_told_of(frame, clauses) for frame in frames if frame.side}
    for frame in frames:
        if not frame.side and not frame.plural and _told_of(frame, clauses) in sided:
            continue  # the same place by another name: left elbow (golfer's elbow)
        for one in _of_frame(text, frame, clauses, context):
            if isinstance(one, Question):
                if not any(q.draft == one.draft and q.code == one.code for q in questions):
                    questions.append(one)
            elif not any((d.kind, d.at, d.fields) == (one.kind, one.at, one.fields) for d in drafts):
                drafts.append(one)
                if _side_is_open(one):
                    questions.append(Question("side", one.span, dict(one.fields), ("left", "right", "both"), one, "side"))
    return drafts, questions, taken


def _told_of(frame: Frame, clauses: Sequence[Clause]) -> tuple[object, ...]:
    return frame.place and frame.place.regions, frame.sense, frame.level, clauses[frame.clause].sentence


def _is_of_old(clause: Clause, context: Context) -> bool:
    return clause.has("past", "last_week") or clause.names_a_year_before(context.now.year)


def _of_frame(text: str, frame: Frame, clauses: Sequence[Clause], context: Context) -> list[Draft | Question]:
    when, assumed = moment_of(clauses, frame.clause, context.now)
    notes = (assumed,) if assumed else ()
    confidence = _SURE * (_MENDED if frame.mended else 1.0)
    base = Draft("", at_text(when, context.now), {}, frame.span, notes, confidence)
    if frame.place is None:
        return _everywhere(frame, base, context)
    sense, said = _sense(frame, context)
    base = replace(base, assumed=(*base.assumed, *said))
    if sense == "sore":
        return _sore(text, frame, base)
    if sense == "open":
        return [_what_is_felt(text, frame, base)]
    return [_tight_or_pain(text, frame, _KINDS[sense], base)]


def _sense(frame: Frame, context: Context) -> tuple[str, tuple[str, ...]]:
    """What was felt. "Fine" is of the kind that was reported there, else a joint has no pain and anything else no tightness."""
    place = frame.place
    assert place is not None  # asked before
    if frame.sense == "fine":
        known = [kind for kind, region, _ in context.reported if place.regions and region == place.regions[0]]
        sense = "pain" if ("pain" in known or (not known and place.joint)) else "tight"
        return sense, (f"“fine” taken for no {_KINDS[sense]}",)
    if frame.sense == "sore" and place.joint and not place.groups:
        return "pain", ("what is sore in a joint is noted as pain",)
    return frame.sense, ()


def _tight_or_pain(text: str, frame: Frame, kind: str, base: Draft) -> Draft | Question:
    place = frame.place
    assert place is not None  # asked before
    fields: dict[str, object] = {}
    assumed = list(base.assumed)
    if len(place.regions) == 1:
        fields["region"] = str(place.regions[0])
        if place.near:
            assumed.append(f"region: {place.regions[0].replace('_', ' ')}, where the {place.name.replace('_', ' ')} lies")
    side = frame.side or ("both" if frame.plural or not place.paired else None)
    if side:
        fields["side"] = side
    if side == "both" and frame.side is None and not frame.plural:
        assumed.append("side: both")
    if frame.level.value is not None:
        fields["level"] = _number(frame.level.value)
    if kind == "pain" and frame.level.value != 0:
        if frame.movement:
            fields["movement"] = text[slice(*frame.movement)]
        if frame.new:
            fields["new"] = True
    draft = replace(base, kind=kind, fields=fields, assumed=tuple(assumed), confidence=_confidence(base, assumed))
    return asked_or_whole(draft, tuple(str(region) for region in place.regions), frame.level.problem)


def _sore(text: str, frame: Frame, base: Draft) -> list[Draft | Question]:
    place, level = frame.place, frame.level
    assert place is not None  # asked before
    value = _number(level.value) if level.value is not None else None
    if place.joint and not frame.plural:
        return [_what_is_felt(text, frame, base)]
    if not place.groups:
        draft = replace(base, kind="check_in", fields={"soreness": {"": value}})
        return [asked_or_whole(draft, tuple(str(group) for group in place.among))]
    assumed = list(base.assumed)
    if len(place.groups) > 1:
        assumed.append(f"{place.name}: {', '.join(group.replace('_', ' ') for group in place.groups)}")
    if frame.side in ("left", "right"):
        assumed.append("soreness is kept by muscle, without a side")
    soreness = {str(group): value for group in place.groups}
    draft = replace(base, kind="check_in", fields={"soreness": soreness}, assumed=tuple(assumed))
    return [asked_or_whole(draft, (), level.problem)]


def _what_is_felt(text: str, frame: Frame, base: Draft) -> Question | Draft:
    """The question for what is felt where only a place and a number were said, or where "sore" may mean muscle or joint."""
    place = frame.place
    assert place is not None  # asked before
    if len(place.regions) != 1:
        return _tight_or_pain(text, frame, "tightness", base)
    draft = _tight_or_pain(text, replace(frame, level=replace(frame.level, problem="level")), "pain", base)
    known = draft.draft if isinstance(draft, Question) else draft
    assert known is not None  # a region is known, so only the level can be missing
    options = ("tightness", "pain", *(("soreness",) if place.groups else ())) if frame.sense == "open" else ("pain", "soreness")
    values = {"where": place.name.replace("_", " "), "groups": [str(group) for group in place.groups]}
    return Question("sense", frame.span, values, options, replace(known, kind=""), "sense")


def _everywhere(frame: Frame, base: Draft, context: Context) -> list[Draft | Question]:
    """A report that names no place: a zero is of what was reported lately, anything else must be asked."""
    if frame.sense == "sore":
        return [asked_or_whole(replace(base, kind="check_in", fields={"soreness": {"": frame.level.value}}), _groups())]
    kind = _KINDS[frame.sense]
    lately = [(region, side) for known, region, side in context.reported if known == kind]
    if frame.level.value == 0 and lately:
        said = (*base.assumed, "of the regions that you reported lately")
        return [
            replace(base, kind=kind, fields={"region": r, **({"side": s} if s else {}), "level": 0}, assumed=said, confidence=0.8)
            for r, s in lately
        ]
    fields = {} if frame.level.value is None else {"level": _number(frame.level.value)}
    return [asked_or_whole(replace(base, kind=kind, fields=fields), code=frame.level.problem)]


def _groups() -> tuple[str, ...]:
    return tuple(str(group) for group in MuscleGroup if group not in (MuscleGroup.FULL_BODY, MuscleGroup.NONE))


def _side_is_open(draft: Draft) -> bool:
    return draft.kind in ("tightness", "pain") and "side" not in draft.fields and draft.fields.get("level") != 0


def _number(value: float) -> float:
    return int(value) if value.is_integer() else value


def _confidence(base: Draft, assumed: Sequence[str]) -> float:
    return round(base.confidence * _ASSUMED ** len([one for one in assumed if one != "side: both"]), 3)
