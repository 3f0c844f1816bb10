"""Typed words are read into exactly the facts that were labelled, in five languages, and what is unsure is asked.

The notation of the labelled sets: ``T``, ``P`` region side level (tightness, pain), ``C`` parts of a check-in, ``N`` minutes
asleep, ``R`` region side seconds (release), ``D`` of (dismissal), ``X`` code (condition), ``L`` region side avoid
until (limitation), ``S`` exercise load reps with further fields (sets, of which ``dur=`` are timed ones), ``F`` exercise
preference, ``St`` status until, ``B`` kg, ``K`` hours at a desk; ``-`` for nothing said; ``@`` when, if it is not now.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hormesis.app.knowledge import load_knowledge
from hormesis.app.log_names import lift_known
from hormesis.domain.errors import Invalid
from hormesis.domain.load import kg_from
from hormesis.words.parse import parse
from hormesis.words.parse_values import Context, Draft, Parsed, Question

NOW = datetime(2026, 1, 15, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))  # a Thursday
KNOWN = load_knowledge()


def has_own_weight(name: str) -> bool | None:
    return lift_known(name, KNOWN)


CONTEXT = Context(NOW, lift=has_own_weight)
HERE = Path(__file__).parent

SETS = ("utterances.tsv", "utterances_blind.tsv", "utterances_sets.tsv", "utterances_second.tsv", "utterances_third.tsv")

Row = tuple[str, str, str, str]
Json = dict[str, Any]


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    cut = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(language, text, facts, asks) for language, text, facts, asks in cut]


def expected_facts(notation: str) -> list[Json]:
    return [] if notation == "-" else [fact for part in notation.split("; ") for fact in _facts(part.split())]


def _facts(words: list[str]) -> list[Json]:
    return _sets(words) if words[0] == "S" else [_fact(words)]


def _sets(words: list[str]) -> list[Json]:
    """``S bench 100 5,5,5 rir=2``: a fact a set; 225lb is in pounds, ``dur=60,60`` are timed sets."""
    at = [("at", word[1:]) for word in words if word.startswith("@")]
    _, name, load, reps, *rest = [word for word in words if not word.startswith("@")]
    more: Json = {k: float(v) if k == "rir" else v for k, v in (one.split("=") for one in rest)}
    seconds = more.pop("dur", None)
    fields: Json = {"kind": "set", "exercise_name": name.replace("_", " "), **more, **dict(at)}
    if load.endswith("lb"):
        fields |= {"load_kg": round(kg_from(float(load[:-2]), "lb"), 4), "entered_unit": "lb"}
    elif load != "-":
        fields["load_kg"] = float(load)
    if seconds:
        return [{**fields, "duration_s": float(one)} for one in seconds.split(",")]
    return [{**fields, "reps": float(one)} for one in reps.split(",")]


def _fact(words: list[str]) -> Json:
    at = next((word[1:] for word in words if word.startswith("@")), None)
    head, *rest = [word for word in words if not word.startswith("@")]
    kind = KINDS[head]
    if head == "F":
        return {
            "kind": kind,
            "exercise": rest[0].replace("_", " "),
            "preference": rest[1],
            **dict(p.split("=") for p in rest[2:]),
        }
    readers = {"tightness": _region, "pain": _region, "check_in": _check_in, "release": _release, "limitation": _limitation}
    fields = readers[kind](rest) if kind in readers else _plain(kind, rest)
    return {"kind": kind, **fields, **({"at": at} if at else {})}


KINDS = {
    "T": "tightness",
    "P": "pain",
    "C": "check_in",
    "N": "night",
    "R": "release",
    "D": "dismissal",
    "X": "condition",
    "L": "limitation",
    "St": "status",
    "B": "body_mass",
    "K": "desk",
    "F": "preference",
}
_FIRST = {"night": "asleep_min", "dismissal": "of", "condition": "code", "status": "status", "body_mass": "kg", "desk": "hours"}


def _region(parts: list[str]) -> Json:
    text = " ".join(parts[3:])
    new = text.endswith("new")
    movement = text.removesuffix("new").strip().removeprefix("movement=")
    return (
        _present(region=parts[0], side=parts[1], level=float(parts[2]))
        | _present(movement=movement or "-")
        | ({"new": True} if new else {})
    )


def _check_in(parts: list[str]) -> Json:
    fields: Json = {}
    for name, value in (part.split("=") for part in parts):
        if name.startswith("sore."):
            fields.setdefault("soreness", {})[name.removeprefix("sore.")] = float(value)
        else:
            fields[name] = float(value)
    return fields


def _release(parts: list[str]) -> Json:
    seconds = {} if parts[2] == "-" else {"duration_s": float(parts[2])}
    return _present(region=parts[0], side=parts[1]) | seconds | dict(part.split("=") for part in parts[3:])


def _limitation(parts: list[str]) -> Json:
    return _present(region=parts[0], side=parts[1], until=parts[3]) | {"avoid": sorted(parts[2].split(","))}


def _plain(kind: str, parts: list[str]) -> Json:
    first = parts[0]
    named = [part if "=" in part else f"until={part}" for part in parts[1:]]
    return {_FIRST[kind]: first if kind in ("dismissal", "condition", "status") else float(first)} | dict(
        p.split("=") for p in named
    )


def _present(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value != "-"}


def found_facts(parsed: Parsed) -> list[Json]:
    return [_found(draft) for draft in parsed.facts]


def _found(draft: Draft) -> Json:
    then = datetime.fromisoformat(draft.at) + timedelta(milliseconds=50)  # sets of one moment stand a millisecond apart
    then = then.replace(microsecond=0)
    at = {} if then == NOW else {"at": then.strftime("%Y-%m-%dT%H:%M")}
    fields = {name: _number(value) for name, value in draft.fields.items()}
    for name in ("exercise_name", "exercise"):
        if name in fields:
            fields[name] = str(fields[name]).casefold()
    return {"kind": draft.kind, **fields, **at}


def _number(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: float(level) for name, level in value.items()}
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def in_any_order(fact: Json) -> str:
    """A fact as text, whatever the order of its fields."""
    return json.dumps(fact, sort_keys=True)


def outcome(text: str, context: Context = CONTEXT) -> tuple[list[Json], list[str]]:
    parsed = parse(text, context)
    return sorted(found_facts(parsed), key=in_any_order), sorted(question.code for question in parsed.questions)


def labelled(row: Row) -> tuple[list[Json], list[str]]:
    return sorted(expected_facts(row[2]), key=in_any_order), sorted([] if row[3] == "-" else row[3].split(","))


@pytest.mark.parametrize(
    "row",
    [row for name in (SETS[0], *SETS[2:4]) for row in rows(name)],
    ids=lambda row: f"{row[0]}: {row[1]}",
)
def test_an_utterance_gives_exactly_its_facts_and_questions(row: Row) -> None:
    assert outcome(row[1]) == labelled(row)


def test_what_was_labelled_before_it_was_run_is_read_as_well() -> None:
    """On their first runs: 106 of 110 and 52 of 59 exactly, with 1 and 4 wrong facts; these were then mended in general ways."""
    unseen = [*rows("utterances_blind.tsv"), *rows("utterances_third.tsv")]
    exact = [row for row in unseen if outcome(row[1]) == labelled(row)]
    wrong = [row for row in unseen if any(fact not in labelled(row)[0] for fact in outcome(row[1])[0])]
    assert len(exact) >= 0.95 * len(unseen)
    assert len(wrong) <= 0.01 * len(unseen)


def test_there_are_enough_labelled_utterances_and_none_twice() -> None:
    every = [row for name in SETS for row in rows(name)]
    assert len(every) >= 520
    assert len({row[1] for row in every}) == len(every)
    assert {row[0] for row in every} == {"en", "de", "es", "fr", "pt"}


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("upper back tight 6/10", "side: both"),
        ("knot in my left trap, 5/10", "region: upper back, where the traps lies"),
        ("right knee sore 4/10", "what is sore in a joint is noted as pain"),
        ("rolled my quads 2 min", "with a roller"),
        ("slept like crap, 5h", "sleep quality 1 of 5, from “like crap”"),
        ("no longer on blood thinners", "over since yesterday"),
    ],
)
def test_what_was_not_said_but_taken_so_is_told(text: str, assumed: str) -> None:
    assert assumed in {one for draft in parse(text, CONTEXT).facts for one in draft.assumed}


def test_a_plain_no_tightness_is_of_the_places_that_were_reported() -> None:
    known = Context(NOW, reported=(("tightness", "upper_back", "both"), ("pain", "knee", "left")))
    assert found_facts(parse("no tightness today", known)) == [
        {"kind": "tightness", "region": "upper_back", "side": "both", "level": 0.0}
    ]


def test_fine_is_of_the_kind_that_was_reported_there() -> None:
    known = Context(NOW, reported=(("pain", "upper_back", "both"),))
    assert [draft.kind for draft in parse("upper back is fine", known).facts] == ["pain"]
    assert [draft.kind for draft in parse("upper back is fine", CONTEXT).facts] == ["tightness"]


def test_a_weight_without_a_unit_is_in_the_units_of_the_profile_and_says_so() -> None:
    (draft,) = parse("body weight 180", Context(NOW, units="lb")).facts
    assert draft.fields == {"kg": 81.6466}
    assert draft.assumed


def answers(question: Question, *texts: str) -> Draft | Question | None:
    result: Draft | Question | None = question
    for text in texts:
        assert isinstance(result, Question)
        result = result.answered(text)
    return result


@pytest.mark.parametrize(
    ("text", "said", "kind", "fields"),
    [
        ("upper back tight", ("6",), "tightness", {"region": "upper_back", "side": "both", "level": 6}),
        ("my back hurts", ("lower back", "4,5"), "pain", {"region": "lower_back", "side": "both", "level": 4.5}),
        ("knee pain 4/10", ("left",), "pain", {"region": "knee", "level": 4, "side": "left"}),
        ("legs sore 6/10", ("quads",), "check_in", {"soreness": {"quads": 6}}),
        ("calves sore", ("5/10",), "check_in", {"soreness": {"calves": 5}}),
        ("right knee 4/10", ("tightness",), "tightness", {"region": "knee", "side": "right", "level": 4}),
        ("quads 4/10", ("soreness",), "check_in", {"soreness": {"quads": 4}}),
        ("slept 6", ("6.5",), "night", {"asleep_min": 390}),
        ("energy 8/10", ("4",), "check_in", {"energy": 4}),
        ("body weight 180", ("lb",), "body_mass", {"kg": 81.6466}),
        ("used to be on blood thinners", ("yes",), "condition", {"code": "anticoagulants"}),
        (
            "need to spare my left shoulder",
            ("overhead, grip",),
            "limitation",
            {"region": "shoulder", "side": "left", "avoid": ["overhead", "grip"]},
        ),
        ("bench 3x5", ("82.5",), "set", {"exercise_name": "bench", "reps": 5, "load_kg": 82.5}),
        ("80kg 5x5 squat last set was hard", ("1",), "set", {"exercise_name": "squat", "load_kg": 80.0, "reps": 5, "rir": 1}),
        (
            "45 s on the ball each side",
            ("upper back",),
            "release",
            {"side": "both", "duration_s": 45, "tool": "ball", "region": "upper_back"},
        ),
    ],
)
def test_an_answer_makes_a_question_a_fact(text: str, said: tuple[str, ...], kind: str, fields: Json) -> None:
    draft = answers(parse(text, CONTEXT).questions[0], *said)
    assert isinstance(draft, Draft)
    assert (draft.kind, draft.fact().fields) == (kind, fields)


def test_a_condition_that_is_over_is_no_fact() -> None:
    assert answers(parse("used to be on blood thinners", CONTEXT).questions[0], "no") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("upper back tight", "12"),
        ("upper back tight", "a lot"),
        ("my back hurts", "knee"),
        ("energy 8/10", "9"),
        ("curls 12x10", "5"),
    ],
)
def test_an_answer_that_is_not_allowed_is_refused_and_never_clipped(text: str, said: str) -> None:
    with pytest.raises(Invalid, match="log"):
        parse(text, CONTEXT).questions[0].answered(said)


@pytest.mark.parametrize("number", ["11", "12/10", "-1/10", "100", "10.5", "6/5", "60/100"])
def test_a_number_off_the_scale_is_asked_and_never_clipped(number: str) -> None:
    parsed = parse(f"upper back tight {number}", CONTEXT)
    assert parsed.facts == ()
    assert next(question.code for question in parsed.questions) in ("range", "scale", "level")
