"""English for what was understood of typed words and what must be asked: ``fact_text``, ``question_text``, ``UNREAD``."""

from collections.abc import Mapping
from typing import Any

from hormesis.domain.load import Unit, kg_to
from hormesis.words.parse_values import Draft, Question
from hormesis.words.render import load_text

__all__ = ["fact_text", "question_text"]

_QUESTIONS: Mapping[str, str] = {
    "level": "How much {kind}{where}, 0 (none) to 10?",
    "range": "{kind}{where} goes from 0 to 10; how much is it?",
    "scale": "{kind}{where} is kept from 0 to 10; how much is it on that scale?",
    "field_range": "{field} goes from {scale}; how much is it?",
    "field_scale": "{field} goes from {scale}; how much is it on that scale?",
    "region": "Where is it?",
    "side": "Which side?",
    "sense": "What is it in your {where}?",
    "hours": "How many hours did you sleep?",
    "unit": "{value} in which unit?",
    "mass": "A body weight of {kg:g} kg can't be; what is it, in kg?",
    "avoid": "What must be avoided for your {region}?",
    "now": "Is that so now ({code})?",
    "sets": "“{words}” can be read in more than one way; write sets x reps and the load, as in bench 3x8 60kg.",
    "reps": "How many reps were it in each set? Write it whole, as in bench 3x8 60kg.",
    "load": "{lift}: with which load, in {unit}? 0 for none.",
    "exercise": "Which exercise was “{words}”?",
    "effort": "{lift}: how many more reps would have gone in the last set (0 to 9)?",
    "over": "Is sparing your {region} over too?",
    "which": "Which exercise is “{words}”?",
}
_STATUS = {"ill": "ill", "travelling": "away from home"}


def question_text(question: Question) -> str:
    """The question as a sentence."""
    values = {name: _plain(value) if isinstance(value, str) else value for name, value in question.values.items()}
    code = f"field_{question.code}" if "field" in values else question.code
    where = f" in your {values['where']}" if values.get("where") and question.code != "sense" else values.get("where", "")
    text = _QUESTIONS[code].format_map(
        {"kind": "it", "unit": "kg", "lift": "it", "words": "", "field": "", "scale": "", "region": "", **values, "where": where}
    )
    return text[:1].upper() + text[1:]


def fact_text(draft: Draft, units: Unit = "kg") -> str:
    """What a fact says, in a few words: "Tightness: upper back, both sides, 6 of 10"."""
    fields = draft.fields
    if draft.kind in ("tightness", "pain"):
        parts = [_place(fields), f"{fields['level']:g} of 10"]
        if "movement" in fields:
            parts.append(f"on {_plain(fields.get('movement_said', fields['movement']))}")
        if fields.get("new"):
            parts.append("new")
        return f"{draft.kind.capitalize()}: {', '.join(parts)}"
    if draft.kind == "check_in":
        return f"Check-in: {', '.join(_answers(fields))}"
    if draft.kind == "night":
        return f"Night: {fields['asleep_min'] // 60} h {fields['asleep_min'] % 60:02d} asleep"
    if draft.kind == "body_mass":
        return f"Body weight: {kg_to(fields['kg'], units):.1f} {units}"
    if draft.kind == "status":
        return f"You are {_STATUS[fields['status']]}{_until(fields)}"
    if draft.kind == "desk":
        return f"At a desk: {fields['hours']:g} h"
    if draft.kind == "set":
        return _set(fields, units)
    if draft.kind == "note":
        return f"Your words are kept: “{fields['text']}”"
    return _OTHERS[draft.kind](fields)


def _answers(fields: Mapping[str, Any]) -> list[str]:
    said = [
        f"{_plain(name)} {fields[name]:g} of 5" for name in ("energy", "sleep_quality", "motivation", "stress") if name in fields
    ]
    return [*said, *(f"{_plain(group)} soreness {level:g} of 10" for group, level in fields.get("soreness", {}).items())]


def _set(fields: Mapping[str, Any], units: Unit) -> str:
    reps = [f"{fields['reps']:g} reps"] if "reps" in fields else []
    time = [f"{fields['duration_s']:g} s"] if "duration_s" in fields else []
    load = [f"at {load_text(fields['load_kg'], fields.get('entered_unit', units))}"] if fields.get("load_kg") else []
    rir = [f"{fields['rir']:g} in reserve"] if "rir" in fields else []
    kind = {"warm_up": ["warm-up"], "failure": ["to failure"]}.get(fields.get("set_type", ""), [])
    return f"Set of {fields.get('exercise_name', 'an exercise')}: {', '.join([' '.join([*reps, *time, *load]), *rir, *kind])}"


def _preference(fields: Mapping[str, Any]) -> str:
    said = fields.get("exercise_said", fields["exercise"])
    text = {"never": "Never to be planned", "disliked": "Not liked", "liked": "Liked"}[fields["preference"]]
    return f"{text}: {_plain(said)}"


def _release(fields: Mapping[str, Any]) -> str:
    time = [f"{fields['duration_s']:g} s"] if "duration_s" in fields else []
    tool = [f"with the {_plain(fields['tool'])}"] if "tool" in fields else []
    moment = {"after": ["after training"], "warm_up": ["in the warm-up"], "evening": ["in the evening"]}.get(
        fields.get("moment", ""), []
    )
    return f"Release done: {', '.join([_place(fields), *time, *tool, *moment])}"


def _dismissal(fields: Mapping[str, Any]) -> str:
    where = f" for the {_plain(fields['region'])}" if "region" in fields else ""
    return f"Not wanted: {_plain(fields['of'])}{where}{_until(fields)}"


def _limitation(fields: Mapping[str, Any]) -> str:
    avoid = ", ".join(_plain(tag) for tag in fields.get("avoid", ()))
    return f"To spare: {_place(fields)}; avoid {avoid}{_until(fields)}"


def _condition(fields: Mapping[str, Any]) -> str:
    return "No health condition" if fields["code"] == "none" else f"Condition: {_plain(fields['code'])}{_until(fields)}"


_OTHERS = {
    "preference": _preference,
    "release": _release,
    "dismissal": _dismissal,
    "limitation": _limitation,
    "condition": _condition,
}


def _place(fields: Mapping[str, Any]) -> str:
    side = {"left": "left ", "right": "right "}.get(fields.get("side", ""), "")
    return side + _plain(fields["region"]) + (", both sides" if fields.get("side") == "both" else "")


def _until(fields: Mapping[str, Any]) -> str:
    return f", until {fields['until']}" if "until" in fields else ""


def _plain(value: Any) -> str:
    return str(value).replace("_", " ").replace("-", " ")
