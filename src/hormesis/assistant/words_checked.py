"""What is looked for in words before anything else is done with them, and how facts are said back: ``flags_in``, ``says``."""

from collections.abc import Iterable, Mapping
from typing import Any

from hormesis.app.safety import check_texts
from hormesis.assistant.writing_shapes import Flag
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.words.english_log import fact_text
from hormesis.words.parse_values import Draft
from hormesis.words.render import load_text

__all__ = ["flags_in", "lifts_a_bound", "says"]

_NONE = "none"


def flags_in(texts: Iterable[str]) -> list[Flag]:
    """The red flags in texts, each once, the most urgent first."""
    found = {one["rule"]: one for one in check_texts(texts) if one["tier"] != _NONE}
    ordered = sorted(found.values(), key=lambda one: str(one["tier"]))
    return [{"tier": str(one["tier"]), "rule": str(one["rule"]), "text_shown": str(one["text_shown"])} for one in ordered]


def lifts_a_bound(fact: Fact, told: Mapping[str, Any]) -> bool:
    """Whether a fact would end or weaken a condition or a limitation that stands in what the athlete ``told`` (``told_json``), or
    say that there is none."""
    fields = fact.fields
    if fact.kind == "condition":
        same = [one for one in told["conditions"] if one["code"] == fields["code"]]
        return fields["code"] == _NONE or any(_ends_sooner(fields, one) for one in same)
    if fact.kind == "limitation":
        same = [one for one in told["limitations"] if (one["region"], one["side"]) == (fields["region"], fields.get("side"))]
        return any(_ends_sooner(fields, one) or not set(fields.get("avoid", one["avoid"])) >= set(one["avoid"]) for one in same)
    return False


def says(fact: Fact, units: Unit) -> str:
    """A fact in a few words, as the athlete is asked to agree to it."""
    fields = fact.fields
    if fact.kind == "set":
        load = f" with {load_text(fields['load_kg'], units)}" if fields.get("load_kg") else ""
        reserve = f", {fields['rir']:g} in reserve" if "rir" in fields else ""
        warm_up = " (warm-up)" if fields.get("set_type") == "warm_up" else ""
        return f"{fields.get('exercise_name', fields.get('exercise'))}: {fields.get('reps', 0)} reps{load}{reserve}{warm_up}"
    if fact.kind == "workout":
        return f"Workout on {fact.at[:10]}" + (f": {fields['name']}" if fields.get("name") else "")
    if fact.kind == "symptom":
        return f"Symptom: {fields.get('text', '')}"
    try:
        return fact_text(Draft(fact.kind, fact.at, fields, (0, 0)), units)
    except (KeyError, Invalid):  # a kind that words can't be taken for
        shown = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in fields.items())
        return f"{fact.kind.replace('_', ' ')}: {shown}"


def _ends_sooner(fields: Mapping[str, Any], stands: Mapping[str, Any]) -> bool:
    until = fields.get("until")
    return until is not None and (stands["until"] is None or str(until)[:10] < stands["until"])
